import { describe, expect, it } from 'vitest';
import { faultWords } from '../../../analytics/intake/faults/catalogue.ts';
import type { Receipt } from '../../../analytics/intake/receipt.ts';
import { parseSource } from '../../../analytics/intake/source/parse.ts';
import { ingest, type Upload } from '../../../functions/steps/ingest/step.ts';
import { textUpload } from '../../support/office.ts';
import { officeForEach } from '../../support/office-for-each.ts';

const office = officeForEach((effects) =>
  ingest(effects, [
    textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'),
    textUpload(
      '项目.csv',
      '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂,5200000\n2025,101001,P2,操场,800000\n',
    ),
    textUpload(
      '指标.csv',
      `年度,项目编码,指标编码,指标名称,一级指标,指标方向,目标值,计量单位,权重\n${['A', 'B', 'C']
        .map((code) => `2025,P1,${code},改造${code},产出,≥,12,所,20\n`)
        .join('')}`,
    ),
  ]),
);

/** An export of spending in June, which says of what day it is or does not. */
const sourceOf = (asOf: string) =>
  parseSource(`
name: treasury
title: { zh: 国库, en: Treasury }
file: '国库{copy}_{day}.csv'
as_of: '${asOf}'
format: csv
sheets:
  - header: { row: 1 }
    columns: { project: 项目, fund: 资金, line: 明细, budget: 预算, spent: 支出, goal: 指标, value: 完成 }
    tables:
      - dataset: execution
        keep: [{ column: goal, empty: true }]
        fields:
          fiscal_year: { constant: '2025' }
          period: { constant: '2025-06' }
          project_code: project
          budget_line: line
          adjusted_amount: budget
          spent_amount: spent
      - dataset: progress
        skip: [{ column: goal, empty: true }]
        fields:
          fiscal_year: { constant: '2025' }
          period: { constant: '2025-06' }
          project_code: project
          indicator_code: goal
          actual_value: value
`);
const dated = sourceOf('{day}');
const undated = sourceOf('');

/** An export of budgets by project, beside what was spent. */
const listing = parseSource(`
name: budgets
title: { zh: 预算, en: Budgets }
file: '预算_{day}.csv'
as_of: '{day}'
format: csv
sheets:
  - header: { row: 1 }
    columns: { project: 项目, name: 资金, budget: 预算, spent: 支出 }
    tables:
      - dataset: project
        fields:
          fiscal_year: { constant: '2025' }
          unit_code: { constant: '101001' }
          project_code: project
          project_name: name
          fund_source: { constant: 各种 }
          initial_amount: budget
      - dataset: execution
        drop_empty: [spent_amount]
        fields:
          fiscal_year: { constant: '2025' }
          period: { constant: '2025-06' }
          project_code: project
          adjusted_amount: budget
          spent_amount: spent
`);

type Source = typeof dated;
const spent = (source: Source, name: string, ...lines: readonly string[]): Upload => ({
  ...textUpload(name, `项目,资金,明细,预算,支出,指标,完成\n${lines.map((line) => `${line}\n`).join('')}`),
  source,
});
const p1 = (amount: string): string => `P1,一般,-,5200000,${amount},,`;
const p2 = (amount: string): string => `P2,一般,-,800000,${amount},,`;
const result = (code: string, value = '6'): string => `P1,,,,,${code},${value}`;

const said = ({ state, faults }: Receipt): readonly string[] => [
  state,
  ...faults.map(({ severity, code, place, detail }) =>
    [severity, code, place.row, place.value, detail.other ?? detail.lines_zh ?? detail.codes].join(' '),
  ),
];
const together = async (...uploads: readonly Upload[]) => (await ingest(office().effects, uploads)).map(said);
const inTurn = async (...uploads: readonly Upload[]) => {
  const answers: (readonly string[])[] = [];
  for (const upload of uploads) answers.push(...(await together(upload)));
  return answers;
};

describe('two exports of one delivery that state different figures', () => {
  it.each<[string, Source, string, string]>([
    ['of no time', undated, '国库a_10.csv', '国库b_20.csv'],
    ['of one time', dated, '国库a_10.csv', '国库b_10.csv'],
  ])('%s: both are taken, and the later says so', async (_, source, first, later) => {
    expect(
      await together(
        spent(source, first, p1('300000'), p2('70000')),
        spent(source, later, p2('70000.00'), p1('310000')),
      ),
    ).toEqual([['accepted'], ['accepted', 'warning later-file-taken 3 310000 300000']]);
  });

  it('of two times: nothing is to be said', async () => {
    expect(
      await together(spent(dated, '国库b_20.csv', p1('310000')), spent(dated, '国库a_10.csv', p1('300000'))),
    ).toEqual([['accepted'], ['accepted']]);
  });

  it('one of a time and one of none: it is told', async () => {
    expect(
      await together(spent(undated, '国库a_10.csv', p1('300000')), spent(dated, '国库b_20.csv', p1('310000'))),
    ).toEqual([['accepted'], ['accepted', 'warning later-file-taken 2 310000 300000']]);
  });

  it('of which the one taken later is of the earlier time: it is told', async () => {
    expect(
      await together(spent(dated, '国库a_10.csv', p1('300000')), spent(listing, '预算_20.csv', p1('310000'))),
    ).toEqual([['accepted', 'warning later-file-taken 2 300000 310000'], ['accepted']]);
  });

  it('is not told of names and of what a description writes into all rows', async () => {
    const table = '年度,预算单位编码,项目编码,项目名称,资金来源,年初预算数\n2025,101001,P1,食堂,政府性基金,5200000\n';
    expect(await together(textUpload('项目二.csv', table), spent(listing, '预算_20.csv', p1('')))).toEqual([
      ['accepted'],
      ['accepted'],
    ]);
  });

  it('also an export and a table', async () => {
    const table = textUpload('执行.csv', '年度,期间,项目编码,全年预算数,执行数\n2025,2025-06,P1,5200000,290000\n');
    expect(await together(table, spent(undated, '国库a_10.csv', p1('300000')))).toEqual([
      ['accepted'],
      ['accepted', 'warning later-file-taken 2 300000 290000'],
    ]);
  });

  it('are told of in the words of the description', async () => {
    const [, receipt] = await ingest(office().effects, [
      spent(undated, '国库a_10.csv', p1('300000')),
      spent(undated, '国库b_20.csv', p1('310000')),
    ]);
    const [fault] = receipt?.faults ?? [];
    expect(fault && faultWords(fault).remedy).toEqual({
      zh: '写明 as_of,说明哪一个在后;说的是同一时间的,只送对的那一个;文件写错了的请数据来源改正(来源描述:sheets.0.tables.0.fields.spent_amount)',
      en: 'Say with as_of which of them is the later; of those that speak of one time, send only the right one; where the file is wrong, ask the sender to correct it (in the source description: sheets.0.tables.0.fields.spent_amount)',
    });
  });
});

