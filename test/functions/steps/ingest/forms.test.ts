import ExcelJS from 'exceljs';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FormContent } from '../../../../analytics/forms/content.ts';
import { formDocument } from '../../../../analytics/forms/document.ts';
import { type PaperName, papers } from '../../../../analytics/forms/papers.ts';
import { formWorkbook } from '../../../../analytics/forms/workbook.ts';
import { parseForm } from '../../../../analytics/intake/form/parse.ts';
import { toMatch } from '../../../../analytics/intake/form/to-match.ts';
import type { Receipt } from '../../../../analytics/intake/receipt.ts';
import { toMatchWorkbook } from '../../../../analytics/site/receipts/to-match-page.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { type Office, officeAfter, openOffice, textUpload } from '../../../support/office.ts';

let office: Office;
afterEach(() => office.close());

const lists = [
  textUpload(
    '机构.csv',
    '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,第一小学\n2025,102,交通局,102001,公路中心\n',
  ),
  textUpload(
    '项目.csv',
    '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂改造,5200000\n2025,102001,P2,公路养护,800000\n',
  ),
];

const listed = officeAfter((effects) => ingest(effects, lists));
afterAll(() => listed.remove());

const content: FormContent = {
  fiscalYear: 2025,
  month: 7,
  project: '食堂改造',
  department: '教育局',
  departmentCode: '101',
  unit: '第一小学',
  money: { initial: '5200000.00', adjusted: '5000000.00', spent: '4986000.00', points: '9.97' },
  goal: '改造食堂',
  indicators: [
    {
      level1: '产出',
      level2: '数量',
      name: '改造数量',
      target: '≥12所',
      weight: '50',
      isQualitative: false,
      actual: '11所',
      points: '45.83',
      expected: '12所',
      likelihood: 'possible',
      cause: 'funds',
      reason: '资金晚到',
    },
    {
      level1: '效益',
      level2: '社会效益',
      name: '用餐便利',
      target: '明显',
      weight: '40',
      isQualitative: true,
      actual: '达成预期指标',
      points: '40',
      likelihood: 'certain',
    },
  ],
  total: '95.8',
};

/** A form as a file: made once, for a workbook says when it was made, and the same file has the same bytes. */
const form = (paper: PaperName, change: Partial<FormContent> = {}, name = `${paper}.xlsx`) => {
  const made = formWorkbook([papers[paper]({ ...content, ...change })]);
  return { name, bytes: () => made };
};

const codes = (receipt: Receipt | undefined, severity: 'fault' | 'warning'): readonly string[] =>
  receipt?.faults.filter((fault) => fault.severity === severity).map(({ code }) => code) ?? [];

/** The rows that these receipts' files gave to a dataset. */
const rowsOf = async (receipts: readonly Receipt[], dataset: string) => {
  const found = receipts.flatMap(({ tables }) => tables.filter((table) => table.dataset === dataset));
  const rows = [];
  for (const key of new Set(found.flatMap(({ lakeKey }) => lakeKey ?? []))) {
    const path = await office.effects.store.locate(key);
    const session = await office.effects.engine.open([path.slice(0, path.lastIndexOf('/'))]);
    rows.push(...(await session.rows('SELECT * FROM read_parquet($path)', { path })));
    await session.close();
  }
  return rows;
};

const of = (row: Readonly<Record<string, unknown>>, ...names: readonly string[]) =>
  names.map((name) => (row[name] === null || row[name] === undefined ? null : String(row[name])));

