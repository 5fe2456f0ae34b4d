import { describe, expect, it } from 'vitest';
import { fold, isExample, isTotal } from '../../../../analytics/intake/recognise/fold.ts';

describe('words are brought together', () => {
  it.each([
    ['2025-06', '2025-06'],
    ['P1_a.b', 'p1_a.b'],
    ['a b', 'ab'],
    [`'007"`, '007'],
    ['７％', '7%'],
    [' 执行数（元） ', '执行数(元)'],
    ['1—3 月', '1-3月'],
  ])('%j as %j', (written, folded) => {
    expect(fold(written)).toBe(folded);
  });
});

describe('rows that are not data', () => {
  it.each(['示例', ' 示例 ', '(示例)', '【示例】', '示例行', '填写示例', '示例:'])(
    '%j marks an example row',
    (written) => {
      expect(isExample(written)).toBe(true);
    },
  );

  it.each(['示例区医院', '示例区国库支付中心', '示范项目', '例会'])('%j is a name', (written) => {
    expect(isExample(written)).toBe(false);
  });

  it.each([
    ['合计', true],
    ['总 计', true],
    ['小计:', true],
    ['合计算数中心', false],
  ])('%j is a total: %s', (written, expected) => {
    expect(isTotal(written)).toBe(expected);
  });
});
