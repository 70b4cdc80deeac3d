import { StorageError, type StorageFailure } from '../domain/storage-error.ts';

interface Explanation {
  failure: StorageFailure;
  retryable?: boolean;
  reason: string;
  hint: string;
}

const CHECK_KEYS = 'Check S3_ACCESS_KEY and S3_SECRET_KEY.';
const CHECK_ENDPOINT = 'Check S3_ENDPOINT, and that the store is running and can be reached from here.';
const CHECK_REGION = 'Set S3_REGION to the region of the bucket.';
const ASK_PERMISSION =
  'The key needs s3:PutObject, s3:GetObject, s3:DeleteObject and s3:ListBucket on this bucket (S3_BUCKET_NAME).';
const WAIT = 'Wait and try again.';

const badKeys = (reason: string): Explanation => ({ failure: 'credentials', reason, hint: CHECK_KEYS });
const busy = (reason: string): Explanation => ({ failure: 'busy', retryable: true, reason, hint: WAIT });
const unreachable = (reason: string): Explanation => ({
  failure: 'unreachable',
  retryable: true,
  reason,
  hint: CHECK_ENDPOINT,
});
const wrongRegion: Explanation = {
  failure: 'wrong_region',
  reason: 'the bucket belongs to another region',
  hint: CHECK_REGION,
};
const full: Explanation = {
  failure: 'full',
  reason: 'the store is full',
  hint: 'Free some space in the store, or raise its quota.',
};
const timedOut: Explanation = {
  failure: 'timed_out',
  retryable: true,
  reason: 'no answer in time',
  hint: CHECK_ENDPOINT,
};
const tls: Explanation = {
  failure: 'unreachable',
  reason: 'no secure connection could be made',
  hint: 'Check whether S3_ENDPOINT is http or https, and that its certificate is trusted (NODE_EXTRA_CA_CERTS).',
};

/**
 * By S3 error code (https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html), the codes of
 * common S3-compatible stores, and Node's system error codes.
 */
const BY_CODE: Readonly<Record<string, Explanation>> = {
  NoSuchBucket: {
    failure: 'no_bucket',
    reason: 'there is no such bucket',
    hint: 'Create the bucket, or correct S3_BUCKET_NAME.',
  },
  InvalidBucketName: {
    failure: 'no_bucket',
    reason: 'the store does not allow this bucket name',
    hint: 'Correct S3_BUCKET_NAME.',
  },
  AccessDenied: { failure: 'denied', reason: 'access denied', hint: ASK_PERMISSION },
  AllAccessDisabled: { failure: 'denied', reason: 'access denied', hint: ASK_PERMISSION },
  AccountProblem: { failure: 'denied', reason: 'the account is blocked', hint: 'Ask the store’s provider.' },
  InvalidAccessKeyId: badKeys('the store does not know the access key'),
  SignatureDoesNotMatch: badKeys('the signature does not match, so the secret key is wrong'),
  InvalidToken: badKeys('the access key has expired or is not valid'),
  ExpiredToken: badKeys('the access key has expired or is not valid'),
  RequestTimeTooSkewed: {
    failure: 'credentials',
    reason: 'the clocks of this machine and of the store differ too much',
    hint: 'Set the clock of this machine.',
  },
  AuthorizationHeaderMalformed: wrongRegion,
  PermanentRedirect: wrongRegion,
  IllegalLocationConstraintException: wrongRegion,
  QuotaExceeded: full,
  XMinioStorageFull: full,
  InsufficientCapacity: full,
  SlowDown: busy('the store asks to slow down'),
  TooManyRequests: busy('the store asks to slow down'),
  ServiceUnavailable: busy('the store is not available just now'),
  InternalError: busy('the store failed on its own side'),
  OperationAborted: busy('another request on the same object is running'),
  RequestTimeout: timedOut,
  TimeoutError: timedOut,
  ETIMEDOUT: timedOut,
  ECONNREFUSED: unreachable('nothing answers at this address'),
  ECONNRESET: unreachable('the connection broke'),
  EPIPE: unreachable('the connection broke'),
  EHOSTUNREACH: unreachable('the host cannot be reached'),
  ENETUNREACH: unreachable('the network cannot be reached'),
  ENOTFOUND: unreachable('the host name is not known'),
  EAI_AGAIN: unreachable('the host name could not be looked up'),
  EPROTO: tls,
  NotImplemented: {
    failure: 'failed',
    reason: 'the store does not support this request',
    hint: 'Check that S3_ENDPOINT is an S3-compatible store.',
  },
};

