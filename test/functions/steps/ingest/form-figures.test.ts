import type { Worksheet } from 'exceljs';
import { expect, test } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { evaluationForm, formLists } from '../../../support/evaluation-form.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const office = officeForEach((effects) => ingest(effects, formLists));

/** What the receipt of a changed form says: its state, and each fault with place and words. */
const answer = async (change: (sheet: Worksheet) => void, severity: 'fault' | 'warning' = 'fault') => {
  const [receipt] = await ingest(office().effects, [evaluationForm(change)]);
  const found = (receipt?.faults ?? []).filter((fault) => fault.severity === severity);
  return [
    receipt?.state,
    ...found.map((fault) => {
      const { row, column, value } = fault.place;
      return [fault.code, row, column, value, faultWords(fault).rule.zh, faultWords(fault).rule.en];
    }),
  ];
};

const amounts = (format: string) => (sheet: Worksheet) => {
  for (const [address, value] of [
    ['C6', 1_000_000],
    ['D6', 1_000_000],
    ['E6', 800_000],
  ] as const) {
    sheet.getCell(address).value = value;
    sheet.getCell(address).numFmt = format;
  }
};

test('amounts that the format shows smaller than they are send a form back', async () => {
  expect((await answer(amounts('0.00,'))).slice(0, 2)).toEqual([
    'refused',
    [
      'shown-scaled',
      6,
      '年初预算数',
      '1000000',
      '单元格存的是 1000000,格式“0.00,”把它缩小 1000 倍显示;表头的单位是万元',
      'The cell holds 1000000 and the format “0.00,” shows it 1000 times smaller; the header’s unit is 万元',
    ],
  ]);
});

test('so does a result', async () => {
  const change = (sheet: Worksheet) => {
    sheet.getCell('E8').value = 12_000;
    sheet.getCell('E8').numFmt = '0,"公里"';
  };
  expect(await answer(change)).toEqual([
    'refused',
    [
      'shown-scaled',
      8,
      '实际完成值',
      '12000',
      '单元格存的是 12000,格式“0,"公里"”把它缩小 1000 倍显示;没有写明单位',
      'The cell holds 12000 and the format “0,"公里"” shows it 1000 times smaller; no unit is named',
    ],
  ]);
});

test('a result that its format does not show sends a form back', async () => {
  const change = (sheet: Worksheet) => {
    sheet.getCell('E8').numFmt = ';;;';
    sheet.getCell('E8').value = 12;
  };
  expect(await answer(change)).toEqual([
    'refused',
    [
      'figure-concealed',
      8,
      '实际完成值',
      '12',
      '单元格存的是 12,格式“;;;”不显示它',
      'The cell holds 12, which its format “;;;” does not show',
    ],
  ]);
});

test('a format that depends on the amount is read as it shows that amount', async () => {
  const [receipt] = await ingest(office().effects, [evaluationForm(amounts('[>=10000]0!.0,"万元";0.00"元"'))]);
  expect(receipt?.tables.find(({ dataset }) => dataset === 'execution')).toMatchObject({ acceptedAmount: '800000.00' });
  const [state, fault] = await answer(amounts('[>=10000]0.00,;0'));
  expect([state, fault?.[0]]).toEqual(['refused', 'shown-scaled']);
});

test('amounts in yuan that the format shows in the unit it writes are taken', async () => {
  const [receipt] = await ingest(office().effects, [evaluationForm(amounts('0!.0,"万元"'))]);
  expect(receipt?.tables.find(({ dataset }) => dataset === 'execution')).toMatchObject({
    rowsAccepted: 1,
    acceptedAmount: '800000.00',
  });
});

test.each([
  ['target', 'D8', '年度指标值', '0.95'],
  ['amount', 'C6', '年初预算数', '0.95'],
])('a percentage that is struck out is no %s', async (_, address, column, value) => {
  const change = (sheet: Worksheet) => {
    sheet.getCell(address).value = 0.95;
    sheet.getCell(address).style = { numFmt: '0%', font: { strike: true } };
  };
  expect((await answer(change)).slice(0, 2)).toEqual([
    'refused',
    [
      'digits-set-apart',
      Number(address.slice(1)),
      column,
      value,
      '单元格里有的数字是上标、下标或被划掉,合起来不是一个数',
      'Some digits of the cell are raised, lowered or struck out; together they are no number',
    ],
  ]);
});

