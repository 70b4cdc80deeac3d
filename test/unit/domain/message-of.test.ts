import { expect, it } from 'vitest';
import { messageOf } from '../../../src/domain/errors.ts';

it('gives the reason of a failed query, not the query with everything in it', () => {
  const query = new Error('Failed query: insert into "personas" values ($1)\nparams: secret biography', {
    cause: new Error('could not extend file: No space left on device'),
  });
  expect(messageOf(query)).toBe('The database refused: could not extend file: No space left on device');
  expect(messageOf(new Error('plain'))).toBe('plain');
  expect(messageOf('thrown text')).toBe('thrown text');
});
