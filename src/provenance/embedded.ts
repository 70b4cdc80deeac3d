import { JPEG } from '@trustnxt/c2pa-ts/asset';
import { AvatarError } from '../domain/errors.ts';
import { isPng, readChunksBeforeFault, xmpOfPng } from './png-chunks.ts';

/** Where a file keeps its marks, still unread. */
export interface EmbeddedMarks {
  mediaType: 'image/png' | 'image/jpeg' | 'image/webp';
  xmp: string | undefined;
  /** The C2PA manifest store, as JUMBF boxes. */
  jumbf: Uint8Array | undefined;
}

/** What the XMP segment of a JPEG file starts with. */
const XMP_IN_JPEG = 'http://ns.adobe.com/xap/1.0/\0';

/**
 * Finds XMP and the C2PA manifest store in a file of any kind that is read here, damaged ones included.
 * @throws AvatarError `unreadable_picture`
 */
export function findMarks(bytes: Uint8Array): EmbeddedMarks {
  if (isPng(bytes)) {
    // Decoders show a picture that lacks its last bytes, and marks stand before the pixels.
    const { chunks } = readChunksBeforeFault(bytes);
    const jumbf = chunks.find((chunk) => chunk.type === 'caBX')?.data;
    return { mediaType: 'image/png', xmp: xmpOfPng(chunks), jumbf };
  }
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (start.startsWith('\u00ff\u00d8\u00ff')) {
    return { mediaType: 'image/jpeg', xmp: xmpOfJpeg(bytes), jumbf: jumbfOfJpeg(bytes) };
  }
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) {
    const chunks = webpChunks(bytes);
    const xmp = chunks.get('XMP ');
    return {
      mediaType: 'image/webp',
      xmp: xmp && Buffer.from(xmp).toString('utf8'),
      jumbf: chunks.get('C2PA'),
    };
  }
  const reason =
    bytes.length === 0 ? 'the file is empty' : 'it is not a PNG, JPEG or WebP file, whatever its name says';
  throw new AvatarError('unreadable_picture', `The picture cannot be read: ${reason}.`, {
    hint: 'Give a PNG, JPEG or WebP file that other programs can open.',
  });
}

function xmpOfJpeg(bytes: Uint8Array): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 4 <= bytes.length && view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1);
    // Start of scan: pixels follow, and segments end.
    if (marker === 0xda) return undefined;
    const end = at + 2 + view.getUint16(at + 2);
    const text = Buffer.from(bytes.subarray(at + 4, end)).toString('utf8');
    if (marker === 0xe1 && text.startsWith(XMP_IN_JPEG)) return text.slice(XMP_IN_JPEG.length);
    at = Math.max(end, at + 4);
  }
  return undefined;
}

function jumbfOfJpeg(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return new JPEG(bytes).getManifestJUMBF();
  } catch {
    return undefined;
  }
}

function webpChunks(bytes: Uint8Array): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks = new Map<string, Uint8Array>();
  for (let at = 12; at + 8 <= bytes.length;) {
    const type = Buffer.from(bytes.subarray(at, at + 4)).toString('latin1');
    const length = view.getUint32(at + 4, true);
    chunks.set(type, bytes.subarray(at + 8, at + 8 + length));
    // Chunks are padded to an even length.
    at += 8 + length + (length % 2);
  }
  return chunks;
}
