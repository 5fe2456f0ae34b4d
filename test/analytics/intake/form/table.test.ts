import { describe, expect, test } from 'vitest';
import { factsOf } from '../../../../analytics/intake/form/facts.ts';
import { readHere } from '../../../../analytics/intake/read/document-sheets.ts';
import { cellsOf, faultLines, formsOf, formsOn, selfEvaluation } from '../../../support/form-sheet.ts';
import { workbookOf } from '../../../support/workbook.ts';

const indicator = '产出指标 | 数量指标 | 改造食堂 | ≥12所 | 11所 | 90 | 82.5';

/** The rows that are read below the header of the indicators, and the faults of the form. */
const read = (...lines: readonly string[]) =>
  formsOn([...selfEvaluation, ...lines]).map((form) => ({
    rows: form.table.rows.map(({ row }) => row),
    total: form.table.totals.at(-1)?.row,
    faults: faultLines(form),
  }));

const below = (severity: string, row: number) => `form-row-below-end ${severity} ${row} 三级指标 9 说明:以下为补充`;

describe('a row below the end of the table', () => {
  test.each([
    ['an indicator with points', '效益指标 | 社会效益 | 受益人口 | ≥100人 | 20人 | 40 | 5', 'fault'],
    ['an indicator whose levels stand above it', '| | 受益人口 | ≥100人 | 20人', 'fault'],
    ['an indicator in words, of a level', '效益指标 | | 受益人口 | 提高 | 达成预期指标', 'fault'],
    ['something in the columns of the table', '| | 受益人口 | | | | | 以后补报', 'warning'],
    ['names and telephones', '| 审核人 | 李四 | 电话 | 13800000000', 'warning'],
    ['a sum', '总分 | | | | | 100 | 98', 'warning'],
  ])('%s is told of', (_, line, severity) => {
    expect(read(indicator, '说明:以下为补充', line)).toEqual([
      { rows: [8], total: undefined, faults: [below(severity, 10)] },
    ]);
  });

  test.each([
    ['a note of one cell', '2.场地移交推迟'],
    ['a note in the column of names', '| | 场地移交推迟'],
    ['another end', '填报人 | | 张三 | 联系电话 | 13800000000 | 2025'],
    ['a blank row of the form', '| | …… | | | / |'],
  ])('%s says nothing', (_, line) => {
    expect(read(indicator, '说明:以下为补充', line)).toEqual([{ rows: [8], total: undefined, faults: [] }]);
  });
});

test('a note that is merged over the columns of the table says nothing', async () => {
  const lines = [...selfEvaluation, indicator, '注:1.填数字和单位。', '2.写明偏差原因。'];
  const bytes = await workbookOf({
    name: '自评',
    rows: lines.map(cellsOf),
    touch: (sheet) => sheet.mergeCells('A10:H10'),
  });
  const forms = (await readHere('xlsx', bytes)).flatMap(formsOf);
  expect(forms.map(faultLines)).toEqual([[]]);
});

const projects = ['年度 | 预算单位编码 | 项目编码 | 项目名称 | 年初预算数', '2025 | 101001 | P9 | 操场 | 5000'];
const execution = [
  '年度 | 期间 | 数据来源 | 预算单位编码 | 项目编码 | 累计执行数',
  '2025 | 2025-06 | unit | 101001 | P9 | 50',
];

describe('another table on the sheet of a form', () => {
  test.each([
    ['of projects, below the sum', ['总分 | | | | | 100 | 98', ...projects], 9, 10],
    ['of execution, below the sum', ['总分 | | | | | 100 | 98', ...execution], 9, 10],
    ['below the end', ['说明:无', ...projects], undefined, 10],
    ['right below the indicators', projects, undefined, 9],
  ])('%s is told of and not read as indicators', (_, lines, total, row) => {
    expect(read(indicator, ...lines)).toEqual([{ rows: [8], total, faults: [`form-table-beside warning ${row}`] }]);
  });
});

test('what begins like a form below a form and is none hides no row', () => {
  const [form] = read(indicator, '项目名称 | 食堂改造', '效益指标 | 社会效益 | 受益人口 | ≥100人 | 20人 | 40 | 5');
  expect(form?.rows).toContain(10);
});

