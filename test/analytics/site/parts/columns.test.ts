import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html } from '../../../../analytics/core/html.ts';
import { atRight, columns, inHalves } from '../../../../analytics/site/parts/columns.ts';

describe('two columns', () => {
  it.each([
    [[500], [false]],
    [
      [500, 400],
      [false, true],
    ],
    [
      [510, 685, 430, 400, 300],
      [false, false, true, true, true],
    ],
    [
      [1000, 300, 300, 300],
      [false, true, true, true],
    ],
  ])('%j stand so that both end level: %j', (heights, expected) => expect(atRight(heights)).toEqual(expected));

  it('never differ by more than the tallest part', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 7 }), (heights) => {
        const right = atRight(heights);
        expect(right[0]).toBe(false);
        const sum = (wanted: boolean) =>
          heights.reduce((all, height, index) => all + (right[index] === wanted ? height : 0), 0);
        expect(Math.abs(sum(true) - sum(false))).toBeLessThanOrEqual(Math.max(...heights));
      }),
    );
  });

  it('hold each part once, and one part needs no columns', () => {
    const parts = ['a', 'b', 'c'].map((word) => ({ height: 100, html: html`<p>${word}</p>` }));
    expect(columns(parts).markup.match(/<p>/g)).toHaveLength(3);
    expect(columns(parts.slice(0, 1)).markup).toBe('<p>a</p>');
    expect(columns([]).markup).toBe('');
  });

  it('long charts are cut in halves', () => {
    const rows = Array.from({ length: 43 }, (_, index) => index);
    expect(inHalves(rows).map((half) => half.length)).toEqual([22, 21]);
    expect(inHalves(rows).flat()).toEqual(rows);
    expect(inHalves(rows.slice(0, 16))).toHaveLength(1);
  });
});
