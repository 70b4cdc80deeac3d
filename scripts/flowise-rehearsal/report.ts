import type { Finding } from '../../src/domain/finding.ts';

export interface Report {
  title(text: string): void;
  line(text: string): void;
  /** Something that must hold. */
  expect(holds: boolean, text: string): void;
  findings(findings: readonly Finding[]): void;
  failures(): number;
  end(): void;
}

const line = (text: string): void => void process.stdout.write(`${text}\n`);

/** Prints what happens, and counts what should have been otherwise. */
export function createReport(): Report {
  let failures = 0;
  return {
    line: (text) => line(`  ${text}`),
    title: (text) => line(`\n${text}`),
    expect(holds, text) {
      if (!holds) failures += 1;
      line(`  ${holds ? 'yes' : 'NO '}  ${text}`);
    },
    findings(findings) {
      for (const { level, what, hint } of findings) {
        line(`    ${level.padEnd(7)} ${what}${hint === undefined ? '' : `\n            → ${hint}`}`);
      }
    },
    failures: () => failures,
    end: () => line(failures === 0 ? '\nEverything as it should be.' : `\n${failures} things are not right.`),
  };
}
