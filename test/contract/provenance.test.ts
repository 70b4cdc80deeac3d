import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { initSync, WasmReader } from '@contentauth/c2pa-wasm';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PictureMaker } from '../../src/ports/provenance.ts';
import {
  createProvenanceReader,
  createProvenanceWriter,
  readCertificates,
  readIdentity,
} from '../../src/provenance/index.ts';
import { findMarks } from '../../src/provenance/embedded.ts';
import { addManifest } from '../../src/provenance/manifest.ts';
import { readChunks, replaceMarks } from '../../src/provenance/png-chunks.ts';
import { readWithReference } from '../../src/provenance/reference-reader.ts';
import { createSigner } from '../../src/provenance/signer.ts';
import { createMarksReader } from '../../src/runtime/create-provenance.ts';
import { scratchFolder } from '../support/avatars.ts';
import { exiftool, missingExiftool } from '../support/exiftool.ts';
import { flipPixel, originalOf, pngOf, testCertificate, testMarker } from '../support/provenance.ts';

const MODEL: PictureMaker = { source: 'trainedAlgorithmicMedia', system: 'openai gpt-image-2' };
const TRAINED = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';

interface Report {
  active_manifest: string;
  manifests: Record<string, { ingredients: { active_manifest?: string; validation_status?: unknown[] }[] }>;
  validation_state: string;
  validation_status?: { code: string }[];
}

/** The reference implementation by itself, as any other program would use it. */
async function reference(bytes: Uint8Array): Promise<Report> {
  const reader = await WasmReader.fromBytes('image/png', bytes);
  try {
    return JSON.parse(reader.json()) as Report;
  } finally {
    reader.free();
  }
}

beforeAll(() => {
  const module = createRequire(import.meta.url).resolve('@contentauth/c2pa-wasm/c2pa.wasm');
  initSync({ module: readFileSync(module) });
});

const dataDirectory = join(scratchFolder(), 'data');
const marker = testMarker(dataDirectory);
const grid = await pngOf(240, 180);
const cut = await pngOf();

/** The manifests in a file, with what the reference implementation says of them. */
async function manifestOf(bytes: Uint8Array) {
  const reading = await readWithReference(bytes, 'image/png');
  const validation = reading.kind === 'read' ? reading.store.validation_results : undefined;
  const { jumbf } = findMarks(bytes);
  if (!jumbf || !validation) throw new Error('there is no manifest to carry on');
  return { jumbf, validation };
}

async function marked(original = grid): Promise<Uint8Array> {
  const work = { original: originalOf(original), maker: MODEL, edit: 'cropped' as const };
  const [picture = cut] = await marker.mark([cut], work);
  return picture;
}

describe('marks of a picture', () => {
  it('hold for the reference implementation, which objects to nothing but an unknown signer', async () => {
    const report = await reference(await marked());
    expect(report.validation_state).toBe('Valid');
    expect(report.validation_status?.map(({ code }) => code)).toEqual(['signingCredential.untrusted']);
  });

  it('say what it is, who made it, and from what', async () => {
    const reader = await createMarksReader({ dataDirectory });
    const marks = await reader.read(await marked());
    expect(marks.xmp).toMatchObject({ digitalSource: TRAINED, system: MODEL.system });
    expect(marks.manifest).toMatchObject({
      state: 'valid',
      problems: [],
      digitalSources: [TRAINED],
      signer: { kind: 'development' },
      ingredients: [{ title: 'grid', sha256: originalOf(grid).sha256, hasManifest: false }],
    });
  });

  it('leave every pixel as it was', async () => {
    const pixelsOf = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer();
    const picture = await marked();
    expect(await pixelsOf(picture)).toEqual(await pixelsOf(cut));
    expect(picture.length - cut.length).toBeLessThan(8 * 1024);
  });

  it('are replaced when the picture is marked again', async () => {
    const work = { original: originalOf(grid), maker: MODEL, edit: 'marked' as const };
    const [again = cut] = await marker.mark([await marked()], work);
    const types = readChunks(again).map((chunk) => chunk.type);
    expect(types.filter((type) => type === 'caBX')).toHaveLength(1);
    expect((await reference(again)).validation_state).toBe('Valid');
  });

  it.skipIf(missingExiftool)(`are what exiftool reads (${missingExiftool ?? 'it runs'})`, async () => {
    const file = join(scratchFolder(), 'picture.png');
    writeFileSync(file, await marked());
    expect(exiftool([file], '-XMP:all', '-warning')[0]).toMatchObject({
      'XMP-iptcExt:DigitalSourceType': TRAINED,
      'XMP-iptcExt:AISystemUsed': MODEL.system,
      'XMP-xmp:CreatorTool': expect.stringMatching(/^avatar-data-generator \d/),
      'XMP-xmp:CreateDate': expect.stringMatching(/^20\d\d:/),
      'XMP-xmpMM:DerivedFromInstanceID': `sha256:${originalOf(grid).sha256}`,
    });
    expect(exiftool([file], '-validate', '-warning')[0]).toMatchObject({ 'ExifTool:Validate': 'OK' });
  });
});

