import { CommanderError } from 'commander';
import { EXIT } from './exit-codes.ts';
import { createProgram } from './program.ts';

/** Runs the command line; sets the exit code and lets the process end by itself. */
export async function main(args: readonly string[]): Promise<void> {
  // A reader that has seen enough (`avatars list | head`) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done);
    // Nothing that is still to come could be written either.
    process.stderr.write(`avatars: The result cannot be written to stdout: ${error.message}\n`);
    process.exit(EXIT.failed);
  });
  try {
    await createProgram().parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
      return;
    }
    const { reportError } = await import('./report-error.ts');
    process.exitCode = reportError(error, { json: args.includes('--json') });
  }
}
