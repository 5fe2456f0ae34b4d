import { describe, expect, it } from 'vitest';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { textUpload } from '../../../support/office.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const lists = [
  textUpload(
    '机构.csv',
    '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n2026,101,教育局,101001,一小\n',
  ),
  textUpload('项目.csv', '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂,5200000\n'),
];

const office = officeForEach((effects) => ingest(effects, lists));

const sent = async (name: string, ...lines: readonly string[]): Promise<readonly string[]> => {
  const [receipt] = await ingest(office().effects, [textUpload(name, `${lines.join('\n')}\n`)]);
  return [
    receipt?.state ?? '',
    ...(receipt?.faults ?? []).map(({ severity, code, place }) => `${severity} ${code} ${place.row} ${place.value}`),
  ];
};

describe('a score of a re-evaluation', () => {
  it.each([
    ['0.92', ['refused', 'fault score-looks-like-share 2 0.92']],
    ['1', ['accepted', 'warning score-oddly-low 2 1']],
    ['9.2', ['accepted', 'warning score-oddly-low 2 9.2']],
    ['0', ['accepted']],
    ['10.5', ['accepted']],
    ['92', ['accepted']],
    ['92%', ['accepted', 'warning percent-read-as-number 2 92%']],
  ])('of %s', async (score, expected) => {
    expect(await sent('再评价.csv', '年度,项目编码,再评价得分', `2025,P1,${score}`)).toEqual(expected);
  });
});

describe('the total of a self-evaluation', () => {
  const total = async (value: string) => {
    await sent('指标.csv', goalHead, goal('01', '40'), goal('02', '50'));
    return sent(
      '自评.csv',
      '年度,项目编码,指标编码,实际值,自评得分',
      `2025,P1,01,12,`,
      `2025,P1,02,12,`,
      `2025,P1,总分,,${value}`,
    );
  };
  it('of 0.96 is a share', async () => {
    expect(await total('0.96')).toContain('fault total-looks-like-share 4 0.96');
  });
  it('of 96 is none', async () => {
    expect((await total('96')).join()).not.toContain('total-looks-like-share');
  });
});

const goalHead = '年度,项目编码,指标编码,指标名称,一级指标,指标方向,目标值,计量单位,权重';
const goal = (code: string, weight: string): string => `2025,P1,${code},改造食堂${code},产出,≥,12,个,${weight}`;

describe('weights of a project', () => {
  it.each([
    [
      ['0.5', '0.1', '0.3'],
      ['refused', 'fault weights-look-like-shares 2 P1: 0.9'],
    ],
    [
      ['0.5', '0.5'],
      ['refused', 'fault weights-look-like-shares 2 P1: 1'],
    ],
    [
      ['5', '1', '3'],
      ['accepted', 'warning weights-look-like-tenths 2 P1: 9'],
    ],
    [['50', '10', '30'], ['accepted']],
    [['10'], ['accepted']],
    [['1'], ['accepted']],
    [['0', '0'], ['accepted']],
  ])('of %j', async (weights, expected) => {
    const rows = weights.map((weight, index) => goal(`0${index + 1}`, weight));
    expect(await sent('指标.csv', goalHead, ...rows)).toEqual(expected);
  });
});

it('weights of a department that are shares are refused', async () => {
  expect(
    await sent(
      '部门整体绩效指标.csv',
      '年度,部门编码,指标编码,指标名称,一级指标,指标方向,目标值,计量单位,权重',
      '2025,101,01,家长满意度,满意度,≥,95,%,0.4',
      '2025,101,02,改造食堂,产出,≥,12,个,0.5',
    ),
  ).toEqual(['refused', 'fault weights-look-like-shares 2 101: 0.9']);
});

describe('facts of a department that are compared', () => {
  it.each([
    ['8.6', ['accepted', 'warning facts-far-apart 2 本年“三公”经费 8.6 / 上年“三公”经费 90000']],
    ['86000', ['accepted']],
    ['0', ['accepted']],
  ])('of %s beside 90000', async (value, expected) => {
    const rows = [`2025,101,本年“三公”经费,${value}`, '2025,101,上年“三公”经费,90000', '2025,101,编制数,3'];
    expect(await sent('部门数据.csv', '年度,部门编码,数据项,数值', ...rows)).toEqual(expected);
  });
});

describe('a new request', () => {
  const head = '年度,预算单位编码,项目编码,项目名称,上年项目编码,资金来源,申请金额';
  const row = (code: string, amount: string, before = '', fund = '') =>
    `2026,101001,${code},新项目${code},${before},${fund},${amount}`;
  it.each([
    [[row('Q1', '50'), row('Q2', '1000000'), row('Q3', '800000')], ['warning request-oddly-small 2 50.00 < 800000.00']],
    [[row('Q1', '1000'), row('Q2', '1000000'), row('Q3', '1000000')], []],
    [[row('Q1', '50'), row('Q2', '1000000'), row('Q3', '40000')], []],
    [[row('Q1', '50'), row('Q2', '1000000')], []],
    [[row('Q1', '50', '', '其他'), row('Q1', '700000'), row('Q2', '1000000'), row('Q3', '800000')], []],
  ])('beside others, case %#', async (rows, expected) => {
    expect(await sent('申请.csv', head, ...rows)).toEqual(['accepted', ...expected]);
  });
});

describe('a published amount', () => {
  it.each([
    ['执行数', '170万元', ['accepted', 'warning published-amount-unread 2 170万元']],
    ['执行数', '"1,700,000.00"', ['accepted']],
    ['执行率', '32.54%', ['accepted']],
  ])('%s of %s', async (measure, value, expected) => {
    const head = '年度,期间,公布来源,层级,编码,核对项,公布数';
    expect(await sent('核对数.csv', head, `2025,2025-06,月报,全区,ALL,${measure},${value}`)).toEqual(expected);
  });
});
