import { createReadStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { streamOf } from '../../../src/http/stream.ts';
import { scratchFolder } from '../../support/avatars.ts';

const file = join(scratchFolder(), 'large');
writeFileSync(file, Buffer.alloc(2 ** 20, 'x'));

it('gives what it reads from to its end', async () => {
  const body = await streamOf(createReadStream(file)[Symbol.asyncIterator]());
  expect(await new Response(body).bytes()).toEqual(new Uint8Array(2 ** 20).fill('x'.charCodeAt(0)));
});

it('fails before it begins where nothing can be read', async () => {
  const missing = createReadStream(join(scratchFolder(), 'nothing'));
  await expect(streamOf(missing[Symbol.asyncIterator]())).rejects.toMatchObject({ code: 'ENOENT' });
});

it.each([0, 1, 3])('closes what it reads from when its reader goes after %i pieces', async (pieces) => {
  const source = createReadStream(file, { highWaterMark: 4096 });
  const gone = new AbortController();
  const reader = (await streamOf(source[Symbol.asyncIterator](), gone)).getReader();
  for (let read = 0; read < pieces; read += 1) expect((await reader.read()).done).toBe(false);
  // One more is under way.
  const last = reader.read();
  await reader.cancel();
  await last;
  expect(gone.signal.aborted).toBe(true);
  await sleep(20);
  expect(source.destroyed).toBe(true);
});
