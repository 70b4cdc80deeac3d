import type { LogFields, Logger } from '../../src/ports/logger.ts';

export interface LogLine {
  level: 'debug' | 'info' | 'warn' | 'error';
  fields: LogFields;
  message: string;
}

export interface RecordingLogger extends Logger {
  readonly lines: readonly LogLine[];
}

/** A logger that keeps what it is told, so that a test can look for what must not be there. */
export function createRecordingLogger(): RecordingLogger {
  const lines: LogLine[] = [];
  const build = (bound: LogFields): Logger => {
    const at = (level: LogLine['level']) => (fields: LogFields, message: string) => {
      lines.push({ level, fields: { ...bound, ...fields }, message });
    };
    return {
      debug: at('debug'),
      info: at('info'),
      warn: at('warn'),
      error: at('error'),
      child: (fields) => build({ ...bound, ...fields }),
    };
  };
  return { ...build({}), lines };
}
