import { describe, expect, it } from 'vitest';
import { codes, groupRows, num, str, whole } from '../../../../analytics/site/parts/cells.ts';

describe('cells', () => {
  it.each([
    ['text', str('甲'), '甲'],
    ['text of nothing', str(null), ''],
    ['a decimal', num('0.842100'), 0.8421],
    ['a number of nothing is not zero', num(null), null],
    ['a count of nothing is', whole(null), 0],
    ['a count', whole(3), 3],
    ['joined codes', codes('overspend, stale'), ['overspend', 'stale']],
    ['no codes', codes(null), []],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected));

  it('groups in the order of the rows', () => {
    expect([...groupRows([{ a: 'y' }, { a: 'x' }, { a: 'y' }], 'a')].map(([key, rows]) => [key, rows.length])).toEqual([
      ['y', 2],
      ['x', 1],
    ]);
  });
});