test('a row that is hidden is read, with a warning', async () => {
  const change = (sheet: Worksheet) => {
    sheet.addRow(['产出指标', '数量指标', '旧指标', '≥10公里', '3公里', 0, 0, null]).hidden = true;
  };
  expect(await answer(change, 'warning')).toContainEqual([
    'hidden-rows-read',
    9,
    undefined,
    undefined,
    '1 个隐藏或被筛选掉的行也读取了',
    '1 rows that are hidden or filtered out were read too',
  ]);
});

const hidden =
  (...columns: readonly number[]) =>
  async (change: (sheet: Worksheet) => void = () => undefined) => {
    const found = await answer((sheet) => {
      change(sheet);
      for (const column of columns) sheet.getColumn(column).hidden = true;
    }, 'warning');
    return found.filter((each) => Array.isArray(each) && each[0] === 'hidden-columns-read');
  };

test('a column that is hidden is read, with a warning', async () => {
  expect(await hidden(4, 5)()).toEqual([
    [
      'hidden-columns-read',
      6,
      'D、E',
      undefined,
      '隐藏的 D、E 列也读取了',
      'What stands in hidden columns (D、E) was read too',
    ],
  ]);
});

test('nothing is said of a hidden column without values that are read', async () => {
  expect(await hidden(10)((sheet) => (sheet.getCell('J8').value = '旧'))).toEqual([]);
  expect(await hidden(8)((sheet) => (sheet.getCell('H6').value = '—'))).toEqual([]);
});

test('a cell that is merged from a hidden column over one that is shown is seen', async () => {
  const onlyName = (sheet: Worksheet) => {
    sheet.mergeCells('B3:C3');
    sheet.mergeCells('B4:C4');
    sheet.getCell('B8').value = null;
  };
  expect(await hidden(2)(onlyName)).toEqual([]);
});

test('a code beside the name of another project is asked about', async () => {
  const change = (sheet: Worksheet) => {
    sheet.getCell('B3').value = '100101-桥梁维修';
  };
  expect(await answer(change)).toEqual([
    'refused',
    [
      'form-project-ambiguous',
      3,
      '项目名称',
      '100101-桥梁维修',
      '名称或编码同时符合几个项目,或互相不符;最相近的:100101 道路养护、100102 桥梁维修',
      'The name or code fits several projects, or the two contradict each other; nearest: 100101 道路养护、100102 桥梁维修',
    ],
  ]);
});

test('a result that is struck out sends a form back', async () => {
  const change = (sheet: Worksheet) => {
    sheet.getCell('E8').value = 12;
    sheet.getCell('E8').font = { strike: true };
  };
  expect(await answer(change)).toEqual([
    'refused',
    [
      'digits-set-apart',
      8,
      '实际完成值',
      '12',
      '单元格里有的数字是上标、下标或被划掉,合起来不是一个数',
      'Some digits of the cell are raised, lowered or struck out; together they are no number',
    ],
  ]);
});

test('a result that is a formula without a value sends a form back', async () => {
  const change = (sheet: Worksheet) => {
    sheet.getCell('E8').value = { formula: 'A1+B1', date1904: false };
  };
  expect((await answer(change)).slice(0, 2)).toEqual([
    'refused',
    [
      'formula-without-value',
      8,
      '实际完成值',
      '=A1+B1',
      '单元格是公式,文件中却没有保存结果',
      'The cell is a formula whose result was not saved in the file',
    ],
  ]);
});

test.each([
  ['#DIV/0!', 'error-value', '#DIV/0!'],
  ['约100', 'not-money', '约100'],
])('an amount written %s is shown as it was written', async (written, code, shown) => {
  const change = (sheet: Worksheet) => {
    sheet.getCell('E6').value = written.startsWith('#') ? { error: '#DIV/0!' } : written;
  };
  const [, fault] = await answer(change);
  expect(fault?.slice(0, 4)).toEqual([code, 6, '全年执行数', shown]);
});

test('an amount in 万 has its own unit', async () => {
  const change = (sheet: Worksheet) => {
    sheet.getCell('E6').value = '80万';
  };
  expect(await answer(change)).toEqual(['accepted']);
});

test('yen are no amount of a form, and yuan are', async () => {
  const codesUnder = async (format: string) =>
    (await answer(amounts(format))).flatMap((each) => (Array.isArray(each) ? [each[0]] : []));
  expect(await codesUnder('[$¥-411]#,##0.00')).toContain('not-money');
  expect(await codesUnder('[$¥-804]#,##0.00')).not.toContain('not-money');
});
