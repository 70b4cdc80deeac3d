import { copyFileSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { avatars, scratchFolder } from '../support/avatars.ts';

describe('avatars split', () => {
  const folder = scratchFolder();
  const grid = join(folder, 'grid.png');
  const split = (...options: string[]) => avatars(['split', grid, '--rows', '2', '--cols', '2', ...options]);

  beforeAll(async () => {
    const cell = (background: string) =>
      sharp({ create: { width: 120, height: 120, channels: 3, background } })
        .png()
        .toBuffer();
    const cells = await Promise.all(['#a33', '#3a3', '#33a', '#777'].map(cell));
    await sharp({ create: { width: 256, height: 256, channels: 3, background: 'white' } })
      .composite(
        cells.map((input, index) => ({
          input,
          left: 4 + (index % 2) * 128,
          top: 4 + Math.floor(index / 2) * 128,
        })),
      )
      .png()
      .toFile(grid);
  });

  it('writes the photos into a folder that it makes, and takes --data-dir like every command', async () => {
    const out = join(folder, 'new', 'photos');
    const { code, stderr } = await split('--out', out, '--data-dir', join(folder, 'unused'));
    expect(code, stderr).toBe(0);
    expect(readdirSync(out).toSorted()).toEqual([1, 2, 3, 4].map((number) => `grid-0${number}.png`));
    expect(readdirSync(folder)).not.toContain('unused');
  });

  it('keeps the photos of an unsure cut apart, for review', async () => {
    const plain = join(folder, 'plain.png');
    await sharp({ create: { width: 256, height: 256, channels: 3, background: '#456' } })
      .png()
      .toFile(plain);
    const out = join(folder, 'unsure');
    const { code, stdout } = await avatars(['split', plain, '--rows', '2', '--cols', '2', '--out', out]);
    expect(stdout).toMatch(/4 photos, in .*unsure.review, confidence .*, look at it/);
    expect(code).toBe(0);
    expect(readdirSync(out)).toEqual(['review']);
    expect(readdirSync(join(out, 'review'))).toHaveLength(4);
  });

  it('names the folder that cannot be made, and goes on', async () => {
    writeFileSync(join(folder, 'file'), 'mine');
    const places = ['file', 'file/below'].map((name) => join(folder, name));
    if (process.platform === 'linux') places.push('/proc/nope/x');
    const all = await Promise.all(places.map((out) => split('--out', out)));
    for (const { code, stderr } of all) {
      expect(stderr).toMatch(/^avatars: .*grid\.png: Cannot make the folder .*\n.* --out\.\n$/);
      expect(code).toBe(1);
    }
  });

  it('writes over neither the files to split nor the photos of others, and goes on', async () => {
    const [one, two, out] = ['one', 'two', 'both'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    for (const place of [one, two]) mkdirSync(place);
    copyFileSync(grid, join(one, 'grid.png'));
    copyFileSync(grid, join(one, 'grid-01.png'));
    writeFileSync(join(two, 'grid.png'), await sharp(grid).flip().png().toBuffer());
    const files = [join(one, 'grid.png'), join(two, 'grid.png'), join(one, 'grid-01.png')];

    const apart = await avatars(['split', ...files, '--out', out]);
    expect(apart.stderr).toMatch(
      /two.grid\.png: .*grid-01\.png would be written over, which is a photo of .*one.grid\.png\.\n .*--out/,
    );
    expect(apart.code).toBe(1);
    expect(readdirSync(out)).toHaveLength(8);

    const inPlace = await avatars(['split', ...files.toSpliced(1, 1), '--out', one]);
    expect(inPlace.stderr).toMatch(
      /one.grid\.png: .*grid-01\.png would be written over, which is a file to split/,
    );
    expect(readFileSync(join(one, 'grid-01.png'))).toEqual(readFileSync(grid));
  });

  it('says plainly that a file is missing or too large, without reading it', async () => {
    const large = join(folder, 'large.png');
    writeFileSync(large, '');
    truncateSync(large, 3 * 1024 ** 3);
    const endless = process.platform === 'linux' ? ['/dev/zero'] : [];
    const { stderr } = await avatars(['split', join(folder, 'nothing.png'), large, ...endless]);
    expect(stderr).toMatch(/nothing\.png: cannot be read: there is no such file/);
    expect(stderr.match(/is larger than 256 MiB/g)).toHaveLength(1 + endless.length);
  });

  it.skipIf(process.platform === 'win32')('prints no control characters of a file name', async () => {
    const name = join(folder, 'red\u001b[31m\nname.png');
    copyFileSync(grid, name);
    const { stdout } = await avatars(['split', name]);
    expect(stdout).toMatch(/^[^\n\u001b]*red name\.png: 2×2, 4 photos, [^\n]*\n$/);
  });

  it('stops at once where the configuration is wrong', async () => {
    const marked = join(folder, 'marked.png');
    const packet =
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" e:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/></rdf:RDF></x:xmpmeta>';
    writeFileSync(marked, await sharp(grid).withXmp(packet).png().toBuffer());
    const wrong = { C2PA_CERTIFICATE: join(folder, 'no.pem'), C2PA_PRIVATE_KEY: join(folder, 'no.key') };
    const { code, stderr } = await avatars(['split', marked, marked, '--out', join(folder, 'wrong')], wrong);
    expect(stderr).toMatch(/^avatars: The file that C2PA_\w+ names cannot be read[^\n]*\n {2}[^\n]*\n$/);
    expect(code).toBe(2);
  });
});
