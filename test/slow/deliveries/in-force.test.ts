import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../../analytics/intake/receipt.ts';
import { ingest, type Upload } from '../../../functions/steps/ingest/step.ts';
import { textUpload } from '../../support/office.ts';
import { officeForEach } from '../../support/office-for-each.ts';

const table =
  (head: string, before: string) =>
  (name: string, ...rows: readonly string[]): Upload =>
    textUpload(name, `${head}\n${rows.map((row) => `${before}${row}\n`).join('')}`);
const units = table('年度,主管部门编码,主管部门,预算单位编码,预算单位', '2025,101,教育局,');
const projects = table('年度,预算单位编码,项目编码,项目名称,年初预算数', '2025,101001,');
const spent = table('年度,期间,项目编码,项目名称,全年预算数,执行数', '2025,');
const goals = table('年度,项目编码,指标编码,指标名称,一级指标,指标方向,目标值,计量单位,权重', '2025,P1,');
const results = table('年度,期间,项目编码,指标编码,实际完成值', '2025,');
const points = table('年度,项目编码,指标编码,自评得分', '2025,P1,');

const office = officeForEach((effects) => ingest(effects, [units('机构.csv', '101001,一小')]));

const said = (receipt: Receipt | undefined): readonly string[] => [
  receipt?.state ?? '',
  ...(receipt?.faults ?? []).map(({ severity, code }) => `${severity} ${code}`),
];

const list = projects('项目.csv', 'P1,食堂,4800000', 'P2,操场,3000000');
const declared = goals('指标.csv', 'A,数量,产出,≥,12,所,40', 'B,口碑,满意度,定性,,,10');

/** What was said first, its correction, and what is held against it, with what is said of that. */
const cases: readonly [string, readonly Upload[], readonly string[]][] = [
  [
    'a budget on the list',
    [
      projects('项目.csv', 'P1,食堂,480'),
      projects('项目更正.csv', 'P1,食堂,4800000'),
      spent('执行.csv', '2025-06,P1,,480,240'),
    ],
    ['refused', 'fault amount-of-another-size'],
  ],
  [
    'the month before',
    [
      list,
      spent('6月执行.csv', '2025-06,P2,,3000000,150'),
      spent('6月执行更正.csv', '2025-06,P2,,3000000,1500000'),
      spent('7月执行.csv', '2025-07,P2,,3000000,160'),
    ],
    ['refused', 'fault amount-of-another-size'],
  ],
  [
    'the name of a project',
    [
      projects('项目.csv', 'P1,操场,4800000', 'P2,食堂,3000000'),
      projects('项目更正.csv', 'P1,食堂,4800000', 'P2,操场,3000000'),
      spent('执行.csv', '2025-06,P1,操场,4800000,2400000'),
    ],
    ['refused', 'fault name-of-another-project'],
  ],
  [
    'a weight',
    [
      list,
      declared,
      goals('指标更正.csv', 'A,数量,产出,≥,12,所,40', 'B,口碑,满意度,定性,,,2'),
      points('自评.csv', 'A,40', 'B,9'),
    ],
    ['refused', 'fault points-outside-weight'],
  ],
  [
    'a result',
    [
      list,
      declared,
      results('6月进度.csv', '2025-06,P1,A,6'),
      results('6月进度更正.csv', '2025-06,P1,A,10'),
      results('7月进度.csv', '2025-07,P1,A,8'),
    ],
    ['accepted', 'warning running-result-fell'],
  ],
];

describe('what was corrected is nothing that others are held against:', () => {
  it.each(cases)('%s, in deliveries of their own', async (_, uploads, expected) => {
    let last: Receipt | undefined;
    for (const upload of uploads) [last] = await ingest(office().effects, [upload]);
    expect(said(last)).toEqual(expected);
  });

  it.each(cases)('%s, in one delivery', async (_, uploads, expected) => {
    expect(said((await ingest(office().effects, uploads)).at(-1))).toEqual(expected);
  });
});

describe('an indicator that a correction removed', () => {
  const less = goals('指标更正.csv', 'A,数量,产出,≥,12,所,50');

  it('is not missed in the files after it', async () => {
    for (const upload of [list, declared, less]) await ingest(office().effects, [upload]);
    const [receipt] = await ingest(office().effects, [goals('指标2.csv', 'A,改造数量,产出,≥,12,所,50')]);
    // The name alone is another.
    expect(said(receipt)).toEqual(['accepted', 'warning figure-restated']);
  });

  it('gets no results any more', async () => {
    for (const upload of [list, declared, less]) await ingest(office().effects, [upload]);
    const [receipt] = await ingest(office().effects, [results('6月进度.csv', '2025-06,P1,A,6', '2025-06,P1,B,6')]);
    expect(said(receipt)).toEqual(['refused', 'fault unknown-reference']);
  });
});
