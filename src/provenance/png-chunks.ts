import { crc32, inflateSync } from 'node:zlib';
import { AvatarError } from '../domain/errors.ts';

/*
 * The chunks of a PNG file (https://www.w3.org/TR/png-3/): length, type, data, CRC. Editing them leaves the
 * compressed pixels alone, which an image library would decode and encode anew.
 */

export interface Chunk {
  type: string;
  /** The chunk with its length, type and CRC: a view into the file. */
  whole: Uint8Array;
  data: Uint8Array;
}

const SIGNATURE = Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1');
/** Around the data: length, type and CRC. */
const FRAME = 12;
/** Encoders write a few dozen; a file of nothing but empty chunks is an attack. */
const MOST_CHUNKS = 100_000;
const XMP_KEYWORD = 'XML:com.adobe.xmp';
/** XMP of more than this is not read. */
const MOST_XMP_BYTES = 1024 * 1024;

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.equals(bytes.subarray(0, SIGNATURE.length));
}

/**
 * @returns every chunk, up to the end of the picture
 * @throws AvatarError `unreadable_picture`, also when the file ends before
 */
export function readChunks(bytes: Uint8Array): Chunk[] {
  const { chunks, fault } = readChunksBeforeFault(bytes);
  if (fault !== undefined) throw damaged(fault);
  return chunks;
}

/** The chunks that are there whole, and what is wrong after them. */
export function readChunksBeforeFault(bytes: Uint8Array): { chunks: Chunk[]; fault?: string } {
  if (!isPng(bytes)) return { chunks: [], fault: 'it is not a PNG file' };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; chunks.at(-1)?.type !== 'IEND';) {
    if (at + FRAME > bytes.length) return { chunks, fault: 'it ends before its last chunk' };
    const length = view.getUint32(at);
    const end = at + FRAME + length;
    if (end > bytes.length) return { chunks, fault: 'a chunk is longer than the file' };
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1');
    chunks.push({ type, whole: bytes.subarray(at, end), data: bytes.subarray(at + 8, end - 4) });
    if (chunks.length > MOST_CHUNKS) return { chunks, fault: `it has more than ${MOST_CHUNKS} chunks` };
    at = end;
  }
  return chunks[0]?.type === 'IHDR' ? { chunks } : { chunks, fault: 'it does not start with its header' };
}

/** Gives the file with an XMP packet, or nothing, in place of all marks that it carries, XMP and C2PA. */
export function replaceMarks(png: Uint8Array, xmp: string | undefined): Uint8Array {
  const [header, ...others] = readChunks(png).filter((chunk) => !isMark(chunk));
  // Before the pixels, so that a reader of streams meets it first.
  const packet = xmp === undefined ? [] : [xmpChunk(xmp)];
  return new Uint8Array(
    Buffer.concat([
      SIGNATURE,
      ...(header ? [header.whole] : []),
      ...packet,
      ...others.map((chunk) => chunk.whole),
    ]),
  );
}

/**
 * The XMP packet of a PNG; undefined where there is none that can be read. XMP belongs into `iTXt`; libvips
 * writes it into `zTXt`, and readers take it from there.
 */
export function xmpOfPng(chunks: readonly Chunk[]): string | undefined {
  const chunk = chunks.find(isXmp);
  if (!chunk) return undefined;
  const { type, data } = chunk;
  const afterKeyword = XMP_KEYWORD.length + 1;
  if (type === 'tEXt') return textOf(data.subarray(afterKeyword), false);
  // A compression method, and compressed text.
  if (type === 'zTXt') return textOf(data.subarray(afterKeyword + 1), true);
  // Compression flag, compression method, language, NUL, translated keyword, NUL, text.
  const language = data.indexOf(0, afterKeyword + 2);
  const keyword = language < 0 ? -1 : data.indexOf(0, language + 1);
  return keyword < 0 ? undefined : textOf(data.subarray(keyword + 1), data[afterKeyword] === 1);
}

function textOf(data: Uint8Array, isCompressed: boolean): string | undefined {
  if (!isCompressed) return data.length > MOST_XMP_BYTES ? undefined : Buffer.from(data).toString('utf8');
  try {
    return inflateSync(data, { maxOutputLength: MOST_XMP_BYTES }).toString('utf8');
  } catch {
    return undefined;
  }
}

function isMark(chunk: Chunk): boolean {
  return chunk.type === 'caBX' || isXmp(chunk);
}

function isXmp({ type, data }: Chunk): boolean {
  const start = Buffer.from(data.subarray(0, XMP_KEYWORD.length + 1)).toString('latin1');
  return ['iTXt', 'zTXt', 'tEXt'].includes(type) && start === `${XMP_KEYWORD}\0`;
}

function xmpChunk(xmp: string): Uint8Array {
  return encodeChunk(
    'iTXt',
    Buffer.concat([Buffer.from(`${XMP_KEYWORD}\0\0\0\0\0`), Buffer.from(xmp, 'utf8')]),
  );
}

export function encodeChunk(type: string, data: Uint8Array): Uint8Array {
  const chunk = Buffer.alloc(FRAME + data.length);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, 'latin1');
  chunk.set(data, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}

function damaged(reason: string): AvatarError<'unreadable_picture'> {
  return new AvatarError('unreadable_picture', `The picture cannot be read: ${reason}.`);
}
