import { afterEach, expect, test } from 'vitest';
import type { Receipt } from '../../analytics/intake/receipt.ts';
import { largeText } from '../../functions/steps/ingest/read-text.ts';
import { ingest } from '../../functions/steps/ingest/step.ts';
import { type Office, openOffice, textUpload } from '../support/office.ts';

const codes = Array.from({ length: 12 }, (_, index) => `P${index}`);
const lists = [
  textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'),
  textUpload(
    '项目.csv',
    `年度,预算单位编码,项目编码,项目名称,年初预算数\n${codes.map((code) => `2025,101001,${code},道路养护${code}号线,5200000\n`).join('')}`,
  ),
];
let office: Office;
afterEach(() => office.close());

const header = '年度,期间,项目编码,项目名称,全年预算数,执行数,执行率,备注';
const row = (code: string, spent = '2600000', rate = '50%', name = `道路养护${code}号线`): string =>
  `2025,2025-06,${code},${name},5200000,${spent},${rate},`;

const inWan = header.replace('全年预算数,执行数', '全年预算数(万元),执行数(万元)');
const wan = (code: string, spent: string): string => `2025,2025-06,${code},道路养护${code}号线,520,${spent},50%,`;

const said = (receipt: Receipt | undefined): readonly string[] => [
  receipt?.state ?? '',
  ...(receipt?.faults ?? [])
    .filter(({ code }) => !['unknown-column'].includes(code))
    .map(
      ({ code, severity, place, detail }) =>
        `${severity} ${code} ${place.row} ${place.column} ${place.value} ${detail.added ?? detail.rate ?? detail.other ?? detail.words ?? ''}`,
    ),
];

/** What is said of the same lines as a small text and as one past the size that goes to the engine. */
const bothWays = async (
  title: string,
  head: string,
  ...lines: readonly string[]
): Promise<readonly (readonly string[])[]> => {
  // So many rows that none is longer than the engine reads at once.
  const all = [
    ...lines,
    ...['P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10', 'P11'].map((code) =>
      head === inWan ? wan(code, '260') : row(code),
    ),
  ];
  const text = (filling: string): string =>
    [...(title === '' ? [] : [title]), head, ...all.map((line) => line + (/^2025/.test(line) ? filling : ''))].join(
      '\n',
    );
  const answers: (readonly string[])[] = [];
  for (const filling of ['', '填'.repeat(170_000)]) {
    office = await openOffice();
    await ingest(office.effects, lists);
    const upload = textUpload('国库.csv', `${text(filling)}\n`);
    if (filling !== '') expect((await upload.bytes()).length).toBeGreaterThan(largeText);
    answers.push(said((await ingest(office.effects, [upload]))[0]));
    if (filling === '') await office.close();
  }
  return answers;
};

test.each<[string, string, readonly string[], readonly string[]]>([
  [
    'names of other projects',
    '',
    [row('P0'), row('P1', '2600000', '50%', '道路养护P2号线'), row('P3')],
    ['refused', 'fault name-of-another-project 3 项目编码 P1 P2'],
  ],
  [
    'names that nobody has',
    '',
    [row('P0'), row('P1', '2600000', '50%', '食堂'), row('P3', '2600000', '50%', '道路养护')],
    ['accepted', 'warning name-of-another-project 3 项目编码 P1 '],
  ],
  [
    'totals',
    '',
    [
      row('P0'),
      row('P1'),
      '小计,,,,10400000,5200000,,',
      row('P2'),
      '小计,,,,5200000,2600001,,',
      '合计,,,,15600000,7800000,,',
    ],
    [
      'accepted',
      'warning total-row-skipped 4 undefined 小计 ',
      'warning total-row-skipped 7 undefined 合计 ',
      'warning total-row-differs 6 执行数 2600001 7800000',
    ],
  ],
  [
    'printed rates',
    '',
    [row('P0'), row('P1', '2600000', '90%'), row('P2', '2600000', '0.5'), row('P3', '2600000', '50.4')],
    ['accepted', 'warning printed-rate-differs 3 执行率 90% 50.00%'],
  ],
  [
    'printed rates beside amounts with their unit',
    '',
    [row('P0'), row('P1', '2600000元', '90%')],
    ['accepted', 'warning printed-rate-differs 3 执行率 90% 50.00%'],
  ],
  [
    'names beside codes that a spreadsheet has marked as text',
    '',
    [row('P0'), "2025,2025-06,'P1,道路养护P2号线,5200000,2600000,50%,"],
    ['refused', 'fault name-of-another-project 3 项目编码 P1 P2'],
  ],
  [
    'the title of another month',
    '2025年5月执行情况,,,,,,,',
    [row('P0'), row('P1')],
    ['accepted', 'warning period-said-otherwise 3 期间 undefined 2025年5月执行情况'],
  ],
  [
    'the title of the month alone',
    '2025年6月当月支出明细,,,,,,,',
    [row('P0'), row('P1')],
    ['refused', 'fault month-alone 2 执行数 undefined '],
  ],
])('%s are said of a large text as of a small one', async (_, title, lines, due) => {
  const [small, large] = await bothWays(title, header, ...lines);
  expect(large).toEqual(small);
  expect([small?.[0], ...(small ?? []).slice(1).toSorted()]).toEqual([due[0], ...due.slice(1).toSorted()]);
});

/** The state, and each faulty cell as it is quoted, of a table in 万元 with these cells, both ways. */
const cellsSaid = async (...cells: readonly string[]): Promise<readonly (readonly string[])[]> =>
  bothWays('', inWan, ...cells.map((cell, index) => wan(`P${index}`, cell)));

test('cells under a header in 万元 are read alike', async () => {
  const [small, large] = await cellsSaid('260', '"260 "', '260万元');
  expect([small, large]).toEqual([['accepted'], ['accepted']]);
});

test('blank cells under a header in 万元 are blank', async () => {
  const [small, large] = await cellsSaid('260', '" "', '"　"');
  expect(large).toEqual(small);
  expect(small).toEqual(['refused', 'fault required-empty 3 执行数(万元)  ', 'fault required-empty 4 执行数(万元)  ']);
});

test('a dash under a header in 万元 is a dash', async () => {
  const [small, large] = await cellsSaid('-', '"— "', '－');
  expect(large).toEqual(small);
  expect(small).toEqual([
    'refused',
    ...['-', '—', '－'].map((cell, index) => `fault dash-for-figure ${index + 2} 执行数(万元) ${cell} `),
  ]);
});

test('a cell that is no amount is quoted as it was written', async () => {
  const [small, large] = await cellsSaid('约五万元', '约五', '约12万元', '约12');
  expect(large).toEqual(small);
  expect(small).toEqual([
    'refused',
    ...['约五万元', '约五', '约12万元', '约12'].map(
      (cell, index) => `fault not-money ${index + 2} 执行数(万元) ${cell} `,
    ),
  ]);
});
