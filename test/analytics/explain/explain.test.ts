import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { marts } from '../../../analytics/contracts/marts/catalogue.ts';
import { ident } from '../../../analytics/core/ident.ts';
import type { Row, Session } from '../../../analytics/core/ports/engine.ts';
import { explanations } from '../../../analytics/explain/catalogue.ts';
import { type Explanation, explain, RowAmbiguousError, RowNotFoundError } from '../../../analytics/explain/explain.ts';
import { loadPolicy } from '../../../analytics/policy/load.ts';
import { buildStep } from '../../../functions/steps/compute/step.ts';
import { ingest } from '../../../functions/steps/ingest/step.ts';
import { takeSnapshot } from '../../../functions/steps/snapshot/step.ts';
import { officeUploads } from '../../support/finished-run.ts';
import { type Office, openOffice, textUpload } from '../../support/office.ts';

const facts = textUpload('部门整体.csv', '年度,主管部门编码,数据项,数值\n2025,101,在职人员数,48\n2025,101,编制数,50\n');
const balances = textUpload(
  '收支结余.csv',
  `年度,期间,单位编码,年初结转结余,收入预算数,收入数,支出预算数,支出数,期末结转结余
2025,2025-12,101001,100,1000,900,1000,800,200
2025,2025-12,101002,50,500,500,500,450,100
`,
);
const figures = textUpload(
  '核对数.csv',
  `年度,期间,公布来源,层级,编码,核对项,公布数,数据口径,资金类别
2025,2025-06,国库月报,项目,2025202001001,执行数,1.00,国库,全部
2025,2025-06,国库月报,部门,202,执行数,1.00,国库,全部
2025,2025-06,国库月报,全区,ALL,执行数,1.00,国库,全部
2025,2025-06,国库月报,项目,2025202001001,填报进度,10%,国库,全部
2025,2025-12,年度公开,部门,202,达成目标数,1,,
2025,2025-12,年度公开,全区,ALL,达成率,66.7%,,
2025,2025-06,半年公开,单位,202001,未报告数,0,,
2025,2025-12,部门决算,部门,101,收入完成率,93.33%,,
2025,2025-12,部门决算,全区,ALL,结转结余,300,,
`,
);

const found = textUpload(
  '财政再评价.csv',
  '年度,项目编码,再评价得分,查实扣分,查实扣分原因,财政加分,财政加分原因\n2025,2025101001001,90,3,数据不实,1.5,省级表彰\n',
);

let office: Office;
let session: Session;
beforeAll(async () => {
  office = await openOffice();
  const receipts = await ingest(office.effects, [...(await officeUploads()), facts, balances, figures, found]);
  expect(
    receipts.flatMap(({ state, faults }) =>
      state === 'accepted' ? [] : faults.map(({ code, place }) => [code, place]),
    ),
  ).toEqual([]);
  const policy = loadPolicy(await office.effects.asset('policy/default.yaml'));
  const built = await buildStep(office.effects, {
    snapshot: await takeSnapshot(office.effects),
    policy,
    through: null,
    envelopeAmount: null,
  });
  session = built.session;
});
afterAll(async () => {
  await session.close();
  await office.close();
});

const martOf = (name: string) => {
  const mart = marts.find((known) => known.name === name);
  if (!mart) throw new Error(`no mart ${name}`);
  return mart;
};

const explained = (name: string, ...key: string[]): Promise<Explanation> =>
  explain(session, office.effects.asset, martOf(name), key);

const ambiguous = async (name: string, ...key: string[]): Promise<RowAmbiguousError> => {
  const thrown = await explained(name, ...key).catch((error: unknown) => error);
  if (thrown instanceof RowAmbiguousError) return thrown;
  throw new Error('one row only', { cause: thrown });
};

/** The first row of a mart, explained. */
const first = async (name: string): Promise<Explanation> => {
  const mart = martOf(name);
  const [row] = await session.rows(`SELECT * FROM ${ident(name)} ORDER BY ${mart.key.map(ident).join(', ')} LIMIT 1`);
  if (!row) throw new Error(`${name} is empty`);
  return explain(
    session,
    office.effects.asset,
    mart,
    mart.key.map((column) => String(row[column])),
  );
};

const fenOf = (amount: unknown): bigint => BigInt(String(amount).replace('.', ''));

const sum = (rows: readonly Row[], column: string): bigint =>
  rows.reduce((total, row) => total + fenOf(row[column]), 0n);

const last = (explanation: Explanation, part: number) => explanation.parts[part]?.rows ?? [];

