import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { scratchFolder } from '../../support/avatars.ts';

const repository = join(import.meta.dirname, '../../..');
const rules = join(repository, '.dependency-cruiser.cjs');

/** Runs the check with the rules of the repository and other options. */
function check(options: object) {
  const config = join(scratchFolder(), 'rules.cjs');
  const inherited = JSON.stringify(rules);
  writeFileSync(
    config,
    `const rules = require(${inherited});
    module.exports = { ...rules, options: { ...rules.options, ...${JSON.stringify(options)} } };`,
  );
  return spawnSync(process.execPath, ['scripts/check-imports.ts', '--config', config], {
    cwd: repository,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(repository, 'node_modules/.bin')}:${process.env['PATH']}` },
  });
}

it.each([
  ['no file at all', { exclude: { path: '.' } }, /saw 0 modules/],
  ['not all files', { exclude: { path: '^src/cli/' } }, /missed \d+ files \(src\/cli\//],
])('the import rules count as broken when they were checked on %s', (_, options, says) => {
  const { status, stderr } = check(options);
  expect(stderr).toMatch(says);
  expect(status).toBe(1);
});

it('the import rules hold, on every file', () => {
  const { status, stdout } = check({});
  expect(stdout).toMatch(/no dependency violations/);
  expect(status).toBe(0);
});
