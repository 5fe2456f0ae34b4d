import { describe, expect, it } from 'vitest';
import { columnWords, findColumn, foldHeading } from '../../../../analytics/intake/source/heading.ts';

const header = [
  '\uFEFF Centro Gestor ',
  'Nombre Fondo  ',
  '% de Avance\nTrimestre I',
  'Avance',
  null,
  'avance',
  '项目 编码',
];

describe('headings of a foreign export', () => {
  it.each([
    ['\uFEFF Centro  Gestor ', 'centro gestor'],
    ['% de Avance\r\nTrimestre I', '% de avance trimestre i'],
    ['ＰＰＴＯ', 'ppto'],
  ])('folds %j', (written, folded) => {
    expect(foldHeading(written)).toBe(folded);
  });

  it.each([
    ['whatever blanks it has', { heading: 'Centro Gestor', occurrence: 1, optional: false }, 0],
    ['by the first spelling that is there', { heading: ['Nombre fondo', 'Fondo'], occurrence: 1, optional: false }, 1],
    ['over a line break', { heading: '% de Avance Trimestre I', occurrence: 1, optional: false }, 2],
    ['the second of equals', { heading: 'Avance', occurrence: 2, optional: false }, 5],
    ['not a third where there are two', { heading: 'Avance', occurrence: 3, optional: false }, undefined],
    ['by letter', { letter: 'E', occurrence: 1, optional: false }, 4],
    ['by letter when the heading stands there', { letter: 'D', heading: 'Avance', occurrence: 1, optional: false }, 3],
    [
      'not by letter when another heading stands there',
      { letter: 'D', heading: 'Fondo', occurrence: 1, optional: false },
      undefined,
    ],
    ['not by a letter past the end', { letter: 'AA', occurrence: 1, optional: false }, undefined],
    ['not where it is absent', { heading: 'Fondos', occurrence: 1, optional: false }, undefined],
  ])('finds a column %s', (_says, column, place) => {
    expect(findColumn(header, column)).toBe(place);
  });

  it.each([
    [{ heading: ['A', 'B'], occurrence: 1, optional: false }, 'A / B'],
    [{ heading: 'A', occurrence: 2, optional: false }, 'A (2)'],
    [{ letter: 'Z', heading: 'A', occurrence: 1, optional: false }, 'Z (A)'],
    [{ letter: 'Z', occurrence: 1, optional: false }, 'Z'],
  ])('says where %j was looked for', (column, words) => {
    expect(columnWords(column)).toBe(words);
  });
});