const TLS_CODE = /^(?:ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_)/;

function byStatus(status: number | undefined): Explanation {
  if (status === 401 || status === 403)
    return { ...BY_CODE['AccessDenied']!, hint: `${ASK_PERMISSION} ${CHECK_KEYS}` };
  if (status === 301 || status === 307) return wrongRegion;
  if (status === 429) return BY_CODE['SlowDown']!;
  if (status === 507) return full;
  if (status === 501) return BY_CODE['NotImplemented']!;
  if (status !== undefined && status >= 500) return BY_CODE['InternalError']!;
  return {
    failure: 'failed',
    reason: 'the answer is not one of an S3 store, or the store refuses this request',
    hint: 'Check that S3_ENDPOINT is the address of the S3 API, without the bucket.',
  };
}

/**
 * Says in words why the S3 store did not do what it was asked.
 *
 * The vendor's error is not kept as `cause` and its text is not repeated: it carries the access key, the
 * signature and the string that was signed.
 * @param place the store, the bucket and the key in words
 */
export function explainS3Error(error: unknown, action: string, place: string): StorageError {
  const { codes, status, requestId } = factsOf(error);
  const code = codes.find((name) => BY_CODE[name] !== undefined || TLS_CODE.test(name));
  const explanation =
    code === undefined ? byStatus(status) : (BY_CODE[code] ?? (TLS_CODE.test(code) ? tls : byStatus(status)));
  const details = [
    code ?? codes[0],
    status === undefined ? undefined : `HTTP ${status}`,
    requestId === undefined ? undefined : `request ${requestId}`,
  ].filter((part) => part !== undefined);
  return new StorageError(`Cannot ${action} ${place}: ${explanation.reason} (${details.join(', ')}).`, {
    failure: explanation.failure,
    retryable: explanation.retryable ?? false,
    hint: explanation.hint,
  });
}

/** Whether the store said that there is no such object (and not, that there is no such bucket). */
export function isNoSuchKey(error: unknown): boolean {
  return factsOf(error).codes.includes('NoSuchKey');
}

interface ErrorFacts {
  codes: string[];
  status: number | undefined;
  requestId: string | undefined;
}

/** The few harmless things that an SDK or system error says, each checked for its shape. */
function factsOf(error: unknown): ErrorFacts {
  const seen = error as {
    name?: unknown;
    Code?: unknown;
    code?: unknown;
    message?: unknown;
    $metadata?: { httpStatusCode?: unknown; requestId?: unknown };
  } | null;
  const status = seen?.$metadata?.httpStatusCode;
  const requestId = seen?.$metadata?.requestId;
  const codes = [seen?.Code, seen?.code, seen?.name].filter(
    (name): name is string => typeof name === 'string' && /^[A-Za-z_0-9.]{1,60}$/.test(name),
  );
  // Node gives a broken keep-alive connection this message, on some paths without a code.
  if (seen?.message === 'socket hang up' || seen?.message === 'aborted') codes.unshift('ECONNRESET');
  return {
    codes,
    status: typeof status === 'number' && status >= 300 ? status : undefined,
    requestId: typeof requestId === 'string' && /^[\w./+=-]{1,80}$/.test(requestId) ? requestId : undefined,
  };
}
