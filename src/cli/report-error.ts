import { databaseAwayIn } from '../domain/database-away.ts';
import { isAvatarError, messageOf } from '../domain/errors.ts';
import { redactSecrets } from '../telemetry/redact.ts';
import { terminalText } from '../telemetry/terminal-text.ts';
import { EXIT } from './exit-codes.ts';

const USAGE_CODES: readonly string[] = ['usage', 'configuration', 'not_here'];

/** Says what went wrong and the way out, on stderr; gives the exit code that fits. */
export function reportError(
  thrown: unknown,
  options: { json?: boolean; secrets?: readonly string[] } = {},
): number {
  const safe = (text: string) => terminalText(redactSecrets(text, options.secrets ?? []));
  const error = databaseAwayIn(thrown) ?? thrown;
  if (!isAvatarError(error)) {
    process.stderr.write(`avatars: unexpected fault: ${safe(messageOf(error))}\n`);
    if (error instanceof Error && error.stack && process.env['LOG_LEVEL'] === 'debug') {
      process.stderr.write(`${safe(error.stack)}\n`);
    } else {
      process.stderr.write(
        '  Run it again with LOG_LEVEL=debug to see where; nothing that was stored is lost.\n',
      );
    }
    return EXIT.failed;
  }
  process.stderr.write(`avatars: ${safe(error.message)}\n`);
  if (error.hint) process.stderr.write(`  ${safe(error.hint)}\n`);
  if (error.code === 'database_away') return EXIT.stopped;
  return USAGE_CODES.includes(error.code) ? EXIT.usage : EXIT.failed;
}
