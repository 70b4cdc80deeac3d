import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withoutOwnNames } from '../../src/domain/own-names.ts';
import { avatars, type Ended, scratchFolder } from '../support/avatars.ts';
import { type S3Server, startS3Server } from '../support/s3-server/server.ts';
import { startVendors, type Vendors } from '../support/vendors.ts';

interface Person {
  firstname: string;
  lastname: string;
  gender: string;
  bio_facebook: string;
  base_image: { url: string; sha256: string };
  images: { url: string; sha256: string; width: number; height: number }[];
}

describe('a dataset from Flowise and OpenAI into S3', () => {
  let vendors: Vendors;
  let s3: S3Server;
  let env: Record<string, string>;
  let ended: Ended;
  let people: Person[];

  beforeAll(async () => {
    vendors = await startVendors();
    s3 = await startS3Server({ accessKey: 'an:access:key', secretKey: 'secret/with+signs' });
    env = {
      ...vendors.env,
      S3_ENDPOINT: s3.url,
      S3_ACCESS_KEY: s3.accessKey,
      S3_SECRET_KEY: s3.secretKey,
      S3_BUCKET_NAME: s3.bucket,
      AVATARS_DATA_DIR: scratchFolder(),
      LOG_LEVEL: 'debug',
    };
    const description = 'bakers in Ghent who pay $5 & sing';
    ended = await avatars(['generate', description, '--count', '2', '--images', '6', '--json'], env);
    const { id } = (ended.json() as { dataset: { id: string } }).dataset;
    const out = `${scratchFolder()}/people.json`;
    await avatars(['export', id, '--format', 'json', '--out', out], env);
    people = ((await import(out, { with: { type: 'json' } })) as { default: { personas: Person[] } }).default
      .personas;
  });
  afterAll(async () => {
    await vendors.close();
    await s3.close();
  });

  it('completes with everybody and every picture', () => {
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.json()).toMatchObject({
      dataset: { status: 'completed', requested: 2, completed: 2, failed: 0 },
      pictures: 12,
      cost: { calls: expect.any(Number) as number, repeats: 0, unknown: 0 },
    });
    expect(people).toHaveLength(2);
    for (const person of people) expect(person.images).toHaveLength(6);
  });

  it('asks for the base picture with the prompt word for word, without the names', () => {
    const base = vendors.openai.calls.filter((call) => call.path.endsWith('/images/generations'));
    const wanted = people.map((person) => {
      const gender = { f: 'female', m: 'male' }[person.gender] ?? person.gender;
      return `generate an image of how this person would look like in a selfie. the image should be not well-produced, amateur digital camera aesthetic, low resolution. Person: ${withoutOwnNames(person.bio_facebook, person)}. ${gender}.`;
    });
    expect(new Set(base.map((call) => call.prompt))).toEqual(new Set(wanted));
    for (const call of base) {
      expect(call.fields).toMatchObject({ size: 'auto', n: 1 });
      expect(call.fields).not.toHaveProperty('response_format');
    }
    const prompts = vendors.openai.calls.map((call) => call.prompt ?? '');
    for (const { firstname, lastname } of people) {
      for (const prompt of prompts)
        expect(prompt).not.toMatch(new RegExp(`\\b(${firstname}|${lastname})\\b`));
    }
  });

  it('sends the base picture as image[] with a name and a type, two grids for six pictures', () => {
    const edits = vendors.openai.calls.filter((call) => call.path.endsWith('/images/edits'));
    expect(edits).toHaveLength(4);
    for (const { files } of edits) {
      expect(files).toMatchObject([{ field: 'image[]', fileName: 'base.png', mediaType: 'image/png' }]);
    }
  });

  it('tells both flows what they need, dollar signs as Flowise wants them', () => {
    const [personas, ...prompts] = vendors.flowise.calls;
    expect(personas?.state).toMatchObject({
      requested_amount: '2',
      persona_description: 'bakers in Ghent who pay $$5 & sing',
      bio_language: 'English',
    });
    expect(prompts).toHaveLength(2);
    for (const { state } of prompts) {
      expect(state).toMatchObject({ prompts_history: '' });
      expect(JSON.parse(state['person_data'] ?? '')).toHaveProperty('bio_facebook');
    }
  });

  it('stores every picture with its content type, and gives URLs that can be read', async () => {
    const puts = s3.calls.filter((call) => call.method === 'PUT');
    // Of two people: base pictures as they came and marked, grids, and photos.
    expect(puts.filter((call) => call.contentType === 'image/png')).toHaveLength(2 + 2 + 4 + 12);
    expect(puts.filter((call) => call.contentType === undefined)).toEqual([]);
    const { url, sha256 } = people[0]?.images[0] ?? { url: '', sha256: '' };
    const bytes = await (await fetch(url)).bytes();
    const { createHash } = await import('node:crypto');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  });

  it('lets no key and no signature into logs or messages', () => {
    expect(ended.stderr).toMatch(/"level":"debug"/);
    const secrets = [vendors.openai.apiKey, vendors.flowise.apiKey, s3.accessKey, s3.secretKey];
    for (const secret of secrets) expect(ended.stderr + ended.stdout).not.toContain(secret);
    expect(ended.stderr).not.toMatch(/X-Amz-Signature=(?!\[redacted\])/i);
  });
});
