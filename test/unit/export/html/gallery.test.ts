import { access, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AvatarError } from '../../../../src/domain/errors.ts';
import { exportDataset, type ExportOptions } from '../../../../src/export/index.ts';
import { shorten } from '../../../../src/export/html/figures.ts';
import { NASTY_TEXTS } from '../../../support/nasty-texts.ts';
import { type Sample, sampleDataset } from '../../../support/sample-dataset.ts';

let folder: string;
let out: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'avatars-gallery-test-'));
  out = join(folder, 'gallery');
});
afterEach(() => rm(folder, { recursive: true }));

const thumbnail = (bytes: Uint8Array, side: number): Promise<Uint8Array> =>
  sharp(bytes).resize(side, side, { fit: 'inside', withoutEnlargement: true }).webp().toBuffer();

const write = (source: Sample, options: Partial<ExportOptions> = {}) =>
  exportDataset(source, { format: 'html', out, thumbnail, ...options });

/** The values of an attribute, as they stand in the page. */
const valuesOf = (page: string, attribute: string) =>
  [...page.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g'))].map(([, value]) => value ?? '');

/** A page's tags with the names of their attributes. */
const skeletonOf = (page: string) =>
  (page.match(/<[^<>]*>/g) ?? []).map((tag) => tag.replaceAll(/="[^"]*"/g, ''));

describe('the files of a gallery', () => {
  it('are a page, small pictures and the originals, all found by relative links', async () => {
    const result = await write(await sampleDataset({ people: 2, images: 4 }));
    expect(result).toMatchObject({ path: join(out, 'index.html'), people: 2, pictures: 10, lost: 0 });
    expect((await readdir(out)).toSorted()).toEqual(['index.html', 'pictures', 'thumbnails']);
    const page = await readFile(result.path, 'utf8');
    const thumbnails = valuesOf(page, 'src');
    const originals = valuesOf(page, 'href').filter((href) => !href.startsWith('#'));
    expect(thumbnails).toHaveLength(10);
    expect(originals).toHaveLength(10);
    for (const link of [...thumbnails, ...originals]) await access(join(out, decodeURIComponent(link)));
    expect(await readdir(folder)).toEqual(['gallery']);
  });

  it('link the originals of a local store by relative paths when they are not copied', async () => {
    const store = join(folder, 'a store #1', 'objects');
    const source = await sampleDataset({
      people: 1,
      images: 1,
      urlOf: (key) => ({ url: pathToFileURL(join(store, key)).href }),
    });
    await write(source, { linkOriginals: 'url' });
    expect((await readdir(out)).toSorted()).toEqual(['index.html', 'thumbnails']);
    const links = valuesOf(await readFile(join(out, 'index.html'), 'utf8'), 'href');
    expect(links).toContain('../a%20store%20%231/objects/datasets/sample/0/base-0.png');
  });

  it('link the originals of a remote store by their URLs, say until when, and let the page load from there only', async () => {
    const urlOf = (key: string) => ({
      url: `https://objects.example.invalid/${key}?a=1&b=2`,
      expiresAt: new Date('2030-01-01T12:00:00Z'),
    });
    const result = await write(await sampleDataset({ people: 1, images: 1, urlOf }), {
      linkOriginals: 'url',
    });
    const page = await readFile(result.path, 'utf8');
    expect(result.urlsExpireAt).toEqual(new Date('2030-01-01T12:00:00Z'));
    expect(page).toContain('work until <time datetime="2030-01-01T12:00:00.000Z">');
    expect(valuesOf(page, 'href')).toContain(
      'https://objects.example.invalid/datasets/sample/0/base-0.png?a=1&amp;b=2',
    );
    expect(page).toContain('img-src &#39;self&#39; file: https://objects.example.invalid;');
  });

  it('refuse an address that is neither a file nor on the web', async () => {
    const urlOf = () => ({ url: 'javascript:alert(1)' });
    await expect(write(await sampleDataset({ people: 1, urlOf }), { linkOriginals: 'url' })).rejects.toThrow(
      /javascript:/,
    );
  });

  it('are a page of the wanted name with a folder beside it when the path ends in .html', async () => {
    const path = join(folder, 'people.html');
    const result = await write(await sampleDataset({ people: 1, images: 1 }), { out: path });
    expect(result.path).toBe(path);
    expect((await readdir(folder)).toSorted()).toEqual(['people.html', 'people_files']);
    for (const link of valuesOf(await readFile(path, 'utf8'), 'src')) await access(join(folder, link));
    await write(await sampleDataset({ people: 2, images: 1 }), { out: path });
    expect(await readFile(path, 'utf8')).toContain('id="person-2"');
    expect((await readdir(folder)).toSorted()).toEqual(['people.html', 'people_files']);
  });

  it('are several pages for thousands of people', async () => {
    const source = await sampleDataset({
      people: 2501,
      images: 1,
      person: () => ({ base_image: null, images: [] }),
    });
    const { people } = await write(source);
    expect(people).toBe(2501);
    const [first, second] = await Promise.all(
      ['index.html', 'page-2.html'].map((name) => readFile(join(out, name), 'utf8')),
    );
    expect(first?.match(/<li class="card"/g)).toHaveLength(2500);
    expect(second?.match(/<li class="card"/g)).toHaveLength(1);
    expect(first).toContain('<a href="index.html" aria-current="page">1</a><a href="page-2.html">2</a>');
    expect(second).toContain('No. 2,501 to 2,501');
  });
});

describe('what stands at the place of a gallery', () => {
  it('is replaced when it is a former gallery, whole', async () => {
    await write(await sampleDataset({ people: 3 }));
    await write(await sampleDataset({ people: 1 }));
    expect(await readdir(join(out, 'thumbnails'))).toEqual(['0001-beatriz-oliveira']);
    expect(await readdir(folder)).toEqual(['gallery']);
  });

  it('is taken when it is an empty folder', async () => {
    await mkdir(out);
    await write(await sampleDataset({ people: 1 }));
    expect(await readdir(out)).toContain('index.html');
  });

  it.each([
    ['a page of somebody else', 'index.html', '<!doctype html><p>mine</p>'],
    ['another file', 'notes.txt', 'mine'],
  ])('stays when it holds %s', async (_what, name, content) => {
    await mkdir(out);
    await writeFile(join(out, name), content);
    await expect(write(await sampleDataset())).rejects.toMatchObject({
      code: 'usage',
      hint: expect.stringContaining('--out'),
    });
    expect(await readFile(join(out, name), 'utf8')).toBe(content);
  });

  it('stays when something was added to a former gallery', async () => {
    await write(await sampleDataset({ people: 1 }));
    await writeFile(join(out, 'notes.txt'), 'mine');
    await expect(write(await sampleDataset({ people: 2 }))).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('notes.txt'),
    });
    expect(await readFile(join(out, 'index.html'), 'utf8')).not.toContain('id="person-2"');
  });

  it('stays when it is a file', async () => {
    await writeFile(out, 'mine');
    await expect(write(await sampleDataset())).rejects.toMatchObject({ code: 'usage' });
    await writeFile(join(folder, 'x.html'), 'mine');
    await expect(write(await sampleDataset(), { out: join(folder, 'x.html') })).rejects.toMatchObject({
      code: 'usage',
    });
    expect(await readFile(join(folder, 'x.html'), 'utf8')).toBe('mine');
  });

  it('stays, and nothing beside it, when writing fails half-way', async () => {
    await write(await sampleDataset({ people: 1 }));
    const before = await readFile(join(out, 'index.html'), 'utf8');
    const source = await sampleDataset({ people: 20 });
    const readObject: Sample['readObject'] = (key) =>
      key.includes('/9/')
        ? Promise.reject(new AvatarError('storage', 'The store is down.'))
        : source.readObject(key);
    await expect(write({ ...source, readObject })).rejects.toMatchObject({ message: 'The store is down.' });
    expect(await readFile(join(out, 'index.html'), 'utf8')).toBe(before);
    expect(await readdir(folder)).toEqual(['gallery']);
  });
});

