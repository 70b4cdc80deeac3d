import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface S3Object {
  bytes: Buffer;
  contentType: string;
  metadata: Record<string, string>;
  etag: string;
  lastModified: Date;
}

/** Where the stand-in keeps its objects. */
export interface Shelf {
  readonly objects: ReadonlyMap<string, S3Object>;
  set(key: string, object: S3Object): void;
  delete(key: string): void;
}

export function etagOf(bytes: Buffer): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}

export function memoryShelf(): Shelf {
  const objects = new Map<string, S3Object>();
  return {
    objects,
    set: (key, object) => void objects.set(key, object),
    delete: (key) => void objects.delete(key),
  };
}

interface StoredFile {
  key: string;
  contentType: string;
  metadata: Record<string, string>;
  lastModified: string;
  base64: string;
}

/** Like {@link memoryShelf}, and kept in a folder, one file an object, so that it outlives its process. */
export function folderShelf(folder: string): Shelf {
  mkdirSync(folder, { recursive: true });
  const shelf = memoryShelf();
  const fileOf = (key: string) => join(folder, `${createHash('sha256').update(key).digest('hex')}.json`);
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    const { key, base64, lastModified, ...rest } = JSON.parse(
      readFileSync(join(folder, name), 'utf8'),
    ) as StoredFile;
    const bytes = Buffer.from(base64, 'base64');
    shelf.set(key, { ...rest, bytes, etag: etagOf(bytes), lastModified: new Date(lastModified) });
  }
  return {
    objects: shelf.objects,
    set(key, object) {
      const { bytes, contentType, metadata, lastModified } = object;
      const file: StoredFile = {
        key,
        contentType,
        metadata,
        lastModified: lastModified.toISOString(),
        base64: bytes.toString('base64'),
      };
      const unfinished = join(folder, randomUUID());
      writeFileSync(unfinished, JSON.stringify(file));
      renameSync(unfinished, fileOf(key));
      shelf.set(key, object);
    },
    delete(key) {
      rmSync(fileOf(key), { force: true });
      shelf.delete(key);
    },
  };
}
