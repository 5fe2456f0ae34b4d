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
    ['执行数', '0', ';;;', '0'],
  ])('%s: %s shown as %s is read %s', (header, cell, format, due) => {
    expect(read(header, cell, format)).toEqual([due, []]);
  });

  test.each([
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
  ])('%s shown as %s is sent back', (header, format, code, rule) => {
    expect(read(header, '360000', format)).toEqual(['360000', [[code, header, rule]]]);
  });
});
