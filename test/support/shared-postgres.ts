import { inject } from 'vitest';

/**
 * An empty database of its own for a test file or a test, on the PostgreSQL server that all test files of a
 * run share. It goes with the server at the end of the run.
 */
export async function createTestDatabase(): Promise<string> {
  const response = await fetch(inject('databaseBroker'), { method: 'POST' });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}
