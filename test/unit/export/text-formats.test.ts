import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PERSONA_FIELDS } from '../../../src/domain/persona.ts';
import { columnsOf, csvFormat } from '../../../src/export/csv.ts';
import { exportDataset, type ExportFormat } from '../../../src/export/index.ts';
import { jsonFormat } from '../../../src/export/json.ts';
import { textOf } from '../../../src/export/text-format.ts';
import { NASTY_TEXTS } from '../../support/nasty-texts.ts';
import { sampleDataset, type SampleOptions } from '../../support/sample-dataset.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'avatars-export-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

const nasty = Object.values(NASTY_TEXTS);
const nastyPeople: SampleOptions = {
  people: nasty.length,
  images: 1,
  person: (position) => ({
    firstname: nasty[position] ?? '',
    bio_facebook: nasty[position] ?? '',
    about: nasty[(position + 1) % nasty.length] ?? '',
    current_city: null,
  }),
};

async function write(format: ExportFormat, options: SampleOptions = {}, spreadsheetSafe = false) {
  const source = await sampleDataset(options);
  const out = join(folder, `people.${format}`);
  const thumbnail = () => Promise.reject(new Error('not for this format'));
  const result = await exportDataset(source, { format, out, spreadsheetSafe, thumbnail });
  return { result, text: await readFile(out, 'utf8') };
}

const inAnHour = new Date('2030-01-01T11:00:00.000Z');
const inTwoHours = new Date('2030-01-01T12:00:00.000Z');
const expiring: SampleOptions = {
  people: 2,
  images: 1,
  urlOf: (key) => ({
    url: `https://objects.example.invalid/${key}?X-Amz-Signature=abc`,
    expiresAt: key.includes('/1/') ? inAnHour : inTwoHours,
  }),
};

interface JsonExport {
  synthetic: boolean;
  notice: string;
  dataset: Record<string, unknown>;
  personas: Record<string, unknown>[];
  urls_expire_at: string | null;
}
const readJson = (text: string) => JSON.parse(text) as JsonExport;
const readLines = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const readCsv = (text: string) => parse<Record<string, string>>(text, { columns: true, bom: true });

describe('json', () => {
  it('holds the dataset, its people and their pictures, and says that all is synthetic', async () => {
    const { text, result } = await write('json', { people: 2, images: 4 });
    const read = readJson(text);
    expect(read.synthetic).toBe(true);
    expect(read.notice).toMatch(/synthetic: the people do not exist/);
    expect(read.dataset).toMatchObject({
      id: expect.any(String),
      synthetic: true,
      requested: 2,
      status: 'completed',
    });
    expect(read.urls_expire_at).toBeNull();
    expect(read.personas).toHaveLength(2);
    const [first] = read.personas;
    expect(first).toMatchObject({
      id: 'persona-0',
      position: 0,
      synthetic: true,
      firstname: 'Beatriz',
      age: 60,
      pictures_passed: 4,
      pictures_wanted: 4,
    });
    expect(first?.['base_image']).toEqual({
      url: expect.stringMatching(/^file:\/\/.*\/0\/base-0\.png$/),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      width: 96,
      height: 64,
      bytes: expect.any(Number),
      media_type: 'image/png',
      key: 'datasets/sample/0/base-0.png',
      expires_at: null,
      verdict: 'passed',
      reasons: [],
      similarity: 0.9,
      review: 'pending',
    });
    expect(first?.['images']).toHaveLength(4);
    for (const field of PERSONA_FIELDS) expect(first).toHaveProperty(field);
    expect(result).toMatchObject({ format: 'json', people: 2, pictures: 10, bytes: Buffer.byteLength(text) });
    expect(result.urlsExpireAt).toBeUndefined();
  });

  it('is a whole document without people', async () => {
    const { text } = await write('json', { people: 0 });
    expect(readJson(text).personas).toEqual([]);
  });

  it('says when the first of its URLs expires', async () => {
    const { text, result } = await write('json', expiring);
    expect(readJson(text).urls_expire_at).toBe(inAnHour.toISOString());
    expect(result.urlsExpireAt).toEqual(inAnHour);
  });

  it.each(Object.entries(NASTY_TEXTS))('keeps %s', async (name, text) => {
    const { text: written } = await write('json', nastyPeople);
    const person = readJson(written).personas[Object.keys(NASTY_TEXTS).indexOf(name)];
    expect(person).toMatchObject({ firstname: text, bio_facebook: text });
  });
});

