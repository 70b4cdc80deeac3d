import type { States } from './states.ts';

export interface PageToSee {
  name: string;
  path: string;
  /** Text that is there when the page has what it shows. */
  ready: string;
  signedOut?: boolean;
}

/** Every page of the dashboard, in the states in which it looks different. */
export function pagesOf({ usual, running, paused, incomplete, large, person }: States): PageToSee[] {
  return [
    { name: 'sign-in', path: '/sign-in', ready: 'button:has-text("Sign in")', signedOut: true },
    { name: 'set-up', path: '/set-up?token=x', ready: 'button:has-text("Set up")', signedOut: true },
    { name: 'datasets', path: '/', ready: 'article' },
    { name: 'datasets-none-found', path: '/?q=nothing-like-it', ready: 'text=No dataset is like that' },
    { name: 'new-dataset', path: '/datasets/new', ready: 'textarea' },
    { name: 'wall', path: `/datasets/${usual}`, ready: 'li a img' },
    { name: 'wall-of-sets', path: `/datasets/${usual}?view=sets`, ready: 'li a img' },
    { name: 'wall-of-ten-thousand', path: `/datasets/${large}`, ready: 'li a img' },
    { name: 'wall-nobody', path: `/datasets/${usual}?q=nobody-at-all`, ready: 'text=Nobody is like that' },
    { name: 'running', path: `/datasets/${running}`, ready: 'li a img' },
    { name: 'paused', path: `/datasets/${paused}`, ready: 'button:has-text("Resume")' },
    { name: 'incomplete', path: `/datasets/${incomplete}`, ready: 'text=places without a person' },
    {
      name: 'person',
      path: `/datasets/${usual}/people/${person}`,
      ready: 'figure img',
    },
    { name: 'review', path: `/datasets/${usual}/review?review=pending`, ready: 'li button img' },
    { name: 'statistics', path: `/datasets/${incomplete}/statistics`, ready: 'svg.recharts-surface' },
    { name: 'statistics-of-all', path: '/statistics', ready: 'svg.recharts-surface' },
    { name: 'providers', path: '/providers', ready: 'article' },
    { name: 'settings', path: '/settings', ready: 'textarea' },
    { name: 'access', path: '/access', ready: 'text=reviewer@example.org' },
    { name: 'reference', path: '/reference', ready: 'article' },
    { name: 'nothing-here', path: '/nowhere', ready: 'text=There is nothing at this address' },
  ];
}