describe('the last rows of a form above another', () => {
  const second = ['项目名称 | 操场', ...selfEvaluation.slice(3), indicator];
  test.each([
    ['with a title', ['项目支出绩效自评表', '(2025年度) | 单位:万元']],
    ['with a year', ['(2025年度) | 单位:万元']],
    ['without a title', []],
  ])('belong to the first, the second %s', (_, title) => {
    const forms = formsOn([...selfEvaluation, indicator, '| | 受益人口 | ≥100人 | 20人', ...title, ...second]);
    expect(forms.map(({ table }) => table.rows.map(({ row }) => row))).toEqual([[8, 9], [15 + title.length]]);
    expect(forms[1]?.fiscalYear ?? null).toBe(title.length > 0 ? 2025 : null);
  });
});

const monitoring = [
  '项目支出绩效目标执行监控表',
  '(2025年度)',
  '项目名称 | 食堂改造 | | 实施单位 | 第一小学',
  '一级指标 | 二级指标 | 三级指标 | 年度指标值 | 1-7月执行情况 | 偏差原因分析 | | | 完成目标可能性',
  '| | | | | 经费保障 | 制度保障 | 原因说明 | 确定能 | 有可能',
];

test.each([
  ['a tick', '| | | | | √'],
  ['a likelihood', '| | | | | | | | | √'],
  ['an explanation', '| | | | | | | 场地未移交'],
])('%s beside no name is a row without a name', (_, line) => {
  const [form] = formsOn([...monitoring, '产出指标 | 数量指标 | 改造食堂 | ≥12所 | 5所', line]);
  expect(form && factsOf(form).faults.map(({ code, place }) => [code, place.row])).toEqual([['form-name-missing', 7]]);
});

const ticksOf = (mark: string) => {
  const [form] = formsOn([
    ...monitoring,
    `产出指标 | 数量指标 | 改造食堂 | ≥12所 | 5所 | √ | ${mark} | | ${mark} | 是`,
  ]);
  return form?.table.rows.map(({ causes, likelihoods }) => [...causes, ...likelihoods]);
};

test.each(['', '——', '--', '/', '…', '无', '不适用', '□', '〇', '✘', '✗', '×', 'X', 'N', 'no', '否', '０'])(
  'a choice with %j is not ticked',
  (mark) => {
    expect(ticksOf(mark)).toEqual([['funds', 'possible']]);
  },
);

test.each(['√', '✓', '☑', '是', '1', 'Y', '●', '场地未移交'])('a choice with %j is ticked', (mark) => {
  expect(ticksOf(mark)).toEqual([['funds', 'rules', 'certain', 'possible']]);
});

const unclear = (causes: string, likelihoods: string) => {
  const [form] = formsOn([
    ...monitoring.slice(0, -1),
    '| | | | | 经费保障 | 制度保障 | 原因说明 | 确定能 | 有可能 | 完全不可能',
    `产出指标 | 数量指标 | 改造食堂 | ≥12所 | 5所 | ${causes} | | ${likelihoods}`,
  ]);
  return form && factsOf(form).faults.map(({ code, place }) => `${code} ${place.row} ${place.column} ${place.value}`);
};

describe('a cross or circle where no choice of its kind is ticked', () => {
  test.each([
    ['×', ' | ', '× | | ', ['6 确定能 ×']],
    ['✗', ' | ', ' | ✗ | ', ['6 有可能 ✗']],
    ['x', 'x | ', '√ | | ', ['6 经费保障 x']],
    ['○', ' | ', ' | | ○', ['6 完全不可能 ○']],
    ['two crosses', ' | ', '× | × | ', ['6 确定能 ×', '6 有可能 ×']],
    ['a cross beside what is blank on the form', ' | ', '□ | × | □', ['6 有可能 ×']],
  ])('%s is asked about', (_, causes, likelihoods, asked) => {
    expect(unclear(causes, likelihoods)).toEqual(asked.map((each) => `form-mark-unclear ${each}`));
  });

  test.each([
    ['beside a tick', ' | ', '× | √ | ×'],
    ['in every column', '○ | ○', '× | × | ×'],
    ['nowhere', ' | ', '□ | 否 | '],
    ['as a boxed cross, which ticks', ' | ', '☒ | ☐ | ☐'],
  ])('%s it says nothing', (_, causes, likelihoods) => {
    expect(unclear(causes, likelihoods)).toEqual([]);
  });

  test('makes a row without a name one that is filled in', () => {
    const [form] = formsOn([...monitoring, '产出指标 | 数量指标 | 改造食堂 | ≥12所 | 5所', '| | | | | | | | × | ']);
    expect(form && factsOf(form).faults.map(({ code, place }) => [code, place.row])).toEqual([
      ['form-name-missing', 7],
    ]);
  });
});
