import { describe, expect, test } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import type { Sheet } from '../../../../analytics/intake/read/sheet.ts';
import { recognise } from '../../../../analytics/intake/recognise/header.ts';
import { asShown, percentFaults } from '../../../../analytics/intake/recognise/percent.ts';

describe('a percentage', () => {
  test.each([
    ['0.95', '95%'],
    ['0.07', '7%'],
    ['1.125', '112.5%'],
    ['-0.3', '-30%'],
    ['0', '0%'],
    ['1E+15', '1E+17%'],
  ])('stored as %s is read as shown, %s', (stored, shown) => {
    const sheet: Sheet = { name: '', rows: [{ row: 1, cells: ['0.95', stored], formats: [undefined, '0.0%'] }] };
    expect(asShown(sheet).rows.map(({ cells }) => cells)).toEqual([['0.95', shown]]);
  });

  test.each([['\u00020.95'], ['\u0001=B2/C2'], ['达标'], ['95%'], ['TRUE'], ['2025-06-30'], [''], [' ']])(
    'is made of a figure alone: %j stays as it stands',
    (written) => {
      const sheet: Sheet = { name: '', rows: [{ row: 1, cells: [written], formats: ['0%'] }] };
      expect(asShown(sheet).rows.map(({ cells }) => cells)).toEqual([[written]]);
    },
  );

  test('of which the format hides that it is negative stays as it is stored, to be sent back', () => {
    const sheet: Sheet = { name: '', rows: [{ row: 1, cells: ['-0.05', '0.05'], formats: ['0%;0%', '0%;0%'] }] };
    expect(asShown(sheet).rows.map(({ cells }) => cells)).toEqual([['-0.05', '5%']]);
  });

  test('leaves other sheets as they are', () => {
    const sheet: Sheet = { name: '', rows: [{ row: 1, cells: ['0.95'] }] };
    expect(asShown(sheet)).toBe(sheet);
  });

  const found = (...cells: readonly string[]): unknown => {
    const header = ['年度', '期间', '项目编码', '指标编码', '实际完成值', '完成率'];
    const sheet: Sheet = {
      name: '指标进展',
      rows: [header, ['2025', '2025-06', 'P1', '01', ...cells]].map((each, index) => ({ row: index + 1, cells: each })),
    };
    const { heading } = recognise(sheet, '');
    if (!heading) throw new Error('no heading');
    return percentFaults(sheet.name, heading, sheet.rows.slice(1)).map((fault) => [
      fault.code,
      fault.severity,
      fault.place.column,
      faultWords(fault).rule.zh,
      faultWords(fault).remedy.zh,
    ]);
  };

  test('in a column of numbers is warned of', () => {
    expect(found('95%', '84%')).toEqual([
      [
        'percent-read-as-number',
        'warning',
        '实际完成值',
        '带 % 的数读作 % 前面的数:95',
        '计量单位是 % 时无需处理;否则改写成数字',
      ],
    ]);
    expect(found('95', '0.84')).toEqual([]);
    expect(found('≥95%', '1.5')).toEqual([]);
  });

  test('without its sign in a column of shares is refused; past the bound of the column it is left to the other cells', () => {
    expect(found('95', '1.6')).toEqual([
      ['out-of-range', 'fault', '完成率', '应在 -∞ 与 1.5 之间', '是百分比的,写成 1.6%'],
    ]);
    expect(found('95', '84')).toEqual([]);
  });
});