describe('official forms', () => {
  beforeEach(async () => {
    office = await openOffice();
  });

  it('keep the words of a result that are no tier', async () => {
    const worded = content.indicators.map((each) => (each.isQualitative ? { ...each, actual: '改善明显' } : each));
    const receipts = await ingest(office.effects, [form('self-evaluation-2020', { indicators: worded }), ...lists]);
    const results = await rowsOf(receipts, 'self-evaluation');
    expect(results.map((row) => of(row, 'actual_value', 'tier', 'actual_text'))).toContainEqual([
      null,
      null,
      '改善明显',
    ]);
    expect(results.filter(({ actual_text }) => actual_text)).toHaveLength(1);
  });

  it('of a year go in with nothing but the lists of units and projects', async () => {
    const receipts = await ingest(office.effects, [
      form('self-evaluation-2020'),
      form('monitoring-2019'),
      form('goals-2011'),
      ...lists,
    ]);
    expect(receipts.map(({ state, faults }) => [state, faults.filter(({ severity }) => severity === 'fault')])).toEqual(
      receipts.map(() => ['accepted', []]),
    );
    const goals = await rowsOf(receipts, 'indicator');
    expect(
      goals.map((row) =>
        of(
          row,
          'project_code',
          'indicator_name',
          'direction',
          'target_value',
          'target_text',
          'unit_of_measure',
          'weight',
        ),
      ),
    ).toEqual([
      ['P1', '改造数量', '>=', '12.000000', null, '所', '50.000000'],
      ['P1', '用餐便利', 'qualitative', null, '明显', null, '40.000000'],
    ]);
    const code = String(goals[0]?.indicator_code);
    const progress = await rowsOf(receipts, 'progress');
    expect(
      of(
        progress[0] ?? {},
        'period',
        'indicator_code',
        'actual_value',
        'expected_value',
        'likelihood',
        'cause',
        'explanation',
      ),
    ).toEqual(['2025-07', code, '11.000000', '12.000000', 'possible', 'funds', '资金晚到']);
    const results = await rowsOf(receipts, 'self-evaluation');
    expect(results.map((row) => of(row, 'indicator_code', 'actual_value', 'tier', 'declared_points'))).toEqual([
      ['EXECUTION', null, null, '9.970000'],
      [code, '11.000000', null, '45.830000'],
      [String(goals[1]?.indicator_code), null, 'met', '40.000000'],
      ['TOTAL', null, null, '95.800000'],
    ]);
    expect(of(results[1] ?? {}, 'reason', 'measure')).toEqual(['资金晚到', '资金晚到']);
    const money = (await rowsOf(receipts, 'execution')).toSorted((a, b) =>
      String(a.period) < String(b.period) ? -1 : 1,
    );
    expect(
      money.map((row) =>
        of(row, 'period', 'reporter', 'unit_code', 'initial_amount', 'adjusted_amount', 'spent_amount'),
      ),
    ).toEqual([
      ['2025-07', 'unit', '101001', '5200000.00', '5200000.00', '4986000.00'],
      ['2025-12', 'unit', '101001', '5200000.00', '5000000.00', '4986000.00'],
    ]);
  });

  it('of a whole department declare and evaluate it', async () => {
    const whole = { indicators: content.indicators, total: '' };
    const receipts = await ingest(office.effects, [
      ...lists,
      form('department-goals', whole),
      form('department-self-evaluation', whole),
    ]);
    expect(receipts.map(({ state }) => state)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
    const rows = await rowsOf(receipts, 'department-evaluation');
    expect(rows.map((row) => of(row, 'department_code', 'actual_value', 'tier', 'declared_points'))).toEqual([
      ['101', '11.000000', null, '45.830000'],
      ['101', null, 'met', '40.000000'],
    ]);
  });
});

describe('official forms, once the lists are in,', () => {
  beforeEach(async () => {
    office = await listed.open();
  });

  it('in Word give the same rows as in Excel', async () => {
    const [sheet] = await ingest(office.effects, [form('goals-2011')]);
    const [word] = await ingest(office.effects, [
      { name: 'a.docx', bytes: () => formDocument(papers['goals-2011'](content)) },
    ]);
    expect(word?.format).toBe('docx');
    const names = ['indicator_code', 'indicator_name', 'direction', 'target_value', 'weight', 'source_row'];
    const [ofSheet, ofWord] = [
      await rowsOf(sheet ? [sheet] : [], 'indicator'),
      await rowsOf(word ? [word] : [], 'indicator'),
    ];
    expect(ofWord.map((row) => of(row, ...names.slice(0, 5)))).toEqual(
      ofSheet.map((row) => of(row, ...names.slice(0, 5))),
    );
    expect(ofWord).toHaveLength(2);
  });

  it.each([
    ['a project that nobody knows', { project: '食堂改进' }, ['form-project-unknown']],
    ['another unit’s project', { project: '公路养护' }, ['form-project-unknown']],
    ['another unit’s project by its code', { project: 'P2000-公路养护' }, ['form-project-unknown']],
    ['a unit that nobody knows', { unit: '第九中学' }, ['form-unit-unknown']],
    ['a code beside another name', { project: '2025999-食堂改造' }, ['form-project-ambiguous']],
    [
      'no result at all',
      { indicators: content.indicators.map(({ actual: _a, points: _p, ...rest }) => rest), total: '' },
      ['form-not-filled-in'],
    ],
    ['a total that is not its rows’', { total: '99' }, ['total-contradicts-rows']],
    [
      'points over the weight',
      { indicators: [content.indicators[0], { ...content.indicators[1], points: '45' }], total: '' },
      ['points-outside-weight'],
    ],
    [
      'another unit of measure',
      { indicators: [{ ...content.indicators[0], actual: '11公里' }, content.indicators[1]] },
      ['form-unit-differs'],
    ],
    [
      'a target that could mean two things',
      { indicators: [{ ...content.indicators[0], target: '约12所' }, content.indicators[1]] },
      ['form-target-unclear'],
    ],
    [
      'an indicator twice',
      {
        indicators: [
          content.indicators[0],
          { ...content.indicators[1], name: '改造数量', level1: '产出', level2: '数量' },
        ],
      },
      ['form-indicator-twice'],
    ],
  ] as [string, Partial<FormContent>, string[]][])('are refused for %s', async (_, change, faults) => {
    const [receipt] = await ingest(office.effects, [form('self-evaluation-2020', change)]);
    expect([receipt?.state, codes(receipt, 'fault')]).toEqual(['refused', faults]);
    expect(await rowsOf(receipt ? [receipt] : [], 'execution')).toEqual([]);
  });

  it('with points on a row that weighs nothing are refused', async () => {
    const indicators = [{ ...content.indicators[0], weight: '0' }, content.indicators[1]] as FormContent['indicators'];
    const [receipt] = await ingest(office.effects, [form('self-evaluation-2020', { indicators })]);
    expect(codes(receipt, 'fault')).toEqual(['form-points-of-nothing']);
  });

  it('without spending say that they give none', async () => {
    const money = { initial: '5200000.00', adjusted: '5000000.00', points: '9.97' };
    const [receipt] = await ingest(office.effects, [form('self-evaluation-2020', { money })]);
    expect([receipt?.state, codes(receipt, 'warning')]).toEqual([
      'accepted',
      ['form-spent-missing', 'form-goals-late'],
    ]);
    expect(await rowsOf(receipt ? [receipt] : [], 'execution')).toEqual([]);
  });

  it('suggest the nearest name, and are taken once finance has matched it', async () => {
    const sent = form('self-evaluation-2020', { project: '食堂改造工程' });
    const [refused] = await ingest(office.effects, [sent]);
    expect(refused?.faults[0]?.detail.nearest).toBe('P1 食堂改造');
    expect(refused ? toMatch([refused]) : []).toEqual([
      {
        fileName: 'self-evaluation-2020.xlsx',
        sheet: '食堂改造工程',
        fiscalYear: '2025',
        unit: '第一小学',
        project: '食堂改造工程',
        nearest: 'P1 食堂改造',
      },
    ]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await toMatchWorkbook(refused ? toMatch([refused]) : [])).buffer as ArrayBuffer);
    book.worksheets[0]?.eachRow((row) => {
      const cells = row.values as readonly unknown[];
      if (cells.includes('食堂改造工程')) row.getCell(cells.indexOf('食堂改造工程') + 1).value = 'P1';
    });
    const filled = new Uint8Array(await book.xlsx.writeBuffer());
    const match = { name: 'to-match.xlsx', bytes: async () => filled };
    const [matched, again] = await ingest(office.effects, [match, sent]);
    expect([matched?.state, again?.state]).toEqual(['accepted', 'accepted']);
    const [next] = await ingest(office.effects, [form('monitoring-2019', { project: '食堂改造工程' })]);
    expect(next?.state).toBe('accepted');
  });

  it('that state goals where none were declared say that these are late', async () => {
    const [receipt] = await ingest(office.effects, [form('self-evaluation-2020')]);
    expect(codes(receipt, 'warning')).toEqual(['form-goals-late']);
    expect(await rowsOf(receipt ? [receipt] : [], 'indicator')).toHaveLength(2);
  });

  it('that state other goals than were declared leave the declared ones', async () => {
    await ingest(office.effects, [form('goals-2011')]);
    const lower = [{ ...content.indicators[0], target: '≥6所' }, content.indicators[1]] as FormContent['indicators'];
    const [receipt] = await ingest(office.effects, [form('self-evaluation-2020', { indicators: lower })]);
    const [finding] = receipt?.faults ?? [];
    expect([receipt?.state, finding?.code, finding?.detail]).toEqual([
      'accepted',
      'form-differs-from-goal',
      { declared: '≥12所(50分)', stated: '≥6所(50分)' },
    ]);
    expect(await rowsOf(receipt ? [receipt] : [], 'indicator')).toEqual([]);
  });

  it('without weights get those of the self-evaluation', async () => {
    const first = await ingest(office.effects, [form('goals-2015')]);
    expect(first.flatMap((each) => codes(each, 'warning'))).toEqual(['form-weights-missing']);
    const [receipt] = await ingest(office.effects, [form('self-evaluation-2020')]);
    expect(codes(receipt, 'warning')).toEqual(['form-weights-late']);
    const rows = await rowsOf(receipt ? [receipt] : [], 'indicator');
    expect(rows.map((row) => of(row, 'indicator_name', 'target_value', 'weight'))).toEqual([
      ['改造数量', '12.000000', '50.000000'],
      ['用餐便利', null, '40.000000'],
    ]);
  });

  it('with an indicator that was not declared name the nearest', async () => {
    await ingest(office.effects, [form('goals-2011')]);
    const renamed = [
      { ...content.indicators[0], name: '改造的数量' },
      content.indicators[1],
    ] as FormContent['indicators'];
    const [receipt] = await ingest(office.effects, [form('self-evaluation-2020', { indicators: renamed })]);
    expect(codes(receipt, 'fault')).toEqual(['form-indicator-unknown']);
    expect(receipt?.faults.find(({ severity }) => severity === 'fault')?.detail).toEqual({ nearest: '改造数量' });
  });
});

