import type { Api } from './api.ts';

/** The description of the API for programs, made from the schemas that check its requests. */
export function openApiDocument(api: Api): object {
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'avatar-data-generator',
      version: '1',
      description: 'Datasets of openly synthetic people: made, reviewed and exported.',
      license: { name: 'MIT' },
    },
    servers: [{ url: '/api/v1' }],
  });
}
