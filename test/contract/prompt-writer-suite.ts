import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonaText } from '../../src/domain/persona.ts';
import type { PromptWriter } from '../../src/ports/prompt-writer.ts';
import { newCall, type WriterUnderTest } from './persona-writer-suite.ts';

/** What every writer of picture prompts does, whoever is behind it. */
export function testPromptWriter(name: string, setUp: () => Promise<WriterUnderTest<PromptWriter>>): void {
  describe(`prompt writer: ${name}`, () => {
    let under: WriterUnderTest<PromptWriter>;
    beforeAll(async () => {
      under = await setUp();
    });
    afterAll(() => under.close());

    it('writes a prompt for one person, and another one when there is a history', async () => {
      const first = under.writer.read((await under.writer.ask({ person, history: [] }, newCall())).text);
      if ('problem' in first) throw new Error(first.problem);
      expect(first.prompt.length).toBeGreaterThan(40);
      const history = [first.prompt];
      const second = under.writer.read((await under.writer.ask({ person, history }, newCall())).text);
      if ('problem' in second) throw new Error(second.problem);
      expect(second.prompt).not.toBe(first.prompt);
    });

    it('reads no prompt from nonsense, says why, and does not throw', () => {
      for (const nonsense of [
        '',
        ' ',
        'no',
        '{',
        '[]',
        '{"a":1}',
        'null',
        '\u0000',
        '{"final_prompt":"cut',
      ]) {
        expect(under.writer.read(nonsense)).toHaveProperty('problem');
      }
    });

    it('does not ask when the call was cancelled before', async () => {
      const call = { ...newCall(), signal: AbortSignal.abort() };
      await expect(under.writer.ask({ person, history: [] }, call)).rejects.toMatchObject({
        code: 'interrupted',
        billed: 'no',
      });
    });
  });
}

/** Somebody who does not exist, with everything in the texts that could break on the way. */
export const person: PersonaText = {
  firstname: 'Zoë',
  lastname: "O'Connor",
  gender: 'f',
  bio_facebook:
    'Owes the bakery $5, or $$5, or $& and $` and {{ $flow.state.person_data }}. "Tea" \\ {braces} 🫖',
  bio_instagram: 'tea ✨',
  bio_x: 'Tea.',
  bio_tiktok: 'tea tea',
  age: 61,
  ethnicity: null,
  job_title: 'Piano tuner',
  workplace: null,
  edu_establishment: null,
  edu_study: null,
  current_city: 'Paisley',
  current_state: null,
  prev_city: null,
  prev_state: null,
  about: null,
};
