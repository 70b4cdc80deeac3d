import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/runtime/config.ts';
import { loadEnvironment, secretsOf } from '../../../src/runtime/environment.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'avatars-env-'));
});
afterEach(() => rm(directory, { recursive: true }));

const write = (text: string) => writeFile(join(directory, '.env'), text);

describe('the environment', () => {
  it('is that of the process where there is no file', () => {
    expect(loadEnvironment(directory, { A: '1' })).toEqual({ A: '1' });
    expect(loadEnvironment(join(directory, 'not', 'there'), { A: '1' })).toEqual({ A: '1' });
  });

  it('takes from the file what the process does not have', async () => {
    await write(
      '\uFEFFA=file\n# comment\nexport B="two words" # why\nC=\'#x\'\n\nD=a=b\nEMPTY=\nLINES="1\n2"\n',
    );
    expect(loadEnvironment(directory, { A: 'process', D: '' })).toEqual({
      A: 'process',
      B: 'two words',
      C: '#x',
      D: '',
      EMPTY: '',
      LINES: '1\n2',
    });
  });

  it.each(['utf16le', 'utf16be'])('reads what PowerShell writes: %s', async (encoding) => {
    const bytes = Buffer.from('\uFEFFA=1\r\nB="zwölf"\r\n', 'utf16le');
    await writeFile(join(directory, '.env'), encoding === 'utf16le' ? bytes : bytes.swap16());
    expect(loadEnvironment(directory, {})).toEqual({ A: '1', B: 'zwölf' });
  });

  it('does not choke on what is no file of variables', async () => {
    await writeFile(join(directory, '.env'), Buffer.from([0, 255, 254, 10, 61, 61, 0]));
    expect(() => readConfig(loadEnvironment(directory, {}))).not.toThrow();
  });

  it('says when the file cannot be read', async () => {
    await mkdir(join(directory, '.env'));
    expect(() => loadEnvironment(directory, {})).toThrow(
      expect.objectContaining({
        code: 'configuration',
        message: expect.stringContaining(join(directory, '.env')),
        hint: expect.stringContaining('read'),
      }),
    );
  });

  it.skipIf(process.getuid?.() === 0)('says when it may not be read (skipped as root, who may)', async () => {
    await write('A=1');
    await chmod(join(directory, '.env'), 0);
    expect(() => loadEnvironment(directory, {})).toThrow(expect.objectContaining({ code: 'configuration' }));
  });
});

describe('the secrets of a configuration', () => {
  it('are keys and passwords, in every way in which they are written', () => {
    const config = readConfig({
      OPENAI_API_KEY: 'openai-key',
      FLOWISE_URL: 'http://localhost:3000',
      FLOWISE_API_KEY: 'flowise-key',
      S3_ENDPOINT: 'https://s3.example.org',
      S3_ACCESS_KEY: 's3-access',
      S3_SECRET_KEY: 's3-secret',
      S3_BUCKET_NAME: 'bucket',
      DATABASE_URL: 'postgres://ann:p%40ss@db/avatars?password=in-query',
    });
    expect(secretsOf(config)).toEqual([
      'openai-key',
      'flowise-key',
      's3-access',
      's3-secret',
      'p%40ss',
      'p@ss',
      'in-query',
    ]);
  });

  it('are none where none is set', () => {
    expect(secretsOf(readConfig({}))).toEqual([]);
    expect(secretsOf(readConfig({ DATABASE_URL: 'postgres://ann@db/avatars' }))).toEqual([]);
  });
});
