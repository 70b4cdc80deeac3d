import type { MiddlewareHandler } from 'hono';

/** Should a browser ever take a picture for a page, that page may load nothing, run nothing and be shown nowhere. */
export const sandboxPictures: MiddlewareHandler = async (context, next) => {
  await next();
  if (!context.res.headers.get('Content-Type')?.startsWith('image/')) return;
  context.res.headers.set('Content-Security-Policy', "default-src 'none'; sandbox; frame-ancestors 'none'");
  context.res.headers.set('X-Content-Type-Options', 'nosniff');
};

/**
 * Caching of bytes that never change under their address: by whoever asked, and nobody between.
 * @param version what the address names; without it, or with another one, the bytes are asked for again each time
 */
export function pictureCaching(etag: string, sha256: string, version: string | undefined) {
  const pinned = version !== undefined && version !== '' && sha256.startsWith(version);
  return {
    ETag: `"${etag}"`,
    'Cache-Control': pinned ? 'private, max-age=31536000, immutable' : 'private, no-cache',
  };
}
