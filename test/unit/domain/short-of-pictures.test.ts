import { expect, it } from 'vitest';
import { shortOfPictures } from '../../../src/domain/short-of-pictures.ts';

it.each([
  [null, 4, null],
  [0, 4, null],
  [1, 4, '1 person has fewer than 4 pictures that passed the checks.'],
  [1200, 4, '1,200 people have fewer than 4 pictures that passed the checks.'],
  [2, 1, '2 people have no picture that passed the checks.'],
])('says of %j people who are short of %i pictures: %s', (people_short, images_per_person, words) => {
  expect(shortOfPictures({ people_short, images_per_person })).toBe(words);
});
