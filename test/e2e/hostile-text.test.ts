import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { avatars, type Ended, scratchFolder } from '../support/avatars.ts';
import { type OpenAiServer, startOpenAiServer } from '../support/openai-server/index.ts';

const plain = {
  firstname: 'Ana',
  lastname: 'Reis',
  gender: 'f',
  age: 41,
  bio_facebook: 'A gardener.',
  bio_instagram: 'roses',
  bio_x: 'soil',
  bio_tiktok: 'dig',
};

/** Texts that come through as they are. */
const allowed = [
  { ...plain, firstname: 'Zoë "Zo" O’Connor-Šimůnek', lastname: "D'Arc, née <b>Bold</b>" },
  { ...plain, firstname: 'محمد', lastname: 'الأندلسي', bio_x: 'أحب القراءة، والشاي "الأخضر"' },
  { ...plain, firstname: '王', lastname: '𠮷田', bio_instagram: '👩‍🌾 花 👨‍👩‍👧‍👦 🇵🇹' },
  { ...plain, firstname: '=HYPERLINK("http://x")', lastname: '+1', bio_facebook: '@SUM(A1), "-2"; \'3\'' },
  {
    ...plain,
    firstname: 'Eve',
    lastname: '</script>',
    bio_facebook: '<img src=x onerror=alert(1)> & &amp; {{gender}}',
  },
  { ...plain, firstname: 'Line', lastname: 'Break', bio_facebook: 'one\ntwo\n\n"three", four;five' },
];

/** Texts that are refused, with a word of the reason. */
const refused = [
  { person: { ...plain, firstname: 'Nul', bio_x: 'a\u0000b' }, reason: 'bio_x: holds control characters' },
  { person: { ...plain, firstname: 'Turn', bio_x: 'a\u202Eb' }, reason: 'bio_x: holds control characters' },
  {
    person: { ...plain, firstname: 'Long', bio_tiktok: 'x'.repeat(81) },
    reason: 'bio_tiktok: has 81 characters; 80 are allowed',
  },
  { person: { ...plain, firstname: 'Teen', age: 17 }, reason: 'age: is 17' },
  { person: { ...plain, firstname: 'Gone', lastname: '' }, reason: 'lastname: is missing' },
];

describe('text from a model that is not as it should be', () => {
  let openai: OpenAiServer;
  let env: Record<string, string>;
  let ended: Ended;
  let id: string;

  beforeAll(async () => {
    const people = [...refused.map(({ person }) => person), ...allowed];
    let asked = 0;
    openai = await startOpenAiServer({
      respond: (call) => {
        if (!call.prompt?.includes('gardeners')) return 'ok';
        asked += 1;
        // The first answer holds everybody; the ones after it only people without fault.
        return { name: 'chat_text', text: JSON.stringify({ people: asked === 1 ? people : allowed }) };
      },
    });
    env = {
      OPENAI_API_KEY: openai.apiKey,
      OPENAI_BASE_URL: openai.url,
      AVATARS_DATA_DIR: scratchFolder(),
    };
    const count = String(allowed.length);
    ended = await avatars(
      [
        'generate',
        'gardeners',
        '--count',
        count,
        '--images',
        '1',
        '--personas',
        'openai',
        '--pictures',
        'offline',
        '--json',
      ],
      env,
    );
    id = (ended.json() as { dataset: { id: string } }).dataset.id;
  });
  afterAll(() => openai.close());

  async function exported(format: string, name: string, ...options: string[]): Promise<string> {
    const out = join(scratchFolder(), name);
    const { code, stderr } = await avatars(['export', id, '--format', format, '--out', out, ...options], env);
    if (code !== 0) throw new Error(stderr);
    return out;
  }

  it('ends with everybody who can be used, and says why each other was refused', () => {
    expect(ended.json(), ended.stderr).toMatchObject({
      dataset: { status: 'completed', completed: allowed.length },
    });
    for (const { reason } of refused) expect(ended.stderr).toContain(reason);
  });

  it('comes out of JSON as it went in', async () => {
    const { personas } = JSON.parse(readFileSync(await exported('json', 'people.json'), 'utf8')) as {
      personas: object[];
    };
    expect(personas).toMatchObject(allowed);
  });

  it('comes out of CSV as it went in, and only --spreadsheet-safe changes a cell', async () => {
    const read = (file: string) =>
      parse<Record<string, unknown>>(readFileSync(file, 'utf8'), {
        columns: true,
        bom: true,
        cast: (value, { column }) => (column === 'age' ? Number(value) : value),
      });
    expect(read(await exported('csv', 'people.csv'))).toMatchObject(allowed);
    const safe = read(await exported('csv', 'safe.csv', '--spreadsheet-safe'));
    expect(safe[3]).toMatchObject({ firstname: `'=HYPERLINK("http://x")`, lastname: `'+1` });
    expect(safe[0]).toMatchObject({ firstname: allowed[0]?.firstname });
  });

  it('is text in HTML, never markup', async () => {
    const page = readFileSync(join(await exported('html', 'gallery'), 'index.html'), 'utf8');
    expect(page).not.toContain('<img src=x');
    expect(page).not.toContain('<b>Bold</b>');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page).toContain('𠮷田');
  });
});
