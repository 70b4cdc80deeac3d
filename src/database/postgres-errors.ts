import { AvatarError, isAvatarError, messageOf } from '../domain/errors.ts';

const TLS =
  'Check sslmode in DATABASE_URL, and let Node trust the certificate of the server (NODE_EXTRA_CA_CERTS); sslmode=no-verify encrypts without asking who is there.';
const CREDENTIALS = 'Check the user and the password in DATABASE_URL.';

/** Codes of PostgreSQL (https://www.postgresql.org/docs/current/errcodes-appendix.html), of Node and OpenSSL. */
const WAYS_OUT: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens there: start PostgreSQL, or correct host and port in DATABASE_URL.',
  ENOTFOUND: 'The host name is not known: correct it in DATABASE_URL.',
  EAI_AGAIN: 'Names cannot be looked up right now: check the network.',
  '28P01': CREDENTIALS,
  '28000': CREDENTIALS,
  '3D000': 'Create the database (createdb), or correct its name in DATABASE_URL.',
  '42501': 'Give the user the right to create tables and schemas in this database.',
  '53300': 'The server has no connection left: close others, or raise max_connections.',
  DEPTH_ZERO_SELF_SIGNED_CERT: TLS,
  SELF_SIGNED_CERT_IN_CHAIN: TLS,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: TLS,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: TLS,
  CERT_HAS_EXPIRED: TLS,
  ERR_TLS_CERT_ALTNAME_INVALID: TLS,
};

const COMMON =
  'Check that PostgreSQL runs there, that the database exists and that the user may create tables.';

/** Says why PostgreSQL cannot be used, and what to do about it. */
export function explainPostgresError(error: unknown): AvatarError<'configuration'> {
  const root = rootOf(error);
  const code = root instanceof Error && 'code' in root ? String(root.code) : '';
  const reason = messageOf(root) || code;
  const known = /\bSSL\b/.test(reason) ? TLS : COMMON;
  return new AvatarError('configuration', `DATABASE_URL: the database cannot be used: ${reason}`, {
    hint: WAYS_OUT[code] ?? known,
    cause: error,
  });
}

/** Drizzle wraps what the driver says; a refused connection may carry its reason one level deeper. */
function rootOf(error: unknown): unknown {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof AggregateError ? cause.errors[0] : cause;
}

/**
 * Signs that the server was not reached, or went away in the middle: codes of Node and of PostgreSQL (class 08; 57P01
 * to 57P03 are a server that stops, crashed or starts; 53300 is one without a free connection; 25006 is what a
 * standby says until it takes over).
 */
const AWAY_CODES =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|ENOTFOUND|EAI_AGAIN|08...|57P0[123]|53300|25006)$/;
/** What the driver itself says has no code. */
const AWAY_MESSAGES =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|Query read timeout|timeout expired|timeout exceeded when trying to connect)/;

/** Whether the error says that the database is not there now, and not that it refuses something. */
export function isAway(error: unknown): boolean {
  // One of ours has been waited for.
  if (isAvatarError(error)) return false;
  const root = rootOf(error);
  if (typeof root !== 'object' || root === null) return false;
  const { code, message } = root as { code?: unknown; message?: unknown };
  return (
    (typeof code === 'string' && AWAY_CODES.test(code)) ||
    (typeof message === 'string' && AWAY_MESSAGES.test(message))
  );
}
