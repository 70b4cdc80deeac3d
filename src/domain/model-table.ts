import type { Usage } from './paid-call.ts';
import type { PictureKind, Quality } from './picture.ts';

/**
 * The one table of models: what they take, what they cost, when they end. Everything in it may change at
 * the vendor's will, so that nothing of it stands anywhere else.
 */

/** USD per 1,000,000 tokens. `null`: the vendor names no rate for this modality. */
export interface TokenPrices {
  inputText: number;
  inputImage: number | null;
  outputText: number | null;
  outputImage: number | null;
}

interface ModelFacts {
  id: string;
  /** Whether the model stands in the table; a name that does not gets an entry that claims nothing. */
  known: boolean;
  /** `null`: unknown, which is not the same as free. */
  prices: TokenPrices | null;
  /** Where the prices come from, and of which day. `null` where there are none. */
  priceSource: string | null;
  /** `YYYY-MM-DD`, the first day without the model; `null` when none is announced. */
  shutdownDate: string | null;
  /** What the vendor names instead. */
  replacements: readonly string[];
}

/**
 * How a reference picture is looked at: `parameter` takes `input_fidelity` (and defaults to low),
 * `always-high` refuses the parameter (400 `invalid_input_fidelity_model`), `unknown` is not sent it.
 */
export type InputFidelity = 'parameter' | 'always-high' | 'unknown';

export interface ImageModelFacts extends ModelFacts {
  kind: 'image';
  /** `fixed`: only {@link FIXED_SIZES}; `free`: any, see {@link FREE_SIZE}. `auto` is always allowed. */
  sizes: 'fixed' | 'free';
  qualities: readonly string[];
  inputFidelity: InputFidelity;
  /** Characters (Unicode code points) in a prompt. */
  longestPrompt: number;
  /** Image tokens of a 1024×1024 answer; `null`: unknown. */
  outputTokens: Readonly<Record<'low' | 'medium' | 'high', number>> | null;
}

export interface TextModelFacts extends ModelFacts {
  kind: 'text';
  /** The `reasoning_effort` to ask for; `null`: the parameter is not sent. */
  reasoningEffort: 'none' | 'low' | null;
}

export type ModelEntry = ImageModelFacts | TextModelFacts;

/** Sizes of the models whose `sizes` are `fixed`. Source: the vendor's SDK types, as of 2026-11. */
export const FIXED_SIZES = ['1024x1024', '1536x1024', '1024x1536'] as const;

/** Pixels of a side; both are multiples of `step`. Source: the vendor's SDK types, as of 2026-11. */
export const FREE_SIZE = { step: 16, longest: 3840, shorter: 2160, mostRatio: 3 } as const;

export const DEFAULT_IMAGE_MODEL = 'gpt-image-2.6-sunburst';
/** The vendor's small current model, and its named replacement for the small models before it. */
export const DEFAULT_TEXT_MODEL = 'gpt-6-luna';

/** Characters. Source: the vendor's SDK types ("32000 characters for the GPT image models"), as of 2026-11. */
const LONGEST_PROMPT = 32_000;

const BASIC_QUALITIES = ['low', 'medium', 'high', 'auto'];
const FINE_QUALITIES = [...BASIC_QUALITIES, 'xhigh', 'max'];
const SOURCE = "the vendor's page of the model, as of 2026-11";

/** Text has no output rate of its own on the vendor's pages from gpt-image-2 on. */
const SECOND_GENERATION: TokenPrices = { inputText: 5, inputImage: 8, outputText: null, outputImage: 30 };

/**
 * Source: what the vendor's own price calculator gives for gpt-image-2 (0.0059, 0.0527 and 0.2107 USD), as
 * of 2026-04. That later models take as many tokens is an assumption.
 */
const SECOND_GENERATION_TOKENS = { low: 196, medium: 1756, high: 7024 };

function secondGeneration(id: string, qualities: readonly string[]): ImageModelFacts {
  return {
    id,
    kind: 'image',
    known: true,
    prices: SECOND_GENERATION,
    priceSource: SOURCE,
    shutdownDate: null,
    replacements: [],
    sizes: 'free',
    qualities,
    inputFidelity: 'always-high',
    longestPrompt: LONGEST_PROMPT,
    outputTokens: SECOND_GENERATION_TOKENS,
  };
}

function text(
  id: string,
  input: number,
  output: number,
  reasoningEffort: TextModelFacts['reasoningEffort'],
): TextModelFacts {
  return {
    id,
    kind: 'text',
    known: true,
    prices: { inputText: input, inputImage: null, outputText: output, outputImage: null },
    priceSource: SOURCE,
    shutdownDate: null,
    replacements: [],
    reasoningEffort,
  };
}

/**
 * Cached input costs less and very long input more; neither is counted, so that a price is an upper bound
 * for what this program sends.
 */
