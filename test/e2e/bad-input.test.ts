import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { avatars, scratchFolder } from '../support/avatars.ts';

const people = 'retired teachers in Lisbon who garden';
const generate = (description: string, ...options: string[]) => ['generate', description, ...options];

interface Case {
  what: string;
  args: string[];
  env?: Record<string, string>;
  says: RegExp;
}

const cases: Case[] = [
  { what: 'an empty description', args: generate('  ', '--count', '1'), says: /description is empty/ },
  ...['\u200b\u2060', '...', '👩‍🌾🌱'].map((description) => ({
    what: `a description without a letter or a digit, ${JSON.stringify(description)}`,
    args: generate(description, '--count', '1'),
    says: /no letter and no digit.*\n.*Say in words who the people are/,
  })),
  {
    what: 'an empty language',
    args: generate(people, '--count', '1', '--language', ''),
    says: /--language is empty\.\s*\n.*Portuguese or pt/,
  },
  {
    what: 'a description of 20,000 characters',
    args: generate('x'.repeat(20_000), '--count', '1'),
    says: /20,000 characters; 10,000 are allowed/,
  },
  { what: 'no count', args: generate(people), says: /--count/ },
  ...['0', '-1', '1.5', 'abc', ''].map((count) => ({
    what: `a count of "${count}"`,
    args: generate(people, `--count=${count}`),
    says: /--count must be a whole number from 1 to 100,000,000; .*\n.*10,000 people.*--yes/,
  })),
  {
    what: 'ten million people without --yes',
    args: generate(people, '--count', '10000000'),
    says: /10,000,000 is more than 10,000.*--yes/s,
  },
  ...['0', '17'].map((images) => ({
    what: `${images} images`,
    args: generate(people, '--count', '1', '--images', images),
    says: /--images must be a whole number from 1 to 16/,
  })),
  {
    what: 'an unknown provider of text',
    args: generate(people, '--count', '1', '--personas', 'clippy'),
    says: /"clippy" is not known.*\n.*flowise, openai, or offline/,
  },
  {
    what: 'an unknown provider of pictures',
    args: generate(people, '--count', '1', '--pictures', 'flowise'),
    says: /openai or offline/,
  },
  {
    what: 'an unknown language',
    args: generate(people, '--count', '1', '--language', 'Portugese'),
    says: /Did you mean.*Portuguese/s,
  },
  {
    what: 'a language that the offline writer lacks',
    args: generate(people, '--count', '1', '--language', 'Japanese'),
    says: /offline writer has no Japanese.*\n.*English/,
  },
  {
    what: 'a quality that does not exist',
    args: generate(people, '--count', '1', '--quality', '4k'),
    says: /--quality/,
  },
  {
    what: 'a cap that is no amount',
    args: generate(people, '--count', '1', '--max-cost', 'lots'),
    says: /--max-cost must be an amount/,
  },
  {
    what: 'a provider whose key is missing',
    args: generate(people, '--count', '1', '--pictures', 'openai'),
    says: /OPENAI_API_KEY/,
  },
  {
    what: 'Flowise without its variables',
    args: generate(people, '--count', '1', '--personas', 'flowise'),
    says: /FLOWISE_URL/,
  },
  {
    what: 'people under 18',
    args: generate('17-year-old skaters', '--count', '1'),
    says: /under 18.*\n.*adult/,
  },
  { what: 'school pupils', args: generate('school pupils in Berlin', '--count', '1'), says: /under 18/ },
  {
    what: 'a wrong number in a variable',
    args: generate(people, '--count', '1'),
    env: { IMAGE_CONCURRENCY: 'many-secret' },
    says: /IMAGE_CONCURRENCY/,
  },
  {
    what: 'a wrong URL in a variable',
    args: generate(people, '--count', '1'),
    env: { FLOWISE_URL: 'not a url secret' },
    says: /FLOWISE_URL/,
  },
  {
    what: '--detach without PostgreSQL',
    args: generate(people, '--count', '1', '--detach'),
    says: /DATABASE_URL/,
  },
  {
    what: 'an unknown option',
    args: generate(people, '--count', '1', '--frobnicate'),
    says: /unknown option/,
  },
  { what: 'an unknown command', args: ['frobnicate'], says: /unknown command/ },
  {
    what: 'an export format that does not exist',
    args: ['export', 'abcd', '--format', 'exe', '--out', 'x'],
    says: /json.*csv/,
  },
];

describe('bad input is refused before anything is written', () => {
  it.concurrent.each(cases)('$what', async ({ args, env = {}, says }) => {
    const folder = scratchFolder();
    const data = join(folder, 'data');
    const { code, stdout, stderr } = await avatars(args, { AVATARS_DATA_DIR: data, ...env });
    expect(stderr).toMatch(says);
    expect(stderr).not.toMatch(/secret/);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(existsSync(data)).toBe(false);
  });

  it('an empty --data-dir, as a variable of a script that is not set makes it', async () => {
    const { code, stderr } = await avatars(['list', '--data-dir', '']);
    expect(stderr).toMatch(/--data-dir is empty/);
    expect(code).toBe(2);
  });

  it('a data directory that is a file', async () => {
    const file = join(scratchFolder(), 'data');
    writeFileSync(file, 'mine');
    const { code, stderr } = await avatars(generate(people, '--count', '1', '--data-dir', file));
    expect(stderr).toMatch(/data directory .* cannot be used.*\n.*--data-dir/);
    expect(code).toBe(2);
  });

  it.runIf(process.platform === 'linux').each(['/proc/nope/x', '/dev/null/x', '/proc', '/sys'])(
    'a data directory where nothing can be made: %s (Linux)',
    async (folder) => {
      const { code, stderr } = await avatars(['list', '--data-dir', folder]);
      expect(stderr).toMatch(/data directory .* cannot be used: .*\n.*--data-dir/);
      expect(stderr).toContain(folder);
      expect(code).toBe(2);
    },
  );

  it.skipIf(process.getuid?.() === 0)(
    'a data directory that may not be written (root may write anywhere)',
    async () => {
      const folder = scratchFolder();
      chmodSync(folder, 0o500);
      const { code, stderr } = await avatars(
        generate(people, '--count', '1', '--data-dir', join(folder, 'data')),
      );
      expect(stderr).toMatch(/EACCES/);
      expect(code).toBe(2);
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  it('a dataset that does not exist', async () => {
    const { code, stderr } = await avatars(['show', '019aaaaa', '--data-dir', scratchFolder()]);
    expect(stderr).toMatch(/no dataset 019aaaaa.*\n.*avatars list/);
    expect(code).toBe(2);
  });
});