it('takes a self-evaluation after the last monitoring that was sent with it, and says where they differ', async () => {
  office = await openOffice();
  const receipts = await ingest(office.effects, [
    ...lists,
    form('self-evaluation-2020', {}, 'a自评.xlsx'),
    form('monitoring-2019', { month: 12 }, 'b监控.xlsx'),
  ]);
  const evaluated = receipts.find(({ fileName }) => fileName === 'a自评.xlsx');
  expect(receipts.map(({ state }) => state)).toEqual(lists.concat(lists).map(() => 'accepted'));
  expect(codes(evaluated, 'fault')).toEqual([]);
  expect(evaluated?.faults.find(({ dataset }) => dataset === 'execution')).toMatchObject({
    code: 'later-file-taken',
    severity: 'warning',
    place: { value: '5000000' },
    detail: { file: 'b监控.xlsx', other: '5200000' },
  });
});

describe('a form of a layout of the place’s own', () => {
  beforeEach(async () => {
    office = await listed.open();
  });

  const goals =
    '2025年度项目支出绩效目标申报表,,,\n项目名称,食堂改造,,\n实施单位,第一小学,,\n绩效指标,,,\n一级指标,二级指标,具体指标,指标值\n产出指标,数量指标,改造数量,≥12所\n';
  const own = async (heading: string, project = '项目名称') =>
    parseForm(
      (await office.effects.asset('intake/form/layouts/goals-2015.form.yaml'))
        .replaceAll('三级指标', heading)
        .replace('project: [项目名称]', `project: [${project}]`)
        .replace('name: goals-2015', 'name: goals-own'),
    );
  const sent = textUpload('食堂.csv', goals);
  const answer = async (...headings: readonly string[]) => {
    const forms = await Promise.all(headings.map((heading) => own(heading)));
    const [receipt] = await ingest(office.effects, [forms.length > 0 ? { ...sent, forms } : sent]);
    return [receipt?.state, receipt?.faults.find(({ severity }) => severity === 'fault')?.code];
  };

  it('is judged again when its description comes, or comes in another wording', async () => {
    expect(await answer()).toEqual(['refused', 'form-unknown']);
    expect(await answer('细化指标')).toEqual(['refused', 'form-unknown']);
    expect(await answer('具体指标')).toEqual(['accepted', undefined]);
    // What was accepted stays, whatever becomes of the description.
    expect(await answer('细化指标')).toEqual(['accepted', undefined]);
  });

  it('that a description reads wrongly is judged again when the description is corrected', async () => {
    const read = async (project: string) => {
      const [receipt] = await ingest(office.effects, [{ ...sent, forms: [await own('具体指标', project)] }]);
      return [receipt?.state, receipt?.forms?.length];
    };
    expect(await read('二级指标')).toEqual(['refused', 1]);
    expect(await read('项目名称')).toEqual(['accepted', 1]);
  });
});
