import { readModel } from './picture-request.ts';
import { invalidValue, missing, Refusal, unknownParameter } from './refusal.ts';

type Fields = Readonly<Record<string, unknown>>;

const KNOWN = new Set([
  'model',
  'messages',
  'response_format',
  'reasoning_effort',
  'max_completion_tokens',
  'n',
  'seed',
  'store',
  'metadata',
  'user',
  'safety_identifier',
  'verbosity',
]);
/** Parameters of older models, which those of today refuse. */
const UNSUPPORTED = [
  'max_tokens',
  'temperature',
  'top_p',
  'presence_penalty',
  'frequency_penalty',
  'logprobs',
];
const EFFORTS = ['none', 'low', 'medium', 'high', 'xhigh', 'max'];
const ROLES = ['system', 'developer', 'user', 'assistant'];

export interface ChatRequest {
  model: string;
  messages: readonly { role: string; content: string }[];
  /** The names that the answer's object must have; empty without a schema. */
  wanted: readonly string[];
}

/** @throws Refusal */
export function readChatRequest(fields: Fields, models: Fields): ChatRequest {
  const model = readModel(fields['model'], models);
  for (const name of Object.keys(fields)) {
    if (UNSUPPORTED.includes(name)) {
      throw new Refusal(
        400,
        'unsupported_parameter',
        `Unsupported parameter: '${name}' is not supported with this model.`,
        { param: name },
      );
    }
    if (!KNOWN.has(name)) throw unknownParameter(name);
  }
  const effort = fields['reasoning_effort'] ?? 'medium';
  if (!EFFORTS.includes(effort as string)) {
    throw invalidValue('reasoning_effort', effort, EFFORTS.join(', '));
  }

  const messages = fields['messages'];
  if (messages === undefined) throw missing('messages');
  if (!Array.isArray(messages) || messages.length === 0) {
    throw invalidValue('messages', messages, 'a list with at least one message');
  }
  const read = messages.map((message: unknown, index) => {
    const { role, content } = fieldsOf(message);
    if (typeof role !== 'string' || !ROLES.includes(role)) {
      throw invalidValue(`messages[${index}].role`, role, ROLES.join(', '));
    }
    if (typeof content !== 'string') throw invalidValue(`messages[${index}].content`, content, 'a text');
    return { role, content };
  });
  return { model, messages: read, wanted: readFormat(fields['response_format']) };
}

function readFormat(format: unknown): string[] {
  if (format === undefined) return [];
  const { type, json_schema } = fieldsOf(format);
  if (type !== 'json_schema') throw invalidValue('response_format.type', type, 'json_schema');
  const { name, schema, strict } = fieldsOf(json_schema);
  if (typeof name !== 'string' || !/^[\w-]{1,64}$/.test(name)) {
    throw invalidValue('response_format.json_schema.name', name, '1 to 64 letters, digits, _ and -');
  }
  if (strict !== true) throw new Error('this stand-in wants strict schemas');
  checkSchema(schema, []);
  return Object.keys(fieldsOf(fieldsOf(schema)['properties']));
}

/** What strict structured outputs ask of a schema: all properties required, no others allowed, at any depth. */
function checkSchema(schema: unknown, path: readonly string[]): void {
  const { type, properties, required, additionalProperties, items } = fieldsOf(schema);
  const refuse = (why: string): Refusal =>
    new Refusal(
      400,
      'invalid_json_schema',
      `Invalid schema for response_format: In context=(${path.map((name) => `'${name}'`).join(', ')}), ${why}.`,
      { param: 'response_format' },
    );
  if (type === undefined) throw refuse("schema must have a 'type' key");
  if (path.length === 0 && type !== 'object') throw refuse("schema must be of type 'object'");
  if (type === 'array') checkSchema(items, [...path, 'items']);
  if (type !== 'object') return;
  if (additionalProperties !== false) throw refuse("'additionalProperties' is required to be false");
  const names = Object.keys(fieldsOf(properties));
  const all = Array.isArray(required) && names.every((name) => required.includes(name));
  if (!all) throw refuse("'required' is required to include every key in properties");
  for (const name of names) checkSchema(fieldsOf(properties)[name], [...path, name]);
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
