import { invalidValue, missing, Refusal, unknownParameter } from './refusal.ts';
import { pictureModel } from './models.ts';

type Fields = Readonly<Record<string, unknown>>;

const SHARED = [
  'model',
  'prompt',
  'n',
  'size',
  'quality',
  'background',
  'output_format',
  'output_compression',
  'partial_images',
  'stream',
  'user',
  'safety_identifier',
];
const KNOWN: Readonly<Record<'generations' | 'edits', ReadonlySet<string>>> = {
  generations: new Set([...SHARED, 'moderation']),
  edits: new Set([...SHARED, 'input_fidelity']),
};
const FIXED = ['1024x1024', '1536x1024', '1024x1536', 'auto'];

/** A picture request whose fields are as the vendor wants them. */
export interface PictureRequest {
  model: string;
  prompt: string;
  quality: string;
  fidelity: string;
}

/** @throws Refusal */
export function readPictureRequest(
  fields: Fields,
  endpoint: 'generations' | 'edits',
  models: Readonly<Record<string, unknown>>,
): PictureRequest {
  const model = readModel(fields['model'], models);
  const { generation, qualities } = pictureModel(model);
  for (const name of Object.keys(fields)) {
    const newer = name === 'complexity' && generation >= 2.6;
    if (!KNOWN[endpoint].has(name) && !newer) throw unknownParameter(name);
  }

  const prompt = fields['prompt'];
  if (prompt === undefined) throw missing('prompt');
  if (typeof prompt !== 'string' || prompt === '') throw invalidValue('prompt', prompt, 'a text');
  if (Array.from(prompt).length > 32_000) {
    throw new Refusal(
      400,
      'string_above_max_length',
      "Invalid 'prompt': string too long. Expected a string with maximum length 32000.",
      { param: 'prompt' },
    );
  }

  const n = fields['n'] ?? 1;
  const count = endpoint === 'edits' && typeof n === 'string' ? Number(n) : n;
  if (!Number.isInteger(count) || (count as number) < 1 || (count as number) > 10) {
    throw invalidValue('n', n, '1 to 10');
  }
  if (count !== 1) throw new Error('this stand-in makes one picture at a time');

  const quality = fields['quality'] ?? 'auto';
  if (typeof quality !== 'string' || !qualities.includes(quality)) {
    throw invalidValue('quality', quality, qualities.join(', '));
  }
  checkSize(fields['size'] ?? 'auto', generation);
  if (fields['stream'] !== undefined) throw new Error('this stand-in does not stream');

  const fidelity = fields['input_fidelity'];
  if (fidelity !== undefined && generation >= 2) {
    throw new Refusal(
      400,
      'invalid_input_fidelity_model',
      `The model '${model}' does not support the 'input_fidelity' parameter.`,
      { param: 'input_fidelity' },
    );
  }
  if (fidelity !== undefined && fidelity !== 'low' && fidelity !== 'high') {
    throw invalidValue('input_fidelity', fidelity, 'low, high');
  }
  return { model, prompt, quality, fidelity: fidelity ?? 'low' };
}

export function readModel(model: unknown, models: Readonly<Record<string, unknown>>): string {
  if (model === undefined) throw missing('model');
  if (typeof model !== 'string' || !Object.hasOwn(models, model)) {
    throw new Refusal(404, 'model_not_found', `The model ${JSON.stringify(model)} does not exist.`, {
      param: 'model',
    });
  }
  return model;
}

function checkSize(size: unknown, generation: number): void {
  if (typeof size === 'string' && FIXED.includes(size)) return;
  const [, width, height] = /^(\d+)x(\d+)$/.exec(String(size)) ?? [];
  const sides = [Number(width), Number(height)].toSorted((a, b) => a - b) as [number, number];
  const allowed =
    generation >= 2 &&
    sides.every((side) => side > 0 && side % 16 === 0) &&
    sides[1] <= 3840 &&
    sides[0] <= 2160 &&
    sides[1] / sides[0] <= 3;
  if (!allowed) throw invalidValue('size', size, FIXED.join(', '));
}
