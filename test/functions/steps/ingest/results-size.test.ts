import { describe, expect, it } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { ingest, type Upload } from '../../../../functions/steps/ingest/step.ts';
import { textUpload } from '../../../support/office.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const goals = ['≥,500,次', '≥,500000,人次', '≤,30,分钟', '≥,12,公里'].map(
  (goal, index) => `2025,P1,0${index + 1},指标${index + 1},产出,${goal},10`,
);
const office = officeForEach((effects) =>
  ingest(effects, [
    textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'),
    textUpload('项目.csv', '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂,6000000\n'),
    textUpload(
      '指标.csv',
      `年度,项目编码,指标编码,指标名称,一级指标,指标方向,目标值,计量单位,权重\n${goals.join('\n')}\n`,
    ),
  ]),
);

const month = (number: string, values: readonly string[], name = `${number}月.csv`): Upload =>
  textUpload(
    name,
    `年度,期间,项目编码,指标编码,完成值\n${values.map((value, index) => `2025,2025-${number},P1,0${index + 1},${value}`).join('\n')}\n`,
  );
const yearEnd = (values: readonly string[]): Upload =>
  textUpload(
    '自评.csv',
    `年度,项目编码,指标编码,全年完成值\n${values.map((value, index) => `2025,P1,0${index + 1},${value}`).join('\n')}\n`,
  );

const said = async (...deliveries: readonly (readonly Upload[])[]) => {
  let last: Awaited<ReturnType<typeof ingest>> = [];
  for (const uploads of deliveries) last = await ingest(office().effects, uploads);
  return last.flatMap(({ state, faults }) => [
    state,
    ...faults
      .filter(({ code }) => code === 'result-oddly-sized')
      .map(
        ({ severity, place, detail }) =>
          `${severity} ${place.row} ${place.column} ${place.value}, ${detail.stated} ${detail.other}`,
      ),
  ]);
};

describe('a result a thousand times the last one', () => {
  it('is warned of', async () => {
    expect(await said([month('07', ['480'])], [month('08', ['480000'])])).toEqual([
      'accepted',
      'warning 2 完成值 480000, 2025-07 480',
    ]);
  });

  it('is warned of at the end of the year', async () => {
    expect(await said([month('11', ['480'])], [yearEnd(['512345', '490000', '25', '12'])])).toEqual([
      'accepted',
      'warning 2 全年完成值 512345, 2025-11 480',
    ]);
  });

  it('is warned of between two months of one delivery, held against the nearest', async () => {
    expect(await said([month('06', ['400']), month('07', ['480']), month('08', ['520000'])])).toEqual([
      'accepted',
      'accepted',
      'accepted',
      'warning 2 完成值 520000, 2025-07 480',
    ]);
  });

  it('is warned of where it is that part of the last', async () => {
    expect(await said([month('07', ['1', '1', '30', '1'])], [month('08', ['1', '1', '0.03', '1'])])).toEqual([
      'accepted',
      'warning 4 完成值 0.03, 2025-07 30',
    ]);
  });

  it('is warned of in the words of both', async () => {
    await ingest(office().effects, [month('07', ['480'])]);
    const [receipt] = await ingest(office().effects, [month('08', ['480000'])]);
    const fault = receipt?.faults.find(({ code }) => code === 'result-oddly-sized');
    expect(fault && faultWords(fault).rule).toEqual({
      zh: '2025-07 报的是 480,与这里差一千倍以上',
      en: '480 was reported for 2025-07; this differs by a thousand times or more',
    });
  });

  it.each([
    ['less than that', ['480', '1'], ['479000', '1']],
    ['what was aimed at', ['1', '300'], ['1', '460000']],
    ['the first that is more than nothing', ['0'], ['480000']],
  ])('is not where it is %s', async (_, before, now) => {
    expect(await said([month('07', before)], [month('08', now)])).toEqual(['accepted']);
  });

  it('is where it is what was aimed at in the very digits of the last', async () => {
    expect(await said([month('07', ['1', '480'])], [month('08', ['1', '480000'])])).toEqual([
      'accepted',
      'warning 3 完成值 480000, 2025-07 480',
    ]);
  });

  it('is asked about alone where another unit explains it', async () => {
    expect(await said([month('07', ['1', '1', '1', '5'])], [month('08', ['1', '1', '1', '12500'])])).toEqual([
      'refused',
    ]);
  });
});
