import { describe, expect, test } from 'vitest';
import { isDuplicate } from '../../../src/domain/duplicate-person.ts';

describe('isDuplicate', () => {
  const base = {
    firstname: 'Maria',
    lastname: 'Silva',
    bio_facebook: 'Gardener in Lisbon.',
    current_city: 'Lisbon',
    job_title: 'Gardener',
  };

  test.each([
    ['the same person', {}],
    [
      'other case, accents, spaces and punctuation',
      { firstname: 'MARÍA ', bio_facebook: 'gardener  in lisbon' },
    ],
    ['another biography, same city and job', { bio_facebook: 'I love soil.' }],
    ['another city, same biography', { current_city: 'Porto' }],
    ['no city, same biography', { current_city: null, job_title: null }],
  ])('%s: yes', (_, changes) => {
    expect(isDuplicate(base, { ...base, ...changes })).toBe(true);
    expect(isDuplicate({ ...base, ...changes }, base)).toBe(true);
  });

  test.each([
    ['another first name', { firstname: 'Marta' }],
    ['another last name', { lastname: 'Sousa' }],
    ['another biography and city', { bio_facebook: 'I love soil.', current_city: 'Porto' }],
    ['another biography and job', { bio_facebook: 'I love soil.', job_title: 'Nurse' }],
    ['another biography and no city', { bio_facebook: 'I love soil.', current_city: null }],
  ])('%s: no', (_, changes) => {
    expect(isDuplicate(base, { ...base, ...changes })).toBe(false);
  });

  test('two people without a city and a job are not the same for that', () => {
    const nowhere = { ...base, current_city: null, job_title: null };
    expect(isDuplicate(nowhere, { ...nowhere, bio_facebook: 'I love soil.' })).toBe(false);
  });
});
