import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Receipt } from '../../../analytics/intake/receipt.ts';
import { ingest } from '../../../functions/steps/ingest/step.ts';
import { type Office, officeAfter, openOffice, textUpload } from '../../support/office.ts';

const listed = officeAfter((effects) =>
  ingest(effects, [
    textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'),
    textUpload(
      '项目.csv',
      '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂,800000\n2025,101001,P2,操场,800000\n',
    ),
  ]),
);
afterAll(() => listed.remove());
let office: Office;
beforeEach(async () => {
  office = await listed.open();
});
afterEach(() => office.close());

/** Execution up to June: what was spent by project. */
const june = (name: string, spent: Readonly<Record<string, string>>) =>
  textUpload(
    name,
    `年度,期间,项目编码,全年预算数,执行数\n${Object.entries(spent)
      .map(([code, amount]) => `2025,2025-06,${code},800000,${amount}\n`)
      .join('')}`,
  );

const said = ({ state, fileName, faults }: Receipt): string =>
  [
    `${fileName} ${state}`,
    ...faults.map(
      ({ severity, code, place, detail }) =>
        `${severity} ${code} ${place.row} ${place.column} ${place.value} ≠ ${detail.other} in ${detail.file} ${detail.row}`,
    ),
  ].join(' | ');

const answers = async (...uploads: readonly ReturnType<typeof june>[]): Promise<readonly string[]> =>
  (await ingest(office.effects, uploads)).map(said);

describe('two files sent together that state another figure for one row', () => {
  it('are told of each other, and only the first is taken', async () => {
    expect(await answers(june('支付A.csv', { P1: '300' }), june('支付B.csv', { P2: '20', P1: '310' }))).toEqual([
      '支付A.csv accepted',
      '支付B.csv refused | fault files-disagree 3 执行数 310 ≠ 300 in 支付A.csv 2',
    ]);
  });

  it('are each held to the first that states it', async () => {
    const three = [
      june('支付A.csv', { P1: '300' }),
      june('支付B.csv', { P1: '310' }),
      june('支付C.csv', { P1: '300.00' }),
    ];
    expect((await answers(...three)).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      '支付A.csv accepted',
      '支付B.csv refused',
      '支付C.csv accepted',
    ]);
  });

  it('are each held to the first that states the figure, where an earlier one leaves it blank', async () => {
    const paid = (name: string, amount: string) =>
      textUpload(name, `年度,期间,项目编码,全年预算数,执行数,实际支付数\n2025,2025-06,P1,800000,300,${amount}\n`);
    const three = [paid('支付A.csv', ''), paid('支付B.csv', '90'), paid('支付C.csv', '80')];
    expect(await answers(...three)).toEqual([
      '支付A.csv accepted',
      '支付B.csv accepted',
      '支付C.csv refused | fault files-disagree 2 实际支付数 80 ≠ 90 in 支付B.csv 2',
    ]);
  });

  it.each([
    ['支付.csv', '支付_更正.csv', []],
    ['支付更正.csv', '支付更正2.csv', []],
    ['20250715支付A.csv', '20250716支付B.csv', []],
    ['支付6月.csv', '6月支付更正.csv', ['later-file-taken']],
    ['国库6月更正.csv', '教育局6月更正.csv', ['later-file-taken']],
    ['支付A.csv', '20250715支付B.csv', ['later-file-taken']],
    ['支付6月.csv', '20250715支付6月.csv', []],
    ['支付.csv', '支付(最终).csv', ['later-file-taken']],
    ['支付.csv', '支付 - 副本.csv', ['later-file-taken']],
    ['支付.csv', '支付(1).csv', ['later-file-taken']],
  ])('are both taken where the names %s and %s say that one came later', async (first, second, warned) => {
    const receipts = await ingest(office.effects, [june(first, { P1: '300' }), june(second, { P1: '310' })]);
    expect(receipts.map(({ state }) => state)).toEqual(['accepted', 'accepted']);
    expect(receipts.flatMap(({ faults }) => faults.map(({ code, severity }) => `${severity} ${code}`))).toEqual(
      warned.map((code) => `warning ${code}`),
    );
  });

  it.each([
    ['20250715支付A.csv', '20250715支付B.csv'],
    ['20250716支付A.csv', '20250715支付B.csv'],
    ['20250715支付A.csv', '支付B.csv'],
  ])(
    'are told of each other where the names %s and %s do not say that the second came later',
    async (first, second) => {
      expect(await answers(june(first, { P1: '300' }), june(second, { P1: '310' }))).toEqual([
        `${first} accepted`,
        `${second} refused | fault files-disagree 2 执行数 310 ≠ 300 in ${first} 2`,
      ]);
    },
  );

  it('are told of each other though a third corrects the first', async () => {
    const three = [
      june('支付.csv', { P1: '300' }),
      june('支付更正.csv', { P1: '310' }),
      june('教育局.csv', { P1: '320' }),
    ];
    expect((await answers(...three)).at(-1)).toBe(
      '教育局.csv refused | fault files-disagree 2 执行数 320 ≠ 300 in 支付.csv 2',
    );
  });

  it('are taken one after the other where they were sent one after the other', async () => {
    await answers(june('支付A.csv', { P1: '300' }));
    const [answer] = await answers(june('支付B.csv', { P1: '310' }));
    expect(answer).toContain('支付B.csv accepted | warning figure-restated 2 执行数 310 ≠ 300');
  });

  it('are settled by sending the right one again, named as a correction', async () => {
    const right = june('支付B.csv', { P1: '310' });
    await answers(june('支付A.csv', { P1: '300' }), right);
    expect(await answers(right)).toEqual([
      '支付B.csv refused | fault files-disagree 2 执行数 310 ≠ 300 in 支付A.csv 2',
    ]);
    expect(await answers({ ...right, name: '支付B更正.csv' })).toEqual(['支付B更正.csv accepted']);
  });
});

