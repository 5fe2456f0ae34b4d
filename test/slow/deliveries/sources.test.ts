import { describe, expect, it } from 'vitest';
import { ingest, type Upload } from '../../../functions/steps/ingest/step.ts';
import { textUpload } from '../../support/office.ts';
import { officeForEach } from '../../support/office-for-each.ts';

const office = officeForEach((effects) =>
  ingest(effects, [
    textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'),
    textUpload('项目.csv', '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂,1300000\n'),
  ]),
);

/** Lines of P1: the source with its budget and what was spent of it. */
const spent = (name: string, month: string, lines: readonly string[], reporter = '国库'): Upload =>
  textUpload(
    name,
    `年度,期间,数据口径,项目编码,资金来源,全年预算数,执行数\n${lines.map((line) => `2025,2025-${month},${reporter},P1,${line}\n`).join('')}`,
  );

const balance = (name: string, lines: readonly string[]): Upload =>
  textUpload(
    name,
    `年度,期间,预算单位编码,资金来源,年初结转结余,收入预算数,收入数,全年预算数,支出数,结转结余\n${lines.map((line) => `2025,2025-06,101001,${line}\n`).join('')}`,
  );

/** State and such faults of each file, of two sent together or one after the other. */
const answers = async (uploads: readonly Upload[], together: boolean): Promise<readonly unknown[]> => {
  const sent = together ? [uploads] : uploads.map((upload) => [upload]);
  const receipts = [];
  for (const each of sent) receipts.push(...(await ingest(office().effects, each)));
  return receipts.map(({ state, faults }) => [
    state,
    ...faults
      .filter(({ code, severity }) => code.startsWith('source-') || severity === 'fault')
      .map(({ severity, code, place, detail: { others, remaining, source, whole } }) =>
        code === 'source-left-out'
          ? `${severity} ${code} ${source} ${whole}`
          : `${severity} ${code} ${place.value} ${whole} + ${others} ${remaining}`,
      ),
  ]);
};

const two = ['一般公共预算,800000,420000', '政府性基金,200000,60000'];

describe.each([true, false])('sources of funds, sent together: %s', (together) => {
  it.each([
    [
      'sources under their other names',
      ['一般公共预算资金,800000,420000', '政府性基金预算,200000,60000'],
      two,
      ['fault source-of-other-name 一般公共预算、政府性基金 1000000 + 一般公共预算资金、政府性基金预算 1000000'],
    ],
    [
      'a source without a name, and under one',
      [',1000000,420000'],
      ['财政拨款,1000000,430000'],
      ['fault source-of-other-name 财政拨款 1000000 + 一般公共预算 1000000'],
    ],
    [
      'two sources as one',
      two,
      [',1000000,600000'],
      ['fault source-of-other-name 一般公共预算 1000000 + 政府性基金 200000'],
    ],
    [
      'a source under another name, and a budget that changed',
      ['甲,1000000,360000'],
      ['乙,1050000,350000'],
      ['warning source-of-other-name 乙 1050000 + 甲 1000000'],
    ],
    ['two sources, corrected', two, ['一般公共预算,700000,420000', '政府性基金,300000,60000'], []],
    ['a source of its own', two.slice(0, 1), two.slice(1), []],
    ['as much of another source, where both are the budget on the list', ['甲,650000,1'], ['乙,650000,1'], []],
    ['the old source emptied and another filled', ['甲,1000000,1'], ['甲,0,0', '一般公共预算,1000000,1'], []],
  ])('%s', async (_, first, later, said) => {
    expect(await answers([spent('6月执行.csv', '06', first), spent('6月执行更正.csv', '06', later)], together)).toEqual(
      [['accepted'], [said.some((each) => each.startsWith('fault')) ? 'refused' : 'accepted', ...said]],
    );
  });

  it('are two where they stood so in another month', async () => {
    const each = (month: string): Upload[] => [
      spent(`${month}月执行甲.csv`, month, ['甲,500000,1']),
      spent(`${month}月执行乙.csv`, month, ['乙,500000,1']),
    ];
    const both = spent('5月执行.csv', '05', ['甲,500000,1', '乙,500000,1']);
    // Until the other file comes its source is missing.
    const alone = together ? [] : ['warning source-left-out 乙 500000'];
    expect(await answers([both, ...each('06')], together)).toEqual([
      ['accepted'],
      ['accepted', ...alone],
      ['accepted'],
    ]);
  });

  it('that a later month leaves out are told with their money', async () => {
    expect(
      await answers([spent('4月执行.csv', '04', two), spent('5月执行.csv', '05', two.slice(0, 1))], together),
    ).toEqual([['accepted'], ['accepted', 'warning source-left-out 政府性基金 200000']]);
  });

  it('may come in a file each', async () => {
    const each = (month: string): Upload[] => [
      spent(`${month}月一般.csv`, month, two.slice(0, 1)),
      spent(`${month}月基金.csv`, month, two.slice(1)),
    ];
    expect(await answers([...each('04'), ...each('05')], together)).toEqual(
      Array.from({ length: 4 }, () => ['accepted']),
    );
  });

  it('of a unit’s balance count once', async () => {
    const one = '100000,1000000,300000,1000000,210000,190000';
    expect(
      await answers(
        [balance('收支.csv', [`甲资金,${one}`]), balance('收支更正.csv', [`一般公共预算,${one}`])],
        together,
      ),
    ).toEqual([['accepted'], ['refused', 'fault source-of-other-name 一般公共预算 100000 + 甲资金 100000']]);
  });
});
