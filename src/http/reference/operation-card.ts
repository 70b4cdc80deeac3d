import { html } from 'hono/html';
import { type Parameter, type Place, successOf } from '../document.ts';
import { exampleOf, type ExampleSchema, type Schemas } from '../examples.ts';

/** One operation: what it takes and gives, who may use it, and a line to try it with. */
export function operationCard({ method, path, operation }: Place, schemas: Schemas) {
  const { operationId, summary, description, parameters = [], requestBody, responses } = operation;
  const permission = operation['x-permission'];
  const sent = Object.values(requestBody?.content ?? {})[0];
  const body = sent && (sent.example ?? exampleOf(sent.schema ?? {}, schemas));
  const success = successOf(operation);
  const answer = success.media?.example;
  return html`<article id="${operationId}" aria-labelledby="${operationId}-title">
    <h3 id="${operationId}-title">${summary ?? operationId}</h3>
    <p class="address">
      <span class="method ${method}">${method.toUpperCase()}</span> <code>/api/v1${path}</code>
      ${permission === undefined ? '' : html`<span class="permission">takes <b>${permission}</b></span>`}
    </p>
    ${description === undefined ? '' : html`<p>${description}</p>`}
    ${parameters.length === 0 ? '' : parameterTable(parameters)}
    ${
      body === undefined
        ? ''
        : html`<h4>Body</h4>
            ${code(JSON.stringify(body, null, 2))}`
    }
    <h4>Try it</h4>
    ${code(curlLine({ method, path, parameters, body }))}
    <h4>Answer ${success.status}</h4>
    <p>${success.description}</p>
    ${answer === undefined ? '' : code(typeof answer === 'string' ? answer : JSON.stringify(answer, null, 2))}
    <details>
      <summary>Other answers</summary>
      <dl>
        ${Object.entries(responses)
          .filter(([status]) => Number(status) !== success.status)
          .map(
            ([status, { description: words }]) =>
              html`<div>
                <dt>${status}</dt>
                <dd>${words}</dd>
              </div>`,
          )}
      </dl>
    </details>
  </article>`;
}

const code = (text: string) => html`<pre tabindex="0"><code>${text}</code></pre>`;

function parameterTable(parameters: readonly Parameter[]) {
  return html`<h4>Parameters</h4>
    <div class="wide" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Where</th>
            <th scope="col">What</th>
          </tr>
        </thead>
        <tbody>
          ${parameters.map(
            ({ name, in: place, required, description, schema }) =>
              html`<tr>
                <th scope="row"><code>${name}</code>${required ? html` <span>needed</span>` : ''}</th>
                <td>${place}</td>
                <td>${[description, kindOf(schema)].filter(Boolean).join(' ')}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function kindOf(schema: ExampleSchema | undefined): string {
  if (!schema) return '';
  const kind = schema.format ?? [schema.type ?? 'text'].flat().join(' or ');
  const words = schema.enum ? `One of ${schema.enum.join(', ')}.` : `${kind}.`;
  return schema.default === undefined ? words : `${words} ${JSON.stringify(schema.default)} unless told.`;
}

function curlLine({
  method,
  path,
  parameters,
  body,
}: {
  method: string;
  path: string;
  parameters: readonly Parameter[];
  body: unknown;
}): string {
  const address = path.replaceAll(/\{([^{}]+)\}/g, (whole, name: string) => {
    const { schema, example } = parameters.find((parameter) => parameter.name === name) ?? {};
    return encodeURIComponent(String(example ?? exampleOf(schema ?? {}, {})) || whole);
  });
  const lines = [
    `curl ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}"$AVATARS_URL/api/v1${address}"`,
    '-H "X-Api-Key: $AVATARS_KEY"',
    ...(body === undefined
      ? []
      : [
          "-H 'Content-Type: application/json'",
          `-d '${JSON.stringify(body).replaceAll("'", String.raw`'\''`)}'`,
        ]),
  ];
  return lines.join(' \\\n  ');
}
