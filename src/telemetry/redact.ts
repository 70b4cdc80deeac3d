export const REDACTED = '[redacted]';

/** Longest text of a field in UTF-16 units; more is cut. */
const LONGEST_TEXT = 16_000;

/** Secrets shorter than this are words too, and only taken out where they stand alone. */
const SHORTEST_CERTAIN_SECRET = 4;

/**
 * Names under which secrets stand, in headers, query strings and JSON. Names that only count something
 * ("tokens", "max_tokens") are not among them.
 */
const SECRET_NAMES = [
  'x-amz-(?:signature|credential|security-token)',
  '[a-z0-9_-]{0,40}api[-_]?key',
  '[a-z0-9_-]{0,40}(?:secret|password|passwd|passphrase)(?:[-_]?(?:access[-_]?)?key)?',
  '(?:aws[-_]?)?(?:access|private|signing)[-_]?key(?:[-_]?id)?',
  '(?:access|refresh|auth|session|security|bearer|id)[-_]?token',
  'token',
  'signature(?:provided)?',
  'stringtosign(?:bytes)?',
  'canonicalrequest(?:bytes)?',
  'credential',
].join('|');

const SECRET_NAME = new RegExp(`^(?:(?:proxy-)?authorization|(?:set-)?cookie|${SECRET_NAMES})$`, 'i');

/** Whether what stands under this name is a secret, whatever it looks like. */
export function isSecretName(name: string): boolean {
  return name.length <= 80 && SECRET_NAME.test(name);
}

/**
 * Pattern and replacement, applied in this order. None has nested or unbounded overlapping repetition: the
 * text may be hostile.
 */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,30}PRIVATE KEY-----|$)/g, REDACTED],
  // scheme://user:password@host, and scheme://token@host
  [/\b([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/?#"'<>]{1,500}@/gi, `$1${REDACTED}@`],
  // The same with a slash or a question mark in the password, as people write them.
  [
    /\b([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/?#"'<>@:[]{1,200}:(?!\d{1,5}(?:[/?#]|$))[^\s"'<>]{1,200}@/gi,
    `$1${REDACTED}@`,
  ],
  [/\b(AWS4-HMAC-SHA256)\s{1,3}Credential=[^\n"']{1,1000}/g, `$1 ${REDACTED}`],
  [
    /\b((?:proxy-)?authorization(?:\\?["'])?\s{0,3}[:=]\s{0,3}(?:\\?["'])?)(?!\[redacted\])(?:[a-z][\w-]{0,30}(?:\s{1,3}|%20|\+))?[^\s"',;\\]+/gi,
    `$1${REDACTED}`,
  ],
  [/\b((?:set-)?cookie(?:\\?["'])?\s{0,3}[:=]\s{0,3}(?:\\?["'])?)[^\r\n"'\\]{1,4000}/gi, `$1${REDACTED}`],
  [/\b(Bearer(?:\s{1,3}|%20|\+))[\w.~+/=*:-]{4,}/gi, `$1${REDACTED}`],
  [/\b(Basic\s{1,3})(?=[a-z+/]{0,200}[\d=])[\w+/-]{6,}={0,2}/gi, `$1${REDACTED}`],
  // name=value, name: value, "name": "value", \"name\": \"value\", name%3Dvalue
  [
    new RegExp(
      String.raw`((?:^|[^a-z0-9])(?:${SECRET_NAMES})(?:\\?["'])?\s{0,3}(?:[:=]|%3D)\s{0,3}(?:\\?["'])?)` +
        String.raw`(?!\[redacted\])(?:[^\s&"'\\,;<>%}\])]|%[0-9a-f]{2})+`,
      'gi',
    ),
    `$1${REDACTED}`,
  ],
  // Keys of OpenAI and of vendors with the same habit, also as the vendor masks them (sk-ab**cd).
  [/\b(?:sk|pk|rk)-[\w*-]{6,}/g, REDACTED],
  // Key ids of AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, REDACTED],
];

const BASE64 = /(?:data:[\w.+-]{1,40}\/[\w.+-]{1,40};base64,)?[A-Za-z0-9+/_-]{256,}={0,2}/g;
/** Base64 in lines, as mail and PEM have it; the newline may be escaped. */
const BASE64_LINES = /(?:[A-Za-z0-9+/]{60,76}(?:\r?\n|\\r\\n|\\n)){4,}[A-Za-z0-9+/]{0,76}={0,2}/g;

/**
 * Takes secrets out of a text: the given ones wherever they stand (also percent-encoded and as JSON writes
 * them), and whatever looks like one by its name or shape.
 */
export function redactSecrets(text: string, secrets: readonly string[]): string {
  return createRedactor(secrets)(text);
}

/** {@link redactSecrets} for many texts: prepared once. Pictures in base64 and overlong texts are cut too. */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const { certain, short } = formsOf(secrets);
  return (text) => {
    let result = text;
    for (const secret of certain) result = result.replaceAll(secret, REDACTED);
    for (const pattern of short) result = result.replaceAll(pattern, REDACTED);
    result = result.replaceAll(BASE64, shorten).replaceAll(BASE64_LINES, shorten);
    for (const [pattern, replacement] of PATTERNS) result = result.replaceAll(pattern, replacement);
    if (result.length <= LONGEST_TEXT) return result;
    return `${result.slice(0, LONGEST_TEXT).toWellFormed()}… [${result.length} characters]`;
  };
}

/** Every way in which a secret is written, the longest first, so that none leaves a part of another. */
function formsOf(secrets: readonly string[]): { certain: string[]; short: RegExp[] } {
  const forms = new Set<string>();
  for (const secret of secrets.map((value) => value.trim()).filter((value) => value !== '')) {
    const inJson = JSON.stringify(secret).slice(1, -1);
    for (const form of [secret, inJson, encodeURIComponent(secret.toWellFormed())]) forms.add(form);
  }
  const all = [...forms].toSorted((one, other) => other.length - one.length);
  return {
    certain: all.filter((form) => form.length >= SHORTEST_CERTAIN_SECRET),
    short: all
      .filter((form) => form.length < SHORTEST_CERTAIN_SECRET)
      .map((form) => new RegExp(`(?<![\\p{L}\\p{N}])${escapeForPattern(form)}(?![\\p{L}\\p{N}])`, 'gu')),
  };
}

function escapeForPattern(text: string): string {
  return text.replaceAll(
    /[\\^$.*+?()[\]{}|/-]/g,
    (character) => `\\u{${character.charCodeAt(0).toString(16)}}`,
  );
}

function shorten(blob: string): string {
  return `[base64, ${blob.length} characters]`;
}
