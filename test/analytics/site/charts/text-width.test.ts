import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth, wrap } from '../../../../analytics/site/charts/text-width.ts';

describe('textWidth', () => {
  it.each([
    ['', 0],
    ['教育体育局', 65],
    ['123', 21.84],
    ['(教)', 27.56],
    ['𠮷', 13],
  ])('measures %s at 13 px', (line, width) => expect(textWidth(line, 13)).toBeCloseTo(width, 6));

  it('gives Chinese a whole em and everything at least half of one', () => {
    fc.assert(
      fc.property(fc.string(), (line) => {
        const characters = [...line].length;
        const width = textWidth(line, 10);
        expect(width).toBeGreaterThanOrEqual(characters * 5);
        expect(width).toBeLessThanOrEqual(characters * 10);
      }),
    );
  });
});

describe('wrap', () => {
  it.each([
    ['自然资源和规划局', 60, ['自然资源', '和规划局']],
    ['Secretaría de Salud Pública', 100, ['Secretaría de', 'Salud Pública']],
    ['短', 60, ['短']],
    ['', 60, ['']],
    ['Donaudampfschifffahrt', 60, ['Donauda', 'mpfschif', 'ffahrt']],
  ])('breaks %s', (label, width, lines) => expect(wrap(label, 13, width)).toEqual(lines));

  const labels = fc.string({ unit: fc.constantFrom('局', '和', 'a', 'W', ' ', '(', ')', '9'), maxLength: 60 });

  it('keeps every line inside the width', () => {
    fc.assert(
      fc.property(labels, fc.integer({ min: 30, max: 300 }), (label, width) => {
        expect(Math.max(...wrap(label, 13, width).map((line) => textWidth(line, 13)))).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('loses nothing but blanks', () => {
    fc.assert(
      fc.property(labels, fc.integer({ min: 30, max: 300 }), (label, width) => {
        expect(wrap(label, 13, width).join('').replaceAll(' ', '')).toBe(label.replaceAll(' ', ''));
      }),
    );
  });
});
