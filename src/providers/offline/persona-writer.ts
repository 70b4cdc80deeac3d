import { DEFAULT_INSTRUCTIONS } from '../../domain/dataset.ts';
import { AvatarError, CallError } from '../../domain/errors.ts';
import { PLATFORMS } from '../../domain/persona.ts';
import type { CallContext, TextAnswer } from '../../ports/answers.ts';
import type { PersonaRequest, PersonaWriter } from '../../ports/persona-writer.ts';
import { readAnswer, writeAnswer } from './answer.ts';
import { refuseWhenCancelled } from './cancelled.ts';
import type { Wishes } from './description/wishes.ts';
import { codeOf, findOfflineLanguage, loadWords, OFFLINE_LANGUAGES } from './language/index.ts';

/** What the user asked for and this writer cannot do, as sentences. */
function warningsFor(request: PersonaRequest, wishes: Wishes): string[] {
  const changed = PLATFORMS.filter(
    (platform) => request.instructions[platform] !== DEFAULT_INSTRUCTIONS[platform],
  );
  const warnings = [...wishes.problems];
  if (changed.length > 0) {
    warnings.push(`The offline writer cannot follow instructions of your own (${changed.join(', ')}).`);
  }
  if (wishes.understood.length === 0) {
    warnings.push('The offline writer recognised nothing in the description: the people are of all kinds.');
  }
  return warnings;
}

/**
 * Makes people up from word lists, sentence templates and Faker's names, without a model and without cost.
 * The same seed, description and language give the same person; people of one call do not depend on each
 * other.
 */
export function createOfflinePersonaWriter(): PersonaWriter {
  return {
    provider: 'offline',
    model: undefined,
    /**
     * @throws AvatarError `usage`: a language that is not one of {@link OFFLINE_LANGUAGES}
     * @throws CallError `interrupted`, or `bad_request` when there are fewer seeds than people
     */
    ask: async (request: PersonaRequest, call: CallContext): Promise<TextAnswer> => {
      refuseWhenCancelled(call);
      const language = findOfflineLanguage(request.language);
      if (language === undefined) {
        throw new AvatarError('usage', `The offline writer does not write ${request.language}.`, {
          hint: `Choose one of ${OFFLINE_LANGUAGES.join(', ')}, or another persona provider.`,
        });
      }
      const seeds = request.seeds.slice(0, request.count);
      if (seeds.length < request.count) {
        throw new CallError(
          'bad_request',
          `${request.count} people were asked for with ${seeds.length} seeds.`,
          { billed: 'no', retryable: false, hint: 'Give one seed for each person.' },
        );
      }
      const [{ readDescription }, { writePerson }, words] = await Promise.all([
        import('./description/read.ts'),
        import('./write-person.ts'),
        loadWords(codeOf(language)),
      ]);
      const wishes = readDescription(request.description);
      const people = [];
      for (const seed of seeds) {
        people.push(await writePerson(wishes, words, JSON.stringify([seed, request.description, language])));
      }
      return { text: writeAnswer(people), warnings: warningsFor(request, wishes) };
    },
    read: readAnswer,
  };
}
