import { parse } from 'yaml';
import { clause, written } from './refused.ts';

const name = { zh: '办法', en: 'way' };
const step = { from: 0.5, below: 1, share: 0.6 };

const scorings = [
  { form: 'proportional', zero_below: 0.6, full_from: 0.95, over: { effect: 'full' } },
  { form: 'between', zero_at: 0.6, full_at: 0.9, over: { effect: 'ask', from: 1.3 } },
  { form: 'linear', zero_at: 2, veto_cap: 59 },
  { form: 'ratio' },
  { form: 'symmetric' },
  {
    form: 'per_unit',
    unit: 1,
    of: 'value',
    points: 0.5,
    count: 'started',
    over: { effect: 'points', from: 1.3, points: 1 },
  },
  {
    form: 'steps',
    by: 'completion',
    steps: [step],
    over: { effect: 'steps', from: 1.3, steps: [{ from: 1.3, below: 2, share: 0.9 }] },
  },
  { form: 'met_or_not', over: { effect: 'proportional', from: 1.3 } },
].map((scoring) => ({
  code: `own_${scoring.form}`,
  name: { zh: `${scoring.form} 计分`, en: `by ${scoring.form}` },
  clause,
  ...scoring,
}));

const quotient = { formula: 'ratio', direction: '>=', target: 1, weight: 10, clause };
const about = { name, about: name, clause };

/** The default policy with something in each of its lists and under each of the keys that may be left out. */
export const everyEntry = (): Record<string, unknown> => ({
  ...parse(written),
  execution_parts: [{ code: 'basic', name, money_kind: 'current', fund_source: '基本支出', weight: 10, clause }],
  caps: [{ from: 0, below: 0.5, cap: 59, clause }],
  early_lines: [{ month: 6, below: 0.4, clause }],
  plan_curves: [
    {
      of: 'money',
      project_type: 'specific',
      function_code: '213',
      unit_code: 'U1',
      plan_03: 0.1,
      plan_06: 0.4,
      plan_09: 0.9,
      clause,
    },
  ],
  refused_warnings: [{ code: 'target-looks-like-fraction', clause }],
  monthly_run: { day: 10, time_zone: 'Asia/Shanghai', clause },
  calendar: [{ day: '2025-10-01', works: 'no', clause }],
  scorings,
  scoring_rules: [
    { scheme: 'one', direction: '>=', level1: 'output', level2: '数量', scoring: 'own_proportional', clause },
  ],
  schemes: [
    {
      code: 'one',
      ...about,
      for: [
        {
          project_type: 'staff',
          fund_source: '转移支付',
          function_code: '205',
          department_code: 'D1',
          department_group: '社会事业',
          project_code: 'P1',
        },
      ],
      execution_weight: 10,
      levels: [{ level1: 'output', weight: 90 }],
      computed: [
        {
          code: 'done',
          name,
          level1: 'output',
          level2: '数量',
          numerator: 'actual_output',
          denominator: 'planned_output',
          scoring: 'own_proportional',
          ...quotient,
        },
      ],
    },
  ],
  department_schemes: [
    {
      code: 'whole',
      ...about,
      for: [{ department_code: 'D1', department_group: '社会事业' }],
      levels: [{ level1: 'input', weight: 100 }],
      computed: [
        {
          code: 'staff_control',
          name,
          level1: 'input',
          numerator: 'staff_actual',
          denominator: 'staff_authorised',
          ...quotient,
        },
      ],
      judged: [{ code: 'rules', name, level1: 'input', level2: '制度', weight: 10, asks: name, clause }],
    },
  ],
  known_slips: [
    { kind: 'total', level: 'district', key: '*', measure: 'budget', period: '2025-06', gives: '1', note: name },
  ],
});
