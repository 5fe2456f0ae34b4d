import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../analytics/core/digest.ts';
import { differences } from '../../../analytics/verify/differences.ts';

const told = (before: unknown, after: unknown): string[] =>
  differences(before, after).map((each) => `${each.path}: ${each.before} → ${each.after}`);

describe('differences', () => {
  test.each<[string, unknown, unknown, string[]]>([
    ['equal documents', { a: [1, { b: null }] }, { a: [1, { b: null }] }, []],
    ['the order of members', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
    [
      'a number',
      { settings: { weight: { value: 10, clause: 'x' } } },
      { settings: { weight: { value: 12, clause: 'x' } } },
      ['settings.weight.value: 10 → 12'],
    ],
    [
      'a number in a list',
      { grades: [{ from: 90 }, { from: 80 }] },
      { grades: [{ from: 90 }, { from: 85 }] },
      ['grades.1.from: 80 → 85'],
    ],
    ['a member more and one less', { a: 1 }, { b: '二' }, ['a: 1 → absent', 'b: absent → "二"']],
    ['a row less', [1, 2], [1], ['1: 2 → absent']],
    ['another kind of value', { a: { b: 1 } }, { a: [1] }, ['a: {"b":1} → [1]']],
    ['null and zero', { a: null }, { a: 0 }, ['a: null → 0']],
    ['text and number', { a: '1' }, { a: 1 }, ['a: "1" → 1']],
    ['roots that are no documents', 1, 2, [': 1 → 2']],
  ])('of %s', (_, before, after, expected) => expect(told(before, after)).toEqual(expected));

  test('are none exactly when the canonical documents are equal', () =>
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (a, b) => {
        expect(differences(a, a)).toEqual([]);
        expect(differences(a, b).length === 0).toBe(canonicalJson(a) === canonicalJson(b));
      }),
    ));
});
