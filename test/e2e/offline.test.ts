import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import {
  BIOGRAPHY_FIELDS,
  BIOGRAPHY_LIMITS,
  PERSONA_FIELDS,
  type PersonaText,
} from '../../src/domain/persona.ts';
import { avatars } from '../support/avatars.ts';
import { dataDirectory } from '../support/databases.ts';

interface ExportedPerson extends PersonaText {
  base_image: { url: string };
  images: { url: string; width: number; height: number }[];
}

interface Made {
  result: { dataset: { id: string; status: string; completed: number }; pictures: number; gallery: string };
  people: ExportedPerson[];
  data: string;
}

async function make(description: string, ...options: string[]): Promise<Made> {
  const data = await dataDirectory();
  const ended = await avatars(['generate', description, '--data-dir', data, '--json', ...options]);
  if (ended.code !== 0) throw new Error(ended.stderr);
  const result = ended.json() as Made['result'];
  const out = join(data, 'out.json');
  await avatars(['export', result.dataset.id, '--format', 'json', '--out', out, '--data-dir', data]);
  const { personas } = JSON.parse(readFileSync(out, 'utf8')) as { personas: ExportedPerson[] };
  return { result, people: personas, data };
}

const texts = ({ people }: Made) =>
  people.map((person) => Object.fromEntries(PERSONA_FIELDS.map((field) => [field, person[field]])));

/** SHA-256 of what every picture shows, whatever its file looks like. */
const pixels = ({ people, data }: Made) =>
  Promise.all(
    people
      .flatMap((person) => [person.base_image, ...person.images])
      .map(async ({ url }) => {
        const file = url.startsWith('file:') ? fileURLToPath(url) : join(data, url);
        return createHash('sha256')
          .update(await sharp(file).raw().toBuffer())
          .digest('hex');
      }),
  );

describe('offline and embedded', () => {
  it('the same seed gives the same people and the same pixels, another seed others', async () => {
    const options = ['--count', '3', '--images', '5', '--seed'];
    const first = await make('teachers', ...options, 'one');
    const second = await make('teachers', ...options, 'one');
    const other = await make('teachers', ...options, 'two');
    expect(first.result).toMatchObject({ dataset: { status: 'completed', completed: 3 }, pictures: 15 });
    expect(texts(second)).toEqual(texts(first));
    const shown = await pixels(first);
    expect(shown).toHaveLength(3 * 6);
    expect(new Set(shown).size).toBe(3 * 6);
    expect(await pixels(second)).toEqual(shown);
    expect(texts(other)).not.toEqual(texts(first));
    expect(existsSync(first.result.gallery)).toBe(true);
  });

  it.each(['German', 'es', 'français', 'pt-BR'])('people in %s keep to every limit', async (language) => {
    const { people } = await make('nurses', '--count', '2', '--images', '1', '--language', language);
    expect(people).toHaveLength(2);
    for (const person of people) {
      for (const field of BIOGRAPHY_FIELDS) {
        expect([...person[field]].length).toBeLessThanOrEqual(BIOGRAPHY_LIMITS[field]);
      }
      expect(new Set(BIOGRAPHY_FIELDS.map((field) => person[field])).size).toBe(4);
    }
  });
});