describe('a change', () => {
  it('of one pixel is seen by both', async () => {
    const changed = await flipPixel(await marked());
    const report = await reference(changed);
    expect(report.validation_state).toBe('Invalid');
    expect(report.validation_status?.map(({ code }) => code)).toContain('assertion.dataHash.mismatch');
    const { manifest } = await createProvenanceReader().read(changed);
    expect(manifest).toMatchObject({ state: 'changed' });
  });

  it('of the XMP is seen', async () => {
    const picture = Buffer.from(await marked());
    picture.write('algorithmicMedia"', picture.indexOf('trainedAlgorithmicMedia"'));
    expect((await createProvenanceReader().read(picture)).manifest?.state).toBe('changed');
  });

  it('of the manifest is seen', async () => {
    const picture = Buffer.from(await marked());
    picture.write('closed-', picture.indexOf('c2pa.opened') + 5);
    expect((await createProvenanceReader().read(picture)).manifest?.state).not.toBe('valid');
  });

  it('that took the end of the file away is seen, and the marks before it are read', async () => {
    const { xmp, manifest } = await createProvenanceReader().read((await marked()).subarray(0, -12));
    expect(xmp?.digitalSource).toBe(TRAINED);
    expect(manifest?.state).toBe('invalid');
  });

  it('that leaves no readable manifest is not taken for none', async () => {
    const picture = Buffer.from(await marked());
    const at = picture.indexOf('caBX');
    picture.fill(0, at + 12, at + 400);
    const { manifest } = await createProvenanceReader().read(picture);
    expect(manifest?.state).toBe('invalid');
    expect(manifest?.problems).toHaveLength(1);
  });
});

describe('an original with a manifest of its own', () => {
  it('is carried on, also over generations', async () => {
    const second = await marked(await marked());
    const third = await marked(second);
    const report = await reference(third);
    expect(report.validation_state).toBe('Valid');
    expect(Object.keys(report.manifests)).toHaveLength(3);
    const [ingredient] = report.manifests[report.active_manifest]?.ingredients ?? [];
    expect(Object.keys(report.manifests)).toContain(ingredient?.active_manifest);
  });

  it('that was changed before is carried on as changed, and the new picture holds', async () => {
    const picture = await marked(await flipPixel(await marked()));
    const { manifest } = await createProvenanceReader().read(picture);
    expect(manifest).toMatchObject({ state: 'valid', ingredients: [{ hasManifest: true }] });
    const [ingredient] = Object.values((await reference(picture)).manifests).flatMap(({ ingredients }) =>
      ingredients.filter((one) => one.active_manifest),
    );
    expect(JSON.stringify(ingredient)).toContain('assertion.dataHash.mismatch');
  });

  it('and that cannot be read is linked by its hash', async () => {
    const broken = Buffer.from(await marked());
    broken.fill(0, broken.indexOf('caBX') + 12, broken.indexOf('caBX') + 400);
    const { manifest } = await createProvenanceReader().read(await marked(broken));
    expect(manifest).toMatchObject({
      state: 'valid',
      ingredients: [{ sha256: originalOf(broken).sha256, hasManifest: false }],
    });
  });
});

