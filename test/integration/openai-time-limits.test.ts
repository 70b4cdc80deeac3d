import { describe, expect, it, vi } from 'vitest';
import { base, callOf, editOf, failureOf, openModel, openServer } from '../support/openai-setup.ts';

describe('a shorter limit, by the real clock', () => {
  it('lets an answer that comes in time come', async () => {
    const server = await openServer({ latencyMs: 1_000 });
    const { model } = openModel(server, { timeoutMs: 5_000 });
    const { bytes } = await model.generate(base, callOf('1'));
    expect((await model.edit(editOf(bytes), callOf('2'))).mediaType).toBe('image/png');
  });

  it.each(['hang', 'hang_mid_answer'] as const)('ends a call that does %s', async (fault) => {
    const server = await openServer({ respond: () => fault });
    const { model } = openModel(server, { timeoutMs: 400 });
    const began = performance.now();
    const error = await failureOf(model.generate(base, callOf('1')));
    const took = performance.now() - began;
    expect(error).toMatchObject({ code: 'outcome_unknown', billed: 'unknown', retryable: true });
    expect(error.message).toContain('within 0.4 s');
    expect(took).toBeGreaterThan(350);
    expect(took).toBeLessThan(10_000);
    expect(server.calls).toHaveLength(1);
    await server.idle();
    expect(server.calls[0]?.clientGone).toBe(true);
  });

  it('is one for the whole call: headers in time do not buy the body another', async () => {
    const server = await openServer({ latencyMs: 1_500, respond: () => 'hang_mid_answer' });
    const { model } = openModel(server, { timeoutMs: 2_000 });
    const began = performance.now();
    expect(await failureOf(model.generate(base, callOf('1')))).toMatchObject({ code: 'outcome_unknown' });
    expect(performance.now() - began).toBeLessThan(3_400);
  });
});

describe('giving a call up', () => {
  it('before it is sent costs nothing', async () => {
    const server = await openServer();
    const { model } = openModel(server);
    const error = await failureOf(model.generate(base, callOf('1', AbortSignal.abort())));
    expect(error).toMatchObject({ code: 'interrupted', billed: 'no' });
    const controller = new AbortController();
    const second = failureOf(model.generate(base, callOf('2', controller.signal)));
    controller.abort();
    expect(await second).toMatchObject({ code: 'interrupted', billed: 'no' });
    expect(server.calls).toHaveLength(0);
  });

  it.each(['hang', 'hang_mid_answer'] as const)(
    'after it is sent leaves its outcome unknown (%s)',
    async (fault) => {
      const controller = new AbortController();
      const server = await openServer({
        respond: () => {
          setTimeout(() => controller.abort(), 100);
          return fault;
        },
      });
      const { model } = openModel(server);
      const error = await failureOf(model.generate(base, callOf('1', controller.signal)));
      expect(error).toMatchObject({ code: 'outcome_unknown', billed: 'unknown' });
      expect(error.message).toContain('given up');
      await server.idle();
      expect(server.calls[0]?.clientGone).toBe(true);
    },
  );

  it('leaves nothing behind on the signal that many calls share', async () => {
    const server = await openServer();
    const { model } = openModel(server);
    const controller = new AbortController();
    const add = vi.spyOn(controller.signal, 'addEventListener');
    const remove = vi.spyOn(controller.signal, 'removeEventListener');
    for (let call = 0; call < 3; call += 1) await model.generate(base, callOf(`${call}`, controller.signal));
    expect(add).toHaveBeenCalledTimes(3);
    expect(remove).toHaveBeenCalledTimes(3);
  });
});
