import { createHash } from 'node:crypto';
import { SuperBox } from '@trustnxt/c2pa-ts/jumbf';
import {
  IngredientAssertion,
  type HashedURI,
  type Manifest,
  ManifestStore,
  RelationshipType,
} from '@trustnxt/c2pa-ts/manifest';
import type { OriginalPicture } from '../ports/provenance.ts';
import type { ReferenceStore } from './reference-reader.ts';

/** The marks of an original as they came, and what the reference reader said of them. */
export interface OriginalManifest {
  jumbf: Uint8Array;
  validation: NonNullable<ReferenceStore['validation_results']>;
}

/**
 * A store that starts with the original's own manifests, byte for byte: a single changed byte would break
 * their signatures. Undefined where they cannot be written again as they came.
 */
export function storeWith(jumbf: Uint8Array): ManifestStore | undefined {
  try {
    const store = ManifestStore.read(SuperBox.fromBuffer(new Uint8Array(jumbf)));
    return Buffer.from(jumbf).equals(store.getBytes()) ? store : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The original as the one parent of what was made from it. C2PA has no field for the hash of an ingredient's
 * file, so it stands in the identifier of the instance, which is exactly that.
 */
export function describeIngredient(
  original: OriginalPicture,
  mediaType: string,
  system: string | undefined,
): IngredientAssertion {
  const ingredient = IngredientAssertion.createV3(RelationshipType.ParentOf);
  ingredient.title = original.title;
  ingredient.format = mediaType;
  ingredient.instanceID = `sha256:${original.sha256}`;
  ingredient.description = `${system === undefined ? 'The original' : `The original, by ${system}`}; SHA-256 of the file: ${original.sha256}`;
  return ingredient;
}

/** Links the ingredient to the manifest that came with it, and says what was found when it was checked. */
export function linkManifest(
  ingredient: IngredientAssertion,
  manifest: Manifest,
  validation: OriginalManifest['validation'],
): void {
  const { label } = manifest;
  const [whole, signature] = [manifest.sourceBox, manifest.signature?.sourceBox];
  if (label === undefined || !whole || !signature) return;
  ingredient.activeManifest = hashedBox(`/c2pa/${label}`, whole);
  ingredient.claimSignature = hashedBox(`/c2pa/${label}/c2pa.signature`, signature);
  // The library's type knows only its own codes; the reader's are the specification's.
  ingredient.validationResults = withoutNulls(validation) as NonNullable<
    IngredientAssertion['validationResults']
  >;
}

function hashedBox(path: string, box: SuperBox): HashedURI {
  return {
    uri: `self#jumbf=${path}`,
    hash: new Uint8Array(createHash('sha256').update(box.toBuffer()).digest()),
    algorithm: 'SHA-256',
  };
}

function withoutNulls(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, part: unknown) => part ?? undefined));
}
