import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';

export interface StaticFile {
  bytes: Uint8Array<ArrayBuffer>;
  /** The same for browsers that take `br`; undefined where it would not be smaller. */
  brotli: Uint8Array<ArrayBuffer> | undefined;
  mediaType: string;
  etag: string;
  /** Whether its name changes with its content. */
  immutable: boolean;
}

/** By the path in the URL, `/index.html` for example: what is not a key here is not served, whatever a path looks like. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
const COMPRESSIBLE = new Set(['.html', '.js', '.css', '.json', '.svg', '.txt', '.webmanifest']);

/** Reads the built dashboard, once: it is small, and what is read cannot change under a running server. */
export async function readStaticFiles(folder: string): Promise<StaticFiles> {
  const files = new Map<string, StaticFile>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const mediaType = MEDIA_TYPES[extname(entry.name)];
    if (!entry.isFile() || mediaType === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = new Uint8Array(await readFile(path));
    const url = `/${relative(folder, path).split(sep).join('/')}`;
    files.set(url, {
      bytes,
      brotli: COMPRESSIBLE.has(extname(entry.name)) ? await smaller(bytes) : undefined,
      mediaType,
      etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
      // Where Vite puts what it names by its content.
      immutable: url.startsWith('/assets/'),
    });
  }
  return files;
}

async function smaller(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const compressed = await promisify(brotliCompress)(bytes);
  return compressed.length < bytes.length ? new Uint8Array(compressed) : undefined;
}
