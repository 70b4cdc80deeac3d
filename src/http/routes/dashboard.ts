import type { Api } from '../api.ts';
import type { StaticFile, StaticFiles } from '../static-files.ts';

const NOT_BUILT = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>The dashboard is not built</title></head>
<body>
<h1>The dashboard is not built</h1>
<p>The server runs, and its API answers under <a href="/api/v1/openapi.json">/api/v1</a>.</p>
<p><code>npm start</code> builds the dashboard and starts the server; <code>npm run build:web</code> only builds it.</p>
</body>
</html>
`;

/** The built dashboard. Its pages have addresses of their own (`/datasets/…`), which are all the same file. */
export function dashboardRoutes(app: Api, files: StaticFiles): void {
  app.get('/*', (context, next) => {
    const path = context.req.path;
    const file = files.get(path);
    if (file) return Promise.resolve(answer(file, context.req.raw.headers));
    const isPage = (context.req.header('accept') ?? '').includes('text/html') && !/^\/api(?:\/|$)/.test(path);
    if (!isPage) return next();
    const index = files.get('/index.html');
    return Promise.resolve(index ? answer(index, context.req.raw.headers) : context.html(NOT_BUILT, 503));
  });
}

function answer(file: StaticFile, headers: Headers): Response {
  const packed = file.brotli && /\bbr\b/.test(headers.get('accept-encoding') ?? '') ? file.brotli : undefined;
  const common = {
    ETag: file.etag,
    'Cache-Control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    Vary: 'Accept-Encoding',
  };
  if (headers.get('if-none-match') === file.etag) return new Response(null, { status: 304, headers: common });
  return new Response(packed ?? file.bytes, {
    headers: {
      ...common,
      'Content-Type': file.mediaType,
      ...(packed ? { 'Content-Encoding': 'br' } : {}),
    },
  });
}
