import sharp, { type Sharp } from 'sharp';
import { messageOf } from '../domain/errors.ts';
import type { PictureFacts } from '../ports/imaging.ts';
import { mediaTypeOf } from './media-type.ts';
import { unreadable } from './unreadable.ts';

/**
 * More than any image model returns (a 4096×4096 grid has 17 million), and little enough that all work on
 * one picture stays below 1 GB of memory.
 */
export const MOST_PIXELS = 50_000_000;

/**
 * For pictures that vendors send, where several are worked on at a time beside a database and a face model: 4096×4096,
 * which is more than OpenAI's models return (3840×2160).
 */
export const MOST_VENDOR_PIXELS = 4096 * 4096;

/** A picture whose header has been read and found acceptable. */
export interface OpenPicture {
  facts: Omit<PictureFacts, 'perceptualHash'>;
  /** A new pipeline over its pixels: upright, sRGB, 8 bits a channel at the end, whatever the file holds. */
  pixels(): Sharp;
}

/**
 * Reads the header and refuses what must not be decoded: nothing is known yet of the pixels.
 * @throws AvatarError `unreadable_picture`
 */
export async function openPicture(bytes: Uint8Array, mostPixels: number): Promise<OpenPicture> {
  if (bytes.length === 0) throw unreadable('the file is empty');
  const mediaType = mediaTypeOf(bytes);
  if (!mediaType) throw unreadable('it is not a PNG, JPEG or WebP file, whatever its name says');
  // Missing or damaged pixels are an error; a decoder's mere warning does not cost a picture that was paid for.
  const options = { limitInputPixels: mostPixels, failOn: 'error' } as const;
  const metadata = await readable(mostPixels, () => sharp(bytes, options).metadata());
  if ((metadata.pages ?? 1) > 1) {
    throw unreadable(`it is animated (${metadata.pages} frames)`, { hint: 'Save one frame of it as a PNG.' });
  }
  const { width, height } = metadata.autoOrient;
  // Decoding holds all of them at their full depth.
  if (metadata.depth !== 'uchar' && width * height > mostPixels / 2) {
    throw unreadable(`it has more than ${million(mostPixels / 2)} million pixels of more than 8 bits`, {
      hint: 'Save it with 8 bits a channel, or make it smaller.',
    });
  }
  return {
    facts: { width, height, mediaType },
    pixels: () => sharp(bytes, options).autoOrient().toColourspace('srgb'),
  };
}

/** Runs a decoder; what it throws becomes an error for people. */
export async function readable<Result>(mostPixels: number, decode: () => Promise<Result>): Promise<Result> {
  try {
    return await decode();
  } catch (error) {
    if (/exceeds pixel limit/i.test(messageOf(error))) {
      const megapixels = million(mostPixels);
      const side = Math.floor(Math.sqrt(mostPixels) / 100) * 100;
      const hint = `Make it smaller: at most ${megapixels} million pixels, for example ${side}×${side}.`;
      throw unreadable(`it has more than ${megapixels} million pixels`, { hint, cause: error });
    }
    throw unreadable(`the file is damaged or incomplete (${firstLine(messageOf(error))})`, {
      hint: 'Get the file again, or save it anew with a program that can still open it.',
      cause: error,
    });
  }
}

const million = (pixels: number): number => Math.floor(pixels / 1e6);

/** A decoder's message can hold several lines, and bytes of the file. */
function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '')
    .replaceAll(/[^\u0020-\u007e]/g, '?')
    .slice(0, 120)
    .trim();
}
