import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paths, relative, slug } from '../../../../analytics/site/parts/paths.ts';

describe('paths', () => {
  it.each([
    ['2025101001001', '2025101001001'],
    ['BP-26_1', 'BP-26_1'],
    ['4.143', '4~2e143'],
    ['../x', '~2e~2e~2fx'],
    ['甲', '~7532'],
  ])('%s becomes %s', (code, name) => expect(slug(code)).toBe(name));

  it('never leaves its folder and keeps different codes apart', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
        expect(slug(one)).toMatch(/^[A-Za-z0-9_~-]*$/);
        expect(slug(one) === slug(other)).toBe(one === other);
      }),
    );
  });

  it.each([
    ['index.html', 'style.css', 'style.css'],
    ['projects/1.html', 'index.html', '../index.html'],
    ['projects/1.html', paths.department('101'), '../departments/101.html'],
  ])('from %s to %s', (from, to, expected) => expect(relative(from, to)).toBe(expected));
});
