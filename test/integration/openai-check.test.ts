import { describe, expect, it } from 'vitest';
import { checkOpenAi, type OpenAiCheckOptions } from '../../src/providers/openai/index.ts';
import { openServer } from '../support/openai-setup.ts';
import { createRecordingLogger } from '../support/recording-logger.ts';

const today = new Date('2026-10-15T12:00:00Z');

function check(server: { url: string; apiKey: string }, more: Partial<OpenAiCheckOptions> = {}) {
  return checkOpenAi({
    apiKey: server.apiKey,
    baseUrl: server.url,
    model: 'gpt-image-2.6-sunburst',
    kind: 'image',
    logger: createRecordingLogger(),
    today,
    ...more,
  });
}

describe('checkOpenAi', () => {
  it('finds nothing wrong, and costs nothing', async () => {
    const server = await openServer();
    const findings = [
      ...(await check(server)),
      ...(await check(server, { kind: 'text', model: 'gpt-6-luna' })),
    ];
    expect(findings.map((finding) => finding.level)).toEqual(['ok', 'ok']);
    expect(findings[0]?.what).toContain('gpt-image-2.6-sunburst');
    expect(server.calls.map((call) => call.path)).toEqual([
      '/v1/models/gpt-image-2.6-sunburst',
      '/v1/models/gpt-6-luna',
    ]);
    expect(server.usd).toBe(0);
  });

  it('names a wrong key', async () => {
    const server = await openServer();
    const findings = await check({ ...server, apiKey: 'sk-wrong-key-123456' });
    expect(findings).toEqual([
      {
        level: 'error',
        what: expect.stringContaining('does not accept the key'),
        hint: expect.stringContaining('OPENAI_API_KEY'),
      },
    ]);
    expect(JSON.stringify(findings)).not.toContain('123456');
  });

  it('names an unknown model, and that its price is unknown', async () => {
    const server = await openServer();
    const findings = await check(server, { model: 'gpt-image-9' });
    expect(findings.map((finding) => finding.level)).toEqual(['error', 'warning']);
    expect(findings[0]?.what).toContain('no model "gpt-image-9"');
    expect(findings[1]?.what).toContain('not known');
    expect(findings[0]?.hint).toContain('OPENAI_IMAGE_MODEL');
  });

  it('names a server that cannot be reached, and one that is no such server', async () => {
    const server = await openServer();
    const [noServer] = await check({ ...server, url: server.url.replace('/v1', '/v2') });
    expect(noServer).toMatchObject({ level: 'error', hint: expect.stringContaining('OPENAI_BASE_URL') });
    await server.close();
    const [gone] = await check(server);
    expect(gone).toMatchObject({ level: 'error', what: expect.stringContaining('cannot be reached') });
  });

  it('does not wait for ever', async () => {
    const server = await openServer({ respond: () => 'hang' });
    const [finding] = await check(server, { timeoutMs: 300 });
    expect(finding).toMatchObject({ level: 'error', what: expect.stringContaining('within 0.3 s') });
    // Asking about a model costs nothing.
    expect(finding?.what).not.toContain('charged');
  });

  it.each([
    ['2026-12-01', '2026-10-15', 'warning', /in 47 days/],
    ['2026-12-01', '2026-11-30', 'warning', /in 1 day\.$/],
    ['2026-12-01', '2026-12-02', 'error', /was shut down on 2026-12-01/],
  ])('warns of an end on %s, on %s', async (shutdown_date, day, level, says) => {
    const server = await openServer({ models: { 'gpt-image-1.5': { shutdown_date } } });
    const findings = await check(server, { model: 'gpt-image-1.5', today: new Date(day) });
    expect(findings[1]).toMatchObject({ level, what: expect.stringMatching(says) });
    expect(findings[1]?.hint).toContain('gpt-image-2.6-sunburst');
  });

  it('believes the server before the table, and the table where the server says nothing', async () => {
    const later = await openServer({ models: { 'gpt-image-1.5': { shutdown_date: '2027-12-01' } } });
    expect(await check(later, { model: 'gpt-image-1.5' })).toHaveLength(1);
    const silent = await openServer({ models: { 'gpt-image-1.5': { shutdown_date: null } } });
    expect(await check(silent, { model: 'gpt-image-1.5' })).toHaveLength(2);
  });
});
