import { describe, expect, it } from 'vitest';
import {
  DEFAULT_IMAGE_MODEL,
  DEFAULT_TEXT_MODEL,
  imageModelFacts,
  MODEL_TABLE,
  priceOf,
  textModelFacts,
  typicalImageUsd,
  typicalTextUsd,
} from '../../../src/domain/model-table.ts';

describe('the table', () => {
  it('has each model once, and the defaults', () => {
    const ids = MODEL_TABLE.map((model) => model.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(imageModelFacts(DEFAULT_IMAGE_MODEL).known).toBe(true);
    expect(textModelFacts(DEFAULT_TEXT_MODEL).known).toBe(true);
  });

  it('names a source and a date for every price', () => {
    const priced = MODEL_TABLE.filter((model) => model.prices !== null);
    expect(priced.length).toBeGreaterThan(0);
    for (const model of priced) expect(model.priceSource).toMatch(/as of \d{4}-\d{2}/);
  });

  it('keeps gpt-image-1.5 as a full entry with its end', () => {
    const old = imageModelFacts('gpt-image-1.5');
    expect(old).toMatchObject({
      known: true,
      inputFidelity: 'parameter',
      sizes: 'fixed',
      shutdownDate: '2026-12-01',
    });
    expect(old.replacements).toContain(DEFAULT_IMAGE_MODEL);
    expect(imageModelFacts('gpt-image-2').inputFidelity).toBe('always-high');
  });

  it('knows dated snapshots by their family, under their own name', () => {
    const snapshot = imageModelFacts('gpt-image-2-2026-04-21');
    expect(snapshot).toMatchObject({ id: 'gpt-image-2-2026-04-21', known: true });
    expect(priceOf('gpt-image-2-2026-04-21', { outputImageTokens: 1_000_000 })).toBe(30);
  });

  it('claims nothing of a model that it does not know, also of one of the other kind', () => {
    for (const id of ['my-own-model', DEFAULT_TEXT_MODEL]) {
      expect(imageModelFacts(id)).toMatchObject({ known: false, prices: null, inputFidelity: 'unknown' });
    }
    expect(textModelFacts('llama')).toMatchObject({ known: false, prices: null, reasoningEffort: null });
    expect(typicalImageUsd('my-own-model', 'low', 'base')).toBeNull();
  });
});

describe('priceOf', () => {
  it('prices each modality at its own rate', () => {
    const usage = {
      inputTextTokens: 100,
      inputImageTokens: 200,
      outputTextTokens: 10,
      outputImageTokens: 1000,
    };
    expect(priceOf('gpt-image-1.5', usage)).toBeCloseTo(
      (100 * 5 + 200 * 8 + 10 * 10 + 1000 * 32) / 1_000_000,
      12,
    );
    expect(
      priceOf(DEFAULT_TEXT_MODEL, { inputTextTokens: 2_000_000, outputTextTokens: 1_000_000 }),
    ).toBeCloseTo(0.7, 12);
  });

  it('prices text output at the image rate where text has none', () => {
    expect(priceOf('gpt-image-2', { outputTextTokens: 1_000_000 })).toBe(30);
  });

  it('is unknown, not zero, without a price, without usage, or for a modality without a rate', () => {
    expect(priceOf('my-own-model', { outputImageTokens: 10 })).toBeNull();
    expect(priceOf(DEFAULT_IMAGE_MODEL, undefined)).toBeNull();
    expect(priceOf(DEFAULT_IMAGE_MODEL, {})).toBeNull();
    expect(priceOf(DEFAULT_TEXT_MODEL, { inputImageTokens: 10 })).toBeNull();
    expect(priceOf(DEFAULT_IMAGE_MODEL, { outputImageTokens: 0 })).toBe(0);
  });
});

describe('typicalImageUsd', () => {
  it.each([
    ['low', 0.009],
    ['medium', 0.034],
    ['high', 0.133],
  ] as const)('meets the known figure of gpt-image-1.5 at %s', (quality, usd) => {
    const prompt = (200 * 5) / 1_000_000;
    const estimate = (typicalImageUsd('gpt-image-1.5', quality, 'base') ?? Number.NaN) - prompt;
    expect(Math.abs(estimate - usd)).toBeLessThan(0.0006);
  });

  it('counts the reference of a grid, and auto as high', () => {
    for (const model of ['gpt-image-1.5', DEFAULT_IMAGE_MODEL]) {
      const base = typicalImageUsd(model, 'high', 'base') ?? Number.NaN;
      expect(typicalImageUsd(model, 'auto', 'base')).toBe(base);
      expect(typicalImageUsd(model, 'high', 'grid')).toBeGreaterThan(base);
    }
  });
});

describe('typicalTextUsd', () => {
  it('grows with the people that are asked for, and is unknown without a price', () => {
    const ten = typicalTextUsd(DEFAULT_TEXT_MODEL, 'personas', 10) ?? Number.NaN;
    expect(ten).toBeGreaterThan(typicalTextUsd(DEFAULT_TEXT_MODEL, 'personas', 1) ?? Number.NaN);
    expect(ten).toBeLessThan(0.01);
    expect(typicalTextUsd(DEFAULT_TEXT_MODEL, 'picture-prompt')).toBeGreaterThan(0);
    expect(typicalTextUsd('llama', 'personas')).toBeNull();
  });
});
