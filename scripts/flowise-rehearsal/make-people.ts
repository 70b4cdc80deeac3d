import { DEFAULT_INSTRUCTIONS } from '../../src/domain/dataset.ts';
import { PersonaText } from '../../src/domain/persona.ts';
import type { InstalledFlows } from '../../src/providers/flowise/install.ts';
import { createFlowisePersonaWriter } from '../../src/providers/flowise/persona-writer.ts';
import { createFlowisePromptWriter } from '../../src/providers/flowise/prompt-writer.ts';
import { silentLogger } from '../../test/support/silent-logger.ts';
import type { Report } from './report.ts';

const LARGEST_BATCH = 10;
/** Everything that Flowise would change on the way if it were not escaped. */
const DESCRIPTION =
  'bakers who pay $5 or $$9, say $& and $` and {{ $flow.state.bio_language }}, "quote" <p>ü 🥖';

const call = () => ({ callId: crypto.randomUUID(), signal: new AbortController().signal });

/** Makes people in batches of ten, all batches at once, and a picture prompt for each. */
export async function makePeople(
  report: Report,
  url: string,
  installed: InstalledFlows,
  count: number,
): Promise<void> {
  report.title(`${count} people through the persona flow`);
  const common = { url, apiKey: installed.apiKey, logger: silentLogger };
  const personas = createFlowisePersonaWriter({ ...common, flowId: installed.personaFlowId });
  const prompts = createFlowisePromptWriter({ ...common, flowId: installed.promptFlowId });

  const started = Date.now();
  const sizes: number[] = [];
  for (let left = count; left > 0; left -= LARGEST_BATCH) sizes.push(Math.min(left, LARGEST_BATCH));
  const answers = await Promise.all(
    sizes.map((size) =>
      personas.ask(
        {
          count: size,
          description: DESCRIPTION,
          language: 'Portuguese',
          instructions: DEFAULT_INSTRUCTIONS,
          seeds: Array.from({ length: size }, (_, index) => String(index)),
        },
        call(),
      ),
    ),
  );
  const readings = answers.map(({ text }) => personas.read(text));
  const people = readings.flatMap(({ drafts }) =>
    drafts.flatMap((draft) => {
      const nothing = Object.fromEntries(Object.keys(PersonaText.shape).map((field) => [field, null]));
      return PersonaText.safeParse({ ...nothing, ...draft }).data ?? [];
    }),
  );
  const names = new Set(people.map(({ firstname, lastname }) => `${firstname} ${lastname}`));
  report.line(
    `${sizes.length} calls, ${Date.now() - started} ms, usage ${JSON.stringify(answers[0]?.usage)}`,
  );
  report.expect(people.length === count, `${people.length} of ${count} people are whole`);
  report.expect(names.size === count, `${names.size} different names`);
  report.expect(
    readings.every(({ problems }) => problems.length === 0),
    'no piece of an answer was left over',
  );
  const arrived = DESCRIPTION.replaceAll('{{', '{ {');
  report.expect(
    people.every(({ about }) => about?.includes(arrived)),
    'the description arrived at the model letter for letter (but for a space between double braces)',
  );

  report.title('Picture prompts');
  const written = await Promise.all(
    people.slice(0, 4).map(async (person, index) => {
      const history = index === 0 ? [] : ['an earlier prompt with $& in it', 'another'].slice(0, index);
      const answer = await prompts.ask({ person, history }, call());
      return { person, index, reading: prompts.read(answer.text) };
    }),
  );
  for (const { person, index, reading } of written) {
    const prompt = 'prompt' in reading ? reading.prompt : '';
    report.expect(
      prompt.includes(person.bio_facebook) && prompt.includes(`Set ${Math.min(index, 2) + 1} `),
      `${'prompt' in reading ? prompt.slice(0, 150) : reading.problem}…`,
    );
  }
}
