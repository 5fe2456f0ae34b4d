import { describe, expect, test } from 'vitest';
import { datasetNamed } from '../../../../analytics/contracts/catalogue.ts';
import type { Field } from '../../../../analytics/contracts/field.ts';
import { explainCell } from '../../../../analytics/intake/check/explain-cell.ts';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';

const fieldOf = (dataset: string, name: string): Field => {
  const field = datasetNamed(dataset)?.fields.find((each) => each.name === name);
  if (!field) throw new Error(`no field ${name}`);
  return field;
};

describe('a cell that was not accepted', () => {
  test.each<[string, string, string, string, string]>([
    ['execution', 'spent_amount', '—', 'dash-for-figure', '是 0 的写 0'],
    ['execution', 'spent_amount', '1.23456789亿元', 'number-too-wide', '检查是否多写了位数或单位有误'],
    ['execution', 'spent_amount', '1.234567千元', 'too-many-decimals', '四舍五入到分后填写'],
    ['execution', 'spent_amount', '50%', 'not-money', '写成 1200000.00 这样的数字'],
    ['execution', 'period', '2025年第一季度', 'period-is-quarter', '写季度末月份,如一季度写 2025-03'],
    ['execution', 'period', '2025-13', 'not-period', '写成 2025-06'],
    ['execution', 'spent_amount', '\u0002360002', 'digits-set-apart', '去掉脚注号和划掉的数字,只留要报的数'],
    ['execution', 'spent_amount', '\u000336\ufffd', 'part-unread', '改成直接键入的文字和数字'],
    ['indicator', 'target_value', '≥95%', 'not-number', '这里只写 95,“≥”写在指标方向,“%”写在计量单位'],
    ['indicator', 'target_value', '不低于 90%', 'not-number', '这里只写 90,“不低于”写在指标方向,“%”写在计量单位'],
    ['indicator', 'target_value', '95%以上', 'not-number', '这里只写 95,“以上”写在指标方向,“%”写在计量单位'],
    ['indicator', 'target_value', '12家', 'not-number', '这里只写 12,“家”写在计量单位'],
    ['indicator', 'target_value', '100万元', 'not-number', '这里只写 100,“万元”写在计量单位'],
    ['indicator', 'target_value', '80-90', 'not-number', '区间:指标方向写“区间”,这里写 80,目标上限写 90'],
    [
      'indicator',
      'target_value',
      '80%~90%',
      'not-number',
      '区间:指标方向写“区间”,这里写 80,目标上限写 90,“%”写在计量单位',
    ],
    ['indicator', 'target_value', '达标', 'not-number', '“达标”不是数:指标方向写“定性”,要求写进指标名称'],
    ['indicator', 'target_value', '三十', 'not-number', '写成 12 这样的数字'],
    ['indicator', 'target_value', '1部2套', 'not-number', '写成 12 这样的数字'],
    ['progress', 'actual_value', '≥95%', 'not-number', '写成 5 这样的数字'],
    ['execution', 'period', '2025-01-06', 'period-is-a-day', '把该列设为文本格式,截至 6 月写 2025-06'],
    ['execution', 'project_code', '2025-01-06', 'code-is-a-day', '把该列设为文本格式,重新填写编码'],
    ['progress', 'actual_value', '0.00000049', 'too-many-decimals', '换一个更小的计量单位后填写'],
    ['progress', 'declared_completion', '0.00001%', 'too-many-decimals', '换一个更小的计量单位后填写'],
    ['progress', 'actual_value', '≥95%', 'not-number', '写成 5 这样的数字'],
  ])('%s.%s %s is %s', (dataset, name, written, code, remedy) => {
    const found = explainCell(fieldOf(dataset, name), written, false);
    expect([found.code, faultWords(found).remedy.zh]).toEqual([code, remedy]);
  });

  test('past its bound without a percent sign names the percentage', () => {
    const bare = explainCell(fieldOf('progress', 'declared_completion'), '84', true);
    expect([bare.code, faultWords(bare).remedy.zh]).toEqual(['out-of-range', '是百分比的,写成 84%']);
    const signed = explainCell(fieldOf('progress', 'declared_completion'), '1084%', true);
    expect(faultWords(signed).remedy.zh).toBe('检查数值和单位');
  });
});
