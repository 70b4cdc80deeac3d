import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { encodeChunk, readChunks, replaceMarks, xmpOfPng } from '../../../src/provenance/png-chunks.ts';
import { pngOf } from '../../support/provenance.ts';

const png = await pngOf();
const pixelsOf = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer();
const text = (value: string) => Buffer.from(value, 'utf8');

function withChunk(type: string, data: Uint8Array): Uint8Array {
  const [header, ...others] = readChunks(png).map((chunk) => chunk.whole);
  return Buffer.concat([png.subarray(0, 8), header ?? text(''), encodeChunk(type, data), ...others]);
}

describe('marks as chunks', () => {
  it('puts XMP before the pixels, once, and changes no pixel', async () => {
    const once = replaceMarks(png, '<x>first</x>');
    const twice = replaceMarks(once, '<x>grüße</x>');
    const chunks = readChunks(twice);
    expect(chunks.filter((chunk) => chunk.type === 'iTXt')).toHaveLength(1);
    expect(chunks[1]?.type).toBe('iTXt');
    expect(xmpOfPng(chunks)).toBe('<x>grüße</x>');
    expect(await pixelsOf(twice)).toEqual(await pixelsOf(png));
  });

  it('takes marks away and leaves other chunks', () => {
    const bytes = withChunk('tEXt', text('Title\0kept'));
    const bare = replaceMarks(replaceMarks(bytes, '<x/>'), undefined);
    expect(Buffer.from(bare)).toEqual(Buffer.from(bytes));
  });

  it('removes a manifest that stood there before', () => {
    const bytes = withChunk('caBX', text('old'));
    expect(readChunks(replaceMarks(bytes, '<x/>')).map((chunk) => chunk.type)).not.toContain('caBX');
  });

  it('reads compressed XMP, and not one that blows up', () => {
    const packed = (xmp: Uint8Array) =>
      withChunk('iTXt', Buffer.concat([text('XML:com.adobe.xmp\0\u0001\0\0\0'), deflateSync(xmp)]));
    expect(xmpOfPng(readChunks(packed(text('<x/>'))))).toBe('<x/>');
    expect(xmpOfPng(readChunks(packed(Buffer.alloc(50 * 1024 * 1024))))).toBeUndefined();
  });

  it.each([
    ['keyword without an end', 'XML:com.adobe.xmp\0'],
    ['language without an end', 'XML:com.adobe.xmp\0\0\0en'],
    ['translated keyword without an end', 'XML:com.adobe.xmp\0\0\0\0word'],
  ])('finds no XMP in a %s', (_, data) => {
    expect(xmpOfPng(readChunks(withChunk('iTXt', text(data))))).toBeUndefined();
  });

  it.each([
    ['empty', text('')],
    ['not a PNG', text('GIF89a and so on and on and on')],
    ['only the signature', png.subarray(0, 8)],
    ['cut off in a chunk', png.subarray(0, png.length - 20)],
    ['without its end', png.subarray(0, png.length - 12)],
    ['a chunk of four gigabytes', withLength(0xffffffff)],
    ['a chunk just longer than the file', withLength(png.length)],
    ['without a header', Buffer.concat([png.subarray(0, 8), encodeChunk('IEND', text(''))])],
    ['nothing but chunks', Buffer.concat([png.subarray(0, 33), Buffer.alloc(12 * 200_000)])],
  ])('refuses a file that is %s', (_, bytes) => {
    expect(() => readChunks(bytes)).toThrow(expect.objectContaining({ code: 'unreadable_picture' }));
    expect(() => replaceMarks(bytes, '<x/>')).toThrow(
      expect.objectContaining({ code: 'unreadable_picture' }),
    );
  });
});

function withLength(length: number): Uint8Array {
  const bytes = Buffer.from(png);
  bytes.writeUInt32BE(length, 33);
  return bytes;
}
