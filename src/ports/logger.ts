/** Fields that a log line may carry beside its message. Never a key, a signature, a password or a picture. */
export interface LogFields {
  dataset?: string | undefined;
  persona?: string | undefined;
  stage?: string | undefined;
  /** Milliseconds. */
  duration?: number | undefined;
  bytes?: number | undefined;
  [field: string]: unknown;
}

/**
 * `info` for what was done, `debug` for requests, `warn` for what was retried or repaired, `error` for
 * what was lost.
 */
export interface Logger {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
  child(fields: LogFields): Logger;
}