describe('jsonl', () => {
  it('is one person a line, all with the same fields, each saying whose and that it is synthetic', async () => {
    const { text } = await write('jsonl', nastyPeople);
    const lines = readLines(text);
    expect(lines.map((line) => line['firstname'])).toEqual(nasty);
    expect(new Set(lines.map((line) => Object.keys(line).join()))).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      dataset_id: '0199e0c4-7b1e-7f3a-9a70-1c2d3e4f5a6b',
      synthetic: true,
      notice: expect.stringMatching(/not a real person/),
      urls_expire_at: null,
    });
  });

  it('says on each line when its URLs expire', async () => {
    const { text } = await write('jsonl', expiring);
    expect(readLines(text).map((line) => line['urls_expire_at'])).toEqual([
      inTwoHours.toISOString(),
      inAnHour.toISOString(),
    ]);
  });
});

describe('csv', () => {
  it('has a row a person, and the same columns whoever is in it', async () => {
    const { text } = await write('csv', { people: 2, images: 2 });
    expect(text.startsWith('synthetic,dataset_id,id,position,firstname,')).toBe(true);
    expect(text.split('\r\n')).toHaveLength(4); // the header, two people, and what is after the last CRLF
    const [first] = readCsv(text);
    expect(Object.keys(first ?? {})).toEqual(columnsOf(2));
    expect(first).toMatchObject({
      synthetic: 'true',
      position: '0',
      age: '60',
      ethnicity: '',
      base_image_url: expect.stringMatching(/base-0\.png$/),
      image_2_url: expect.stringMatching(/cell-1\.png$/),
      image_2_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      notice: expect.stringMatching(/not a real person/),
    });
  });

  it('has its header without people', async () => {
    const { text } = await write('csv', { people: 0, images: 1 });
    expect(text).toBe(`${columnsOf(1).join(',')}\r\n`);
  });

  it.each(Object.entries(NASTY_TEXTS))('gives %s back as it was', async (name, text) => {
    const { text: written } = await write('csv', nastyPeople);
    const person = readCsv(written)[Object.keys(NASTY_TEXTS).indexOf(name)];
    expect(person).toMatchObject({ firstname: text, bio_facebook: text });
  });

  it('changes only cells that look like formulas, and only when asked to', async () => {
    const { text } = await write('csv', nastyPeople, true);
    const formulas = new Set(['formula', 'plus', 'minus', 'at', 'tab', 'return']);
    const expected = Object.entries(NASTY_TEXTS).map(([name, cell]) =>
      formulas.has(name) ? `'${cell}` : cell,
    );
    expect(readCsv(text).map((row) => row['bio_facebook'])).toEqual(expected);
    expect(text.startsWith('\uFEFFsynthetic,')).toBe(true);
  });

  it('writes no byte order mark otherwise', async () => {
    const { text } = await write('csv');
    expect(text.startsWith('synthetic,')).toBe(true);
  });
});

describe('reading', () => {
  it('takes one person after another, never ahead of what is written', async () => {
    const source = await sampleDataset({ people: 1000, images: 1 });
    const pieces = textOf(jsonFormat(source.dataset), source);
    await pieces.next();
    expect(source.peopleRead).toBe(0);
    for (let person = 1; person <= 5; person += 1) {
      await pieces.next();
      expect(source.peopleRead).toBe(person);
    }
  });

  it('does not repeat the header of a table', async () => {
    const source = await sampleDataset({ people: 3 });
    const written = await text(textOf(csvFormat(source.dataset), source));
    expect(written.match(/dataset_id/g)).toHaveLength(1);
  });
});
