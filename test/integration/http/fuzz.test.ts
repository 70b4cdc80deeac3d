import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGenerator } from '../../support/generate-from-schema.ts';
import { type Described, readOperations, type Schema } from '../../support/operations.ts';
import { seededRandom } from '../../support/random.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

/** Requests in all, over every operation of the API; the seed changes what is in them. */
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 4_000);
const AT_ONCE = 20;
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);
/** Answers of this kind do not end. */
const STREAMS = /event-stream/;

let server: TestServer;
let described: Described;

beforeAll(async () => {
  server = await startTestServer();
  described = await readOperations(server);
});
afterAll(() => server.close());

const asText = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

async function statusOf(answer: Response): Promise<number> {
  if (STREAMS.test(answer.headers.get('content-type') ?? '')) await answer.body?.cancel();
  else await answer.arrayBuffer();
  return answer.status;
}

describe('requests from the schemas and against them', () => {
  it('never give a 5xx', { timeout: 600_000 }, async () => {
    const generate = createGenerator(seededRandom(SEED), described);
    const { operations } = described;
    const statuses = new Map<number, number>();

    /** What is sent is drawn before anything is awaited, so that the seed alone decides it. */
    function send(index: number): Promise<void> {
      const operation = operations[index % operations.length];
      if (!operation) throw new Error('There are no operations.');
      const value = (schema: Schema) =>
        asText(generate.chance(0.7) ? generate.fitting(schema) : generate.nasty()).slice(0, 2_000);
      let path = operation.path;
      const query = new URLSearchParams();
      const headers: Record<string, string> = {};
      for (const parameter of operation.parameters) {
        if (parameter.in === 'path') {
          path = path.replace(
            `{${parameter.name}}`,
            encodeURIComponent(value(parameter.schema).toWellFormed()),
          );
        } else if (parameter.in === 'query' && (parameter.required || generate.chance(0.5))) {
          query.append(parameter.name, value(parameter.schema));
        } else if (parameter.in === 'header' && generate.chance(0.5)) {
          headers[parameter.name] = value(parameter.schema).replaceAll(/[^\x21-\x7e]/g, '.');
        }
      }
      const kind = generate.below(3);
      const schema = operation.body;
      const body = schema && [generate.fitting, generate.broken, generate.garbage][kind]?.(schema);
      const options = {
        as: 'admin' as const,
        headers,
        ...(body === undefined ? {} : { body: kind === 2 ? body : JSON.stringify(body) }),
      };
      return check(
        server.call(operation.method, `/api/v1${path}?${query.toString()}`, options),
        `${operation.id} ${path}?${query.toString()} ${asText(body).slice(0, 500)}`,
      );
    }

    async function check(answer: Promise<Response>, what: string): Promise<void> {
      const status = await statusOf(await answer);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      expect(status, what).toBeLessThan(500);
    }

    for (let index = 0; index < REQUESTS; index += AT_ONCE) {
      await Promise.all(Array.from({ length: AT_ONCE }, (_, more) => send(index + more)));
    }
    // The generator is worth something: some requests are taken, and some are refused for what is in them.
    expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 201, 400, 404]));
  });

  it('never give a 5xx where nobody needs to be signed in', async () => {
    const generate = createGenerator(seededRandom(SEED), described);
    const text = { type: 'string', maxLength: 300 };
    const email = { type: 'string', format: 'email' };
    const schemas: Record<string, Schema> = {
      '/api/auth/sign-in/email': { properties: { email, password: text }, required: ['email', 'password'] },
      '/api/auth/change-password': { properties: { current_password: text, new_password: text } },
      '/api/auth/sign-out': {},
      '/api/set-up': { properties: { token: text, email, name: text, password: text } },
    };
    for (const [path, schema] of Object.entries(schemas)) {
      for (let index = 0; index < 60; index++) {
        const object = { type: 'object', ...schema };
        const kind = generate.below(3);
        const body = [generate.fitting, generate.broken, generate.garbage][kind]?.(object);
        const answer = await server.call('POST', path, {
          as: 'viewer',
          body: kind === 2 ? body : JSON.stringify(body),
        });
        expect(await statusOf(answer), `${path} ${asText(body).slice(0, 500)}`).toBeLessThan(500);
      }
    }
  });
});
