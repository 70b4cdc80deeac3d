import { describe, expect, it } from 'vitest';
import { callOf, base, editOf, failureOf, openModel, openServer } from '../support/openai-setup.ts';

describe('text to image', () => {
  it('asks for one picture, of the size that the model likes, and nothing else', async () => {
    const server = await openServer();
    const { model } = openModel(server);
    const answer = await model.generate(base, callOf('ledger-1'));

    expect(server.calls).toHaveLength(1);
    expect(server.calls[0]).toMatchObject({
      id: 'ledger-1',
      path: '/v1/images/generations',
      prompt: base.prompt,
      fields: { model: 'gpt-image-2.6-sunburst', size: 'auto', n: 1 },
      outcome: 'ok',
      charged: true,
    });
    expect(Object.keys(server.calls[0]?.fields ?? {}).toSorted()).toEqual(['model', 'n', 'size']);
    expect(answer).toMatchObject({
      mediaType: 'image/png',
      requestId: server.calls[0]?.requestId,
      usage: { inputTextTokens: 16, inputImageTokens: 0, outputTextTokens: 0, outputImageTokens: 1756 },
    });
    expect(answer.rateLimit?.limit).toBeGreaterThan(0);
    expect(answer.warnings).toBeUndefined();
    // The stand-in writes the call into its pictures.
    expect(Buffer.from(answer.bytes).toString('latin1')).toContain('call 1 ledger-1');
  });

  it.each(['low', 'medium', 'high'] as const)('sends the quality %s when it is chosen', async (quality) => {
    const server = await openServer();
    await openModel(server).model.generate({ ...base, quality }, callOf('q'));
    expect(server.calls[0]?.fields).toMatchObject({ quality });
  });

  it('sends prompts of any script as they are, up to the longest', async () => {
    const server = await openServer();
    const { model } = openModel(server);
    const prompt = 'Olá 👩🏽‍🌾 “aspas” \u202Eשלום\n\t<b>&amp;</b> \\u0000';
    await model.generate({ ...base, prompt }, callOf('1'));
    await model.generate({ ...base, prompt: '🌱'.repeat(32_000) }, callOf('2'));
    expect(server.calls[0]?.prompt).toBe(prompt);
    expect(server.calls[1]?.outcome).toBe('ok');
  });

  it('does not send a prompt that is too long', async () => {
    const server = await openServer();
    const { model } = openModel(server);
    const error = await failureOf(model.generate({ ...base, prompt: 'x'.repeat(32_001) }, callOf('1')));
    expect(error).toMatchObject({ code: 'bad_request', billed: 'no', retryable: false });
    expect(error.message).toMatch(/32001.*32000/);
    expect(server.calls).toHaveLength(0);
  });
});

describe('image to image', () => {
  it('sends the reference under image[], with its name, type and bytes', async () => {
    const server = await openServer();
    const { model } = openModel(server);
    const { bytes } = await model.generate(base, callOf('base'));
    const answer = await model.edit(editOf(bytes), callOf('grid'));

    expect(server.calls[1]).toMatchObject({
      id: 'grid',
      path: '/v1/images/edits',
      prompt: 'four photos in a grid',
      fields: { model: 'gpt-image-2.6-sunburst', size: 'auto', n: '1' },
      files: [
        {
          field: 'image[]',
          fileName: 'base.png',
          mediaType: 'image/png',
          bytes: bytes.byteLength,
          width: 256,
          height: 256,
        },
      ],
      outcome: 'ok',
    });
    expect(Object.keys(server.calls[1]?.fields ?? {}).toSorted()).toEqual(['model', 'n', 'size']);
    expect(answer.usage).toMatchObject({ inputImageTokens: 4354 });
    expect(answer.warnings).toBeUndefined();
  });

  it('asks for high input fidelity where the model takes it, and only there', async () => {
    const server = await openServer();
    const { bytes } = await openModel(server).model.generate(base, callOf('base'));
    const old = openModel(server, { model: 'gpt-image-1.5' }).model;
    const answer = await old.edit(editOf(bytes, { quality: 'high' }), callOf('old'));
    expect(server.calls[1]?.fields).toMatchObject({ input_fidelity: 'high', quality: 'high' });
    expect(answer.warnings).toBeUndefined();
  });

  it('says what it left out for a model that it does not know', async () => {
    const server = await openServer({ models: { 'my-model': {} } });
    const { model } = openModel(server, { model: 'my-model' });
    const { bytes, warnings } = await model.generate(base, callOf('base'));
    expect(warnings).toBeUndefined();
    const grid = await model.edit(editOf(bytes), callOf('grid'));
    expect(grid.warnings).toEqual([expect.stringContaining('input_fidelity')]);
    expect(server.calls[1]?.fields).not.toHaveProperty('input_fidelity');
  });

  it('reads usage without details of the output', async () => {
    const server = await openServer({ outputDetails: false });
    const { usage } = await openModel(server).model.generate(base, callOf('1'));
    expect(usage).toMatchObject({ outputImageTokens: 1756 });
    expect(usage).not.toHaveProperty('outputTextTokens');
  });
});

describe('the connection', () => {
  it('is a new one for every call', async () => {
    // Long enough for three calls to be there at once.
    const server = await openServer({ latencyMs: 100 });
    const { model } = openModel(server);
    for (const id of ['1', '2', '3']) await model.generate(base, callOf(id));
    await Promise.all(['4', '5', '6'].map((id) => model.generate(base, callOf(id))));
    expect(server.calls.map((call) => call.outcome)).toEqual(Array.from({ length: 6 }, () => 'ok'));
    expect(server.maximumInFlight).toBeGreaterThan(1);
    expect(server.connections).toBe(6);
  });

  it('writes a line for each call, without prompt, picture or key', async () => {
    const server = await openServer();
    const { model, logger } = openModel(server);
    const { bytes } = await model.generate(base, callOf('ledger-1'));
    await model.edit(editOf(bytes), callOf('ledger-2'));
    expect(logger.lines.map((line) => line.level)).toEqual(['debug', 'debug']);
    expect(logger.lines[0]?.fields).toMatchObject({
      callId: 'ledger-1',
      path: '/images/generations',
      promptLength: base.prompt.length,
      requestId: server.calls[0]?.requestId,
    });
    const written = JSON.stringify(logger.lines);
    expect(written).not.toContain(server.apiKey);
    expect(written).not.toContain('selfie');
    expect(written.length).toBeLessThan(2_000);
  });
});
