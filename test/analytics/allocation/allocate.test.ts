import { describe, expect, it } from 'vitest';
import { allocate } from '../../../analytics/allocation/allocate.ts';
import { allocationLine } from '../../../analytics/contracts/marts/allocation.ts';
import { MoneyError, parseYuan, sumFen } from '../../../analytics/core/money.ts';
import type { Row } from '../../../analytics/core/ports/engine.ts';
import type { Policy } from '../../../analytics/policy/schema.ts';
import { defaultPolicy, policyWith } from '../evaluation/year.ts';

const range = (code: string, more: Partial<Row>): Row => ({
  fiscal_year: 2026,
  project_code: code,
  fund_source: '一般公共预算',
  project_name: `项目 ${code}`,
  previous_project_code: null,
  department_code: '101',
  unit_code: '101001',
  base_amount: '1000.00',
  requested_amount: '1500.00',
  score: '95.00',
  grade: 'excellent',
  floor_amount: '0.00',
  low_amount: '1000.00',
  high_amount: '1200.00',
  rule: 'excellent',
  clause: '中发〔2018〕34号',
  ...more,
});

const fresh: Partial<Row> = {
  base_amount: null,
  score: null,
  grade: null,
  rule: 'new',
  requested_amount: '300.00',
  low_amount: '0.00',
  high_amount: '300.00',
};

type Line = Readonly<Record<string, string | null>>;

const lines = (rows: readonly Row[], envelope: string | null, policy: Policy = defaultPolicy): readonly Line[] =>
  allocate(rows, envelope, policy).lines.map((cells) =>
    Object.fromEntries(allocationLine.columns.map(({ name }, index) => [name, cells[index] ?? null])),
  );

const amounts = (
  rows: readonly Row[],
  envelope: string | null,
  policy?: Policy,
): readonly (readonly [string | null, string | null, string | null])[] =>
  lines(rows, envelope, policy).map((line) => [
    line.project_code ?? null,
    line.allocated_amount ?? null,
    line.binding_limit ?? null,
  ]);

describe('allocate', () => {
  it('gives nothing to do no lines and no envelope', () =>
    expect(allocate([], '100.00', defaultPolicy)).toEqual({ envelope: null, lines: [] }));

  it('keeps the range’s cells and adds amount, limit and reasons', () => {
    const [line] = lines([range('A', {})], '1100.00');
    expect(line).toMatchObject({
      fiscal_year: '2026',
      project_code: 'A',
      base_amount: '1000.00',
      score: '95.00',
      allocated_amount: '1100.00',
      binding_limit: 'none',
    });
    expect(Object.keys(line ?? {})).toEqual(allocationLine.columns.map(({ name }) => name));
  });

  it.each<[string, Partial<Row>, string, string]>([
    ['at its low', {}, '1000.00', 'low'],
    ['at a floor that made its low', { floor_amount: '1000.00' }, '1000.00', 'floor'],
    ['a point made by its floor', { floor_amount: '1200.00', low_amount: '1200.00' }, '1200.00', 'floor'],
    [
      'a point made by its request',
      { requested_amount: '900.00', low_amount: '900.00', high_amount: '900.00' },
      '900.00',
      'request',
    ],
    ['a point made by the factors', { low_amount: '1200.00' }, '1200.00', 'high'],
    ['inside', {}, '1100.00', 'none'],
    ['at its high', {}, '1200.00', 'high'],
    ['at its request', { requested_amount: '1200.00' }, '1200.00', 'request'],
  ])('names what bound a line %s', (_, more, envelope, limit) =>
    expect(amounts([range('A', more)], envelope)).toEqual([['A', envelope, limit]]),
  );

  it('puts what no range can take into one reserve line', () => {
    expect(amounts([range('A', {}), range('B', fresh)], '1600.00')).toEqual([
      ['A', '1200.00', 'high'],
      ['B', '300.00', 'request'],
      ['RESERVE', '100.00', 'reserve'],
    ]);
    expect(amounts([range('A', {})], '1200.01').at(-1)).toEqual(['RESERVE', '0.01', 'reserve']);
    expect(lines([range('A', {})], '1500.00').at(-1)).toMatchObject({
      fund_source: '-',
      rule: 'reserve',
      high_amount: '300.00',
      department_code: null,
    });
  });

  it('fills by priority, and within a priority by score', () => {
    const like = { low_amount: '0.00', high_amount: '1000.00' };
    const rows = [
      range('poor', { ...like, rule: 'poor', score: '50.00' }),
      range('good', { ...like, rule: 'good', score: '85.00' }),
      range('best', { ...like, rule: 'excellent', score: '95.00' }),
      range('well', { ...like, rule: 'excellent', score: '90.00' }),
      range('open', { ...like, rule: 'new', score: null }),
    ];
    // 1 × 150 : 3 × 185 : 4 × 195 : 4 × 190 : 2 × 100
    expect(amounts(rows, '2445.00').map(([code, amount]) => [code, amount])).toEqual([
      ['best', '780.00'],
      ['good', '555.00'],
      ['open', '200.00'],
      ['poor', '150.00'],
      ['well', '760.00'],
    ]);
  });

  it('a rule without a priority comes last', () => {
    const without = policyWith({}, { application: defaultPolicy.application.filter(({ grade }) => grade !== 'new') });
    const [line] = lines([range('A', fresh)], '100.00', without);
    expect(line?.reason).toContain('没有对应的应用规则');
  });

  it('orders the lines by key whatever the order of the ranges', () => {
    const rows = [range('B', {}), range('A', { fund_source: '本级' }), range('A', { fund_source: '中央' })];
    expect(allocate(rows, '3100.00', defaultPolicy)).toEqual(allocate(rows.toReversed(), '3100.00', defaultPolicy));
  });

  it('adds up to the fen with thirds', () => {
    const rows = ['A', 'B', 'C'].map((code) => range(code, {}));
    const found = lines(rows, '3200.00').map((line) => parseYuan(line.allocated_amount ?? ''));
    expect(found).toEqual([106667n, 106667n, 106666n]);
    expect(sumFen(found)).toBe(320000n);
  });

  it('refuses an envelope that is no amount', () =>
    expect(() => allocate([range('A', {})], '1e3', defaultPolicy)).toThrow(MoneyError));
});

