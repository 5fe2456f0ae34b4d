import { describe, expect, it } from 'vitest';
import {
  amount,
  codes,
  flag,
  groupRows,
  MissingColumnError,
  num,
  str,
  whole,
} from '../../../../analytics/site/parts/cells.ts';

const row = {
  name: '甲',
  rate: '0.842100',
  nothing: null,
  count: 3,
  yes: true,
  reasons: 'overspend, stale',
  big: '123456789012345678.90',
};

describe('cells', () => {
  it.each([
    ['text', str(row, 'name'), '甲'],
    ['text of nothing', str(row, 'nothing'), ''],
    ['a decimal', num(row, 'rate'), 0.8421],
    ['a number of nothing is not zero', num(row, 'nothing'), null],
    ['a count of nothing is', whole(row, 'nothing'), 0],
    ['an amount keeps its digits', amount(row, 'big'), '123456789012345678.90'],
    ['no amount', amount(row, 'nothing'), null],
    ['a flag', flag(row, 'yes'), true],
    ['a flag of nothing', flag(row, 'nothing'), false],
    ['joined codes', codes(row, 'reasons'), ['overspend', 'stale']],
    ['no codes', codes(row, 'nothing'), []],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected));

  it('names a column the mart does not have', () => {
    expect(() => num(row, 'raet')).toThrow(MissingColumnError);
    expect(() => num(row, 'raet')).toThrow(expect.objectContaining({ column: 'raet' }));
  });

  it('groups in the order of the rows', () => {
    expect([...groupRows([{ a: 'y' }, { a: 'x' }, { a: 'y' }], 'a')].map(([key, rows]) => [key, rows.length])).toEqual([
      ['y', 2],
      ['x', 1],
    ]);
  });
});
