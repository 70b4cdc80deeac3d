export interface Report {
  title(text: string): void;
  line(text: string): void;
  /** Something that must hold. */
  expect(holds: boolean, text: string): void;
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
    failures: () => failures,
    end: () => line(failures === 0 ? '\nEverything as it should be.' : `\n${failures} things are not right.`),
  };
}