describe('the envelope', () => {
  const set = policyWith({ allocation_envelope_amount: '1050.00' });
  it.each<[string, readonly Row[], string | null, Policy, string, string]>([
    ['the one given', [range('A', {})], '1100.00', set, '1100.00', 'given'],
    ['else the policy’s', [range('A', {})], null, set, '1050.00', 'policy'],
    [
      'else this year’s budgets of the continued projects',
      [range('A', {}), range('B', fresh)],
      null,
      defaultPolicy,
      '1000.00',
      'base',
    ],
    [
      'or the lower limits where those are more',
      [range('A', {}), range('B', { ...fresh, floor_amount: '9.50', low_amount: '9.50' })],
      null,
      defaultPolicy,
      '1009.50',
      'minimum',
    ],
  ])('is %s', (_, rows, given, policy, envelopeAmount, origin) =>
    expect(allocate(rows, given, policy).envelope).toEqual({ year: 2026, envelopeAmount, origin }),
  );
});

describe('reasons', () => {
  const told = (more: Partial<Row>, envelope: string): Line => lines([range('A', more)], envelope)[0] ?? {};

  it('tell score, rule, base, range and outcome', () => {
    const line = told(
      {
        base_amount: '1200000.00',
        requested_amount: '1500000.00',
        low_amount: '1200000.00',
        high_amount: '1440000.00',
        score: '92.35',
      },
      '1380000.00',
    );
    expect(line.reason).toBe(
      '评价得分 92.35(优),按“优先保障”可安排本年预算 1,200,000.00 元的 100% 至 120%;结合申请 1,500,000.00,区间为 1,200,000.00 至 1,440,000.00。安排 1,380,000.00 元,在下限之上,按优先级和得分分得 180,000.00,比本年增加 180,000.00(15.0%)。',
    );
    expect(line.reason_en).toBe(
      'Scored 92.35 (excellent): “Guaranteed first” permits 100% to 120% of this year’s budget, 1,200,000.00 yuan; with the request of 1,500,000.00 the range is 1,200,000.00 to 1,440,000.00. Allocated 1,380,000.00 yuan, its lower limit and 180,000.00 shared out by priority and score; 180,000.00 (15.0%) more than this year.',
    );
  });

  it.each<[string, ReadonlyMap<string, string | null>, string, string]>([
    ['the evaluation’s own', new Map([['Q', '80.00']]), '评价得分 95.00(优),按', 'Scored 95.00 (excellent): '],
    [
      'a re-evaluation’s',
      new Map([['P', '80.00']]),
      '再评价得分 95.00(优),替代评价得分 80.00,按',
      'Scored 95.00 (excellent) on re-evaluation, in place of 80.00: ',
    ],
    [
      'a re-evaluation’s where there was none before',
      new Map([['P', null]]),
      '再评价得分 95.00(优),按',
      'Scored 95.00 (excellent) on re-evaluation: ',
    ],
  ])('say whose score counts: %s', (_, replaced, zh, en) => {
    const { lines: cells } = allocate([range('A', { previous_project_code: 'P' })], '1100.00', defaultPolicy, replaced);
    const told = (column: string) => cells[0]?.[allocationLine.columns.findIndex(({ name }) => name === column)] ?? '';
    expect(told('reason').slice(0, zh.length)).toBe(zh);
    expect(told('reason_en').slice(0, en.length)).toBe(en);
  });

  it.each<[string, Partial<Row>, string, string, string]>([
    ['a new project', fresh, '100.00', '新增项目', 'A new project'],
    [
      'no score',
      { score: null, grade: null, rule: 'not_evaluated' },
      '1100.00',
      '本年没有评价得分',
      'No score this year',
    ],
    [
      'a project that is not evaluated',
      { score: null, grade: null, rule: 'not_evaluated', findings: 'not_approved,self_evaluation_refused' },
      '1100.00',
      '本年未评(自评被拒收,没有更正),按“未评,评价前不增加”可安排本年预算 1,000.00 元的 90% 至 100%',
      'Not evaluated this year (its self-evaluation was refused and not corrected): “Not evaluated, no rise until it is” permits',
    ],
    [
      'a project without a self-evaluation, in the words of earlier results',
      { score: null, grade: null, rule: 'not_evaluated', findings: 'no_self_evaluation' },
      '1100.00',
      '本年未评(没有收到自评),按“未评,评价前不增加”可安排本年预算 1,000.00 元的 90% 至 100%',
      'Not evaluated this year (no self-evaluation was sent): “Not evaluated, no rise until it is” permits',
    ],
    [
      'an unknown code',
      { ...fresh, rule: 'ungraded', previous_project_code: 'P9', findings: 'previous_unknown' },
      '100.00',
      '本年没有编码为 P9 的项目,请核对上年项目编码,按“上年编码查不到,从紧安排”可安排申请额 300.00 元',
      'No project of this year has the code P9, please check it: “Last year’s code unknown, kept tight” permits',
    ],
    [
      'a fund without a budget',
      { ...fresh, score: '45.00', grade: 'poor', previous_project_code: 'P1', findings: 'fund_without_budget' },
      '100.00',
      '评价得分 45.00(差),“一般公共预算”本年没有预算,按“新增项目,按申请”可安排申请额 300.00 元的 0% 至 100%',
      'Scored 45.00 (poor), with no budget from “一般公共预算” this year: “New, up to the request” permits 0% to 100% of the request, 300.00 yuan',
    ],
    [
      'a fund without a budget of a project without a score',
      { ...fresh, previous_project_code: 'P1', findings: 'fund_without_budget,not_approved' },
      '100.00',
      '本年没有评价得分,“一般公共预算”本年没有预算,按',
      'No score this year, with no budget from “一般公共预算” this year: ',
    ],
    [
      'a fund without a budget of a project that is not evaluated',
      {
        ...fresh,
        rule: 'not_evaluated',
        previous_project_code: 'P1',
        findings: 'fund_without_budget,self_evaluation_missing',
      },
      '100.00',
      ',“一般公共预算”本年没有预算,按“未评,评价前不增加”,没有本年预算的资金来源只安排保障下限',
      '“Not evaluated, no rise until it is” permits a fund without a budget its protected floor alone',
    ],
    [
      'a fund that several requests share',
      { findings: 'fund_shared' },
      '1100.00',
      '可安排“一般公共预算”本年预算平分所得 1,000.00 元的 100% 至 120%',
      'of an equal part of this year’s budget from “一般公共预算”, 1,000.00 yuan',
    ],
    [
      'more than a shared part',
      { findings: 'fund_shared' },
      '1100.00',
      '比平分所得增加 100.00(10.0%)',
      '100.00 (10.0%) more than that part',
    ],
    ['as much as a shared part', { findings: 'fund_shared' }, '1000.00', '与平分所得持平', 'the same as that part'],
    [
      'less than a shared part',
      { findings: 'fund_shared', low_amount: '900.00' },
      '900.00',
      '比平分所得减少 100.00(10.0%)',
      '100.00 (10.0%) less than that part',
    ],
    [
      'a budget that only the list states',
      { findings: 'budget_as_listed' },
      '1000.00',
      '与本年持平。本年没有报过资金,本年预算取项目表的年初预算。',
      'No money was reported this year; its budget is the initial one on the list of projects.',
    ],
    [
      'goals that were not approved',
      { findings: 'not_approved' },
      '1000.00',
      '。本年绩效目标未获批复(退回或不予安排)。',
      '. This year’s goals were not approved (returned or rejected).',
    ],
    [
      'less than this year',
      { base_amount: '2000.00' },
      '1000.00',
      '比本年减少 1,000.00(50.0%)',
      '1,000.00 (50.0%) less than this year',
    ],
    ['as much as this year', {}, '1000.00', '与本年持平', 'the same as this year'],
    ['a floor', { floor_amount: '1000.00' }, '1000.00', '保障下限 1,000.00', 'the protected floor of 1,000.00'],
    ['the low', {}, '1000.00', '为区间下限', 'the lower end of the range'],
    ['the high', {}, '1200.00', '达到区间上限', 'the upper end of the range'],
    ['the request', { requested_amount: '1200.00' }, '1200.00', '按申请足额安排', 'the request in full'],
  ])('tell of %s', (_, more, envelope, zh, en) => {
    const line = told(more, envelope);
    expect(line.reason).toContain(zh);
    expect(line.reason_en).toContain(en);
  });

  it('tell why money is left', () => {
    const [, reserve] = lines([range('A', {})], '1500.00');
    expect(reserve?.reason).toBe('各项目都已达到区间上限,总额还余 300.00 元,留作预留,待审定后安排。');
    expect(reserve?.reason_en).toContain('300.00 yuan of the envelope is left');
  });
});