describe('a picture of unknown origin', () => {
  it('without marks gets none', async () => {
    const [picture] = await marker.carryOver([cut], originalOf(grid));
    expect(picture).toBe(cut);
  });

  it('with a manifest hands it on, and what it says', async () => {
    const source = await marked();
    const [picture = cut] = await marker.carryOver([cut], originalOf(source, 'mine.png'));
    expect(await createProvenanceReader().read(picture)).toMatchObject({
      xmp: { digitalSource: TRAINED, system: MODEL.system },
      manifest: { state: 'valid', digitalSources: [TRAINED], ingredients: [{ hasManifest: true }] },
    });
  });

  it('stays synthetic when its XMP was changed to say that it is a photo', async () => {
    const source = Buffer.from(await marked());
    source.write('digitalCapture"       ', source.indexOf('trainedAlgorithmicMedia"'));
    const [picture = cut] = await marker.carryOver([cut], originalOf(source, 'mine.png'));
    expect(await createProvenanceReader().read(picture)).toMatchObject({
      xmp: { digitalSource: TRAINED },
      manifest: { state: 'valid', digitalSources: [TRAINED] },
    });
  });

  it('is as synthetic as what it was made from, where only an older manifest says so', async () => {
    const { certificate, privateKey } = await testCertificate();
    const source = await marked();
    const silent = await addManifest(replaceMarks(cut, undefined), {
      signer: createSigner(readIdentity('user', { certificates: certificate, privateKey })),
      tool: { name: 'an editor', version: '1' },
      edit: 'cropped',
      digitalSource: undefined,
      system: undefined,
      original: originalOf(source),
      originalMediaType: 'image/png',
      originalManifest: await manifestOf(source),
    });
    const reader = createProvenanceReader();
    expect((await reader.read(silent)).manifest).toMatchObject({ state: 'valid', digitalSources: [TRAINED] });
    const [picture = cut] = await marker.carryOver([cut], originalOf(silent, 'mine.png'));
    expect(await reader.read(picture)).toMatchObject({
      xmp: { digitalSource: TRAINED },
      manifest: { state: 'valid', digitalSources: [TRAINED] },
    });
  });

  it.each(['jpeg', 'webp', 'png'] as const)('with XMP alone in a %s hands that on', async (format) => {
    const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" e:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"/></rdf:RDF></x:xmpmeta>`;
    const source = await sharp(grid).toFormat(format).withXmp(xmp).toBuffer();
    const [picture = cut] = await marker.carryOver([cut], originalOf(source, 'mine'));
    const { xmp: mark, manifest } = await createProvenanceReader().read(picture);
    expect(mark?.digitalSource).toMatch(/digitalCapture$/);
    expect(manifest).toMatchObject({ state: 'valid', digitalSources: [mark?.digitalSource] });
  });
});

describe('what is no picture', () => {
  it.each([
    ['', /the file is empty/],
    ['text', /not a PNG, JPEG or WebP file/],
  ])('is refused with the reason and a way out: %j', async (text, message) => {
    await expect(createProvenanceReader().read(Buffer.from(text))).rejects.toMatchObject({
      code: 'unreadable_picture',
      message: expect.stringMatching(message),
      hint: expect.stringContaining('PNG, JPEG or WebP'),
    });
  });
});

describe('who signed', () => {
  it('is the user, an authority that the user trusts, or unknown', async () => {
    const { certificate, privateKey, root } = await testCertificate();
    const identity = readIdentity('user', { certificates: certificate, privateKey });
    const writer = createProvenanceWriter({
      identity: () => Promise.resolve(identity),
      tool: { name: 'avatar-data-generator', version: '1.2.3' },
    });
    const work = { original: originalOf(grid), maker: MODEL, edit: 'cropped' as const };
    const [picture = cut] = await writer.mark([cut], work);
    const kindFor = async (options: Parameters<typeof createProvenanceReader>[0]) => {
      const { manifest } = await createProvenanceReader(options).read(picture);
      expect(manifest?.state).toBe('valid');
      return manifest?.signer?.kind;
    };
    expect(await kindFor({})).toBe('unknown');
    expect(await kindFor({ own: readCertificates(certificate) })).toBe('trusted');
    expect(await kindFor({ trustAnchors: root })).toBe('trusted');
    const other = await testCertificate();
    expect(await kindFor({ trustAnchors: other.root, own: readCertificates(other.certificate) })).toBe(
      'unknown',
    );
  });

  it('is a development certificate also when it is of another data directory', async () => {
    const reader = await createMarksReader({ dataDirectory: join(scratchFolder(), 'elsewhere') });
    expect((await reader.read(await marked())).manifest?.signer?.kind).toBe('development');
  });
});
