import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_INSTRUCTIONS } from '../../src/domain/dataset.ts';
import { isCallError } from '../../src/domain/errors.ts';
import { BIOGRAPHY_FIELDS, BIOGRAPHY_LIMITS } from '../../src/domain/persona.ts';
import type { CallContext } from '../../src/ports/answers.ts';
import type { PersonaRequest, PersonaWriter } from '../../src/ports/persona-writer.ts';

export interface WriterUnderTest<Writer> {
  writer: Writer;
  close(): Promise<void>;
}

/** What every persona writer does, whoever is behind it. */
export function testPersonaWriter(name: string, setUp: () => Promise<WriterUnderTest<PersonaWriter>>): void {
  describe(`persona writer: ${name}`, () => {
    let under: WriterUnderTest<PersonaWriter>;
    beforeAll(async () => {
      under = await setUp();
    });
    afterAll(() => under.close());

    it.each([1, 2, 10])('writes %i whole, different adults in one call', async (count) => {
      const { text } = await under.writer.ask(requestFor(count), newCall());
      const { drafts, problems } = under.writer.read(text);
      expect(problems).toEqual([]);
      expect(drafts).toHaveLength(count);
      expect(new Set(drafts.map((d) => `${String(d.firstname)} ${String(d.lastname)}`)).size).toBe(count);
      for (const draft of drafts) {
        expect(draft.gender).toMatch(/^[fm]$/);
        expect(draft.age).toBeGreaterThanOrEqual(18);
        for (const field of BIOGRAPHY_FIELDS) {
          expect(typeof draft[field]).toBe('string');
          expect(Array.from(draft[field] as string).length).toBeLessThanOrEqual(BIOGRAPHY_LIMITS[field]);
        }
      }
    });

    it('reads the same from the same answer, without asking', async () => {
      const { text } = await under.writer.ask(requestFor(2), newCall());
      expect(under.writer.read(text)).toEqual(under.writer.read(text));
    });

    it('reads nothing from nonsense, says why, and does not throw', () => {
      for (const nonsense of ['', ' ', 'no', '{', '[]', '{"a":1}', 'null', '\u0000', '{"firstname']) {
        const { drafts, problems } = under.writer.read(nonsense);
        expect(drafts).toEqual([]);
        expect(problems.length).toBeGreaterThan(0);
      }
    });

    it('does not ask when the call was cancelled before', async () => {
      const call = { ...newCall(), signal: AbortSignal.abort() };
      const error: unknown = await under.writer.ask(requestFor(1), call).catch((e: unknown) => e);
      expect(isCallError(error)).toBe(true);
      expect(error).toMatchObject({ code: 'interrupted', billed: 'no' });
    });
  });
}

export function requestFor(count: number): PersonaRequest {
  return {
    count,
    description: 'night-shift workers in small ports',
    language: 'English',
    instructions: DEFAULT_INSTRUCTIONS,
    seeds: Array.from({ length: count }, (_, index) => `seed-${index}`),
  };
}

export function newCall(): CallContext {
  return { callId: crypto.randomUUID(), signal: new AbortController().signal };
}
