import { describe, expect, it } from 'vitest';
import { faultWords } from '../../../analytics/intake/faults/catalogue.ts';
import { ingest, type Upload } from '../../../functions/steps/ingest/step.ts';
import { evaluationForm, formLists } from '../../support/evaluation-form.ts';
import { textUpload } from '../../support/office.ts';
import { officeForEach } from '../../support/office-for-each.ts';

const goalHead = '年度,项目编码,指标编码,指标名称,一级指标,指标方向,目标值,完成时限,计量单位,权重';
const goals = (name: string, direction: string, target: string): Upload =>
  textUpload(
    name,
    `${goalHead}\n2025,100102,A,维修,产出,${direction},${target},,座,40\n2025,100102,B,验收,产出,定性,,,,40\n`,
  );
const office = officeForEach((effects) => ingest(effects, [...formLists, goals('指标.csv', '≥', '12')]));

const month = (name: string, value: string, tier: string): Upload =>
  textUpload(
    name,
    `年度,期间,项目编码,指标编码,实际完成值,定性完成情况\n2025,2025-06,100102,A,${value},\n2025,2025-06,100102,B,,${tier}\n`,
  );
const money = (name: string, received: string): Upload =>
  textUpload(name, `年度,期间,项目编码,全年预算数,到位数,执行数\n2025,2025-06,100102,900000,${received},100000\n`);

const sent = async (...deliveries: readonly (readonly Upload[])[]): Promise<readonly string[]> => {
  let last: Awaited<ReturnType<typeof ingest>> = [];
  for (const uploads of deliveries) last = await ingest(office().effects, uploads);
  return last.flatMap(({ state, faults }) => [
    state,
    ...faults
      .filter(({ code }) => !['form-goals-late', 'files-disagree'].includes(code))
      .map(({ severity, code, place, detail }) => `${severity} ${code} ${place.row} ${place.column} ${detail.other}`),
  ]);
};

describe('a figure that a later file leaves empty under its column is told of', () => {
  it('of a result', async () => {
    expect(await sent([month('六月.csv', '6', '达成')], [month('六月再报.csv', '', '达成')])).toEqual([
      'accepted',
      'warning figure-left-empty 2 实际完成值 6',
    ]);
  });

  it('of a result in a tier', async () => {
    expect(await sent([month('六月.csv', '6', '达成')], [month('六月再报.csv', '6', '')])).toEqual([
      'accepted',
      'warning figure-left-empty 3 定性完成情况 达成',
    ]);
  });

  it('of money, also in a correction', async () => {
    expect(await sent([money('六月执行.csv', '450000')], [money('六月执行更正.csv', '')])).toEqual([
      'accepted',
      'warning figure-left-empty 2 到位数 450000',
    ]);
  });

  it('of a target that is a goal in words now', async () => {
    expect((await sent([goals('指标二.csv', '定性', '')])).filter((each) => each.includes('left-empty'))).toEqual([
      'warning figure-left-empty 2 目标值 12',
    ]);
  });

  it('of the points on a form', async () => {
    const without = evaluationForm((sheet) => {
      sheet.getCell('G8').value = null;
    });
    const found = await sent([evaluationForm(() => undefined)], [{ ...without, name: '自评 再报.xlsx' }]);
    expect(found).toContain('warning figure-left-empty 8 得分 90');
  });

  it('in words', async () => {
    await sent([month('六月.csv', '6', '达成')]);
    const [receipt] = await ingest(office().effects, [month('六月再报.csv', '', '达成')]);
    expect(receipt?.faults.map((fault) => faultWords(fault).rule)).toEqual([
      {
        zh: '以前报的是 6,这份表里是空的;后报的代替先报的,这一项不再有数',
        en: 'Sent before was 6, and here it is empty; a later file replaces the earlier one, so the figure is gone',
      },
    ]);
  });
});

it.each([
  ['what was empty before', [month('六月.csv', '', '达成')], [month('六月再报.csv', '', '达成')]],
  ['another month', [month('六月.csv', '6', '达成')], [money('六月执行.csv', '')]],
  [
    'a result that is a day now',
    [month('六月.csv', '6', '达成')],
    [
      textUpload(
        '六月再报.csv',
        '年度,期间,项目编码,指标编码,实际完成值,定性完成情况,实际完成日期\n2025,2025-06,100102,A,,,2025-06-01\n2025,2025-06,100102,B,,达成,\n',
      ),
    ],
  ],
])('says nothing of %s', async (_, before, now) => {
  expect((await sent(before, now)).filter((each) => each.includes('left-empty'))).toEqual([]);
});
