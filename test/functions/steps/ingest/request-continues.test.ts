import { describe, expect, it } from 'vitest';
import { ingest, type Upload } from '../../../../functions/steps/ingest/step.ts';
import { textUpload } from '../../../support/office.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const units = '101,教育局,101001,一小\n2025,102,水利局,102001,水库中心';

const listed = (...rows: readonly string[]): string =>
  `年度,预算单位编码,项目编码,项目名称,年初预算数\n${rows.map((row) => `2025,${row},1000000\n`).join('')}`;

const office = officeForEach((effects) =>
  ingest(effects, [
    textUpload('机构.csv', `年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,${units}\n`),
    textUpload(
      '项目.csv',
      listed('101001,P1,食堂改造', '101001,P2,2025年操场', '101001,P3,操场(二期)', '102001,W1,水库除险'),
    ),
  ]),
);

const requests = (name: string, ...rows: readonly string[]): Upload =>
  textUpload(
    name,
    `年度,预算单位编码,项目编码,项目名称,上年项目编码,申请金额\n${rows.map((row) => `2026,${row},1100000\n`).join('')}`,
  );

const said = async (name: string, ...rows: readonly string[]): Promise<readonly string[]> => {
  const receipt = (await ingest(office().effects, [requests(name, ...rows)])).at(-1);
  return [
    receipt?.state ?? '',
    ...(receipt?.faults ?? []).map(({ severity, code, place, detail }) =>
      [severity, code, place.row, place.column, place.value, ...Object.values(detail)].join(' '),
    ),
  ];
};

describe('a request whose name is not that of the project it continues', () => {
  it('is refused where another project of its unit has the name', async () => {
    expect(await said('申请.csv', '101001,Q1,食堂改造,P2', '101001,Q2,2026年操场,P1')).toEqual([
      'refused',
      'fault continues-another-project 2 上年项目编码 P2 2025年操场 食堂改造 P1',
      'fault continues-another-project 3 上年项目编码 P1 食堂改造 2026年操场 P2',
    ]);
  });

  it('is warned of in a correction, and where nobody has the name', async () => {
    expect(await said('申请更正.csv', '101001,Q1,食堂改造,P2')).toEqual([
      'accepted',
      'warning continues-another-project 2 上年项目编码 P2 2025年操场 食堂改造 P1',
    ]);
    expect(await said('申请2.csv', '101001,Q2,图书馆,P1')).toEqual([
      'accepted',
      'warning continues-another-project 2 上年项目编码 P1 食堂改造 图书馆',
    ]);
  });

  it.each([
    ['under the next year', '2026年操场,P2'],
    ['written another way', '操场（二期）,P3'],
    ['shortened', '食堂,P1'],
    ['of what is new', '图书馆,'],
    ['of what no list has', '图书馆,P9'],
  ])('says nothing of a name %s', async (_, row) => {
    expect(await said('申请.csv', `101001,Q1,${row}`)).toEqual(['accepted']);
  });
});

it.each([
  [
    'of another unit',
    '102001,Q1,食堂改造,P1',
    ['warning continues-of-another-unit 2 上年项目编码 P1 食堂改造 101001 102001'],
  ],
  ['of its own unit', '101001,Q1,食堂改造,P1', []],
  ['that no list has', '102001,Q1,食堂改造,P9', []],
])('a request that continues a project %s', async (_, row, warned) => {
  expect(await said('申请.csv', row)).toEqual(['accepted', ...warned]);
});

it.each([
  [
    'has the name of one of its unit’s',
    'Q1,2026年操场,',
    ['warning continues-unnamed 2 上年项目编码  P2 2025年操场 2025'],
  ],
  ['has the code of one', 'P3,操场二期工程,', ['warning continues-unnamed 2 上年项目编码  P3 操场(二期) 2025']],
  ['has the name of another unit’s', 'Q1,水库除险,', []],
  ['is new', 'Q1,图书馆,', []],
])('a request without a project continued that %s', async (_, row, warned) => {
  expect(await said('申请.csv', `101001,${row}`)).toEqual(['accepted', ...warned]);
});
