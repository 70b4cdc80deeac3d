import { AvatarError } from '../../domain/errors.ts';

export const ADDRESS_HINT =
  'FLOWISE_URL must be the address of Flowise itself, for example http://localhost:3000, without /api/v1.';

/**
 * The address that requests start with: no slash at the end, because Flowise answers `//api/v1/…` and
 * `/api/v1/api/v1/…` with its web page and status 200.
 * @throws AvatarError `configuration`
 */
export function normaliseFlowiseUrl(text: string): string {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    throw wrong('is not an address');
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw wrong('must start with http:// or https://');
  if (url.username !== '' || url.password !== '') throw wrong('must not hold a user name or a password');
  if (/\/api(?:\/v1)?(?:\/|$)/.test(url.pathname)) {
    throw wrong('must end before /api: the path /api/v1/… is added to it');
  }
  if (/\/(?:v2\/agentcanvas|canvas|agentcanvas|agentflows|chatflows|signin)(?:\/|$)/.test(url.pathname)) {
    throw wrong('is the address of a page of the web app');
  }
  if (url.search !== '' || url.hash !== '') throw wrong('must not have a part after ? or #');
  return url.origin + url.pathname.replace(/\/+$/, '');
}

function wrong(reason: string): AvatarError {
  return new AvatarError('configuration', `The address of Flowise (FLOWISE_URL) ${reason}.`, {
    hint: 'Give the address under which the web page of Flowise opens, for example http://localhost:3000.',
  });
}

/** @throws AvatarError `configuration` when the key cannot stand in a header */
export function checkApiKey(apiKey: string): string {
  if (/^[\x21-\x7e]+$/.test(apiKey)) return apiKey;
  throw new AvatarError(
    'configuration',
    'The key of Flowise (FLOWISE_API_KEY) holds a space, a line end or another character that no key has.',
    { hint: 'Copy the key once more from the page "API Keys" of Flowise.' },
  );
}
