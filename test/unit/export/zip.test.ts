import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { exportDataset } from '../../../src/export/index.ts';
import { createTally } from '../../../src/export/tally.ts';
import { zipChunks } from '../../../src/export/zip.ts';
import { NASTY_TEXTS } from '../../support/nasty-texts.ts';
import { type Sample, sampleDataset, type SampleOptions } from '../../support/sample-dataset.ts';

let folder: string;
let out: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'avatars-zip-test-'));
  out = join(folder, 'people.zip');
});
afterEach(() => rm(folder, { recursive: true }));

const thumbnail = () => Promise.reject(new Error('not for this format'));
const write = (source: Sample) => exportDataset(source, { format: 'zip', out, thumbnail });

/** Every file in the archive, read by a library other than the one that wrote it. */
async function entriesOf(path: string): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(await readFile(path), { lazyEntries: true, strictFileNames: true });
  const entries = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    entries.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return entries;
}

interface Picture {
  url: string;
  sha256: string;
}
interface Person {
  firstname: string;
  base_image: Picture;
  images: Picture[];
}
const textOf = (entries: Map<string, Buffer>, name: string) => entries.get(name)?.toString('utf8') ?? '';
const peopleOf = (entries: Map<string, Buffer>) =>
  (JSON.parse(textOf(entries, 'data.json')) as { personas: Person[] }).personas;

const nasty = Object.values(NASTY_TEXTS);
const nastyPeople: SampleOptions = {
  people: nasty.length,
  images: 1,
  person: (position) => ({ firstname: nasty[position] ?? '', lastname: '../../etc/passwd' }),
};

describe('a zip archive', () => {
  it('holds the data three times, the pictures, and a word that all is synthetic', async () => {
    const source = await sampleDataset({
      people: 2,
      images: 4,
      dataset: { requested: 3, gaps: [{ position: 2, reason: 'Refused.\nTwice.' }] },
    });
    const result = await write(source);
    const entries = await entriesOf(out);
    expect([...entries.keys()]).toEqual([
      'README.txt',
      ...['0001-beatriz-oliveira', '0002-julio-pinheiro'].flatMap((person) =>
        ['base', 'image-1', 'image-2', 'image-3', 'image-4'].map((name) => `pictures/${person}/${name}.png`),
      ),
      'data.json',
      'data.jsonl',
      'data.csv',
    ]);
    const readme = textOf(entries, 'README.txt');
    expect(readme).toMatch(/^SYNTHETIC DATA\n/);
    expect(readme).toContain('3: Refused. Twice.');
    expect(textOf(entries, 'data.json')).toContain('"synthetic": true');
    expect(result).toMatchObject({ people: 2, pictures: 10, bytes: (await readFile(out)).length });
    expect(result.urlsExpireAt).toBeUndefined();
  });

  it('names its pictures by paths that lead to the very bytes, in all three files', async () => {
    const source = await sampleDataset({ people: 3, images: 2 });
    await write(source);
    const entries = await entriesOf(out);
    const people = peopleOf(entries);
    const pictures = people.flatMap((person) => [person.base_image, ...person.images]);
    expect(pictures).toHaveLength(9);
    for (const { url, sha256 } of pictures) {
      expect(
        createHash('sha256')
          .update(entries.get(url) ?? '')
          .digest('hex'),
      ).toBe(sha256);
    }
    const lines = textOf(entries, 'data.jsonl').trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as Person).images)).toEqual(
      people.map(({ images }) => images),
    );
    const rows = parse<Record<string, string>>(textOf(entries, 'data.csv'), { columns: true });
    expect(rows.map((row) => row['image_2_url'])).toEqual(people.map(({ images }) => images[1]?.url));
  });

  it('keeps URLs that expire out: the files are in it', async () => {
    const urlOf = (key: string) => ({
      url: `https://example.invalid/${key}?signature=x`,
      expiresAt: new Date(),
    });
    const result = await write(await sampleDataset({ people: 1, urlOf }));
    const entries = await entriesOf(out);
    expect(result.urlsExpireAt).toBeUndefined();
    expect(textOf(entries, 'data.json')).not.toContain('signature');
  });

  it('keeps hostile names in the data and out of the paths', async () => {
    await write(await sampleDataset(nastyPeople));
    const entries = await entriesOf(out);
    expect(peopleOf(entries).map(({ firstname }) => firstname)).toEqual(nasty);
    const names = [...entries.keys()];
    expect(new Set(names.map((name) => name.toLowerCase()))).toHaveLength(names.length);
    for (const name of names)
      expect(name).toMatch(/^(README\.txt|data\.\w+|pictures\/\d{4}[a-z0-9-]*\/(base|image-1)\.png)$/);
  });

  it('is the same, byte by byte, for the same people', async () => {
    await write(await sampleDataset({ people: 4 }));
    const first = await readFile(out);
    await write(await sampleDataset({ people: 4 }));
    expect((await readFile(out)).equals(first)).toBe(true);
  });

  it('fails, and leaves what was there, when a picture is gone', async () => {
    await write(await sampleDataset({ people: 1 }));
    const before = await readFile(out);
    const source = await sampleDataset({ people: 5 });
    const readObject: Sample['readObject'] = async (key) => {
      if (key === 'datasets/sample/3/cell-1.png') source.objects.delete(key);
      return source.readObject(key);
    };
    await expect(write({ ...source, readObject })).rejects.toMatchObject({ code: 'not_here' });
    expect((await readFile(out)).equals(before)).toBe(true);
    expect(await readdir(folder)).toEqual(['people.zip']);
  });

  it('fails when a picture is not what was stored', async () => {
    const source = await sampleDataset({ people: 2 });
    const readObject: Sample['readObject'] = async (key) =>
      Buffer.concat([await source.readObject(key), Buffer.from('x')]);
    await expect(write({ ...source, readObject })).rejects.toMatchObject({
      code: 'storage',
      message: expect.stringContaining('is not the picture that was stored'),
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('reads no further ahead than it is read itself', async () => {
    const people = 400;
    const large = Buffer.alloc(256 * 1024, 7);
    const sha256 = createHash('sha256').update(large).digest('hex');
    const plain = await sampleDataset({ people, images: 1 });
    let read = 0;
    const source = {
      ...plain,
      async *personas() {
        for await (const persona of plain.personas()) {
          const same = { sha256, bytes: large.length };
          yield {
            ...persona,
            base_image: persona.base_image && { ...persona.base_image, ...same },
            images: persona.images.map((image) => ({ ...image, ...same })),
          };
        }
      },
      async readObject() {
        read += 1;
        return Buffer.from(large);
      },
    };
    const chunks = zipChunks(source, folder, createTally());
    await chunks.next();
    await sleep(300);
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(40);
    await chunks.return(undefined);
  });
});
