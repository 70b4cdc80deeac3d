import type { PeopleFilters } from '../../api/calls.ts';

/** What the address of a dataset's page may hold. */
export interface WallSearch extends PeopleFilters {
  view?: 'sets';
}

const NAMES = ['status', 'verdict', 'review', 'gender', 'age', 'ethnicity', 'q'] as const;
export type FilterName = (typeof NAMES)[number];

export const STATUS_OPTIONS = [
  ['', 'Any state'],
  ['completed', 'Completed'],
  ['written', 'In the making'],
  ['failed', 'Failed'],
] as const;
export const VERDICT_OPTIONS = [
  ['', 'Any verdict'],
  ['passed', 'A picture passed'],
  ['failed', 'A picture failed'],
  ['could-not-tell', 'A picture is unsure'],
  ['not-a-photo', 'A drawing'],
] as const;
export const REVIEW_OPTIONS = [
  ['', 'Any review'],
  ['pending', 'Not reviewed'],
  ['approved', 'Approved'],
  ['rejected', 'Rejected'],
] as const;
export const AGE_OPTIONS = [
  ['', 'Any age'],
  ['18-29', '18 to 29'],
  ['30-44', '30 to 44'],
  ['45-59', '45 to 59'],
  ['60+', '60 and older'],
] as const;

/** The filters that take one of few values; the address may hold anything. */
const CHOICES: Partial<Record<FilterName, readonly (readonly [string, string])[]>> = {
  status: STATUS_OPTIONS,
  verdict: VERDICT_OPTIONS,
  review: REVIEW_OPTIONS,
  age: AGE_OPTIONS,
};

export function readFilters(search: Record<string, unknown>): WallSearch {
  const found: Partial<Record<FilterName, string>> = {};
  for (const name of NAMES) {
    // `q=1990` is read as a number by the router.
    const value = typeof search[name] === 'number' ? String(search[name]) : search[name];
    if (typeof value !== 'string' || value === '') continue;
    const choices = CHOICES[name];
    if (!choices || choices.some(([choice]) => choice === value)) found[name] = value;
  }
  return { ...(found as PeopleFilters), ...(search['view'] === 'sets' ? { view: 'sets' } : {}) };
}

export const filtersOf = ({ view: _, ...filters }: WallSearch): PeopleFilters => filters;
export const isFiltered = (search: WallSearch): boolean => NAMES.some((name) => search[name] !== undefined);
export const withoutFilters = ({ view }: WallSearch): WallSearch => (view ? { view } : {});
