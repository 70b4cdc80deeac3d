import { describe, expect, it } from 'vitest';
import type { PersonaView, PictureView } from '../../../src/domain/dataset-view.ts';
import { personFolder, pictureFile, slug } from '../../../src/export/file-names.ts';
import { NASTY_TEXTS } from '../../support/nasty-texts.ts';

const person = (position: number, firstname: string, lastname: string) =>
  ({ position, firstname, lastname }) as PersonaView;
const picture = (kind: PictureView['kind'], index: number, mediaType: string) =>
  ({ kind, index, mediaType }) as PictureView;

describe('names of files', () => {
  it('count people from 1 and tell their names in ASCII', () => {
    expect(personFolder(person(0, 'Áurea', 'dos Anjos'), 3)).toBe('0001-aurea-dos-anjos');
    expect(personFolder(person(11, 'Zoë', "O'Brien-Łukasz"), 3)).toBe('0012-zoe-o-brien-ukasz');
  });

  it('have as many digits as the dataset needs', () => {
    expect(personFolder(person(41, 'Ana', 'Silva'), 100_000)).toBe('000042-ana-silva');
  });

  it('are a number where a name has no letter of ASCII', () => {
    expect(personFolder(person(2, 'محمد', 'الأحمد'), 3)).toBe('0003');
  });

  it('are no name that Windows keeps for itself, and no way out of the folder', () => {
    expect(personFolder(person(0, 'CON', ''), 1)).toBe('0001-con');
    expect(personFolder(person(0, '..', '/../../etc'), 1)).toBe('0001-etc');
  });

  it.each(Object.entries(NASTY_TEXTS))('are letters, digits and hyphens: %s', (_name, text) => {
    expect(slug(text)).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
    expect(slug(text).length).toBeLessThanOrEqual(40);
  });

  it('say which picture of the person it is', () => {
    expect(pictureFile(picture('base', 0, 'image/png'))).toBe('base.png');
    expect(pictureFile(picture('cell', 3, 'image/jpeg'))).toBe('image-4.jpg');
    expect(pictureFile(picture('grid', 0, 'image/webp'))).toBe('grid-1.webp');
    expect(pictureFile(picture('cell', 0, '../../x'))).toBe('image-1.bin');
  });
});
