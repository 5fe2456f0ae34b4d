import { expect, it } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import type { Receipt } from '../../../../analytics/intake/receipt.ts';
import { ingest, type Upload } from '../../../../functions/steps/ingest/step.ts';
import { textUpload } from '../../../support/office.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const goals = (name: string, ...codes: readonly string[]): Upload =>
  textUpload(
    name,
    `年度,项目编码,指标编码,指标名称,一级指标,指标方向,目标值,计量单位,权重\n${codes.map((code) => `2025,P1,${code},改造${code},产出,≥,12,所,20`).join('\n')}\n`,
  );

const lists = [
  textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'),
  textUpload('项目.csv', '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂,5200000\n'),
];

const office = officeForEach((effects) => ingest(effects, [...lists, goals('指标.csv', 'A', 'B', 'C')]));

/** Results up to a month, by indicator; an empty one says nothing of it. */
const results = (name: string, values: Readonly<Record<string, string>>, month = '06'): Upload =>
  textUpload(
    name,
    `年度,期间,项目编码,指标编码,实际完成值,填报日期\n${Object.entries(values)
      .map(([code, value]) => `2025,2025-${month},P1,${code},${value},2025-07-08\n`)
      .join('')}`,
  );

const evaluated = (name: string, values: Readonly<Record<string, string>>): Upload =>
  textUpload(
    name,
    `年度,项目编码,指标编码,全年完成值\n${Object.entries(values)
      .map(([code, value]) => `2025,P1,${code},${value}\n`)
      .join('')}`,
  );

const said = (receipt: Receipt | undefined): readonly string[] => [
  receipt?.state ?? '',
  ...(receipt?.faults ?? []).map(
    ({ severity, code, place, detail }) =>
      `${severity} ${code} ${place.row} ${place.column} ${place.value} ${detail.codes}`,
  ),
];
const sent = async (...uploads: readonly Upload[]): Promise<readonly string[]> =>
  said((await ingest(office().effects, uploads)).at(-1));

const refused = ['refused', 'fault rows-left-out 2 项目编码 P1 B、C'];

it.each([
  ['results of a month', results('六月.csv', { A: '6', B: '9', C: '1' }), results('六月二.csv', { A: '6' })],
  ['a self-evaluation', evaluated('自评.csv', { A: '6', B: '9', C: '1' }), evaluated('自评二.csv', { A: '6' })],
])('%s with fewer indicators than stood is refused, sent together or later', async (_, whole, part) => {
  expect(await sent(whole, part)).toEqual(refused);
  expect(await sent({ ...part, bytes: async () => Buffer.concat([await part.bytes(), Buffer.from('\n')]) })).toEqual(
    refused,
  );
});

it('says which would be erased', async () => {
  const [, receipt] = await ingest(office().effects, [
    results('六月.csv', { A: '6', B: '9' }),
    results('六月二.csv', { A: '6' }),
  ]);
  const [fault] = receipt?.faults ?? [];
  expect(fault && faultWords(fault)).toMatchObject({
    rule: {
      zh: '以前报过的 1 行这份表里没有:B;后报的整表代替先报的,这些会被删去',
      en: '1 rows sent before are not in this form: B; a later form replaces the earlier one whole, so they would be erased',
    },
  });
});

it('results that a correction leaves out go, and are told of', async () => {
  await sent(results('六月.csv', { A: '6', B: '9', C: '1' }));
  expect(await sent(results('六月更正.csv', { A: '7' }))).toEqual([
    'accepted',
    'warning rows-removed 2 项目编码 P1 B、C',
  ]);
  expect(await sent(results('六月三.csv', { A: '7', B: '' }))).toEqual(['accepted']);
});

it.each([
  ['results of another month', results('七月.csv', { A: '7' }, '07')],
  ['results with all that was stated', results('六月二.csv', { A: '6', B: '9' })],
])('says nothing of %s', async (_, upload) => {
  await sent(results('六月.csv', { A: '6', B: '9', C: '' }));
  expect(await sent(upload)).toEqual(['accepted']);
});

it('results of a goal that stands no more may be left out', async () => {
  await sent(results('六月.csv', { A: '6', B: '9', C: '1' }));
  await sent(goals('指标更正.csv', 'A', 'B'));
  expect(await sent(results('六月二.csv', { A: '6', B: '9' }))).toEqual(['accepted']);
  expect(await sent(results('六月三.csv', { A: '6' }))).toEqual(['refused', 'fault rows-left-out 2 项目编码 P1 B']);
});
