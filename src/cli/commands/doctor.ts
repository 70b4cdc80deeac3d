import { checkEverything } from '../../runtime/check-everything.ts';
import type { Finding } from '../../domain/finding.ts';
import { terminalText } from '../../telemetry/terminal-text.ts';
import { EXIT } from '../exit-codes.ts';
import type { CommonOptions } from '../program.ts';
import { inSession, print, printJson } from '../session.ts';

const SIGNS: Record<Finding['level'], string> = { ok: '✓', warning: '!', error: '✗' };

/** Names every problem before it costs anything, and says what to do about each. */
export async function doctor(options: CommonOptions & { deep?: boolean }): Promise<void> {
  await inSession(options, async (session) => {
    const findings = await checkEverything(session.config, session.logger, { deep: options.deep === true });
    const errors = findings.filter((finding) => finding.level === 'error').length;
    if (session.json) {
      printJson({ ok: errors === 0, findings });
    } else {
      for (const { level, what, hint } of findings) {
        print(terminalText(`${SIGNS[level]} ${what}`));
        if (hint && level !== 'ok') print(terminalText(`    ${hint}`));
      }
    }
    return errors === 0 ? EXIT.done : EXIT.failed;
  });
}
