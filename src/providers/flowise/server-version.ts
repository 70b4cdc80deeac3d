import { z } from 'zod';
import { AvatarError, CallError } from '../../domain/errors.ts';
import { ADDRESS_HINT } from './address.ts';
import type { RawAnswer } from './answer-errors.ts';
import { excerpt } from './excerpt.ts';
import { isWebPage, jsonOf, sendHttp } from './http.ts';
import { errorOfTransport } from './transport-errors.ts';

/** The first with Agentflow V2 and accounts; made for and tried with 3.1.4. */
export const OLDEST_VERSION = '3.0.0';

const VersionAnswer = z.object({ version: z.string() });

/**
 * The version of the Flowise at `url` (no key needed, costs nothing).
 * @throws CallError `unavailable`, `not_found` (something else answers there)
 * @throws AvatarError `configuration` for a version that is too old
 */
export async function readServerVersion(url: string): Promise<string> {
  let answer: RawAnswer;
  try {
    answer = await sendHttp({ method: 'GET', url: `${url}/api/v1/version` });
  } catch (error) {
    throw errorOfTransport(error, { url, flowId: '', secrets: [] });
  }
  const version = VersionAnswer.safeParse(jsonOf(answer)).data?.version;
  if (answer.status !== 200 || isWebPage(answer) || version === undefined) {
    const what = isWebPage(answer) ? 'a web page' : `status ${answer.status}`;
    throw new CallError('not_found', `${url} is not the address of Flowise: it answers with ${what}.`, {
      billed: 'no',
      retryable: false,
      httpStatus: answer.status,
      vendorCode: 'web_page',
      hint: ADDRESS_HINT,
    });
  }
  if (Number.parseInt(version, 10) < Number.parseInt(OLDEST_VERSION, 10)) {
    throw new AvatarError(
      'configuration',
      `The Flowise at ${url} is too old: version ${excerpt(version, [], 20)}.`,
      {
        hint: `The flows need Agentflow V2: update Flowise to ${OLDEST_VERSION} or newer.`,
      },
    );
  }
  return version;
}
