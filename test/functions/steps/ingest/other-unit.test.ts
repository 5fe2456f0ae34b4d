import { expect, it } from 'vitest';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { textUpload } from '../../../support/office.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const projects = (name: string, unit: string) =>
  textUpload(
    name,
    `年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,${unit},P1,食堂,5200000\n2025,101002,P2,操场,800000\n`,
  );

const office = officeForEach((effects) =>
  ingest(effects, [
    textUpload(
      '机构.csv',
      '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n2025,101,教育局,101002,二小\n',
    ),
    projects('项目.csv', '101001'),
  ]),
);

const spent = (...rows: readonly string[]) =>
  textUpload(
    '执行.csv',
    `年度,期间,预算单位编码,项目编码,预算明细,全年预算数,执行数\n${rows.map((row) => `2025,2025-06,${row}`).join('\n')}\n`,
  );

const said = async (...uploads: readonly ReturnType<typeof spent>[]) => {
  const receipt = (await ingest(office().effects, uploads)).at(-1);
  return [
    receipt?.state,
    ...(receipt?.faults ?? []).map(
      ({ severity, code, place, detail }) => `${severity} ${code} ${place.row} ${place.value} not ${detail.listed}`,
    ),
  ];
};

it.each<[string, readonly string[], readonly string[]]>([
  [
    'another unit’s code, once a project',
    ['101002,P1,1,3200000,1000', '101002,P1,2,2000000,1000', '101001,P2,,800000,1000'],
    ['warning unit-differs-from-list 2 101002 not 101001', 'warning unit-differs-from-list 4 101001 not 101002'],
  ],
  ['no unit', [',P1,,5200000,1000'], []],
  ['the project’s own unit', ['101001,P1,,5200000,1000'], []],
])('money beside %s', async (_, rows, warned) => {
  expect(await said(spent(...rows))).toEqual(['accepted', ...warned]);
});

it('takes the unit of a project that moved, before and after', async () => {
  await said(projects('项目更正.csv', '101002'));
  expect(await said(spent('101002,P1,,5200000,1'))).toEqual(['accepted']);
});
