import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearestKey } from '../../../analytics/intake/check/nearest-code.ts';
import { nearestRows } from '../../../analytics/intake/form/identity.ts';
import { recognise } from '../../../analytics/intake/recognise/header.ts';

/** Letters that the two sides of a comparison do not share. */
const [ours, theirs] = ['甲乙丙丁', 'ABCD'].map((letters) =>
  fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 8 }).map((some) => some.join('')),
) as [fc.Arbitrary<string>, fc.Arbitrary<string>];

describe('nothing is suggested that has nothing in common with what was written', () => {
  test('neither a code nor a name', () => {
    fc.assert(
      fc.property(theirs, fc.array(ours, { maxLength: 6 }), (written, known) => {
        const keys = known.map((code) => ['2025', code]);
        expect(nearestKey(['2025', written], keys)).toBeUndefined();
        const rows = known.map((name) => ({ unit_name: name }));
        expect(nearestRows(rows, written, 'unit_name')).toEqual([]);
      }),
    );
  });

  test('a name that is the written one but for a letter at its end is suggested', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...'甲乙丙丁戊己庚辛'), { minLength: 3 }), (letters) => {
        const name = letters.join('');
        expect(nearestRows([{ unit_name: name }], `${name}壬`, 'unit_name')).toEqual([{ unit_name: name }]);
      }),
    );
  });

  test('nor a dataset of which a header has less than half', () => {
    const header = ['年度', '备注', '会议', '时间'];
    const rows = [
      { row: 1, cells: header },
      { row: 2, cells: ['2025', '无', '例会', '周一'] },
    ];
    expect(recognise({ name: 'Sheet1', rows }, '通知.xlsx')).toEqual({ faults: [] });
  });
});
