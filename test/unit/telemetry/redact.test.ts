import { describe, expect, it } from 'vitest';
import { isSecretName, redactSecrets } from '../../../src/telemetry/redact.ts';

// Not keys of anybody: made of words, in the shapes that real ones have.
const KEY = 'sk-proj-Not0A1Real2Key3But4Long5Enough6_xyz';
const HEX = 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41';

describe('secrets that are known', () => {
  it.each([
    ['plain', 'it was hunter22 all along', 'hunter22'],
    ['twice', 'hunter22,hunter22', 'hunter22'],
    ['inside a word', 'xhunter22y', 'hunter22'],
    ['with pattern characters', 'a (b+c)*[d]$ e', '(b+c)*[d]$'],
    ['percent-encoded', 'u=p%40ss%2Fword%3A1', 'p@ss/word:1'],
    ['as JSON writes it', JSON.stringify({ note: 'say "hi"\\x' }), 'say "hi"\\x'],
    ['with letters of other scripts', 'it is пароль-密码', 'пароль-密码'],
    ['short, as a word', 'the key abc is wrong', 'abc'],
  ])('%s', (_, text, secret) => {
    const clean = redactSecrets(text, [secret]);
    expect(clean).toContain('[redacted]');
    expect(clean).not.toContain(secret);
    expect(clean).not.toContain(encodeURIComponent(secret));
    expect(clean).not.toContain(JSON.stringify(secret).slice(1, -1));
  });

  it('leaves no part of the longer of two secrets that begin alike', () => {
    expect(redactSecrets('a=abcdef-ghijkl', ['abcdef', 'abcdef-ghijkl'])).toBe('a=[redacted]');
  });

  it('leaves words alone that hold a short secret', () => {
    expect(redactSecrets('cabbage and abc', ['abc'])).toBe('cabbage and [redacted]');
  });

  it('takes an empty secret for none', () => {
    expect(redactSecrets('a text', ['', '  '])).toBe('a text');
  });
});

describe('secrets that are not known', () => {
  it.each([
    ['OpenAI key', `Incorrect API key provided: ${KEY}. You can find`, KEY],
    ['masked OpenAI key', 'Incorrect API key provided: sk-proj-****wxyz.', 'wxyz'],
    ['bearer header', `Authorization: Bearer ${HEX}`, HEX],
    ['bearer header, lower case, quoted', `"authorization":"Bearer ${HEX}"`, HEX],
    ['bearer header, JSON in JSON', `{\\"authorization\\":\\"Bearer ${HEX}\\"}`, HEX],
    ['bearer in a list', `['Authorization', 'Bearer ${HEX}']`, HEX],
    ['unknown scheme', `authorization: Custom ${HEX}`, HEX],
    ['no scheme', `Authorization: ${HEX}`, HEX],
    ['basic header', 'Authorization: Basic dXNlcjpodW50ZXIyMg==', 'dXNlcjpodW50ZXIyMg'],
    ['basic alone', 'sent Basic dXNlcjpodW50ZXIyMg== along', 'dXNlcjpodW50ZXIyMg'],
    [
      'AWS header',
      `Authorization: AWS4-HMAC-SHA256 Credential=key:id/20260101/r/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=${HEX}`,
      HEX,
    ],
    ['AWS header’s key id', 'AWS4-HMAC-SHA256 Credential=key:id/20260101/r/s3/aws4_request', 'key:id'],
    ['signed URL', `https://h/b/k?X-Amz-Expires=9&X-Amz-Signature=${HEX}&x-id=GetObject`, HEX],
    ['signed URL, encoded', `u=https%3A%2F%2Fh%2Fk%3FX-Amz-Signature%3D${HEX}`, HEX],
    [
      'signed URL’s credential',
      'https://h/k?X-Amz-Credential=AK%3Aid%2F20260101%2Fr&X-Amz-Date=1',
      'AK%3Aid',
    ],
    ['signed URL’s token', 'https://h/k?X-Amz-Security-Token=IQoJb3Jp%2BZ2luX&a=b', 'IQoJb3Jp'],
    ['SignatureProvided', `<SignatureProvided>x</SignatureProvided> SignatureProvided: ${HEX}`, HEX],
    ['password in a URL', 'connect postgres://ann:hunter22@db:5432/avatars failed', 'hunter22'],
    ['password with an at sign', 'postgres://ann:hunt@er22@db/avatars', 'er22'],
    ['password with a slash', 'postgres://ann:hunt/er22@db/avatars', 'er22'],
    ['token in a URL', 'https://ghp_abcdef0123@git.example/x', 'ghp_abcdef0123'],
    ['password in text', 'password=hunter22&user=ann', 'hunter22'],
    ['password in JSON', '{"db_password": "hunter22"}', 'hunter22'],
    ['client secret', 'client_secret: "hunter22"', 'hunter22'],
    ['secret access key', 'aws_secret_access_key = hunter22/abc', 'hunter22'],
    ['API key in a query', 'GET /v1?api_key=hunter22&x=1', 'hunter22'],
    ['API key header', 'x-api-key: hunter22', 'hunter22'],
    ['variable', 'S3_SECRET_KEY=hunter22', 'hunter22'],
    ['cookie', 'Cookie: a=b; session=hunter22; c=d', 'hunter22'],
    ['AWS key id', 'the key AKIAIOSFODNN7EXAMPLE is', 'AKIAIOSFODNN7EXAMPLE'],
    ['private key', '-----BEGIN EC PRIVATE KEY-----\nMHcC\n-----END EC PRIVATE KEY-----\nrest', 'MHcC'],
    ['private key cut off', '-----BEGIN PRIVATE KEY-----\nMHcC', 'MHcC'],
  ])('%s', (_, text, secret) => {
    const clean = redactSecrets(text, []);
    expect(clean).not.toContain(secret);
    expect(clean).toContain('[redacted]');
    expect(redactSecrets(clean, []), 'a second time changes nothing').toBe(clean);
  });

  it.each([
    'https://localhost:9000/avatars/datasets/1/a@b.png',
    'http://user.example:8080/path?next=1',
    'Retired teachers in Lisbon who garden, aged 60-75.',
    'a basic understanding of risk-averse, task-oriented people',
    'the request took 1200 ms (tokens: 5, max_tokens: 300)',
    '550e8400-e29b-41d4-a716-446655440000',
    `sha256 ${HEX}`,
    'datasets/0190/personas/0191/grid-0.png',
    'Unexpected token \'<\', "<html>" is not valid JSON',
    'secret gardens and password managers',
    'ann@example.org wrote to bob@example.org',
    'OPENAI_API_KEY must be printable ASCII',
  ])('leaves this as it is: %s', (text) => {
    expect(redactSecrets(text, [])).toBe(text);
  });
});

