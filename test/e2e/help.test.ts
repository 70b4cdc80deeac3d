import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { avatars } from '../support/avatars.ts';

const program = fileURLToPath(new URL('../../bin/avatars.mjs', import.meta.url));

describe('avatars --help', () => {
  it('lists the commands that there are', async () => {
    const { code, stdout } = await avatars(['--help']);
    expect(code).toBe(0);
    for (const command of [
      'generate',
      'estimate',
      'resume',
      'list',
      'show',
      'cancel',
      'delete',
      'export',
      'split',
      'flowise',
      'doctor',
      'serve',
    ]) {
      expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
    }
  });

  it('shows --data-dir where it does something', async () => {
    const [split, list] = await Promise.all([avatars(['split', '--help']), avatars(['list', '--help'])]);
    expect(split.stdout).not.toContain('--data-dir');
    expect(list.stdout).toContain('--data-dir');
  });

  it('loads neither sharp nor a database', () => {
    // Node names every file of a package that it loads when it is asked to trace module loading.
    const { stdout, stderr } = spawnSync(process.execPath, [program, '--help'], {
      encoding: 'utf8',
      env: { ...process.env, NODE_DEBUG: 'esm,module' },
    });
    expect(stdout).toMatch(/generate/);
    expect(stderr).toMatch(/commander/);
    for (const heavy of [
      'sharp',
      'pglite',
      'drizzle-orm',
      'pg-boss',
      'openai',
      'faker',
      'flydrive',
      'pino',
      'hono',
      'better-auth',
    ]) {
      expect(stderr).not.toMatch(new RegExp(`node_modules/(@[^/]+/)?${heavy}`));
    }
  });
});
