import { CallError, messageOf } from '../../domain/errors.ts';
import type { Place } from './answer-errors.ts';
import { excerpt } from './excerpt.ts';

/** Failures from before the request was sent, so nothing can have been charged. */
const NOT_SENT: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'this name does not exist',
  EAI_AGAIN: 'the name could not be looked up',
  EHOSTUNREACH: 'the machine cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  UND_ERR_CONNECT_TIMEOUT: 'no connection within the time limit',
};

const CERTIFICATE = /^(?:CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO)/;

/** The error that a request without a whole answer means. */
export function errorOfTransport(error: unknown, place: Place): CallError {
  const codes = codesOf(error);
  const notSent = codes.find((code) => code in NOT_SENT);
  if (notSent !== undefined) {
    return new CallError('unavailable', `Flowise at ${place.url} cannot be reached: ${NOT_SENT[notSent]}.`, {
      billed: 'no',
      retryable: true,
      vendorCode: notSent,
      hint: 'Start Flowise, or correct FLOWISE_URL.',
      cause: error,
    });
  }
  const certificate = codes.find((code) => CERTIFICATE.test(code));
  if (certificate !== undefined) {
    return new CallError('unavailable', `No trusted connection to ${place.url}: ${certificate}.`, {
      billed: 'no',
      retryable: false,
      vendorCode: certificate,
      hint: 'Correct http:// or https:// in FLOWISE_URL, or let Node trust the certificate (NODE_EXTRA_CA_CERTS).',
      cause: error,
    });
  }
  if (codes.includes('UND_ERR_RES_EXCEEDED_MAX_SIZE')) {
    return new CallError('unusable_answer', 'The answer of Flowise is too large to be read.', {
      billed: 'yes',
      retryable: false,
      cause: error,
    });
  }
  return new CallError(
    'outcome_unknown',
    `The connection to Flowise was lost before its answer was whole (${excerpt(messageOf(error), place.secrets, 120)}); the flow may still be running.`,
    { billed: 'unknown', retryable: true, vendorCode: codes[0], cause: error },
  );
}

/** The codes of an error and of what caused it: Node tries several addresses and wraps what each one said. */
function codesOf(error: unknown, depth = 0): string[] {
  if (depth > 3 || typeof error !== 'object' || error === null) return [];
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown };
  return [
    ...(typeof code === 'string' ? [code] : []),
    ...codesOf(cause, depth + 1),
    ...(Array.isArray(errors) ? errors.flatMap((inner) => codesOf(inner, depth + 1)) : []),
  ];
}
