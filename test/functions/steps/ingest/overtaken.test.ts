import { expect, test } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { ingest, type Upload } from '../../../../functions/steps/ingest/step.ts';
import { textUpload } from '../../../support/office.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const projects = (name: string, ...codes: readonly string[]): Upload =>
  textUpload(
    name,
    `年度,预算单位编码,项目编码,项目名称,年初预算数\n${codes.map((code) => `2025,101001,${code},项目${code},5000000\n`).join('')}`,
  );
const june = (name: string, ...rows: readonly string[]): Upload =>
  textUpload(name, `年度,期间,项目编码,全年预算数,执行数\n${rows.map((row) => `2025,2025-06,${row}\n`).join('')}`);

const office = officeForEach((effects) =>
  ingest(effects, [
    textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'),
    projects('项目.csv', 'P1', 'P2'),
  ]),
);

const sent = async (...uploads: readonly Upload[]): Promise<readonly string[]> => {
  const [receipt] = await ingest(office().effects, uploads);
  return [
    receipt?.state ?? '',
    ...(receipt?.faults ?? []).map((fault) => {
      const { severity, code, place } = fault;
      return [
        severity,
        code,
        place.row,
        place.column,
        place.value,
        faultWords(fault).rule.zh,
        faultWords(fault).rule.en,
      ]
        .join(' ')
        .trim();
    }),
  ];
};

const first = june('6月执行.csv', 'P1,5000000,1000000', 'P2,5000000,700000', 'P9,5000000,50000');
const overtaken =
  'warning row-overtaken 2 项目编码 P1 在它之后报的“6月执行更正.csv”里有这一行,以那份为准 ' +
  '“6月执行更正.csv”, sent after this file, has this row too and stands in its place';

test('a file cured after its correction is told of the rows of which the correction speaks', async () => {
  expect((await sent(first))[0]).toBe('refused');
  expect(await sent(june('6月执行更正.csv', 'P1,5000000,2000000', 'P2,5000000,700000'))).toEqual(['accepted']);
  expect((await sent(projects('项目补.csv', 'P9')))[0]).toBe('accepted');
  expect(await sent(first)).toEqual(['accepted', overtaken]);
});

test('figures sent before it are still told of, and it speaks in their place', async () => {
  expect(await sent(june('国库.csv', 'P1,5000000,900000'))).toEqual(['accepted']);
  expect((await sent(first))[0]).toBe('refused');
  expect(await sent(june('6月执行b.csv', 'P2,5000000,800000'))).toEqual(['accepted']);
  await sent(projects('项目补.csv', 'P9'));
  expect((await sent(first)).map((said) => said.split(' ').slice(0, 5).join(' '))).toEqual([
    'accepted',
    'warning figure-restated 2 执行数 1000000',
    'warning row-overtaken 3 项目编码 P2',
  ]);
});

test('what comes in order is never told so', async () => {
  expect(await sent(june('6月执行.csv', 'P1,5000000,1000000'))).toEqual(['accepted']);
  expect(await sent(june('6月执行更正.csv', 'P1,5000000,2000000'))).toEqual(['accepted']);
});
