import type { Api } from './api.ts';
import { type Description, type Media, operationsOf } from './document.ts';
import { exampleOf } from './examples.ts';

/** What each group of operations is about, in the order in which they are shown. */
const TAGS: readonly { name: string; description: string }[] = [
  { name: 'Datasets', description: 'Made, watched, stopped, extended and deleted.' },
  { name: 'Personas', description: 'The people of a dataset: found, edited and decided about.' },
  { name: 'Pictures', description: 'Their photos, and where each came from.' },
  { name: 'Cost', description: 'What a dataset would cost, what it cost, and every call that was paid for.' },
  { name: 'Statistics', description: 'Figures for charts.' },
  { name: 'Export', description: 'A dataset as a file.' },
  { name: 'Events', description: 'What happens, as it happens.' },
  { name: 'Settings', description: 'What is set for datasets to come.' },
  { name: 'Providers', description: 'Who makes people and pictures, and how they are.' },
  { name: 'Users', description: 'Who may sign in, and as what.' },
  { name: 'Keys', description: 'Keys for programs.' },
];

/** The description of the API for programs, made from the schemas that check its requests. */
export function openApiDocument(api: Api): Description {
  const made = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'avatar-data-generator',
      version: '1',
      description: 'Datasets of openly synthetic people: made, reviewed and exported.',
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    servers: [{ url: '/api/v1' }],
  });
  // The library's own types know more versions of the format than it makes.
  const document = { ...made, tags: [] } as unknown as Description;
  const operations = operationsOf(document);
  for (const { operation } of operations) {
    for (const { content } of Object.values(operation.responses)) addExamples(content, document);
    const { 200: answer, 304: notModified } = operation.responses;
    if (answer && notModified) answer.headers = { ...answer.headers, ETag: { schema: { type: 'string' } } };
  }
  const used = new Set(operations.flatMap(({ operation }) => operation.tags ?? []));
  const known = new Set(TAGS.map(({ name }) => name));
  const others = [...used].filter((name) => !known.has(name)).map((name) => ({ name }));
  return { ...document, tags: [...TAGS.filter(({ name }) => used.has(name)), ...others] };
}

/** Every JSON answer that has no example gets one, put together from those of its parts. */
function addExamples(content: Record<string, Media> | undefined, { components }: Description): void {
  const media = content?.['application/json'];
  if (!media?.schema || media.example !== undefined || media.schema.format === 'binary') return;
  media.example = exampleOf(media.schema, components?.schemas ?? {});
}
