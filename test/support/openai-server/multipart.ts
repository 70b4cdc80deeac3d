import busboy from 'busboy';
import type { IncomingHttpHeaders } from 'node:http';
import sharp from 'sharp';
import { missing, Refusal, unknownParameter } from './refusal.ts';
import type { ReceivedFile } from './types.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/webp': 'webp',
};
const MOST_PICTURES = 16;
const LARGEST_PICTURE = 50 * 1024 * 1024;

interface Form {
  fields: Record<string, string>;
  files: ReceivedFile[];
}

/** Reads an edit request as the vendor does. @throws Refusal */
export async function readEditForm(headers: IncomingHttpHeaders, body: Buffer): Promise<Form> {
  if (!/^multipart\/form-data;\s*boundary=/i.test(headers['content-type'] ?? '')) {
    throw new Refusal(400, 'invalid_content_type', 'The edits endpoint takes multipart/form-data.');
  }
  const { fields, parts } = await parse(headers, body);
  for (const { field } of parts) {
    if (field !== 'image[]' && field !== 'image') throw unknownParameter(field);
  }
  if (parts.length === 0) throw missing('image');
  if (parts.length > MOST_PICTURES) {
    throw new Refusal(400, 'too_many_images', `At most ${MOST_PICTURES} images.`, { param: 'image' });
  }
  return { fields, files: await Promise.all(parts.map(checkPicture)) };
}

interface Part {
  field: string;
  /** busboy leaves it out where the client sent none. */
  fileName: string | undefined;
  mediaType: string;
  bytes: Buffer;
}

function parse(
  headers: IncomingHttpHeaders,
  body: Buffer,
): Promise<{ fields: Record<string, string>; parts: Part[] }> {
  return new Promise((resolve, reject) => {
    const fields: Record<string, string> = {};
    const parts: Part[] = [];
    const damaged = (error: unknown): void =>
      reject(new Refusal(400, 'invalid_multipart_form_data', `Damaged form: ${String(error)}`));
    const parser = busboy({ headers });
    parser.on('field', (name, value) => {
      if (Object.hasOwn(fields, name)) {
        reject(new Refusal(400, 'duplicate_parameter', `Duplicate parameter: '${name}'.`, { param: name }));
      }
      fields[name] = value;
    });
    parser.on('file', (field, stream, info) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        parts.push({
          field,
          fileName: info.filename,
          mediaType: info.mimeType,
          bytes: Buffer.concat(chunks),
        });
      });
    });
    parser.on('error', damaged);
    parser.on('close', () => resolve({ fields, parts }));
    parser.end(body);
  });
}

function refuse(code: string, message: string): Refusal {
  return new Refusal(400, code, message, { param: 'image' });
}

async function checkPicture({ field, fileName, mediaType, bytes }: Part): Promise<ReceivedFile> {
  if (fileName === undefined || fileName === '') throw refuse('invalid_image_file', 'The file has no name.');
  const format = MEDIA_TYPES[mediaType];
  if (format === undefined) {
    throw refuse(
      'unsupported_file_mimetype',
      `Invalid file 'image': unsupported mimetype ('${mediaType}'). Supported file formats are 'image/jpeg', 'image/png', and 'image/webp'.`,
    );
  }
  if (bytes.length >= LARGEST_PICTURE) throw refuse('image_too_large', 'Images must be below 50 MB.');
  const facts = await sharp(bytes)
    .metadata()
    .catch(() => undefined);
  if (facts?.format !== format) throw refuse('invalid_image_file', 'Invalid image file or mode for image 1.');
  return { field, fileName, mediaType, bytes: bytes.length, width: facts.width, height: facts.height };
}