describe('an export that states another figure than the one before', () => {
  it.each<[string, Source, string, string]>([
    ['of no time', undated, '国库a_10.csv', '国库b_20.csv'],
    ['of one time', dated, '国库a_10.csv', '国库b_10.csv'],
    ['of an earlier time', dated, '国库a_20.csv', '国库b_10.csv'],
  ])('%s is told of it', async (_, source, first, later) => {
    expect(await inTurn(spent(source, first, p1('300000')), spent(source, later, p1('310000')))).toEqual([
      ['accepted'],
      ['accepted', 'warning figure-restated 2 310000 300000'],
    ]);
  });

  it('of a later time is told only of what is a hundred times as much, or a hundredth', async () => {
    expect(
      await inTurn(
        spent(dated, '国库a_10.csv', p1('300000'), p2('500000')),
        spent(dated, '国库a_20.csv', p1('310000'), p2('500')),
      ),
    ).toEqual([['accepted'], ['accepted', 'warning figure-restated 3 500 500000']]);
  });

  it.each([
    ['a budget that slipped by ten thousand', 'P1,食堂,-,520,,,', 'warning amount-of-another-size 2 520 5200000'],
    ['a budget left empty', 'P1,食堂,-,,,,', 'warning budget-left-empty 2  5200000'],
    ['another name', 'P1,食堂改造,-,5200000,,,', undefined],
  ])('%s', async (_, line, warning) => {
    expect(await together(spent(listing, '预算_10.csv', line))).toEqual([
      warning === undefined ? ['accepted'] : ['accepted', warning],
    ]);
  });

  it('by another description is held to what that one said, as it was then', async () => {
    const other = { ...dated, name: 'other', file: '支付_{day}.csv' };
    expect(await inTurn(spent(dated, '国库a_10.csv', p1('300000')), spent(other, '支付_20.csv', p1('310000')))).toEqual(
      [['accepted'], ['accepted']],
    );
    expect(await together(spent(other, '支付_15.csv', p1('320000')))).toEqual([
      ['accepted', 'warning figure-restated 2 320000 310000'],
    ]);
  });
});

describe('an export that leaves out lines with money', () => {
  const lines = (...codes: readonly string[]) =>
    codes.map((code) => `P1,一般,${code},${code === '301' ? 4000000 : 600000},100000,,`);
  const [many, one] = [lines('301', '302', '303'), lines('301')];

  it.each<[string, Source, string]>([
    ['of no time', undated, '国库b_20.csv'],
    ['of a later time, most of them', dated, '国库b_20.csv'],
  ])('%s says what goes', async (_, source, later) => {
    const [, answer] = await inTurn(spent(source, '国库a_10.csv', ...many), spent(source, later, ...one));
    expect(answer).toEqual([
      'accepted',
      'warning lines-left-out 2 P1 当年 302(全年预算数 600000,执行数 100000)、当年 303(全年预算数 600000,执行数 100000)',
    ]);
  });

  it('of a later time may leave out a few', async () => {
    expect(
      await inTurn(spent(dated, '国库a_10.csv', ...many), spent(dated, '国库b_20.csv', ...lines('301', '302'))),
    ).toEqual([['accepted'], ['accepted']]);
  });
});

describe('an export that leaves out indicators', () => {
  const [all, one] = [['A', 'B', 'C'].map((code) => result(code)), [result('A')]];

  it.each<[string, Source, string]>([
    ['of no time', undated, '国库b_20.csv'],
    ['of a later time, most of them', dated, '国库b_20.csv'],
  ])('%s says what is gone', async (_, source, later) => {
    expect(await inTurn(spent(source, '国库a_10.csv', ...all), spent(source, later, ...one))).toEqual([
      ['accepted'],
      ['accepted', 'warning rows-removed 2 P1 B、C'],
    ]);
  });

  it('of a later time may leave out a few', async () => {
    expect(
      await inTurn(spent(dated, '国库a_10.csv', ...all), spent(dated, '国库b_20.csv', ...all.slice(0, 2))),
    ).toEqual([['accepted'], ['accepted']]);
  });
});
