import { dirname } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faultWords } from '../../../analytics/intake/faults/catalogue.ts';
import { ingest } from '../../../functions/steps/ingest/step.ts';
import { type Office, officeAfter, textUpload } from '../../support/office.ts';

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

const lists = [
  textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'),
  textUpload('项目.csv', '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂,125000\n'),
];
const declare = (effects: Parameters<typeof ingest>[0]) => ingest(effects, [...lists, goals('指标.csv', ...declared)]);
const listed = officeAfter((effects) => ingest(effects, lists));
const open = officeAfter(declare);
const approved = officeAfter(async (effects) => {
  await declare(effects);
  await ingest(effects, [approval]);
});
afterAll(() => Promise.all([listed.remove(), open.remove(), approved.remove()]));
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

  it('change once where the refused file is sent again after the adjustment', async () => {
    await answer(goals('指标_更正.csv', ...halved));
    await answer(adjustment('调整.csv'));
    expect(await answer(goals('指标_更正.csv', ...halved))).toEqual([['accepted', []]]);
    expect(await answer(goals('指标_更正2.csv', '01,数量,产出,≥,3,所,50', declared[1] ?? ''))).toEqual([
      ['refused', [['goal-fixed', '>= 6 所 / 50', '>= 3 所 / 50']]],
    ]);
    expect(await answer(goals('指标_更正3.csv', '01,数量,产出,≥,4,所,50', declared[1] ?? ''))).toEqual([
      ['refused', [['goal-fixed', '>= 6 所 / 50', '>= 4 所 / 50']]],
    ]);
  });

  it('change once by an adjustment that was sent along', async () => {
    await answer(goals('指标_更正.csv', ...halved), adjustment('调整.csv'));
    const third = goals('指标_更正2.csv', '01,数量,产出,≥,3,所,50', declared[1] ?? '');
    expect((await answer(third))[0]?.[0]).toBe('refused');
    expect(
      (await answer(adjustment('调整2.csv', '目标调整,再次停工,2025-10-01'), third)).map(([state]) => state),
    ).toEqual(['accepted', 'accepted']);
    expect((await answer(goals('指标_更正3.csv', '01,数量,产出,≥,4,所,50', declared[1] ?? '')))[0]?.[0]).toBe(
      'refused',
    );
  });

  it('change by an adjustment although they were sent unchanged after it', async () => {
    await answer(adjustment('调整.csv'));
    await answer(goals('指标_更正.csv', '01,改造数量,产出,≥,12,所,50', declared[1] ?? ''));
    expect(await answer(goals('指标_更正2.csv', ...halved))).toEqual([['accepted', []]]);
  });

  const less = (value: number, name: string) => goals(name, `01,数量,产出,≥,${value},所,50`, declared[1] ?? '');
  const decisions = (name: string, ...rows: readonly string[]) =>
    textUpload(
      name,
      `年度,项目编码,批复结果,批复类别,调整原因,批复日期,批复文号\n${rows.map((row) => `2025,${row}\n`).join('')}`,
    );
  const july = 'P1,批复,目标调整,洪水停工,2025-07-15';
  const other = 'P2,批复,目标批复,,2025-02-15,示财预〔2025〕3号';
  const stateOf = async (...uploads: Parameters<typeof ingest>[1]) =>
    (await answer(...uploads)).map(([state]) => state);

  it.each([
    ['as it was', [`${july},示财预〔2025〕8号`, other]],
    ['without its document', [`${july},`, other]],
    ['under its document, the day put right', ['P1,批复,目标调整,洪水停工,2025-07-16,示财预[2025] 8号', other]],
  ])('do not change again by an adjustment that another list repeats %s', async (_, rows) => {
    await ingest(office.effects, [
      textUpload('项目2.csv', '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P2,操场,90000\n'),
    ]);
    await stateOf(decisions('批复7月.csv', `${july},示财预〔2025〕8号`), less(10, '指标7月_更正.csv'));
    expect(await stateOf(decisions('批复12月.csv', ...rows))).toEqual(['accepted']);
    expect(await stateOf(less(5, '指标12月_更正.csv'))).toEqual(['refused']);
    const again = decisions('批复12月b.csv', ...rows.toReversed());
    expect(await stateOf(again, less(5, '指标12月_更正.csv'))).toEqual(['accepted', 'refused']);
  });

  it('change by each of two adjustments of one day under documents of their own', async () => {
    await stateOf(decisions('批复7月.csv', `${july},示财预〔2025〕8号`), less(10, '指标7月_更正.csv'));
    expect(await stateOf(decisions('批复8月.csv', `${july},示财预〔2025〕9号`), less(8, '指标8月_更正.csv'))).toEqual([
      'accepted',
      'accepted',
    ]);
  });

  it.each([
    ['a correction of its file', '批复7月更正.csv', 'P1,批复,目标批复,,2025-02-15,'],
    ['another decision under its day', '批复8月.csv', 'P1,批复,目标批复,,2025-07-15,'],
    ['another decision under its document', '批复8月.csv', 'P1,退回,,,,示财预〔2025〕8号'],
  ])('do not change by an adjustment that is taken back by %s', async (_, name, row) => {
    await stateOf(decisions('批复7月.csv', `${july},示财预〔2025〕8号`));
    await stateOf(decisions(name, row));
    expect(await stateOf(less(5, '指标_更正.csv'))).toEqual(['refused']);
  });

  it('change by an adjustment although the list of approvals is sent once more after it', async () => {
    await stateOf(adjustment('调整.csv'));
    await stateOf(decisions('批复10月.csv', 'P1,批复,目标批复,,2025-02-15,'));
    expect(await stateOf(less(5, '指标_更正.csv'))).toEqual(['accepted']);
  });

  it('may change freely where a correction of the approval returns them', async () => {
    await stateOf(decisions('批复_更正.csv', 'P1,退回,,,2025-02-15,'));
    expect(await stateOf(less(5, '指标_更正.csv'))).toEqual(['accepted']);
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

describe('what else of approved goals enters a score or a light', () => {
  const columns = '累计方式,计分办法,上级指标编码,上半年计划进度,二级指标';
  const full = (name: string, level1: string, ...cells: readonly string[]) =>
    textUpload(
      name,
      `${head},${columns}\n2025,P1,01,数量,${level1},≥,12,所,50,${cells.join(',')}\n2025,P1,02,满意度,满意度,≥,90,%,40,时点,,,,\n`,
    );
  const was = ['累计', '分档', '02', '50%', '数量'];
  const changed = (place: number, cell: string) => was.map((each, index) => (index === place ? cell : each));
  const before = officeAfter(async (effects) => {
    await ingest(effects, [...lists, full('指标.csv', '产出', ...was)]);
    await ingest(effects, [approval]);
  });
  beforeEach(async () => {
    office = await before.open();
  });
  afterAll(() => before.remove());
  const faultsOf = async (upload: ReturnType<typeof full>) => {
    const [receipt] = await ingest(office.effects, [upload]);
    return (receipt?.faults ?? [])
      .filter(({ severity }) => severity === 'fault')
      .map((fault) => `${fault.place.column} ${faultWords(fault).rule.zh} | ${faultWords(fault).rule.en}`);
  };

  it.each([
    [
      'plan',
      'The field “Planned progress, to June” of “数量” was approved as 0.5; this file has 0.02',
      full('指标_更正.csv', '产出', ...changed(3, '2%')),
    ],
    [
      'plan by an empty cell',
      'The field “Planned progress, to June” of “数量” was approved as 0.5; this file has nothing there',
      full('指标_更正.csv', '产出', ...changed(3, '')),
    ],
    [
      'accumulation',
      '累计方式 “数量”的累计方式已经批复为 累计,这份文件是 时点',
      full('指标_更正.csv', '产出', ...changed(0, '时点')),
    ],
    [
      'scoring',
      '计分办法 “数量”的计分办法已经批复为 分档,这份文件是 比例',
      full('指标_更正.csv', '产出', ...changed(1, '比例')),
    ],
    [
      'parent',
      '上级指标编码 “数量”的上级指标编码已经批复为 02,这份文件是 空',
      full('指标_更正.csv', '产出', ...changed(2, '')),
    ],
    [
      'second level',
      '二级指标 “数量”的二级指标已经批复为 数量,这份文件是 质量',
      full('指标_更正.csv', '产出', ...changed(4, '质量')),
    ],
    ['first level', '一级指标 “数量”的一级指标已经批复为 产出,这份文件是 效益', full('指标_更正.csv', '效益', ...was)],
  ])('may not change: %s', async (_, says, upload) => {
    const [said] = await faultsOf(upload);
    expect(said).toContain(says);
  });

  it('may be put in other words', async () => {
    expect(await faultsOf(full('指标_更正.csv', '产出', ...changed(4, '数量指标')))).toEqual([]);
  });

  it('stays as it was approved where a file has no column for it', async () => {
    const renamed = goals('指标_更正.csv', '01,改造数量,产出,≥,12,所,50', '02,满意度,满意度,≥,90,%,40');
    const [receipt] = await ingest(office.effects, [renamed]);
    expect(receipt?.state).toBe('accepted');
    const [{ lakeKey } = { lakeKey: null }] = receipt?.tables ?? [];
    const path = await office.effects.store.locate(lakeKey ?? '');
    const session = await office.effects.engine.open([dirname(path)]);
    try {
      expect(
        await session.rows(
          `SELECT indicator_name, accumulation, scoring, parent_indicator_code, CAST(plan_06 AS DOUBLE) AS plan, level2
           FROM read_parquet($path) ORDER BY indicator_code`,
          { path },
        ),
      ).toEqual([
        {
          indicator_name: '改造数量',
          accumulation: 'flow',
          scoring: '分档',
          parent_indicator_code: '02',
          plan: 0.5,
          level2: '数量',
        },
        {
          indicator_name: '满意度',
          accumulation: 'stock',
          scoring: null,
          parent_indicator_code: null,
          plan: null,
          level2: null,
        },
      ]);
    } finally {
      await session.close();
    }
  });
});

describe('goals, their approval and other goals in one first delivery', () => {
  const first = goals('指标.csv', ...declared);
  const changed = (name: string) => goals(name, ...halved);
  const decisions = (...rows: readonly string[]) =>
    textUpload(
      '批复.csv',
      `年度,项目编码,批复结果,批复类别,调整原因,批复日期\n${rows.map((row) => `2025,P1,${row}\n`).join('')}`,
    );
  const given = '批复,,,2025-02-15';
  beforeEach(async () => {
    office = await listed.open();
  });
  const states = async (...uploads: Parameters<typeof ingest>[1]) => {
    const receipts = await ingest(office.effects, uploads);
    return Object.fromEntries(
      receipts.map(({ fileName, state, faults }) => [
        fileName,
        [state, ...new Set(faults.filter(({ severity }) => severity === 'fault').map(({ code }) => code))].join(' '),
      ]),
    );
  };

  it.each([
    ['by name', [first, changed('指标_更正.csv'), decisions(given)]],
    ['the other way round', [decisions(given), changed('指标_更正.csv'), first]],
  ])('are the approved ones, whatever order the files come in: %s', async (_, uploads) => {
    expect(await states(...uploads)).toEqual({
      '指标.csv': 'accepted',
      '指标_更正.csv': 'refused goal-fixed',
      '批复.csv': 'accepted',
    });
  });

  it.each<[string, Parameters<typeof ingest>[1]]>([
    ['nothing was approved', [first, changed('指标_更正.csv')]],
    ['the other goals are the same', [first, goals('指标_更正.csv', '01,改造数量,产出,≥,12,所,50', declared[1] ?? '')]],
    ['an adjustment was', [first, changed('指标_更正.csv'), decisions(given), adjustment('调整.csv')]],
    [
      'they were returned',
      [
        first,
        changed('指标_更正.csv'),
        decisions('退回,,,2025-01-20'),
        textUpload('批复2.csv', `年度,项目编码,批复结果,批复日期\n2025,P1,批复,2025-02-15\n`),
      ],
    ],
    ['the name says that they came before', [first, changed('20250210指标.csv'), decisions(given)]],
  ])('may change where %s', async (_, uploads) => {
    expect(new Set(Object.values(await states(...uploads)))).toEqual(new Set(['accepted']));
  });

  it.each([
    ['the name says that they came after', '20250216指标.csv'],
    ['the name says nothing of a day', '指标v2.csv'],
  ])('may not change where %s', async (_, name) => {
    expect((await states(first, changed(name), decisions(given)))[name]).toBe('refused goal-fixed');
  });

  it('may change once an adjustment comes later', async () => {
    await states(first, changed('指标_更正.csv'), decisions(given));
    const [, again] = await answer(adjustment('调整.csv'), changed('指标_更正.csv'));
    expect(again?.[0]).toBe('accepted');
  });
});

describe('goals that were accepted before', () => {
  beforeEach(async () => {
    office = await open.open();
  });

  it('are those that are approved by an approval that comes with others', async () => {
    expect(await answer(goals('指标_更正.csv', ...halved), approval)).toEqual([
      ['refused', [['goal-fixed', '>= 12 所 / 50', '>= 6 所 / 50']]],
      ['accepted', []],
    ]);
  });

  it('a target written as a share may be put right after its approval, and not be made a share', async () => {
    const with02 = (name: string, row: string) => goals(name, declared[0] ?? '', `02,${row}`);
    await answer(with02('指标_更正.csv', '满意度,满意度,≥,0.9,%,40'));
    await answer(approval);
    expect(await answer(with02('指标_更正2.csv', '师生满意度,满意度,≥,90,%,40'))).toEqual([['accepted', []]]);
    expect(await answer(with02('指标_更正3.csv', '群众满意度,满意度,≥,0.9,%,40'))).toEqual([
      ['refused', [['goal-fixed', '>= 90 % / 40', '>= 0.9 % / 40']]],
    ]);
  });
});