it('tells of two names for one project in one delivery, and takes both files', async () => {
  const list = (name: string, called: string) =>
    textUpload(name, `年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P7,${called},800000\n`);
  expect(await answers(list('项目A.csv', '泳池'), list('项目B.csv', '泳 池'), list('项目C.csv', '球场'))).toEqual([
    '项目A.csv accepted',
    '项目B.csv accepted',
    '项目C.csv accepted | warning later-file-taken 2 项目名称 球场 ≠ 泳池 in 项目A.csv 2',
  ]);
});

it('says nothing of another day of filling in', async () => {
  const results = (name: string, day: string) =>
    textUpload(name, `年度,期间,项目编码,指标编码,实际完成值,填报日期\n2025,2025-06,P1,A,6,${day}\n`);
  const goal = '年度,项目编码,指标编码,指标名称,一级指标,指标方向,目标值,权重\n2025,P1,A,数量,产出,≥,12,15\n';
  const [, first, second] = await answers(
    textUpload('指标.csv', goal),
    results('进展A.csv', '2025-07-08'),
    results('进展B.csv', '2025-07-09'),
  );
  expect([first, second]).toEqual(['进展A.csv accepted', '进展B.csv accepted']);
});

it('lets a later decision take the place of an earlier one', async () => {
  const decided = (name: string, decision: string) =>
    textUpload(
      name,
      `年度,项目编码,批复结果,批复金额,批复日期\n2025,P1,${decision},800000,2025-02-0${decision.length}\n`,
    );
  const receipts = await ingest(office.effects, [decided('批复1.csv', '退回'), decided('批复2.csv', '批复')]);
  expect(receipts.map(said)).toEqual(['批复1.csv accepted', '批复2.csv accepted']);
});

it('says nothing of files that agree, or that put the same figures in other words', async () => {
  expect(await answers(june('支付A.csv', { P1: '300' }), june('支付B.csv', { P1: '300.00', P2: '20000' }))).toEqual([
    '支付A.csv accepted',
    '支付B.csv accepted',
  ]);
});

it('is refused for one row that disagrees, however many stand before it that are taken for another version', async () => {
  await office.close();
  const codes = Array.from({ length: 102 }, (_, index) => `P${index + 1}`);
  office = await openOffice();
  const rows = codes.map((code) => `2025,101001,${code},项目${code},800000`);
  await ingest(office.effects, [
    textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'),
    textUpload('项目.csv', `年度,预算单位编码,项目编码,项目名称,年初预算数\n${rows.join('\n')}\n`),
  ]);
  const spent = (amount: string, of: readonly string[]) => Object.fromEntries(of.map((code) => [code, amount]));
  const receipts = await ingest(office.effects, [
    june('支付(副本).csv', spent('300', codes.slice(0, 101))),
    june('支付1.csv', spent('300', codes.slice(101))),
    june('支付2.csv', spent('310', codes)),
  ]);
  const last = receipts.at(-1);
  expect(last?.state).toBe('refused');
  expect(
    last?.faults.filter(({ severity }) => severity === 'fault').map(({ code, place }) => [code, place.row]),
  ).toEqual([['files-disagree', 103]]);
});
