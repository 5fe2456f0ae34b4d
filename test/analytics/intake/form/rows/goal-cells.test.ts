import { expect, test } from 'vitest';
import { readTarget } from '../../../../../analytics/intake/form/cells/target.ts';
import { differsFrom, goalWords, targetCells } from '../../../../../analytics/intake/form/rows/goal-cells.ts';

const cells = (written: string, weight: string | null = '10') => ({
  ...targetCells(readTarget(written, 2025)),
  weight,
});

test.each([
  ['≥95%', '95.0%以上', false],
  ['≥95%', '≥90%', true],
  ['≥95%', '≤95%', true],
  ['80-90分', '80-85分', true],
  ['2025年11月底前', '11月30日前', false],
  ['11月底前', '12月底前', true],
  ['≥2600人', '≥0.26万人', false],
  ['≥2600人', '≥0.25万人', true],
  ['≥2600人', '≥2600人次', true],
  ['2000-3000米', '2-3公里', false],
  ['2000-3000米', '2-4公里', true],
])('%s beside %s', (declared, stated, differs) => {
  expect(differsFrom(cells(declared), cells(stated))).toBe(differs);
});

test('what a form leaves out differs from nothing, another weight does', () => {
  expect(differsFrom(cells('≥95%', '10'), cells('≥95%', null))).toBe(false);
  expect(differsFrom(cells('≥95%', '10.00'), cells('≥95%', '10'))).toBe(false);
  expect(differsFrom(cells('≥95%', '10'), cells('≥95%', '5'))).toBe(true);
});

test.each([
  ['≥95%', '≥95%(10分)'],
  ['80-90分', '80-90分(10分)'],
  ['11月底前', '2025-11-30前(10分)'],
  ['达标', '达标(10分)'],
])('%s in words', (written, words) => {
  expect(goalWords(cells(written))).toBe(words);
});
