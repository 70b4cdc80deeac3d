import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import PQueue from 'p-queue';
import type { Picture } from '../database/personas.ts';
import { AvatarError } from '../domain/errors.ts';
import { type MediaType, mediaTypeOf } from '../imaging/media-type.ts';
import type { Imaging } from '../ports/imaging.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { ProvenanceReader } from '../ports/provenance.ts';
import type { FileCache } from '../storage/file-cache.ts';
import { type Verification, verifyPicture } from './verify-picture.ts';

/** Pixels of the longer side of a thumbnail. Only these are made, so that nobody fills the disk with others. */
export const THUMBNAIL_WIDTHS = [160, 320, 640] as const;
export type ThumbnailWidth = (typeof THUMBNAIL_WIDTHS)[number];

/** Pictures that are decoded at a time: each takes its pixels' memory, and the processor. */
const AT_A_TIME = 2;

export interface PictureFilesDependencies {
  store: ObjectStore;
  cache: FileCache;
  /** Loaded when the first thumbnail is made. */
  imaging: () => Promise<Pick<Imaging, 'thumbnail' | 'inspect'>>;
  /** Loaded when the first marks are read. */
  marks: () => Promise<ProvenanceReader>;
}

/** What the bytes of a stored picture are read for. */
export interface PictureFiles {
  /**
   * The stored bytes, and what they are by their own first bytes, whatever a row says.
   * @throws AvatarError `not_here`, `storage`; `unreadable_picture` where they are no PNG, JPEG or WebP
   */
  open(picture: Pick<Picture, 'key'>): Promise<{ mediaType: MediaType; stream: Readable }>;
  /** A WebP whose longer side is at most `width` pixels. @throws AvatarError as `open` */
  thumbnail(picture: Pick<Picture, 'key' | 'sha256'>, width: ThumbnailWidth): Promise<Uint8Array>;
  /**
   * What `avatars verify` says of the stored bytes, and whether they are those that were stored.
   * @throws AvatarError as `open`
   */
  verify(picture: Pick<Picture, 'key' | 'sha256'>): Promise<{ found: Verification; unchanged: boolean }>;
}

export function createPictureFiles({ store, cache, imaging, marks }: PictureFilesDependencies): PictureFiles {
  const work = new PQueue({ concurrency: AT_A_TIME });
  let reader: Promise<ProvenanceReader> | undefined;

  return {
    async open({ key }) {
      const stream = await store.stream(key);
      const first = await beginning(stream);
      const mediaType = first && mediaTypeOf(first);
      if (mediaType) return { mediaType, stream };
      stream.destroy();
      throw new AvatarError('unreadable_picture', 'What is stored there is no PNG, JPEG or WebP file.');
    },

    thumbnail: ({ key, sha256 }, width) =>
      cache.get(`${sha256}-${width}.webp`, () =>
        work.add(async () => (await imaging()).thumbnail(await store.get(key), width)),
      ),

    verify: ({ key, sha256 }) =>
      work.add(async () => {
        const bytes = await store.get(key);
        reader ??= marks().catch((error: unknown) => {
          reader = undefined;
          throw error;
        });
        const found = await verifyPicture(bytes, { reader: await reader, imaging: await imaging() });
        return { found, unchanged: createHash('sha256').update(bytes).digest('hex') === sha256 };
      }),
  };
}

/** The first piece of a stream, which stays in it; null where it is empty. */
async function beginning(stream: Readable): Promise<Uint8Array | null> {
  while (!stream.readableEnded) {
    const piece = stream.read() as Buffer | null;
    if (piece) {
      stream.unshift(piece);
      return piece;
    }
    await Promise.race([once(stream, 'readable'), once(stream, 'end')]);
  }
  return null;
}
