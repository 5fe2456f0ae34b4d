import { describe, expect, test } from 'vitest';
import { openLineOf, openRow } from '../../../../analytics/intake/cut-off.ts';
import { readUpload } from '../../../../functions/steps/ingest/read-upload.ts';

const header = '年度,期间,项目编码,全年预算数,执行数,数据口径';
const whole = '2025,2025-06,P1,1200,600.50,国库';
const faultsOf = async (...lines: readonly string[]): Promise<unknown> => {
  const bytes = new TextEncoder().encode([header, ...lines].join('\n'));
  const { faults } = await readUpload(bytes, { name: '执行.csv', bytes: async () => bytes }, []);
  return faults.filter(({ severity }) => severity === 'fault').map(({ code, place }) => [code, place.row, place.value]);
};

describe('a CSV that ends in mid-row', () => {
  test.each([
    ['after a cell', [whole, '2025,2025-06,P2,1200'], [['row-cut-off', 3, '1200']]],
    ['after a delimiter', [whole, '2025,2025-06,P2,1200,'], [['row-cut-off', 3, undefined]]],
    ['in its only row', ['2025,2025-06,P2,12'], [['row-cut-off', 2, '12']]],
    ['inside a quote', [whole, '2025,2025-06,"P2'], [['quote-not-closed', 3, undefined]]],
  ])('is refused: %s', async (_, lines, faults) => {
    expect(await faultsOf(...lines)).toEqual(faults);
  });

  test.each([
    ['a last row without a line end', [whole, whole.replace('P1', 'P2')]],
    ['a short last row that a line end closes', [whole, '2025,2025-06,P2,1200,5', '']],
    ['rows that leave out empty cells', ['2025,2025-06,P1,1200,5', '2025,2025-06,P2,1200,5']],
    ['a total at the end', [whole, '合计,,,1200']],
    ['a signature at the end', [whole, '制表人:王']],
  ])('is not %s', async (_, lines) => {
    expect(await faultsOf(...lines)).toEqual([]);
  });
});

test('the open row of a large text is not looked for inside a quote', () => {
  const open = (text: string) => {
    const line = openLineOf(new TextEncoder().encode(text));
    return line && openRow(line, ',');
  };
  expect(open('a,b\r\n1,2\r\n3')).toEqual({ row: 3, cells: ['3'] });
  expect(open('a,b\r1,2\r3')).toEqual({ row: 3, cells: ['3'] });
  expect(open('a,b\n1,2\n')).toBeNull();
  expect(open('a,b\n1,"two\nlines"')).toBeUndefined();
});
