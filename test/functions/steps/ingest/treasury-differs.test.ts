import { describe, expect, it } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { ingest, type Upload } from '../../../../functions/steps/ingest/step.ts';
import { evaluationForm, formLists } from '../../../support/evaluation-form.ts';
import { textUpload } from '../../../support/office.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const office = officeForEach((effects) => ingest(effects, formLists));

const table = (name: string, head: string, ...rows: readonly string[]): Upload =>
  textUpload(
    name,
    `年度,期间,数据口径,项目编码,全年预算数,执行数${head}\n${rows.map((row) => `2025,2025-12,${row}`).join('\n')}\n`,
  );
const treasury = (budget: string, spent: string): Upload => table('国库12月.csv', '', `国库,100101,${budget},${spent}`);

/** The form of 80万 spent of 100万, changed to these amounts in 万元. */
const form = (budget: number | string, spent: number | string): Upload =>
  evaluationForm((sheet) => {
    sheet.getCell('D6').value = budget;
    sheet.getCell('E6').value = spent;
    sheet.getCell('G6').value = null;
  });

const said = async (...deliveries: readonly (readonly Upload[])[]) => {
  let last: Awaited<ReturnType<typeof ingest>> = [];
  for (const uploads of deliveries) last = await ingest(office().effects, uploads);
  return last.flatMap(({ fileName, faults }) =>
    faults
      .filter(({ code }) => code === 'treasury-differs')
      .map(
        ({ severity, place, detail }) =>
          `${severity} ${fileName} ${place.row} ${place.column} ${place.value}, ${detail.file} ${detail.other}`,
      ),
  );
};

describe('a unit’s own money beside the treasury’s', () => {
  it('is told where it is another, on a form after the treasury’s file', async () => {
    expect(await said([treasury('1000000', '500000')], [form(120, 81.9)])).toEqual([
      'warning 自评.xlsx 6 全年预算数 1200000, 国库12月.csv 1000000',
      'warning 自评.xlsx 6 全年执行数 819000, 国库12月.csv 500000',
    ]);
  });

  it('and on one sent with it', async () => {
    expect(await said([form(100, 81.9), treasury('1000000', '500000')])).toEqual([
      'warning 自评.xlsx 6 全年执行数 819000, 国库12月.csv 500000',
    ]);
  });

  it('and in a table', async () => {
    const both = table('执行.csv', '', '国库,100101,1000000,500000', '单位,100101,1000000,480000.5');
    expect(await said([both])).toEqual(['warning 执行.csv 3 执行数 480000.5, 执行.csv 500000']);
  });

  it('in words', async () => {
    await ingest(office().effects, [treasury('1000000', '500000')]);
    const [receipt] = await ingest(office().effects, [form(100, 81.9)]);
    const fault = receipt?.faults.find(({ code }) => code === 'treasury-differs');
    expect(receipt?.state).toBe('accepted');
    expect(fault && faultWords(fault).rule).toEqual({
      zh: '国库 2025-12 的执行数是 500000 元(“国库12月.csv”),与这里不同;按国库的算',
      en: 'The treasury has 500000 yuan for this (Spent, 2025-12, “国库12月.csv”); its figure is the one that counts',
    });
  });

  it('is held against the treasury’s latest file', async () => {
    const corrected = table('国库12月更正.csv', '', '国库,100101,1000000,819000');
    expect(await said([treasury('1000000', '500000')], [corrected], [form(100, 81.9)])).toEqual([]);
  });

  it.each<[string, Upload, Upload]>([
    ['the same', treasury('1000000', '819000'), form(100, 81.9)],
    ['rounded to the form’s decimals', treasury('1004000', '819432.17'), form(100, 81.9)],
    [
      'the lines added up',
      table('国库12月.csv', ',预算明细', '国库,100101,600000,400000,301', '国库,100101,400000,419000,302'),
      form(100, 81.9),
    ],
    [
      'all money, carried over too',
      table('国库12月.csv', ',资金类别', '国库,100101,900000,719000,当年', '国库,100101,100000,100000,结转'),
      form(100, 81.9),
    ],
    [
      'this year’s money alone',
      table('国库12月.csv', ',资金类别', '国库,100101,1000000,819000,当年', '国库,100101,100000,90000,结转'),
      form(100, 81.9),
    ],
    ['of another project', table('国库12月.csv', '', '国库,100102,900000,1'), form(100, 81.9)],
    [
      'of another month',
      textUpload('国库11月.csv', '年度,期间,项目编码,全年预算数,执行数\n2025,2025-11,100101,1000000,5\n'),
      form(100, 81.9),
    ],
  ])('is not told where it is %s', async (_, first, then) => {
    expect(await said([first], [then])).toEqual([]);
  });

  it('is told where no rounding explains it', async () => {
    expect(await said([treasury('1000000', '4000')], [form(100, 0)])).toEqual([
      'warning 自评.xlsx 6 全年执行数 0, 国库12月.csv 4000',
    ]);
  });
});