describe('the page of a gallery', () => {
  const pageOf = async (source: Sample) => readFile((await write(source)).path, 'utf8');

  it('says of everything and of everybody that it is synthetic', async () => {
    const page = await pageOf(await sampleDataset({ people: 7, images: 1 }));
    expect(page).toMatch(/<aside class="synthetic"[^>]*>.*the people do not exist/);
    expect(page.match(/<span class="badge">Synthetic<\/span><p class="facts">/g)).toHaveLength(7);
  });

  it('lets nothing run or load but what it brings', async () => {
    const page = await pageOf(await sampleDataset({ people: 1 }));
    const [policy] = valuesOf(page, 'content');
    expect(policy).toMatch(
      /^default-src &#39;none&#39;; img-src &#39;self&#39; file:; style-src &#39;sha256-[^;]+&#39;; script-src &#39;sha256-[^;]+&#39;;/,
    );
    expect(policy).not.toContain('unsafe');
    expect(page).not.toMatch(/ on\w+="|javascript:| style="/);
    expect(page.match(/<script/g)).toHaveLength(1);
  });

  it.each(Object.entries(NASTY_TEXTS))('makes no element and no attribute of %s', async (_name, text) => {
    const pageWith = async (word: string, description: string) => {
      const fields = [
        'firstname',
        'lastname',
        'gender',
        'bio_facebook',
        'bio_instagram',
        'bio_x',
        'bio_tiktok',
      ];
      const others = ['about', 'ethnicity', 'current_city', 'prev_city', 'workplace', 'picture_prompt', 'id'];
      const person = () => Object.fromEntries([...fields, ...others].map((field) => [field, word]));
      const gaps = [{ position: 4, reason: word }];
      const dataset = { description, seed: word, language: word, gaps };
      return pageOf(await sampleDataset({ people: 1, images: 1, person, dataset }));
    };
    const isHeading = shorten(text, 180) === text;
    expect(skeletonOf(await pageWith(text, text))).toEqual(
      skeletonOf(await pageWith('x', isHeading ? 'x' : ' x ')),
    );
  });

  it.each([
    ['Lisbon', 'Lisbon', 'Lisbon'],
    ['Lisbon', ' lisbon ', 'Lisbon'],
    ['Porto', 'Norte', 'Porto, Norte'],
    ['Porto', null, 'Porto'],
    [null, 'Norte', 'Norte'],
  ])('names the place %s in %s as %s', async (current_city, current_state, shown) => {
    const person = () => ({
      current_city,
      current_state,
      prev_city: current_city,
      prev_state: current_state,
    });
    const page = await pageOf(await sampleDataset({ people: 1, images: 1, person }));
    expect(page).toContain(`<span dir="auto" data-find>${shown}</span>`);
    expect(page).toContain(`<dt>Before</dt><dd dir="auto">${shown}</dd>`);
  });

  it('shows the facts, the cost and who is missing with the reason', async () => {
    const page = await pageOf(
      await sampleDataset({
        people: 2,
        dataset: {
          status: 'incomplete',
          requested: 3,
          failed: 1,
          persona_provider: 'flowise',
          picture_provider: 'openai',
          picture_model: 'gpt-image-1.5',
          cost: { usd: 12.3456, calls: 9, repeats: 2, unknown: 1, unpriced: 3 },
          gaps: [{ position: 2, reason: 'Refused by <moderation>.' }],
        },
      }),
    );
    expect(page).toContain('<dd>2 of 3<small>biographies in Portuguese</small></dd>');
    expect(page).toContain(
      '<dd>$12.35<small>9 paid calls, 2 repeated, 1 of unknown outcome, 3 without a known price</small></dd>',
    );
    expect(page).toContain('<dd>OpenAI<small>gpt-image-1.5, quality low</small></dd>');
    expect(page).toContain('<b>One place stayed empty.</b>');
    expect(page).toContain('<span>No. 3</span><span dir="auto">Refused by &lt;moderation&gt;.</span>');
    expect(page).toContain('lang="pt"');
  });

  it('says who fell short of the pictures that had to pass', async () => {
    const person = (position: number) => ({ pictures_passed: position === 0 ? 1 : 2 });
    const dataset = { require_passed: true, people_short: 1 };
    const page = await pageOf(await sampleDataset({ people: 2, images: 2, person, dataset }));
    expect(page).toContain('1 person has fewer than 2 pictures that passed the checks.');
    expect(page.match(/<dt>Pictures that passed<\/dt><dd dir="auto">1 of 2<\/dd>/g)).toHaveLength(1);
    expect(page.match(/<dt>Pictures that passed/g)).toHaveLength(1);
  });

  it('shows a lost or damaged picture as such, counts it, and goes on', async () => {
    const source = await sampleDataset({ people: 2, images: 1 });
    const readObject: Sample['readObject'] = async (key) => {
      if (key === 'datasets/sample/0/cell-0.png') source.objects.delete(key);
      return source.readObject(key);
    };
    const result = await write({ ...source, readObject });
    expect(result).toMatchObject({ people: 2, pictures: 4, lost: 1 });
    const page = await readFile(result.path, 'utf8');
    expect(page).toContain('<b>1 picture could not be read</b>');
    expect(page.match(/<span class="lost">/g)).toHaveLength(1);
    expect(page.match(/<img src=/g)).toHaveLength(3);
  });

  it('is there for a dataset without people, too', async () => {
    const page = await pageOf(await sampleDataset({ people: 0 }));
    expect(page).toContain('0 of 0');
    expect(page).not.toContain('<li class="card"');
  });
});
