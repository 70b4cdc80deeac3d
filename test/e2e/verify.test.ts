import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { initSync, WasmReader } from '@contentauth/c2pa-wasm';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { avatars, scratchFolder } from '../support/avatars.ts';
import { exiftool, missingExiftool } from '../support/exiftool.ts';
import { flipPixel, pngOf, testCertificate } from '../support/provenance.ts';

interface ExportedPicture {
  url: string;
  sha256: string;
}

interface Line {
  file: string;
  verdict: string;
  synthetic: boolean;
  xmp: { digital_source: string; system: string } | null;
  manifest: { state: string; ingredients: { sha256: string }[] } | null;
  signer: { kind: string } | null;
  known: {
    dataset: string;
    name: string;
    kind: string;
    index: number;
    match: string;
    distance: number;
  } | null;
  datasets_searched: boolean;
}

const DRAWN = 'http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia';
const data = scratchFolder();
const folder = scratchFolder();
let dataset: string;
let files: string[];
let hashes: string[];

async function make(directory: string, env: Record<string, string> = {}) {
  const ended = await avatars(
    [
      'generate',
      'teachers',
      '--count',
      '2',
      '--images',
      '5',
      '--seed',
      'marks',
      '--data-dir',
      directory,
      '--json',
    ],
    env,
  );
  if (ended.code !== 0) throw new Error(ended.stderr);
  const { id } = (ended.json() as { dataset: { id: string } }).dataset;
  const out = join(directory, 'out.json');
  await avatars(['export', id, '--format', 'json', '--out', out, '--data-dir', directory], env);
  const { personas } = JSON.parse(readFileSync(out, 'utf8')) as {
    personas: { base_image: ExportedPicture; images: ExportedPicture[] }[];
  };
  const pictures = personas.flatMap((person) => [person.base_image, ...person.images]);
  const paths = pictures.map(({ url }) =>
    url.startsWith('file:') ? fileURLToPath(url) : join(directory, url),
  );
  return { id, pictures, paths };
}

async function verify(paths: readonly string[], options: string[] = [], env: Record<string, string> = {}) {
  const ended = await avatars(['verify', ...paths, '--json', ...options], env);
  const lines = ended.stdout.trim().split('\n').filter(Boolean);
  return { ...ended, lines: lines.map((line) => JSON.parse(line) as Line) };
}

