import { z } from 'zod';
import { grouped } from '../domain/text.ts';

/*
 * What a variable may hold. Messages follow the variable's name ("S3_ENDPOINT must be …") and never repeat
 * the value, which may be a secret that stands in the wrong variable.
 */

/** Keys go into HTTP headers: anything else than visible ASCII would fail there, with the key in the message. */
export const key = z
  .string()
  .regex(/^[\x21-\x7e]{1,4096}$/, { error: 'must be a key without spaces or special characters' });

/** Names that go into paths, headers and JSON: models, flow ids, regions. */
export const identifier = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:/@-]{0,199}$/, {
  error: 'must be a name of letters, digits and ._:/@- (at most 200)',
});

/** Wider than AWS's rules for new buckets: S3-compatible stores and old buckets have other ones. */
export const bucketName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{1,254}$/, {
  error: 'must be a bucket name of letters, digits, dots, hyphens and underscores',
});

export const path = z
  .string()
  .max(4096, { error: 'must be a folder with a shorter path' })
  .regex(/^[^\u0000-\u001f\u007f]+$/, { error: 'must be a folder without control characters in its path' });

/** A file in PEM form, or its text. */
export const pem = z
  .string()
  .max(100_000, { error: 'must be a file in PEM form, or its text' })
  .refine((text) => text.startsWith('-----BEGIN ') || !/[\u0000-\u001f\u007f]/.test(text), {
    error: 'must be a file in PEM form, or its text',
  });

/** An http or https URL; the slash at its end is taken away. */
export function httpUrl(example: string) {
  const error = `must be an http or https URL, for example ${example}`;
  return z
    .string()
    .refine((text) => isPlainHttpUrl(text), { error, abort: true })
    .refine((text) => !hasUserInfo(text), {
      error: 'must be a URL without user name and password',
      abort: true,
    })
    .transform((text) => text.replace(/\/+$/, ''));
}

export const postgresUrl = z.string().refine(
  (text) => {
    const url = parse(text);
    return url !== null && ['postgres:', 'postgresql:'].includes(url.protocol) && isDecodable(url);
  },
  {
    error:
      'must be a URL that starts with postgresql://, then user, password, host, port and database as in .env.example (percent-encode special characters in the password)',
  },
);

/** Digits only: neither `4.0`, nor `4e2`, nor `0x4`. */
export function wholeNumber(least: number, most: number) {
  const error = `must be a whole number from ${grouped(least)} to ${grouped(most)}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, { error, abort: true })
    .transform(Number)
    .refine((value) => value >= least && value <= most, { error });
}

export const yesOrNo = z
  .string()
  .toLowerCase()
  .pipe(z.enum(['1', 'true', 'yes', '0', 'false', 'no'], { error: 'must be 1 or 0' }))
  .transform((word) => ['1', 'true', 'yes'].includes(word));

/** Receivers often tell who calls by the query; it is a secret then. */
export const webhookUrl = z.string().refine(
  (text) => {
    const url = parse(text);
    return url !== null && /^https?:\/\//i.test(text) && !hasUserInfo(text) && url.hash === '';
  },
  {
    error:
      'must be an https URL without user name and password, for example https://hooks.example.org/avatars',
  },
);

/** As https://www.standardwebhooks.com has it: 24 to 64 random bytes. */
export const webhookSecret = z.string().refine(
  (text) => {
    const [, encoded = ''] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
    const { length } = Buffer.from(encoded, 'base64');
    return length >= 24 && length <= 64;
  },
  { error: 'must be whsec_ and 24 to 64 random bytes in base64; make one as .env.example says' },
);

/** `name=value,name=value`, values percent-encoded, as OpenTelemetry has it. */
export const headerList = z
  .string()
  .regex(/^\s*[\w-]+\s*=[\x21-\x2b\x2d-\x7e]*(?:,\s*[\w-]+\s*=[\x21-\x2b\x2d-\x7e]*)*$/, {
    error: 'must be a list of name=value, separated by commas, values percent-encoded',
    abort: true,
  })
  .refine((text) => isDecodableText(text), {
    error: 'must be a list of name=value, separated by commas, values percent-encoded',
    abort: true,
  })
  .transform((text) =>
    Object.fromEntries(
      text.split(',').map((pair) => {
        const at = pair.indexOf('=');
        return [pair.slice(0, at).trim(), decodeURIComponent(pair.slice(at + 1).trim())];
      }),
    ),
  );

export const usd = z
  .string()
  .regex(/^\d{1,4}(?:\.\d{1,10})?$/, { error: 'must be an amount of US dollars, for example 0.015' })
  .transform(Number);

/** One of some words, in any case, with other spellings for some of them. */
export function oneOf<const Word extends string>(
  words: readonly Word[],
  otherSpellings: Readonly<Record<string, Word>> = {},
) {
  return z
    .string()
    .toLowerCase()
    .transform((text) => otherSpellings[text] ?? text)
    .pipe(z.enum(words, { error: `must be one of ${words.join(', ')}` }));
}

function parse(text: string): URL | null {
  // Node's parser would take spaces and newlines out in silence.
  return /[\s\u0000-\u001f\u007f]/.test(text) ? null : URL.parse(text);
}

function isPlainHttpUrl(text: string): boolean {
  const url = parse(text);
  return (
    url !== null &&
    /^https?:\/\//i.test(text) &&
    ['http:', 'https:'].includes(url.protocol) &&
    url.search === '' &&
    url.hash === '' &&
    !/[?#]$/.test(text)
  );
}

function hasUserInfo(text: string): boolean {
  const url = parse(text);
  return url !== null && (url.username !== '' || url.password !== '');
}

function isDecodableText(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** The driver decodes user, password and database name, and fails on a lone percent sign. */
function isDecodable(url: URL): boolean {
  return isDecodableText(`${url.username}${url.password}${url.pathname}`);
}
