import { expect, test } from 'vitest';
import { gridOf } from '../../../../analytics/intake/form/grid.ts';

const cellOf = (written: string, format: string) =>
  gridOf({ name: '', rows: [{ row: 1, cells: [written], formats: [format] }] }).at(1, 0);

test.each([
  ['64', '0"公里"', '64公里'],
  ['64', 'General"公里"', '64公里'],
  ['64', '0.0_ "公里"_)', '64公里'],
  ['64', '#,##0\\公\\里', '64公里'],
  ['64', '0!公!里', '64公里'],
  ['95', '0\\%', '95%'],
  ['95', '"≥"0"%"', '≥95%'],
  ['100', '"¥"#,##0.00', '100'],
  ['100', '_ [$¥-804]* #,##0.00_ ', '100'],
  ['1200000', '0!.0,"万元"', '1200000元'],
  ['1200000', '#,##0,"千元"', '1200000元'],
  ['120', '0.00"万元"', '120万元'],
  ['120', '0.00"万美元"', '120万美元'],
  ['120', '[$$-409]#,##0.00', '$120'],
  ['120', '[$¥-804]#,##0.00', '120'],
  ['120', '"人民币"0.00"万元"', '120万元'],
  ['约64', '0"公里"', '约64'],
])('%s under %s is read as it is seen, %s', (written, format, text) => {
  expect(cellOf(written, format)).toEqual({ row: 1, column: 0, text });
});

test.each([
  ['1200000', '0.00,'],
  ['1200000', '0!.0,'],
  ['1200000', '0,"万元"'],
  ['12000', '0,"公里"'],
  ['15', '0!.0'],
  ['1200000', '0!.0,"万美元"'],
  ['1200000', '0!.0,"万"'],
  ['1E+15', '0,,'],
])('%s under %s keeps the format that shows it smaller', (written, format) => {
  expect(cellOf(written, format)).toEqual({ row: 1, column: 0, text: written, scaledBy: format });
});
