import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { type Office, officeAfter, textUpload } from '../../../support/office.ts';

const head = '年度,项目编码,指标编码,指标名称,一级指标,指标方向,目标值,计量单位,权重';
const goals = (name: string, ...rows: readonly string[]) =>
  textUpload(name, `${head}\n${rows.map((row) => `2025,P1,${row}\n`).join('')}`);

const declared = ['01,数量,产出,≥,12,所,50', '02,满意度,满意度,≥,90,%,40'];
const approval = textUpload('批复.csv', '年度,项目编码,批复结果,批复日期\n2025,P1,批复,2025-02-15\n');
const adjustment = (name: string, rest = '目标调整,洪水停工,2025-09-01') =>
  textUpload(name, `年度,项目编码,批复结果,批复类别,调整原因,批复日期\n2025,P1,批复,${rest}\n`);
const halved = ['01,数量,产出,≥,6,所,50', declared[1] ?? ''];

let office: Office;
const answer = async (...uploads: Parameters<typeof ingest>[1]) =>
  (await ingest(office.effects, uploads)).map(({ state, faults }) => [
    state,
    faults.filter(({ severity }) => severity === 'fault').map(({ code, detail }) => [code, detail.was, detail.wanted]),
  ]);

const declare = (effects: Parameters<typeof ingest>[0]) =>
  ingest(effects, [
    textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'),
    textUpload('项目.csv', '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂,125000\n'),
    goals('指标.csv', ...declared),
  ]);
const open = officeAfter(declare);
const approved = officeAfter(async (effects) => {
  await declare(effects);
  await ingest(effects, [approval]);
});
afterAll(() => Promise.all([open.remove(), approved.remove()]));
afterEach(() => office.close());

describe('goals', () => {
  beforeEach(async () => {
    office = await open.open();
  });

  it('may change before they are approved', async () => {
    expect(await answer(goals('指标_更正.csv', ...halved))).toEqual([['accepted', []]]);
  });

  it('may get weights where they had none', async () => {
    const without = declared.map((row) => row.replace(/,[0-9]+$/, ',0'));
    await answer(goals('指标_更正.csv', ...without));
    await answer(approval);
    expect(await answer(goals('指标_更正2.csv', ...declared))).toEqual([['accepted', []]]);
  });
});

describe('goals that are approved', () => {
  beforeEach(async () => {
    office = await approved.open();
  });

  it.each([
    ['a target', halved, ['>= 12 所 / 50', '>= 6 所 / 50']],
    ['a weight', ['01,数量,产出,≥,12,所,40', '02,满意度,满意度,≥,90,%,50'], ['>= 12 所 / 50', '>= 12 所 / 40']],
    ['a direction', ['01,数量,产出,≤,12,所,50', declared[1] ?? ''], ['>= 12 所 / 50', '<= 12 所 / 50']],
    ['an indicator more', [...declared, '03,时效,产出,=,100,%,0'], ['', '= 100 % / 0']],
    ['an indicator less', [declared[0] ?? ''], ['>= 90 % / 40', '']],
  ])('may not get %s', async (_, rows, [was, wanted]) => {
    const [[state, faults] = []] = await answer(goals('指标_更正.csv', ...rows));
    expect([state, (faults as unknown[])[0]]).toEqual(['refused', ['goal-fixed', was, wanted]]);
  });

  it('may be put in other words', async () => {
    expect(await answer(goals('指标_更正.csv', '01,改造数量,产出,≥,12,所,50', declared[1] ?? ''))).toEqual([
      ['accepted', []],
    ]);
  });

  it('change once by each adjustment', async () => {
    await answer(adjustment('调整.csv'));
    expect(await answer(goals('指标_更正.csv', ...halved))).toEqual([['accepted', []]]);
    const [[again] = []] = await answer(goals('指标_更正2.csv', '01,数量,产出,≥,3,所,50', declared[1] ?? ''));
    expect(again).toBe('refused');
    await answer(adjustment('调整2.csv', '目标调整,再次停工,2025-10-01'));
    expect(await answer(goals('指标_更正3.csv', '01,数量,产出,≥,3,所,50', declared[1] ?? ''))).toEqual([
      ['accepted', []],
    ]);
  });

  it('change with an adjustment that is sent along', async () => {
    expect(await answer(goals('指标_更正.csv', ...halved), adjustment('调整.csv'))).toEqual([
      ['accepted', []],
      ['accepted', []],
    ]);
  });

  it.each([
    ['without a reason', '目标调整,,2025-09-01'],
    ['without a day', '目标调整,洪水停工,'],
  ])('do not change by an adjustment %s', async (_, rest) => {
    const answers = await answer(goals('指标_更正.csv', ...halved), adjustment('调整.csv', rest));
    expect(answers.map(([state]) => state)).toEqual(['refused', 'refused']);
  });
});
