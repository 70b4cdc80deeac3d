import type { Api } from './api.ts';

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
export function openApiDocument(api: Api) {
  const document = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'avatar-data-generator',
      version: '1',
      description: 'Datasets of openly synthetic people: made, reviewed and exported.',
      license: { name: 'MIT' },
    },
    servers: [{ url: '/api/v1' }],
  });
  const used = new Set(
    Object.values(document.paths ?? {}).flatMap((path) =>
      Object.values(path as Record<string, { tags?: string[] }>).flatMap(({ tags }) => tags ?? []),
    ),
  );
  return { ...document, tags: TAGS.filter(({ name }) => used.has(name)) };
}

export type OpenApiDocument = ReturnType<typeof openApiDocument>;
