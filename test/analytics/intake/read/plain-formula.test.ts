import { expect, test } from 'vitest';
import { withoutUncalculated } from '../../../../analytics/intake/read/xlsx/plain-formula.ts';

/** A row whose first cell is the formula, saved as nought, over B1, C1 and D1; and a row below it. */
const first = (formula: string, ...values: readonly (string | null)[]): string | null | undefined => {
  const rows = [
    { row: 1, cells: ['0', ...values] },
    { row: 2, cells: [null, '5'] },
  ];
  return withoutUncalculated(rows, [{ row: 1, column: 0, formula }])[0]?.cells[0];
};

test.each([
  ['B1+C1', '180000', '180000'],
  ['+B1+C1', '180000', null],
  ['$B$1*C1', '3', '1.5'],
  ['SUM(B1:C1)', '1', null],
  ['SUM(B1,C1)', null, '0.01'],
  ['SUM(B1:B2)', '0', '0'],
  ['SUM(B1:C1)+D1', '0', '0', '7'],
])('%s that is not nought by its cells has no value', (formula, ...values) => {
  expect(first(formula, ...values)).toBe(`\u0001=${formula}`);
});

test.each([
  ['B1+C1', '0', null],
  ['B1*C1', '3', '0'],
  ['SUM(B1:C1)', '5', '-5'],
  ['SUM(B1:C1)', '一', '二'],
  ['B1+C1+D1', '0.1', '0.2', '-0.3'],
  ['B1-C1', '2', '1'],
  ['IF(B1>0,B1,0)', '2', '1'],
  ['ROUND(B1,0)', '2', '1'],
  ['甲!B1+C1', '2', '1'],
  ['…', '2', '1'],
])('%s stays, for it is nought or no plain sum', (formula, ...values) => {
  expect(first(formula, ...values)).toBe('0');
});

test('a sum of one that was never calculated was not either', () => {
  const rows = [{ row: 1, cells: ['0', '0', '4'] }];
  const zeros = [
    { row: 1, column: 0, formula: 'SUM(B1:B1)' },
    { row: 1, column: 1, formula: 'C1+C1' },
  ];
  expect(withoutUncalculated(rows, zeros)[0]?.cells).toEqual(['\u0001=SUM(B1:B1)', '\u0001=C1+C1', '4']);
});