function write(name: string, bytes: Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

beforeAll(async () => {
  const made = await make(data);
  dataset = made.id;
  files = made.paths;
  hashes = made.pictures.map(({ sha256 }) => sha256);
});

describe('every exported picture', () => {
  it('is marked before its hash is taken', () => {
    expect(files.map((file) => createHash('sha256').update(readFileSync(file)).digest('hex'))).toEqual(
      hashes,
    );
  });

  it('is marked, as verify says', async () => {
    const { code, lines } = await verify(files, ['--data-dir', data]);
    expect(code).toBe(0);
    expect(lines).toHaveLength(2 * 6);
    for (const line of lines) {
      expect(line).toMatchObject({
        verdict: 'holds',
        synthetic: true,
        xmp: { digital_source: DRAWN, system: 'offline drawn' },
        signer: { kind: 'development' },
        known: { dataset, match: 'bytes' },
        datasets_searched: true,
      });
    }
  });

  it.skipIf(missingExiftool)(`is marked, as exiftool says (${missingExiftool ?? 'it runs'})`, () => {
    const found = exiftool(files, '-XMP-iptcExt:DigitalSourceType', '-warning');
    expect(found).toHaveLength(files.length);
    for (const one of found) expect(one).toMatchObject({ 'XMP-iptcExt:DigitalSourceType': DRAWN });
  });

  it('is marked, as the reference implementation says, and one flipped pixel is seen', async () => {
    const module = createRequire(import.meta.url).resolve('@contentauth/c2pa-wasm/c2pa.wasm');
    initSync({ module: readFileSync(module) });
    const stateOf = async (bytes: Uint8Array) => {
      const reader = await WasmReader.fromBytes('image/png', bytes);
      return (JSON.parse(reader.json()) as { validation_state: string }).validation_state;
    };
    const flipped: string[] = [];
    for (const [index, file] of files.entries()) {
      const bytes = new Uint8Array(readFileSync(file));
      expect(await stateOf(bytes)).toBe('Valid');
      const changed = await flipPixel(bytes);
      expect(await stateOf(changed)).toBe('Invalid');
      flipped.push(write(`flipped-${index}.png`, changed));
    }
    const { code, lines } = await verify(flipped, ['--data-dir', data]);
    expect(code).toBe(1);
    expect(new Set(lines.map(({ verdict }) => verdict))).toEqual(new Set(['changed']));
  });

  it('names an original that is stored, byte for byte', async () => {
    const { lines } = await verify(files, ['--data-dir', data]);
    const originals = lines.flatMap(({ manifest }) => manifest?.ingredients ?? []);
    expect(new Set(originals.map(({ sha256 }) => sha256)).size).toBe(2 * 3);
    const calls = join(data, 'objects/datasets', dataset, 'calls');
    const stored = readdirSync(calls).map((name) =>
      createHash('sha256')
        .update(readFileSync(join(calls, name)))
        .digest('hex'),
    );
    for (const { sha256 } of originals) expect(stored).toContain(sha256);
  });
});

describe('a picture that lost its marks', () => {
  it('is found by what it shows', async () => {
    const [first = '', second = ''] = files;
    const small = await sharp(first).resize({ width: 300 }).jpeg({ quality: 70 }).toBuffer();
    const again = await sharp(second).webp({ quality: 60 }).toBuffer();
    const lost = [write('small.jpg', small), write('again.webp', again)];
    const { code, lines } = await verify(lost, ['--data-dir', data]);
    expect(code).toBe(1);
    expect(lines).toMatchObject([
      { verdict: 'unmarked', known: { dataset, kind: 'base', match: 'looks' } },
      { verdict: 'unmarked', known: { dataset, kind: 'cell', index: 0, match: 'looks' } },
    ]);
  });

  it('is not taken for another', async () => {
    const { lines } = await verify([write('foreign.png', await pngOf(600, 600))], ['--data-dir', data]);
    expect(lines).toMatchObject([{ verdict: 'unmarked', known: null, datasets_searched: true }]);
  });
});

describe('without datasets', () => {
  it('reads the marks, says that none were looked at, and makes no folder', async () => {
    const none = join(folder, 'none');
    const { code, lines, stderr } = await verify([files[1] ?? ''], ['--data-dir', none]);
    expect(code).toBe(0);
    expect(lines).toMatchObject([{ verdict: 'holds', known: null, datasets_searched: false }]);
    expect(stderr).toContain('No datasets were looked at');
    expect(existsSync(none)).toBe(false);
  });

  it('goes on after a file that is no picture', async () => {
    const text = write('text.png', Buffer.from('not a picture'));
    const { code, lines, stderr } = await verify([text, join(folder, 'gone.png'), files[1] ?? '']);
    expect(code).toBe(1);
    expect(lines.map(({ verdict }) => verdict)).toEqual(['unreadable', 'unreadable', 'holds']);
    expect(stderr).toContain('text.png');
  });

  it('needs a picture', async () => {
    expect((await avatars(['verify'])).code).toBe(2);
    expect((await avatars(['verify', files[1] ?? '', '--trust', join(folder, 'gone.pem')])).code).toBe(2);
  });
});

describe('the user\u2019s own certificate', () => {
  it('signs, is trusted where it is configured or its authority is, and unknown elsewhere', async () => {
    const { certificate, privateKey, root } = await testCertificate();
    const keys = {
      C2PA_CERTIFICATE: write('user.pem', Buffer.from(certificate)),
      C2PA_PRIVATE_KEY: privateKey,
    };
    const own = scratchFolder();
    const { paths } = await make(own, keys);
    expect(existsSync(join(own, 'provenance'))).toBe(false);
    const kinds = async (options: string[], env: Record<string, string> = {}) =>
      new Set(
        (await verify(paths, options, env)).lines.map(({ verdict, signer }) => `${verdict} ${signer?.kind}`),
      );
    expect(await kinds([], keys)).toEqual(new Set(['holds trusted']));
    expect(await kinds([])).toEqual(new Set(['holds unknown']));
    const trust = write('root.pem', Buffer.from(root));
    expect(await kinds(['--trust', trust])).toEqual(new Set(['holds trusted']));
  });

  it('that cannot sign stops the program before anything is made', async () => {
    const { certificate } = await testCertificate();
    const { privateKey } = await testCertificate();
    const ended = await avatars(['generate', 'teachers', '--count', '1', '--data-dir', scratchFolder()], {
      C2PA_CERTIFICATE: certificate,
      C2PA_PRIVATE_KEY: privateKey,
    });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('does not fit');
    expect(ended.stderr).not.toContain('PRIVATE KEY-----');
  });
});

describe('avatars split', () => {
  it('carries marks over, and claims nothing where there are none', async () => {
    const out = join(folder, 'split');
    const own = join(folder, 'split-data');
    mkdirSync(out);
    const unmarked = write('mine.png', await pngOf(300, 200));
    const marked = files[1] ?? '';
    const options = ['--rows', '1', '--cols', '1', '--out', out, '--data-dir', own];
    expect((await avatars(['split', unmarked, ...options])).code).toBe(0);
    expect(existsSync(own)).toBe(false);
    expect((await avatars(['split', marked, ...options])).code).toBe(0);
    const { lines } = await verify(
      [join(out, 'mine-01.png'), join(out, 'image-01-01.png')],
      ['--data-dir', own],
    );
    expect(lines).toMatchObject([
      { verdict: 'unmarked', xmp: null, manifest: null },
      {
        verdict: 'holds',
        xmp: { digital_source: DRAWN, system: 'offline drawn' },
        manifest: { ingredients: [{ has_manifest: true }] },
      },
    ]);
  });
});
