import { pino } from 'pino';
import { prettyFactory } from 'pino-pretty';
import type { LogFields, Logger } from '../ports/logger.ts';
import type { LogLevel } from './log-levels.ts';
import { loggable } from './loggable.ts';
import { createRedactor } from './redact.ts';
import { terminalLine } from './terminal-text.ts';

/** Where lines go: anything that can be written to. */
export interface LogDestination {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** As `tty.WriteStream` has it: looks at `NO_COLOR`, `FORCE_COLOR` and `TERM`. */
  hasColors?(): boolean;
}

export interface LoggerOptions {
  level: LogLevel;
  /** Default: standard error, because results go to standard output. */
  destination?: LogDestination;
  /** Lines for people instead of JSON. Default: when the destination is a terminal. */
  pretty?: boolean;
  /** Default: when the destination is a terminal with colours and `NO_COLOR` is not set. */
  color?: boolean;
  /** Called before each line: whoever draws on the same terminal makes room for it. */
  beforeLine?: () => void;
  /** Values that never stand in a line: keys and passwords of the configuration. */
  secrets?: readonly string[];
}

/**
 * A logger that writes JSON lines, or readable ones on a terminal. Every message and field, errors and
 * their causes included, goes through {@link loggable}: what a caller hands over by mistake stays out.
 */
export function createLogger({
  level,
  destination = standardError(),
  pretty = destination.isTTY === true,
  color = destination.isTTY === true && destination.hasColors?.() === true,
  beforeLine = nothing,
  secrets = [],
}: LoggerOptions): Logger {
  const redact = createRedactor(secrets);
  const options = {
    level,
    base: pretty ? null : { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    // Already plain data; pino's own serializers would look at `err` once more.
    serializers: {},
  };
  // In this process and at once: a worker thread would lose the last lines before an exit.
  const format = pretty
    ? prettyFactory(prettyOptions({ color, stacks: level === 'debug' }))
    : (line: string) => line;
  const write = (line: string): void => {
    beforeLine();
    destination.write(format(line));
  };
  return wrap(pino(options, { write }), redact);
}

/**
 * Written to at once, whatever it is: `process.stderr` keeps what a pipe cannot take yet for later, and an
 * exit loses it.
 */
function standardError(): LogDestination {
  const { isTTY } = process.stderr;
  const stream = pino.destination({ dest: process.stderr.fd, sync: true });
  return {
    write: (text) => stream.write(text),
    isTTY,
    hasColors: () => isTTY && process.stderr.hasColors(),
  };
}

function nothing(): void {}

/** Says nothing: the default of the library, and for tests. */
export function createSilentLogger(): Logger {
  const silent: Logger = {
    debug: nothing,
    info: nothing,
    warn: nothing,
    error: nothing,
    child: () => silent,
  };
  return silent;
}

type Redact = (text: string) => string;

/** Fields of a child are merged here: pino would write a name that comes again twice into the line. */
function wrap(inner: pino.Logger, redact: Redact, bound: object = {}): Logger {
  const write = (level: 'debug' | 'info' | 'warn' | 'error') => (fields: LogFields, message: string) => {
    if (!inner.isLevelEnabled(level)) return;
    inner[level]({ ...bound, ...fieldsOf(fields, redact) }, terminalLine(redact(message)));
  };
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: (fields) => wrap(inner, redact, { ...bound, ...fieldsOf(fields, redact) }),
  };
}

/** Names that pino writes itself; a field of that name would stand twice in the line. */
const OWN_NAMES = new Set(['level', 'time', 'pid', 'msg']);

function fieldsOf(fields: LogFields, redact: Redact): object {
  const plain = loggable(fields, redact);
  if (typeof plain !== 'object' || plain === null) return {};
  return Object.fromEntries(
    Object.entries(plain).map(([name, value]) => [OWN_NAMES.has(name) ? `${name}_` : name, value]),
  );
}

/** `[12:30:01] INFO: picture stored (dataset=… stage=grid duration=1200)`; stacks below it, if wanted. */
function prettyOptions({ color, stacks }: { color: boolean; stacks: boolean }) {
  return {
    colorize: color,
    translateTime: 'SYS:HH:MM:ss',
    hideObject: true,
    messageFormat: (log: Record<string, unknown>) => {
      const fields = Object.entries(log).filter(([name]) => !OWN_NAMES.has(name));
      const message = typeof log['msg'] === 'string' ? log['msg'] : '';
      const inLine = fields.map(([name, value]) => `${name}=${shown(value)}`).join(' ');
      const below = stacks ? fields.flatMap(([, value]) => stacksOf(value)) : [];
      return [inLine === '' ? message : `${message} (${inLine})`, ...below].join('\n    ');
    },
  };
}

/** The stack of an error and of its causes, as {@link loggable} left them. */
function stacksOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || !('stack' in value)) return [];
  const own = typeof value.stack === 'string' ? value.stack.split('\n') : [];
  return [...own, ...('cause' in value ? stacksOf(value.cause) : [])];
}

function shown(value: unknown): string {
  if (typeof value === 'string') return /^[^\s"=()]+$/u.test(value) ? value : JSON.stringify(value);
  if (typeof value === 'object' && value !== null && 'type' in value && 'message' in value) {
    return JSON.stringify(String(value.message));
  }
  return JSON.stringify(value);
}
