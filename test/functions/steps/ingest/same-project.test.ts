import { describe, expect, it } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { ingest, type Upload } from '../../../../functions/steps/ingest/step.ts';
import { textUpload } from '../../../support/office.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const list = (name: string, ...rows: readonly string[]): Upload =>
  textUpload(
    name,
    `年度,预算单位编码,项目编码,项目名称,年初预算数\n${rows.map((row) => `${row.startsWith('2026') ? '' : '2025,'}${row}\n`).join('')}`,
  );

const office = officeForEach((effects) =>
  ingest(effects, [
    textUpload(
      '机构.csv',
      '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n2025,101,教育局,101002,二小\n2026,101,教育局,101001,一小\n',
    ),
    list('项目.csv', '101001,P1,食堂改造(一期),1000000', '101001,P2,操场,500000'),
  ]),
);

const said = async (...files: readonly Upload[]): Promise<readonly string[]> =>
  (await ingest(office().effects, files)).flatMap(({ state, faults }) => [
    state,
    ...faults.map(({ severity, code, place, detail }) =>
      [severity, code, place.row, place.column, place.value, ...Object.values(detail)].join(' '),
    ),
  ]);

describe('a project listed under a second code', () => {
  it.each([
    ['7项目.csv', '食堂改造(一期)'],
    ['7项目更正.csv', '食堂改造（一期）'],
  ])('is refused in %s with the budget that it has under its first', async (name, named) => {
    expect(await said(list(name, `101001,P9,${named},1000000`))).toEqual([
      'refused',
      'fault project-listed-twice 2 项目编码 P9 P1 1000000 1000000',
    ]);
  });

  it.each([
    ['with another budget', ['101001,P9,操场,600000'], [2, '600000']],
    ['without a budget', ['101001,P9,操场,'], [2, '—']],
    ['beside its first in one file', ['101001,P2,操场,500000', '101001,P9,操场,500000'], [3, '500000']],
  ])('is warned of %s', async (_, rows, [row, budget]) => {
    expect(await said(list('项目2.csv', ...rows))).toEqual([
      'accepted',
      `warning project-listed-twice ${row} 项目编码 P9 P2 ${budget} 500000`,
    ]);
  });

  it('is told with both codes’ budgets', async () => {
    const [receipt] = await ingest(office().effects, [list('7项目.csv', '101001,P9,操场,')]);
    const [fault] = receipt?.faults ?? [];
    if (!fault) throw new Error('nothing said');
    const { rule } = faultWords(fault);
    expect(rule.zh).toContain('已有编码 P2(年初预算数 500000 元),这一行的年初预算数是 — 元');
    expect(rule.en).toContain('as P2 already (initial budget 500000 yuan; this row’s is —)');
  });

  it('is refused with the budget that one of two of its name has', async () => {
    expect(await said(list('2项目.csv', '101001,P5,操场,800000'))).toHaveLength(2);
    expect(await said(list('3项目.csv', '101001,P9,操场,800000'))).toEqual([
      'refused',
      'fault project-listed-twice 2 项目编码 P9 P5 800000 800000',
    ]);
  });

  it('is told in the later of two files sent together, and not of the first sent again', async () => {
    expect(await said(list('3项目.csv', '101001,P7,图书馆,70'), list('4项目.csv', '101001,P8,图书馆,80'))).toEqual([
      'accepted',
      'accepted',
      'warning project-listed-twice 2 项目编码 P8 P7 80 70',
    ]);
    expect(await said(list('5项目更正.csv', '101001,P7,图书馆,70', '101001,P8,图书馆,80'))).toEqual(['accepted']);
  });

  it.each([
    ['under its own code', '101001,P2,操场,500000'],
    ['of another unit', '101002,P9,操场,500000'],
    ['of another year', '2026,101001,P9,操场,500000'],
    ['of another name', '101001,P9,食堂改造(二期),1000000'],
  ])('is none %s', async (_, row) => {
    expect(await said(list('项目2.csv', row))).toEqual(['accepted']);
  });
});
