import type { ImageAnswer } from '../../ports/answers.ts';
import type { Caller } from './caller.ts';
import { readRateLimit } from './answer-headers.ts';
import type { RawAnswer } from './connection.ts';
import { fieldsOf } from './fields.ts';
import { parseAnswer, unusable } from './unusable.ts';
import { readPictureUsage } from './usage.ts';

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/**
 * The one picture of an answer, decoded strictly. That it can be decoded to pixels, and how large it is,
 * is checked where pictures are read.
 * @throws CallError `unusable_answer`
 */
export function readPictureAnswer(
  raw: RawAnswer,
  caller: Caller,
  { sentPicture, warnings }: { sentPicture: boolean; warnings: readonly string[] },
): ImageAnswer {
  const body = parseAnswer(raw, caller);
  const usage = readPictureUsage(body['usage'], sentPicture);
  const fail = (what: string) => unusable(what, raw, caller, usage);

  const data = body['data'];
  if (!Array.isArray(data)) throw fail('without data');
  if (data.length === 0) throw fail('with empty data: no picture');
  const picture = fieldsOf(data[0])['b64_json'];
  if (typeof picture !== 'string') throw fail('without b64_json: no picture');
  if (picture === '') throw fail('with a picture of zero bytes');
  if (picture.length % 4 !== 0 || !BASE64.test(picture)) throw fail('its picture is not base64');
  const bytes = Buffer.from(picture, 'base64');
  const mediaType = mediaTypeOf(bytes);
  if (mediaType === undefined) throw fail('what it sent is not a PNG, JPEG or WebP picture');

  const rateLimit = readRateLimit(raw.headers);
  return {
    bytes,
    mediaType,
    ...(usage === undefined ? {} : { usage }),
    ...(raw.requestId === undefined ? {} : { requestId: raw.requestId }),
    ...(rateLimit === undefined ? {} : { rateLimit }),
    ...(warnings.length === 0 ? {} : { warnings }),
  };
}

/** What the first bytes say; names and headers are not believed. */
function mediaTypeOf(bytes: Buffer): string | undefined {
  if (bytes.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (bytes.subarray(0, 3).toString('latin1') === '\xff\xd8\xff') return 'image/jpeg';
  const isRiff = bytes.subarray(0, 4).toString('latin1') === 'RIFF';
  return isRiff && bytes.subarray(8, 12).toString('latin1') === 'WEBP' ? 'image/webp' : undefined;
}
