import { afterEach, expect, test } from 'vitest';
import type { Receipt } from '../../../../analytics/intake/receipt.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { type Office, openOffice, textUpload } from '../../../support/office.ts';

const lists = [
  textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'),
  textUpload(
    '项目.csv',
    `年度,预算单位编码,项目编码,项目名称,年初预算数\n${['15', '16', '17', '18'].map((n) => `2025,101001,P${n},道路养护(${n}号线),5200000\n`).join('')}`,
  ),
];
const table = (name: string, ...rows: readonly string[]) =>
  textUpload(
    name,
    `年度,期间,项目编码,项目名称,全年预算数,执行数\n${rows.map((row) => `2025,2025-06,${row},5200000,2600000\n`).join('')}`,
  );

let office: Office;
afterEach(() => office.close());
const said = ({ state, faults }: Receipt): readonly string[] => [
  state,
  ...faults.map(
    ({ code, severity, place, detail }) =>
      `${severity} ${code} ${place.value} ${detail.listed} ${detail.written} ${detail.other}`,
  ),
];

test('names beside codes are held against the project list', async () => {
  office = await openOffice();
  const receipts = await ingest(office.effects, [
    ...lists,
    table('只排了一列.csv', 'P15,道路养护(16号线)', 'P16,道路养护(15号线)'),
    table('合计.csv', 'P17,合计'),
    table('没有的名字.csv', 'P17,食堂'),
    table('写法.csv', 'P15,道路养护（15号线）', 'P16,道路养护 16号线', 'P17,17号线', 'P18,'),
  ]);
  expect(receipts.slice(2).map(said)).toEqual([
    [
      'refused',
      'fault name-of-another-project P15 道路养护(15号线) 道路养护(16号线) P16',
      'fault name-of-another-project P16 道路养护(16号线) 道路养护(15号线) P15',
    ],
    ['refused', 'fault name-of-another-project P17 道路养护(17号线) 合计 undefined'],
    ['accepted', 'warning name-of-another-project P17 道路养护(17号线) 食堂 undefined'],
    ['accepted'],
  ]);
});
