import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../../../analytics/intake/receipt.ts';
import { ingest, type Upload } from '../../../../functions/steps/ingest/step.ts';
import { textUpload } from '../../../support/office.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const lists = [
  textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'),
  textUpload('机构2026.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2026,101,教育局,101001,一小\n'),
  textUpload(
    '项目.csv',
    '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂,5200000\n2025,101001,P2,操场,800000\n',
  ),
];

const requests = (name: string, ...rows: readonly string[]): Upload =>
  textUpload(
    name,
    `年度,预算单位编码,项目编码,项目名称,上年项目编码,资金来源,申请金额\n${rows.map((row) => `2026,101001,${row}`).join('\n')}\n`,
  );

const office = officeForEach((effects) => ingest(effects, lists));

const said = (receipt: Receipt | undefined): readonly string[] => [
  receipt?.state ?? '',
  ...(receipt?.faults ?? []).map(
    ({ severity, code, place, detail }) =>
      `${severity} ${code} ${place.row} ${place.value} beside ${detail.of_zh} ${detail.other}`,
  ),
];
const sent = async (...uploads: readonly Upload[]): Promise<readonly string[]> =>
  said((await ingest(office().effects, uploads)).at(-1));

describe('a request', () => {
  it.each([
    ['a ten-thousandth of this year’s budget', '520'],
    ['a thousandth', '5200'],
    ['a thousand times it', '5200000000'],
  ])('of %s is refused', async (_, amount) => {
    expect(await sent(requests('申请.csv', `Q1,食堂,P1,,${amount}`))).toEqual([
      'refused',
      `fault amount-of-another-size 2 ${amount} beside 2025 年项目表的年初预算数 5200000`,
    ]);
  });

  it.each([
    ['ten times this year’s budget', '52000000'],
    ['a tenth of it', '520000'],
    ['far less', '550'],
  ])('of %s is warned of', async (_, amount) => {
    expect(await sent(requests('申请.csv', `Q1,食堂,P1,,${amount}`))).toEqual([
      'accepted',
      `warning amount-oddly-sized 2 ${amount} beside 2025 年项目表的年初预算数 5200000`,
    ]);
  });

  it('under the code of this year’s project is held to that', async () => {
    expect(await sent(requests('申请.csv', 'P1,食堂,,,520'))).toContain(
      'fault amount-of-another-size 2 520 beside 2025 年项目表的年初预算数 5200000',
    );
  });

  it('that calls itself a correction is taken with a warning', async () => {
    expect(await sent(requests('申请更正.csv', 'Q1,食堂,P1,,520'))).toEqual([
      'accepted',
      'warning amount-of-another-size 2 520 beside 2025 年项目表的年初预算数 5200000',
    ]);
  });

  it('is named where it is refused, however many stand before it that are only odd', async () => {
    const codes = Array.from({ length: 101 }, (_, index) => `P${index + 10}`);
    const listed = codes.map((code) => `2025,101001,${code},项目${code},5200000`);
    await sent(textUpload('项目2.csv', `年度,预算单位编码,项目编码,项目名称,年初预算数\n${listed.join('\n')}\n`));
    const rows = codes.map((code) => `${code},项目${code},,,52000000`);
    const receipt = await sent(requests('申请.csv', ...rows, 'Q1,食堂,P1,,520'));
    expect(receipt[0]).toBe('refused');
    expect(receipt).toContain('fault amount-of-another-size 103 520 beside 2025 年项目表的年初预算数 5200000');
  });

  it('is held to the list in force', async () => {
    await sent(
      textUpload('项目更正.csv', '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂,52000000\n'),
    );
    expect(await sent(requests('申请.csv', 'Q1,食堂,P1,,52000000'))).toEqual(['accepted']);
  });

  it.each([
    ['for more', ['Q1,食堂,P1,,51999999']],
    ['for less', ['Q1,食堂,P1,,520000.01']],
    ['for nothing', ['Q1,食堂,P1,,0']],
    ['for a new project', ['Q9,新建,,,520']],
    ['in two funds that together are like this year’s', ['Q1,食堂,P1,一般公共预算,5000000', 'Q1,食堂,P1,专户,200']],
  ])('%s is taken without a word', async (_, rows) => {
    expect(await sent(requests('申请.csv', ...rows))).toEqual(['accepted']);
  });

  it('is refused where all of a file are as much smaller or larger as another unit makes them', async () => {
    const rows = (a: string, b: string) => requests('申请.csv', `Q1,食堂,P1,,${a}`, `Q2,操场,P2,,${b}`);
    expect(await sent(rows('600', '75.5'))).toEqual([
      'refused',
      'fault requests-of-another-unit 2 600 beside 2025 年项目表的年初预算数 5200000',
      'fault requests-of-another-unit 3 75.50 beside 2025 年项目表的年初预算数 800000',
    ]);
    expect(await sent(rows('55000000000', '7000000000'))).toEqual([
      'refused',
      'fault requests-of-another-unit 2 55000000000 beside 2025 年项目表的年初预算数 5200000',
      'fault requests-of-another-unit 3 7000000000 beside 2025 年项目表的年初预算数 800000',
    ]);
  });

  it.each(['1', '10', '100'])('beside a stand-in of %s for this year’s budget is warned of', async (budget) => {
    await sent(
      textUpload('项目2.csv', `年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P7,泳池,${budget}\n`),
    );
    const amount = `${budget}0000`;
    expect(await sent(requests('申请.csv', `Q7,泳池,P7,,${amount}`))).toEqual([
      'accepted',
      `warning amount-oddly-sized 2 ${amount} beside 2025 年项目表的年初预算数 ${budget}`,
    ]);
  });

  it('of 80 yuan beside 800,000 is refused, round or not', async () => {
    expect(await sent(requests('申请.csv', 'Q2,操场,P2,,80'))).toContain(
      'fault amount-of-another-size 2 80 beside 2025 年项目表的年初预算数 800000',
    );
    await sent(
      textUpload('项目3.csv', '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P8,书库,1000000\n'),
    );
    expect(await sent(requests('申请2.csv', 'Q8,书库,P8,,100'))).toContain(
      'fault amount-of-another-size 2 100 beside 2025 年项目表的年初预算数 1000000',
    );
  });

  it.each([
    ['one of several', ['Q1,食堂,P1,,600', 'Q2,操场,P2,,755000'], ['2 600 beside 2025 年项目表的年初预算数 5200000']],
    ['the only one', ['Q1,食堂,P1,,600'], ['2 600 beside 2025 年项目表的年初预算数 5200000']],
    [
      'one as much smaller, one as much larger',
      ['Q1,食堂,P1,,600', 'Q2,操场,P2,,7000000000'],
      ['2 600 beside 2025 年项目表的年初预算数 5200000', '3 7000000000 beside 2025 年项目表的年初预算数 800000'],
    ],
  ])('is warned of where it is %s', async (_, rows, warned) => {
    expect(await sent(requests('申请.csv', ...rows))).toEqual([
      'accepted',
      ...warned.map((each) => `warning amount-oddly-sized ${each}`),
    ]);
  });
});