// The first measure of a framework may have no facts; one that has is looked at below.
test.each(Object.keys(explanations).filter((name) => name !== 'evaluation_framework'))(
  '%s is explained by rows that name file, sheet and row, or another row that can be',
  async (name) => {
    const { parts } = await first(name);
    const rows = parts.flatMap((part) => part.rows);
    expect(rows.length).toBeGreaterThan(0);
    const leads = (row: object): boolean =>
      'source_row' in row ||
      ['project_code', 'department_code', 'indicator_code', 'framework_code'].some((column) => column in row);
    if (name !== 'intake_file') expect(rows.some(leads)).toBe(true);
  },
);

test('a department’s measure ends at the facts it divides', async () => {
  const [framework] = await session.rows(
    'SELECT framework_code FROM evaluation_framework WHERE numerator = 48 AND denominator = 50',
  );
  const { parts } = await explained('evaluation_framework', '2025', '101', String(framework?.framework_code));
  expect(parts[0]?.rows).toMatchObject([
    { part: 'numerator', fact_code: 'staff_actual', fact_value: '48.000000', file_name: '部门整体.csv', source_row: 2 },
    {
      part: 'denominator',
      fact_code: 'staff_authorised',
      fact_value: '50.000000',
      file_name: '部门整体.csv',
      source_row: 3,
    },
  ]);
});

test('a range says the score it rests on, what the policy permits for it, and where the request was written', async () => {
  const [range] = await session.rows(
    'SELECT * FROM allocation_range WHERE score IS NOT NULL ORDER BY project_code LIMIT 1',
  );
  const key = [range?.fiscal_year, range?.project_code, range?.fund_source].map(String);
  for (const mart of ['allocation_range', 'allocation_line']) {
    const explanation = await explained(mart, ...key);
    expect(last(explanation, 0)).toMatchObject([{ fiscal_year: 2025, project_code: range?.previous_project_code }]);
    expect(last(explanation, 1)).toMatchObject([{ grade: range?.rule, clause: range?.clause }]);
    expect(last(explanation, 2)).toMatchObject([
      { file_name: '预算申请.csv', requested_amount: range?.requested_amount },
    ]);
    const fund = last(explanation, 3);
    expect(fund[0]).toMatchObject({ period: '2025-12', fund_source: range?.fund_source, file_name: '国库支付.csv' });
    expect(sum(fund, 'adjusted_amount')).toBe(fenOf(range?.base_amount));
  }
});

test('a notice shows its months and the measures that answer it', async () => {
  const explanation = await explained('monitoring_notice', '2025', '2025202001001-2025-01');
  const months = last(explanation, 0);
  expect(months[0]).toMatchObject({ period: '2025-01', light: 'red' });
  expect(months).toHaveLength(12);
  expect(last(explanation, 1)[0]).toMatchObject({ period: '2025-08', file_name: '月度监控.csv' });
});

test.each([
  ['unit', '101001'],
  ['department', '101'],
  ['district', 'ALL'],
])('the targets of a %s are listed one by one, as many as were counted', async (level, key) => {
  const explanation = await explained('target_achievement', '2025', '2025-12', level, key);
  const rows = last(explanation, 0);
  const inState = (state: string): number => rows.filter((row) => row.state === state).length;
  const { indicators, met, partly, unmet, not_reported } = explanation.row;
  expect([rows.length, ...['met', 'partly', 'unmet', 'not_reported'].map(inState)]).toEqual([
    indicators,
    met,
    partly,
    unmet,
    not_reported,
  ]);
  expect(rows[0]).toMatchObject({ project_code: '2025101001001', state: 'met', source_row: expect.any(Number) });
});

describe('a published figure', () => {
  const figure = (level: string, key: string, measure = 'spent_amount') =>
    explained('reconciliation', '2025', '2025-06', '国库月报', level, key, measure);

  test.each([
    ['project', '2025202001001', 1],
    ['department', '202', 1],
    ['district', 'ALL', 2],
  ])('of a %s is held against rows that add up to what was computed', async (level, key, part) => {
    const explanation = await figure(level, key);
    expect(last(explanation, 0)).toMatchObject([{ value_text: '1.00', file_name: '核对数.csv' }]);
    const rows = last(explanation, part);
    expect(rows[0]).toMatchObject({ file_name: '国库支付.csv' });
    expect(sum(rows, 'spent_amount')).toBe(fenOf(explanation.row.computed));
  });

  test('of progress is held against projects', async () => {
    expect(last(await figure('project', '2025202001001', 'declared_progress'), 3)).toMatchObject([
      { period: '2025-06', project_code: '2025202001001' },
    ]);
  });

  test.each([
    ['2025-12', '年度公开', 'department', '202', 'targets_met', 'exact', 3],
    ['2025-12', '年度公开', 'district', 'ALL', 'targets_met_rate', 'exact', 9],
    ['2025-06', '半年公开', 'unit', '202001', 'targets_not_reported', 'exact', 3],
  ])(
    'of targets at %s (%s) for the %s %s, %s, is %s and lists %i targets',
    async (period, kind, level, key, measure, state, targets) => {
      const explanation = await explained('reconciliation', '2025', period, kind, level, key, measure);
      expect(explanation.row).toMatchObject({ state });
      expect(last(explanation, 1)).toEqual([]);
      expect(last(explanation, 2)).toEqual([]);
      const rows = last(explanation, 4);
      expect(rows).toHaveLength(targets);
      expect(rows[0]).toMatchObject({
        target_state: expect.stringMatching(/met|partly|unmet/),
        source_row: expect.any(Number),
      });
    },
  );
});

