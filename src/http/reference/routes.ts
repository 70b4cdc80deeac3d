import { readFile } from 'node:fs/promises';
import type { Api } from '../api.ts';
import type { Description } from '../document.ts';
import { referencePage, STYLE_PATH } from './page.ts';

const STYLE = new URL('./style.css', import.meta.url);

/** The readable description of the API, for whoever may use the API. */
export function referenceRoutes(app: Api, document: () => Description): void {
  app.get('/reference', (context) => {
    context.header('Cache-Control', 'private, no-cache');
    return context.html(referencePage(document()));
  });
  app.get(STYLE_PATH, async (context) => {
    const style = await readFile(STYLE, 'utf8');
    return context.body(style, 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'private, no-cache',
    });
  });
}
