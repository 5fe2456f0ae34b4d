import { expect, it } from 'vitest';
import type { FormContent } from '../../../../analytics/forms/content.ts';
import { type PaperName, papers } from '../../../../analytics/forms/papers.ts';
import { formWorkbook } from '../../../../analytics/forms/workbook.ts';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { textUpload } from '../../../support/office.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const office = officeForEach((effects) =>
  ingest(effects, [
    textUpload(
      '机构.csv',
      '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,第一小学\n2025,102,交通局,102001,公路中心\n',
    ),
    textUpload('项目.csv', '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂改造,5200000\n'),
  ]),
);

const content: FormContent = {
  fiscalYear: 2025,
  month: 9,
  project: '食堂改造',
  department: '教育局',
  departmentCode: '101',
  unit: '第一小学',
  money: { initial: '5200000.00', adjusted: '5000000.00', spent: '4986000.00', points: '9.97' },
  goal: '改造食堂',
  indicators: [
    {
      level1: '产出',
      level2: '数量',
      name: '改造数量',
      target: '≥12所',
      weight: '90',
      isQualitative: false,
      actual: '11所',
      points: '82.5',
      expected: '12所',
      likelihood: 'possible',
      cause: 'funds',
      reason: '资金晚到',
    },
  ],
  total: '92.47',
};

const words = async (
  paper: PaperName,
  change: Partial<FormContent>,
  codes: readonly string[],
  name = `${paper}.xlsx`,
): Promise<unknown> => {
  const bytes = () => formWorkbook([papers[paper]({ ...content, ...change })]);
  const [receipt] = await ingest(office().effects, [{ name, bytes }]);
  const said = (receipt?.faults ?? []).filter(({ code }) => codes.includes(code));
  return [
    receipt?.state,
    ...said.map((fault) => [fault.severity, faultWords(fault).rule, faultWords(fault).remedy.zh]),
  ];
};

it.each<[string, readonly unknown[]]>([
  [
    '交通局',
    [
      [
        'warning',
        {
          zh: '机构表里“第一小学”的主管部门是“教育局”,按机构表算',
          en: 'On the list of units, “第一小学” belongs to “教育局”; the list is followed',
        },
        '表错的,改正后再报;机构表错的,请财政部门更正',
      ],
    ],
  ],
  [
    '云山县残联',
    [
      [
        'warning',
        {
          zh: '机构表里“第一小学”的主管部门是“教育局”,按机构表算',
          en: 'On the list of units, “第一小学” belongs to “教育局”; the list is followed',
        },
        '表错的,改正后再报;机构表错的,请财政部门更正',
      ],
    ],
  ],
  ['教育局', []],
  ['区教育局', []],
  ['云山县教局', []],
  ['教育局、财政局', []],
  ['第一小学', []],
  ['/', []],
])('names the department on the list beside “%s” on the form where that is another’s', async (department, said) => {
  expect(await words('self-evaluation-2020', { department }, ['form-department-differs'])).toEqual([
    'accepted',
    ...said,
  ]);
});

it.each<[PaperName, Partial<FormContent>, string]>([
  ['monitoring-2019', { departmentCode: '999' }, '999-教育局'],
  ['monitoring-2019', { department: '水务局' }, '101-水务局'],
  ['goals-2011', { departmentCode: '999' }, '教育局 999'],
])('warns of a department’s code and name that are not of one, on %s with %j', async (paper, change, value) => {
  const bytes = () => formWorkbook([papers[paper]({ ...content, ...change })]);
  const [receipt] = await ingest(office().effects, [{ name: `${paper}.xlsx`, bytes }]);
  const [said] = (receipt?.faults ?? []).filter(({ code }) => code === 'form-department-differs');
  expect([said?.place.value, said && faultWords(said).rule.zh]).toEqual([
    value,
    '机构表里“第一小学”的主管部门是“101 教育局”,按机构表算',
  ]);
});

it.each([
  [{ departmentCode: '999' }, '教育局', '101 教育局'],
  [{ department: '水务局' }, '水务局', '101 教育局'],
])('refuses a whole department’s form whose code and name are not of one, with %j', async (change, name, nearest) => {
  const bytes = () => formWorkbook([papers['department-self-evaluation']({ ...content, ...change })]);
  const [receipt] = await ingest(office().effects, [{ name: '整体.xlsx', bytes }]);
  const [said] = (receipt?.faults ?? []).filter(({ code }) => code === 'form-department-ambiguous');
  expect([receipt?.state, said?.place.value, said?.detail.nearest]).toEqual([
    'refused',
    expect.stringContaining(name),
    nearest,
  ]);
});

it('says that it is the year of which no list of units was sent', async () => {
  expect(await words('self-evaluation-2020', { fiscalYear: 2024 }, ['form-unit-unknown'])).toEqual([
    'refused',
    [
      'fault',
      {
        zh: '这张表的年度是 2024 年,已接收的机构表里没有这一年的单位',
        en: 'The form is of 2024, and no accepted list has units of that year',
      },
      '年度写错的改正标题里的年度;没有写错的,先送那一年的机构表',
    ],
  ]);
});

it.each([
  ['(二〇二五年度)', 'accepted', []],
  ['(  年度)', 'refused', ['form-year']],
])('asks of a form of %s nothing that only its year could answer', async (year, state, faults) => {
  const bytes = () => formWorkbook([{ ...papers['self-evaluation-2020'](content), year }]);
  const [receipt] = await ingest(office().effects, [{ name: '自评.xlsx', bytes }]);
  expect([
    receipt?.state,
    receipt?.faults.flatMap(({ code, severity }) => (severity === 'fault' ? [code] : [])),
  ]).toEqual([state, faults]);
});

it('says that the list has no such unit where it has others of the year', async () => {
  const said = await words('self-evaluation-2020', { unit: '水务站' }, ['form-unit-unknown']);
  expect(said).toMatchObject(['refused', ['fault', { zh: '机构表里没有这个单位' }, '写预算单位全称或编码']]);
});

it.each([
  ['1-6月监控表.xlsx', [['warning', { zh: '“1-6月监控表.xlsx”与表里的9月对不上' }, expect.any(String)]]],
  ['1-9月监控表.xlsx', []],
])('holds the month of a monitoring form to the name of its file, %s', async (name, warned) => {
  const said = (await words('monitoring-2019', {}, ['period-said-otherwise'], name)) as readonly unknown[];
  expect(said.slice(1)).toMatchObject(warned);
});

it.each([
  ['2025年8月31日', 1],
  ['2025年9月1日', 0],
])('holds the month of a monitoring form to its day of filling in, %s', async (reportedOn, warned) => {
  const said = (await words('monitoring-2019', { reportedOn }, ['form-filled-in-early'])) as readonly unknown[];
  expect(said.slice(1)).toHaveLength(warned);
});