test.each([
  ['unit', '101001', 1],
  ['department', '101', 2],
  ['district', 'ALL', 2],
])('revenue and balances of a %s are the rows that they are the sum of', async (level, key, count) => {
  const explanation = await explained('fund_balance', '2025', '2025-12', level, key);
  const rows = last(explanation, 0);
  expect(rows).toHaveLength(count);
  expect(rows[0]).toMatchObject({ unit_code: '101001', file_name: '收支结余.csv', source_row: expect.any(Number) });
  expect(sum(rows, 'balance_amount')).toBe(fenOf(explanation.row.balance_amount));
});

test.each([
  ['department', '101', 'revenue_rate'],
  ['district', 'ALL', 'balance_amount'],
])('a published figure of balances of a %s, %s, is held against their rows', async (level, key, measure) => {
  const explanation = await explained('reconciliation', '2025', '2025-12', '部门决算', level, key, measure);
  expect(explanation.row).toMatchObject({ state: 'exact' });
  expect(last(explanation, 5).map(({ unit_code }) => unit_code)).toEqual(['101001', '101002']);
  for (const part of [1, 2, 4]) expect(last(explanation, part)).toEqual([]);
});

test('a fact that a department left out is explained by the balances of its units', async () => {
  const rows = last(await explained('evaluation_framework', '2025', '101', 'carryover_share'), 0);
  expect(rows).toMatchObject([
    { part: 'numerator', fact_code: 'carryover_total', fact_value: '200.000000', file_name: '收支结余.csv' },
    { part: 'numerator', fact_code: 'carryover_total', fact_value: '100.000000', file_name: '收支结余.csv' },
    { part: 'denominator', fact_code: 'budget_total', fact_value: '1000.000000' },
    { part: 'denominator', fact_code: 'budget_total', fact_value: '500.000000' },
  ]);
});

test('a row that is not there says so', async () => {
  await expect(explained('evaluation_project', '2025', 'none')).rejects.toBeInstanceOf(RowNotFoundError);
  await expect(explained('evaluation_project', '2019')).rejects.toBeInstanceOf(RowNotFoundError);
});

test('the end of a key may be left out where one row begins so; where several do they are named', async () => {
  expect((await explained('monitoring_district', '2025', '2025-06')).row).toMatchObject({ period: '2025-06' });
  const [project = ''] = (await ambiguous('evaluation_project', '2025')).rests[0] ?? [];
  expect((await explained('evaluation_project', '2025', project)).row).toMatchObject({ project_code: project });
  const many = await ambiguous('monitoring_project', '2025');
  expect([many.rests.length, many.more, many.rests[0]?.[0]]).toEqual([20, 16, '2025-01']);
});

test('a total is worked out step by step, with what finance took off and added and why', async () => {
  const stepsOf = async (project: string): Promise<unknown> => {
    const { parts, row } = await explained('evaluation_project', '2025', project);
    const steps = parts.find(({ title }) => title.zh === '总分怎么算')?.rows ?? [];
    expect(String(steps.at(-1)?.points)).toBe(String(row.total));
    return steps.map(({ step, how, points, reason }) => [step, how, String(points), reason]);
  };
  expect(await stepsOf('2025101001001')).toEqual([
    ['raw_total', null, '98.40', null],
    ['found_deduction', 'max(98.40 − 3.00, 0)', '95.40', '数据不实'],
    ['bonus', 'min(95.40 + 1.50, 100.00)', '96.90', '省级表彰'],
    ['total', null, '96.90', null],
  ]);
  expect(await stepsOf('2025101002001')).toEqual([
    ['raw_total', null, '99.78', null],
    ['total', null, '99.78', null],
  ]);
});