describe('pictures and long texts', () => {
  it('shortens base64, in one line, in lines and as a data URL', () => {
    const blob = Buffer.alloc(3000, 'picture').toString('base64');
    const lines = blob.match(/.{1,76}/g)?.join('\n') ?? '';
    for (const text of [blob, `{"b64_json":"${blob}"}`, `data:image/png;base64,${blob}`, lines]) {
      const clean = redactSecrets(text, []);
      expect(clean.length).toBeLessThan(120);
      expect(clean).toMatch(/\[base64, \d+ characters\]/);
    }
  });

  it('cuts an overlong text and says so', () => {
    const clean = redactSecrets('word '.repeat(10_000), []);
    expect(clean.length).toBeLessThan(17_000);
    expect(clean).toMatch(/… \[50000 characters\]$/);
  });

  it('stays fast on text that was made to be slow', () => {
    const attacks = [
      'a'.repeat(300_000),
      'a-'.repeat(150_000),
      'a://'.repeat(70_000),
      'x://a:'.repeat(50_000),
      'password'.repeat(40_000),
      'authorization: '.repeat(20_000),
      'Basic '.repeat(50_000),
      '-----BEGIN PRIVATE KEY-----'.repeat(10_000),
      `token=${'%41'.repeat(100_000)}`,
      'cookie='.repeat(40_000),
      `${'A'.repeat(75)}\n`.repeat(4_000),
      ' '.repeat(300_000),
    ];
    const started = performance.now();
    for (const attack of attacks) redactSecrets(attack, ['secret-one', 'secret-two']);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('names of secrets', () => {
  it.each([
    'authorization',
    'Proxy-Authorization',
    'apiKey',
    'api_key',
    'x-api-key',
    'OPENAI_API_KEY',
    'secretAccessKey',
    'S3_SECRET_KEY',
    'dbPassword',
    'X-Amz-Signature',
    'access_token',
    'AWSAccessKeyId',
    'set-cookie',
  ])('%s is one', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each(['tokens', 'key', 'max_tokens', 'dataset', 'inputTextTokens', 'keys', 'author'])(
    '%s is none',
    (name) => {
      expect(isSecretName(name)).toBe(false);
    },
  );
});
