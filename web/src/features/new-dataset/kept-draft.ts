import type { Draft } from './use-draft.ts';

const KEY = 'new-dataset';

/** What was typed in this tab and not made yet: a reload or a look at another page loses none of it. */
export function keptDraft(): Partial<Draft> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

export function keepDraft(changes: Partial<Draft>): void {
  // NaN, an empty number, has no place in JSON: what was typed before stands there again.
  sessionStorage.setItem(
    KEY,
    JSON.stringify(changes, (_, value: unknown) => (Number.isNaN(value) ? undefined : value)),
  );
}

export const forgetDraft = (): void => sessionStorage.removeItem(KEY);
