import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { scratchFolder } from '../../test/support/avatars.ts';
import type { ChatModelServer } from '../../test/support/chat-model-server.ts';
import type { CommandLine } from './command-line.ts';
import type { FlowiseVariables } from './install-twice.ts';
import type { Report } from './report.ts';

const PICTURES_EACH = 4;
/** Everything that Flowise would change on the way if it were not escaped. */
const DESCRIPTION =
  'bakers who pay $5 or $$9, say $& and $` and {{ $flow.state.bio_language }}, "quote" <p>ü 🥖';

const Result = z.object({
  dataset: z.object({ id: z.string(), status: z.string(), completed: z.number(), failed: z.number() }),
  pictures: z.number(),
});
const Exported = z.object({
  personas: z.array(
    z.object({
      firstname: z.string(),
      lastname: z.string(),
      about: z.string().nullable(),
      bio_facebook: z.string(),
      picture_prompt: z.string().nullable(),
      images: z.array(z.unknown()),
    }),
  ),
});

/** Makes a dataset whose text comes through both flows and whose pictures are drawn. */
export async function makePeople(
  report: Report,
  commandLine: CommandLine,
  installed: FlowiseVariables,
  model: ChatModelServer,
  count: number,
): Promise<void> {
  report.title(`${count} people through both flows`);
  const before = model.calls();
  const generated = await commandLine.run(
    [
      'generate',
      DESCRIPTION,
      ['--count', String(count), '--images', String(PICTURES_EACH), '--language', 'Portuguese'],
      ['--personas', 'flowise', '--pictures', 'offline', '--json'],
    ].flat(),
    installed,
  );
  report.expect(generated.code === 0, 'generate ends well');
  if (generated.code !== 0) return;
  const { dataset, pictures } = Result.parse(generated.json());
  report.expect(dataset.status === 'completed', `the dataset is ${dataset.status}`);
  report.expect(
    dataset.completed === count && dataset.failed === 0,
    `${dataset.completed} people of ${count}, ${dataset.failed} failed`,
  );
  report.expect(pictures === count * PICTURES_EACH, `${pictures} pictures`);
  const least = Math.ceil(count / 10) + count;
  const calls = model.calls() - before;
  report.expect(
    calls === least,
    `${calls} calls of the model: one for ten people, one for each picture prompt`,
  );

  report.title('What came of them');
  const file = join(scratchFolder('flowise-rehearsal-export-'), 'people.json');
  const exported = await commandLine.run(['export', dataset.id, '--format', 'json', '--out', file]);
  if (exported.code !== 0) return report.expect(false, 'they can be exported');
  const { personas } = Exported.parse(JSON.parse(await readFile(file, 'utf8')));
  const names = new Set(personas.map(({ firstname, lastname }) => `${firstname} ${lastname}`));
  report.expect(names.size === count, `${names.size} different names`);
  report.expect(
    personas.every(({ images }) => images.length === PICTURES_EACH),
    `${PICTURES_EACH} pictures each`,
  );
  const arrived = DESCRIPTION.replaceAll('{{', '{ {');
  report.expect(
    personas.every(({ about }) => about?.includes(arrived)),
    'the description arrived at the model letter for letter (but for a space between double braces)',
  );
  report.expect(
    personas.every(({ picture_prompt, bio_facebook }) => picture_prompt?.includes(bio_facebook)),
    `each picture prompt is about its person: ${personas[0]?.picture_prompt?.slice(0, 150)}…`,
  );
}
