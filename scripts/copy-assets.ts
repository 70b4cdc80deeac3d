// What the built package needs beside its code: tsc copies TypeScript only.
import { cpSync } from 'node:fs';

cpSync('src/database/migrations', 'dist/database/migrations', { recursive: true });
cpSync('src/export/html/style', 'dist/export/html/style', { recursive: true });
cpSync('src/export/html/gallery.client.js', 'dist/export/html/gallery.client.js');
cpSync('src/http/reference/style.css', 'dist/http/reference/style.css');
