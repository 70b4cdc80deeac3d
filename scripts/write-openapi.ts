// Writes what is generated from the API: npm run openapi
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { generatedApiFiles } from './openapi.ts';

for (const [path, content] of Object.entries(generatedApiFiles())) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  console.log(`${path} written.`);
}
