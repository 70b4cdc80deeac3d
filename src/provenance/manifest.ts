import { randomUUID } from 'node:crypto';
import { PNG } from '@trustnxt/c2pa-ts/asset';
import type { Signer } from '@trustnxt/c2pa-ts/cose';
import {
  type Action,
  ActionAssertion,
  ActionType,
  ClaimVersion,
  DataHashAssertion,
  type Manifest,
  ManifestStore,
} from '@trustnxt/c2pa-ts/manifest';
import type { OriginalPicture, PictureEdit } from '../ports/provenance.ts';
import { describeIngredient, linkManifest, type OriginalManifest, storeWith } from './ingredient.ts';

export interface Tool {
  name: string;
  version: string;
}

export interface ManifestFacts {
  signer: Signer;
  tool: Tool;
  edit: PictureEdit;
  /** URI of how the original came to be; left out where nobody says. */
  digitalSource: string | undefined;
  system: string | undefined;
  original: OriginalPicture;
  originalMediaType: string;
  /** The manifests that the original carries; left out where it carries none. */
  originalManifest: OriginalManifest | undefined;
}

/**
 * Room for the signature in bytes, filled with zeros: an RSA signature of 4096 bits needs 512, and the rest must
 * not shrink below 256, where its length would be written shorter. The library's own 25,000 are for time stamps.
 */
const SIGNATURE_ROOM = 1100;

/** Gives a PNG file without a manifest one, signed over all its bytes. */
export async function addManifest(png: Uint8Array, facts: ManifestFacts): Promise<Uint8Array> {
  const { signer, tool, original, originalManifest, system } = facts;
  const asset = new PNG(png);
  const carried = originalManifest && storeWith(originalManifest.jumbf);
  const parent = carried?.getActiveManifest();
  const store = carried ?? new ManifestStore();
  const manifest = store.createManifest({
    claimVersion: ClaimVersion.V2,
    assetFormat: asset.mimeType,
    instanceID: `xmp:iid:${randomUUID()}`,
    defaultHashAlgorithm: 'SHA-256',
    signer,
  });
  if (!manifest.claim || !manifest.signature) throw new Error('the library made a manifest without a claim');
  manifest.claim.claimGeneratorName = tool.name;
  manifest.claim.claimGeneratorVersion = tool.version;
  manifest.signature.signatureData.paddingLength = SIGNATURE_ROOM;

  const binding = DataHashAssertion.create('SHA-256');
  binding.name = 'jumbf manifest';
  manifest.addAssertion(binding);
  const ingredient = describeIngredient(original, facts.originalMediaType, system);
  if (parent && originalManifest) linkManifest(ingredient, parent, originalManifest.validation);
  manifest.addAssertion(ingredient);
  const actions = new ActionAssertion();
  actions.label = 'c2pa.actions.v2';
  // In this order: hashes are filled in as the references were made.
  actions.actions = actionsOf(facts, manifest.createAssertionReference(ingredient));
  manifest.addAssertion(actions);

  await asset.ensureManifestSpace(store.measureSize());
  await binding.updateWithAsset(asset);
  await manifest.sign(signer);
  await asset.writeManifestJUMBF(store.getBytes());
  return asset.getDataRange();
}

const EDITS = {
  cropped: ActionType.C2paCropped,
  marked: ActionType.C2paEditedMetadata,
  converted: ActionType.C2paTranscoded,
} satisfies Record<PictureEdit, ActionType>;

function actionsOf(
  { tool, edit, digitalSource, system }: ManifestFacts,
  ingredient: ReturnType<Manifest['createAssertionReference']>,
): Action[] {
  const opened: Action = {
    action: ActionType.C2paOpened,
    softwareAgent: tool,
    parameters: {
      ingredients: [ingredient],
      ...(system === undefined ? {} : { description: `Made by ${system}` }),
    },
  };
  // Not checked against the library's list of terms, which is older than the vocabulary: what an original says
  // is carried on as it is.
  const source = digitalSource === undefined ? {} : { digitalSourceType: digitalSource };
  return [Object.assign(opened, source), { action: EDITS[edit], softwareAgent: tool }];
}