export const MODEL_TABLE: readonly ModelEntry[] = [
  secondGeneration('gpt-image-2.6-sunburst', FINE_QUALITIES),
  secondGeneration('gpt-image-2.6-flare', FINE_QUALITIES),
  secondGeneration('gpt-image-2.5-sunburst', FINE_QUALITIES),
  secondGeneration('gpt-image-2.5-flare', FINE_QUALITIES),
  secondGeneration('gpt-image-2', BASIC_QUALITIES),
  {
    ...secondGeneration('gpt-image-1.5', BASIC_QUALITIES),
    prices: { inputText: 5, inputImage: 8, outputText: 10, outputImage: 32 },
    shutdownDate: '2026-12-01',
    replacements: ['gpt-image-2.6-sunburst', 'gpt-image-2.6-flare'],
    sizes: 'fixed',
    inputFidelity: 'parameter',
    // 0.009, 0.034 and 0.133 USD a picture, says the vendor.
    outputTokens: { low: 272, medium: 1056, high: 4160 },
  },
  // Its default effort is `medium`: seconds of thinking that biographies do not need.
  text('gpt-6-luna', 0.1, 0.5, 'low'),
  text('gpt-5.6-luna', 0.2, 1.2, 'low'),
  text('gpt-5.4-nano', 0.2, 1.25, 'none'),
];

/** The entry of a model or of a dated snapshot of it (`gpt-image-2-2026-04-21`). */
function findModel(id: string): ModelEntry | undefined {
  const family = id.replace(/-\d{4}-\d{2}-\d{2}$/, '');
  const entry = MODEL_TABLE.find((model) => model.id === id || model.id === family);
  return entry === undefined ? undefined : { ...entry, id };
}

/** What is known of a picture model; for a name that is not in the table, only what is safe to assume. */
export function imageModelFacts(id: string): ImageModelFacts {
  const entry = findModel(id);
  if (entry?.kind === 'image') return entry;
  return {
    ...secondGeneration(id, BASIC_QUALITIES),
    known: false,
    prices: null,
    priceSource: null,
    sizes: 'fixed',
    inputFidelity: 'unknown',
    outputTokens: null,
  };
}

/** What is known of a text model; for a name that is not in the table, nothing. */
export function textModelFacts(id: string): TextModelFacts {
  const entry = findModel(id);
  if (entry?.kind === 'text') return entry;
  return { ...text(id, 0, 0, null), known: false, prices: null, priceSource: null };
}

/**
 * USD of one call. `null` when the model has no price, or when the vendor gave no usage.
 *
 * Output that the vendor did not break down is expected in `outputImageTokens` of a picture model; text
 * output without a rate of its own is priced at the image rate, so that nothing is counted too low.
 */
export function priceOf(modelId: string, usage: Usage | undefined): number | null {
  const entry = findModel(modelId);
  if (entry?.prices == null || usage === undefined || Object.keys(usage).length === 0) return null;
  const { prices } = entry;
  const parts: [number | undefined, number | null][] = [
    [usage.inputTextTokens, prices.inputText],
    [usage.inputImageTokens, prices.inputImage],
    [usage.outputTextTokens, prices.outputText ?? prices.outputImage],
    [usage.outputImageTokens, prices.outputImage],
  ];
  let usd = 0;
  for (const [tokens, rate] of parts) {
    if (tokens === undefined || tokens === 0) continue;
    if (rate === null) return null;
    usd += (tokens * rate) / 1_000_000;
  }
  return usd;
}

/** Tokens of the prompts that this program writes; an assumption, near the upper end. */
const TYPICAL_PROMPT_TOKENS = { base: 200, grid: 500 };
/**
 * Image tokens of one 1024×1024 reference at high fidelity; an assumption, after the vendor's formula for
 * gpt-image-1 (65 + 129 + 4,160 for a square picture).
 */
const TYPICAL_REFERENCE_TOKENS = 4354;

/**
 * What one picture call will cost, for an estimate before anything is spent: USD, or `null` for a model
 * without a known price.
 *
 * Assumptions: `auto` size comes out as 1024×1024, `auto` quality as `high` (the vendor decides; an estimate
 * should not be too low), prompts are 200 tokens long for a base picture and 500 for a grid, and a grid
 * sends one square reference at high fidelity.
 */
export function typicalImageUsd(
  modelId: string,
  quality: Quality,
  kind: Exclude<PictureKind, 'cell'>,
): number | null {
  const { outputTokens } = imageModelFacts(modelId);
  if (outputTokens === null) return null;
  return priceOf(modelId, {
    inputTextTokens: TYPICAL_PROMPT_TOKENS[kind],
    inputImageTokens: kind === 'grid' ? TYPICAL_REFERENCE_TOKENS : 0,
    outputImageTokens: outputTokens[quality === 'auto' ? 'high' : quality],
  });
}

/** Tokens of one call, assumptions near the upper end: what is sent, and what comes back with some thinking. */
const TYPICAL_TEXT_TOKENS = {
  personas: { input: 2_000, output: 1_000, outputEach: 600 },
  'picture-prompt': { input: 1_500, output: 800, outputEach: 0 },
};

/**
 * What one text call will cost, for an estimate before anything is spent: USD, or `null` for a model without
 * a known price.
 * @param people how many people the call asks for; of no meaning for a picture prompt
 */
export function typicalTextUsd(
  modelId: string,
  stage: keyof typeof TYPICAL_TEXT_TOKENS,
  people = 10,
): number | null {
  const { input, output, outputEach } = TYPICAL_TEXT_TOKENS[stage];
  return priceOf(modelId, { inputTextTokens: input, outputTextTokens: output + outputEach * people });
}
