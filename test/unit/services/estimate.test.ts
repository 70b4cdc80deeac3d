import { expect, it } from 'vitest';
import { checkCap, estimate } from '../../../src/services/estimate.ts';
import { datasetRequest } from '../../support/requests.ts';

const prices = { personas: 0.01, prompt: 0.001, base: 0.02, grid: 0.05 };
const limits = { imageConcurrency: 4 };

it('names apart what grids that are made again may cost at most', () => {
  const plain = estimate(datasetRequest({ count: 10, images: 8 }), prices, limits);
  const required = estimate(datasetRequest({ count: 10, images: 8, requirePassed: true }), prices, limits);
  expect(plain.repairs).toBeNull();
  expect(required).toEqual({ ...plain, repairs: { grids: 20, usd: 1 } });
});

it('does not say nothing where it does not know the price of a grid', () => {
  const request = datasetRequest({ count: 1, requirePassed: true });
  expect(estimate(request, { ...prices, grid: null }, limits).repairs).toEqual({ grids: 2, usd: null });
});

it('refuses a cap that would cap nothing, and says what a cap does not cover', () => {
  const unknown = { personas: null, prompt: null, base: null, grid: null };
  expect(() => checkCap({ maxCost: 5 }, unknown)).toThrow(
    /--max-cost cannot hold: no price is known for persona text, picture prompts, base pictures, grids/,
  );
  expect(() => checkCap({ maxCost: 5 }, { ...unknown, personas: 0, prompt: 0 })).toThrow(
    /base pictures, grids/,
  );
  expect(() => checkCap({ maxCost: null }, unknown)).not.toThrow();
  expect(() => checkCap({ maxCost: 5 }, { ...unknown, base: 0.02 })).not.toThrow();
  expect(() => checkCap({ maxCost: 5 }, { personas: 0, prompt: 0, base: 0, grid: 0 })).not.toThrow();
  expect(estimate(datasetRequest({ count: 1 }), { ...prices, grid: null }, limits).unpriced).toEqual([
    'grids',
  ]);
});
