import { createHash } from 'node:crypto';
import type { KnownPicture, KnownPictures } from '../database/known-pictures.ts';
import { saysSynthetic } from '../domain/digital-source.ts';
import { SAME_PICTURE_BITS } from '../domain/picture.ts';
import type { Imaging } from '../ports/imaging.ts';
import type { PictureMarks, ProvenanceReader } from '../ports/provenance.ts';

/**
 * `holds`: a signed manifest, and every byte is as it was signed. `changed`: it is not. `invalid`: the manifest
 * cannot be relied on for another reason. `unsigned`: XMP alone, which anybody can write. `unmarked`: nothing.
 */
export type Verdict = 'holds' | 'changed' | 'invalid' | 'unsigned' | 'unmarked';

export interface Verification {
  verdict: Verdict;
  /** Whether the marks say that it is synthetic, whether or not they hold. */
  saysSynthetic: boolean;
  marks: PictureMarks;
  /** The picture of a dataset that it is; left out where none was found or none was looked at. */
  known?: KnownPicture & { match: 'bytes' | 'looks' };
}

export interface VerifyDependencies {
  reader: ProvenanceReader;
  imaging: Pick<Imaging, 'inspect'>;
  /** Left out where there are no datasets to look at. */
  knownPictures?: KnownPictures | undefined;
}

/** @throws AvatarError `unreadable_picture` */
export async function verifyPicture(
  bytes: Uint8Array,
  { reader, imaging, knownPictures }: VerifyDependencies,
): Promise<Verification> {
  const marks = await reader.read(bytes);
  const verdict = verdictOf(marks);
  const perceptualHash = await imaging.inspect(bytes).then(
    (facts) => facts.perceptualHash,
    (error: unknown) => {
      // A change that broke the pixels is still a change, and the marks have told it.
      if (verdict === 'changed' || verdict === 'invalid') return undefined;
      throw error;
    },
  );
  const known = knownPictures && (await find(bytes, perceptualHash, knownPictures));
  const sources = [marks.xmp?.digitalSource ?? '', ...(marks.manifest?.digitalSources ?? [])];
  return {
    verdict,
    saysSynthetic: sources.some(saysSynthetic),
    marks,
    ...(known ? { known } : {}),
  };
}

function verdictOf({ xmp, manifest }: PictureMarks): Verdict {
  if (manifest) return manifest.state === 'valid' ? 'holds' : manifest.state;
  return xmp ? 'unsigned' : 'unmarked';
}

async function find(
  bytes: Uint8Array,
  perceptualHash: string | undefined,
  knownPictures: KnownPictures,
): Promise<Verification['known']> {
  const same = await knownPictures.withBytes(createHash('sha256').update(bytes).digest('hex'));
  if (same) return { ...same, match: 'bytes' };
  if (perceptualHash === undefined) return undefined;
  const similar = await knownPictures.showing(perceptualHash, SAME_PICTURE_BITS);
  return similar && { ...similar, match: 'looks' };
}
