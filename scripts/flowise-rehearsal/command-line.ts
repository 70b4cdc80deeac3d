import { avatars, scratchFolder, type Ended } from '../../test/support/avatars.ts';
import type { Report } from './report.ts';

export interface CommandLine {
  /** Runs `avatars` with these arguments as a user does, and prints all that it prints. */
  run(args: readonly string[], env?: Record<string, string>): Promise<Ended>;
}

/** The command line with one data directory for the whole rehearsal. */
export function createCommandLine(report: Report): CommandLine {
  const common = { AVATARS_DATA_DIR: scratchFolder('flowise-rehearsal-data-'), LOG_LEVEL: 'warn' };
  return {
    async run(args, env = {}) {
      const command = args.map((word) => (/^[\w./:-]+$/.test(word) ? word : `'${word}'`)).join(' ');
      report.line(`$ avatars ${command}`);
      const ended = await avatars(args, { ...common, ...env });
      for (const text of [ended.stdout, ended.stderr]) {
        for (const line of text.split('\n').filter((each) => each !== '')) report.line(`  ${line}`);
      }
      report.line(`  (exit ${ended.code})`);
      return ended;
    },
  };
}
