import { describe, expect, test } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import type { Sheet } from '../../../../analytics/intake/read/sheet.ts';
import { figuresAsShown } from '../../../../analytics/intake/recognise/as-shown.ts';
import { recognise } from '../../../../analytics/intake/recognise/header.ts';

const read = (header: string, cell: string, format: string) => {
  const lines = [
    ['年度', '期间', '项目编码', '全年预算数', header],
    ['2025', '2025-06', 'P1', '1', cell],
  ];
  const sheet: Sheet = {
    name: '预算执行',
    rows: lines.map((cells, index) => ({
      row: index + 1,
      cells,
      ...(index === 1 ? { formats: ['', '', '', '', format] } : {}),
    })),
  };
  const { heading } = recognise(sheet, '');
  if (!heading) throw new Error('no heading');
  const { rows, faults } = figuresAsShown(sheet.name, heading, sheet.rows.slice(1));
  return [rows[0]?.cells[4], faults.map((fault) => [fault.code, fault.place.column, faultWords(fault).rule.zh])];
};

describe('a figure under a format', () => {
  test.each([
    ['执行数', '360000', '#,##0.00', '360000'],
    ['执行数(万元)', '36', '0.00', '36'],
    ['执行数(万元)', '360000', '0!.0,', '360000元'],
    ['执行数(千元)', '360000', '#,##0,', '360000元'],
    ['执行数', '360000', '0!.0,"万元"', '360000元'],
    ['执行数', '36', '0.00"万元"', '36万元'],
    ['执行数(万元)', '36', '0.00"万元"', '36万元'],
    ['执行数', '360000', '0.00"元"', '360000元'],
    ['执行数', '5200000', '[>=10000]0!.0,"万";0', '5200000元'],
    ['执行数(万元)', '5200000', '[>=10000]0!.0,"万";0', '5200000元'],
    ['执行数', '9000', '[>=10000]0!.0,"万";0', '9000'],
    ['执行数', '-36', '0.00;-0.00"万元"', '-36万元'],
    ['执行数', '36', '0.00"万"', '36万元'],
    ['执行数', '36', '[$¥-804]#,##0.00', '36'],
    ['执行数', '36', '"￥"#,##0.00"万元"', '36万元'],
    ['执行数', '36', '[$CNY] 0.00', '36'],
    ['执行数', '36', '0.00"RMB"', '36'],
    ['执行数', '36', '"人民币"0.00"元整"', '36元'],
    ['执行数', '36', '"人民币"0.00"万元"_)', '36万元'],
    ['执行数', '36', '[$-804]0.00"笔"', '36'],
    ['执行数(万元)', '36', '0.00 "万 元"', '36万元'],
    ['执行数', '0', ';;;', '0'],
  ])('%s: %s shown as %s is read %s', (header, cell, format, due) => {
    expect(read(header, cell, format)).toEqual([due, []]);
  });

  test.each<readonly [string, string, string, string]>([
    ['执行数', '0!.0,', 'shown-scaled', '单元格存的是 360000,格式“0!.0,”把它缩小 10000 倍显示;没有写明单位'],
    ['执行数(万元)', '#,##0,', 'shown-scaled', '单元格存的是 360000,格式“#,##0,”把它缩小 1000 倍显示;表头的单位是万元'],
    ['执行数', ';;;', 'figure-concealed', '单元格存的是 360000,格式“;;;”不显示它'],
    [
      '执行数',
      '[>=10000]0!.0,;0',
      'shown-scaled',
      '单元格存的是 360000,格式“[>=10000]0!.0,;0”把它缩小 10000 倍显示;没有写明单位',
    ],
    ['执行数(万元)', '0.00"元"', 'format-unit', '单元格显示“360000元”,表头写的是万元'],
    ...(
      [
        ['0.00"美元"', '美元'],
        ['0.00"万美元"', '万美元'],
        ['0!.0,"万美元"', '万美元'],
        ['0.00"十万元"', '十万元'],
        ['0.00"十万"', '十万'],
        ['#,##0.00"万元(含税)"', '万元(含税)'],
        ['0.0"百"', '百'],
        ['0"分"', '分'],
        ['[$$-409]#,##0.00', '$'],
        ['[$HK$-C04]#,##0.00', 'HK$'],
        ['[$USD] #,##0.00', 'USD'],
        ['"$"#,##0.00"万元"', '$、万元'],
        ['€0.00', '€'],
      ] as const
    ).map(
      ([format, unit]) =>
        [
          '执行数',
          format,
          'format-unit-unknown',
          `格式“${format}”在数旁边写的是“${unit}”;只认识 元、千元、万元、百万元、亿元`,
        ] as const,
    ),
  ])('%s shown as %s is sent back', (header, format, code, rule) => {
    expect(read(header, '360000', format)).toEqual(['360000', [[code, header, rule]]]);
  });
});
