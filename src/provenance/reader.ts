import type { X509Certificate } from 'node:crypto';
import type {
  ManifestMark,
  PictureIngredient,
  PictureSigner,
  ProvenanceReader,
  SignerKind,
} from '../ports/provenance.ts';
import { DEVELOPMENT_ORGANISATION } from './development-certificate.ts';
import { type EmbeddedMarks, findMarks } from './embedded.ts';
import { fingerprintOf } from './identity.ts';
import {
  digitalSourcesOf,
  readWithReference,
  type ReferenceManifest,
  type ReferenceStore,
} from './reference-reader.ts';
import { readXmp } from './xmp.ts';

export interface ProvenanceReaderOptions {
  /** The user's own certificates: what they signed is trusted. */
  own?: readonly X509Certificate[];
  /** The development certificate of the data directory, if there is one. */
  development?: X509Certificate | undefined;
  /** PEM certificates of authorities that the user trusts. */
  trustAnchors?: string | undefined;
}

/** Codes that say who signed, not whether the picture is as it was signed. */
const ABOUT_TRUST: readonly string[] = ['signingCredential.untrusted', 'signingCredential.trusted'];

export function createProvenanceReader(options: ProvenanceReaderOptions = {}): ProvenanceReader {
  const own = new Set((options.own ?? []).map(fingerprintOf));
  const development = options.development && fingerprintOf(options.development);

  function signerOf(
    manifest: ReferenceManifest | undefined,
    leaf: X509Certificate | undefined,
    isTrusted: boolean,
  ): PictureSigner {
    const fingerprint = leaf && fingerprintOf(leaf);
    const issuer = oneLine(manifest?.signature_info?.issuer ?? leaf?.issuer ?? '');
    let kind: SignerKind = 'unknown';
    // Of another data directory too: the name can be borrowed, but only by who wants to be trusted less.
    if (issuer.includes(DEVELOPMENT_ORGANISATION)) kind = 'development';
    if (fingerprint !== undefined && fingerprint === development) kind = 'development';
    else if (isTrusted || (fingerprint !== undefined && own.has(fingerprint))) kind = 'trusted';
    return {
      kind,
      name: oneLine(manifest?.signature_info?.common_name ?? 'unnamed'),
      issuer,
      ...(fingerprint === undefined ? {} : { fingerprint }),
    };
  }

  async function readManifest(bytes: Uint8Array, found: EmbeddedMarks): Promise<ManifestMark | undefined> {
    const reading = await readWithReference(bytes, found.mediaType, options.trustAnchors);
    if (reading.kind === 'absent') return undefined;
    const nothing = { digitalSources: [], ingredients: [] };
    if (reading.kind === 'unreadable') return { state: 'invalid', problems: [reading.reason], ...nothing };
    const { store } = reading;
    const manifest = store.manifests[store.active_manifest ?? ''];
    const { failures, isTrusted } = outcomeOf(store);
    const generator = manifest?.claim_generator_info?.[0];
    const isChanged = failures.some(({ code }) => code.endsWith('mismatch'));
    return {
      state: failures.length === 0 ? 'valid' : isChanged ? 'changed' : 'invalid',
      problems: [
        ...new Set(failures.map(({ code, explanation }) => `${code}: ${oneLine(explanation ?? '')}`)),
      ],
      digitalSources: digitalSourcesOf(store).map(oneLine),
      ...(generator ? { generator: oneLine(`${generator.name} ${generator.version ?? ''}`) } : {}),
      signer: signerOf(manifest, await leafOf(found.jumbf), isTrusted),
      ingredients: (manifest?.ingredients ?? []).map(ingredientOf),
    };
  }

  return {
    async read(bytes) {
      const found = findMarks(bytes);
      const xmp = found.xmp === undefined ? undefined : readXmp(found.xmp);
      // Most files carry no manifest, and the reader of manifests is large.
      const manifest = found.jumbf && (await readManifest(bytes, found));
      return { ...(xmp ? { xmp } : {}), ...(manifest ? { manifest } : {}) };
    },
  };
}

function outcomeOf(store: ReferenceStore) {
  const results = store.validation_results;
  const success = results?.activeManifest?.success ?? [];
  const failures = [
    ...(results?.activeManifest?.failure ?? []),
    // What became worse with an ingredient since it was taken in.
    ...(results?.ingredientDeltas ?? []).flatMap((delta) => delta.validationDeltas.failure),
  ].filter(({ code }) => !ABOUT_TRUST.includes(code));
  return { failures, isTrusted: success.some(({ code }) => code === 'signingCredential.trusted') };
}

function ingredientOf({
  title,
  instance_id: instance,
  active_manifest: manifest,
}: ReferenceManifest['ingredients'][number]): PictureIngredient {
  const sha256 = /^sha256:([0-9a-f]{64})$/.exec(instance ?? '')?.[1];
  return {
    ...(title ? { title: oneLine(title) } : {}),
    ...(sha256 === undefined ? {} : { sha256 }),
    hasManifest: Boolean(manifest),
  };
}

/** The signer's certificate, which the reference reader tells only by its names. */
async function leafOf(jumbf: Uint8Array | undefined): Promise<X509Certificate | undefined> {
  if (!jumbf) return undefined;
  const [{ SuperBox }, { ManifestStore }, crypto] = await Promise.all([
    import('@trustnxt/c2pa-ts/jumbf'),
    import('@trustnxt/c2pa-ts/manifest'),
    import('node:crypto'),
  ]);
  try {
    const store = ManifestStore.read(SuperBox.fromBuffer(new Uint8Array(jumbf)));
    const certificate = store.getActiveManifest()?.signature?.signatureData.certificate;
    return certificate && new crypto.X509Certificate(Buffer.from(certificate.rawData));
  } catch {
    return undefined;
  }
}

/** Text of a file from outside, for one line of a terminal. */
function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .slice(0, 300)
    .trim();
}
