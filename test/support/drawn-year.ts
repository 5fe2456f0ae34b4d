import { departmentFact } from '../../analytics/contracts/datasets/department-fact.ts';
import { type Random, random } from '../../functions/sample/random.ts';

/** A row of a dataset as text; `file` is the number of the file that brought it. */
export type Cells = Readonly<Record<string, string | null>>;

const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));
const years = ['2024', '2025'] as const;
const departments = ['101', '102', '103', '104'];
/** One whose projects declare no goal and no fact, and one that has no project. */
const [silent, bare] = ['104', '105'];
const units = departments.flatMap((code) => [`${code}001`, `${code}002`]);
const funds = ['一般公共预算', '政府性基金'];
const directions = ['>=', '<=', '=', '>', '<', 'qualitative'];
const tiers = ['met', 'partly', 'unmet'];

/** From few values, so that rows often meet each other, a bound or nothing. */
const few = (draw: Random) => ({
  maybe: (share: number, value: () => string): string | null => (draw.chance(share) ? value() : null),
  money: () => draw.pick(['0', '0', '0.01', '1', '100', '100', '333.33', '1000', '99999.99', '-50']),
  budget: () => draw.pick(['0', '1', '100', '100', '200', '333.33', '1000', '1000', '-50']),
  declared: () => draw.pick(['0', '1', '100', '100', '333.33', '1000']),
  number: () =>
    draw.pick(['-3', '0', '0', '1', '1', '1.5', '2', '3', '5', '9.5', '10', '10', '10.5', '12', '15', '20']),
  share: () => draw.pick(['0', '0.1', '0.25', '0.5', '0.6', '0.75', '0.8', '0.9', '1']),
  points: () => draw.pick(['0', '5', '8', '9.5', '10', '12', '20', '25', '100', '100']),
});

interface Project {
  readonly code: string;
  readonly unit: string;
}

const projectsOf = (year: string): readonly Project[] =>
  units.flatMap((unit) => [1, 2, 3, 4, 5, 6, 7].map((index) => ({ code: `${year}${unit}00${index}`, unit })));

/** What every project of a year declares, spends, reaches and says of itself. */
const yearOf = (draw: Random, year: string) => {
  const { maybe, money, budget, declared, number, share, points } = few(draw);
  const rows: Record<string, Cells[]> = {};
  const add = (dataset: string, row: Cells): void => {
    rows[dataset] ??= [];
    rows[dataset].push({ fiscal_year: year, sheet: dataset, ...row });
  };
  for (const [index, unit] of units.slice(0, -1).entries()) {
    // Units change their department from one year to the next.
    const department = year === years[1] ? unit.slice(0, 3) : departments[index % departments.length];
    add('organisation', {
      department_code: department ?? '',
      department_name: `部门${department}`,
      department_group: draw.pick(['甲', '乙']),
      unit_code: unit,
      unit_name: `单位${unit}`,
    });
  }
  for (const { code, unit } of projectsOf(year)) {
    if (draw.chance(0.9))
      add('project', {
        unit_code: unit,
        project_code: code,
        project_name: `项目${code}`,
        project_type: draw.pick(['staff', 'operation', 'specific']),
        fund_source: maybe(0.7, () => draw.pick(funds)),
        initial_amount: maybe(0.8, declared),
        public_concern: maybe(0.5, () => draw.pick(['true', 'false'])),
        statutory: maybe(0.3, () => draw.pick(['true', 'false'])),
      });
    const indicators = unit.startsWith(silent) ? 0 : draw.int(0, 4);
    const weights = draw.pick([
      ['40', '30', '20', '0'],
      ['90', '0', '0', '0'],
      ['0', '0', '89.5', '0.5'],
      ['0', '40', '0', '0'],
      ['0', '0.5', '0', '0'],
      ['25', '25', '25', '15'],
    ]);
    for (let index = 0; index < indicators; index++) {
      const direction = draw.pick(directions);
      const weight = weights[index] ?? '0';
      const indicator = String(index + 1).padStart(2, '0');
      add('indicator', {
        project_code: code,
        indicator_code: indicator,
        indicator_name: `指标${indicator}`,
        level1: draw.pick(['output', 'benefit', 'satisfaction', 'cost']),
        level2: maybe(0.5, () => '数量'),
        direction,
        target_value: direction === 'qualitative' ? null : number(),
        target_text: direction === 'qualitative' ? '完成' : null,
        unit_of_measure: maybe(0.5, () => draw.pick(['个', '%'])),
        weight,
        accumulation: draw.pick(['flow', 'stock']),
        parent_indicator_code: weight === '0' && index > 0 ? '01' : null,
        plan_03: maybe(0.2, () => '0.2'),
        plan_06: maybe(0.2, () => '0.5'),
        plan_09: maybe(0.2, () => '0.8'),
      });
      const judged = direction === 'qualitative';
      const told = draw.pick([0.2, 0.9, 1]);
      for (const month of months)
        if (draw.chance(told))
          add('progress', {
            period: `${year}-${month}`,
            project_code: code,
            indicator_code: indicator,
            actual_value: judged ? null : maybe(0.8, number),
            tier: judged ? maybe(0.8, () => draw.pick(tiers)) : null,
            expected_value: judged ? null : maybe(0.2, number),
            likelihood: maybe(0.4, () => draw.pick(['certain', 'possible', 'possible', 'impossible'])),
            explanation: maybe(0.3, () => '雨季'),
            measure: maybe(0.3, () => '赶工'),
            measure_person: maybe(0.1, () => '某人'),
            declared_completion: maybe(0.1, share),
            declared_project_progress: maybe(0.2, share),
            reported_on: maybe(0.3, () => `${year}-${month}-28`),
          });
      if (draw.chance(0.8))
        add('self-evaluation', {
          project_code: code,
          indicator_code: indicator,
          actual_value: judged ? null : maybe(0.9, number),
          tier: judged ? maybe(0.7, () => draw.pick(tiers)) : null,
          tier_share: judged ? maybe(0.3, share) : null,
          declared_points: maybe(0.6, points),
          reason: maybe(0.4, () => '调整'),
          measure: maybe(0.4, () => '改进'),
          reported_on: maybe(0.6, () => `${Number(year) + 1}-${draw.pick(['01-31', '02-01', '03-31', '04-01'])}`),
        });
    }
    const spending = draw.chance(0.9);
    const amount = unit === units[0] ? '0' : budget();
    for (const month of months)
      for (const reporter of ['treasury', 'unit'])
        for (const fund of funds)
          if (spending && draw.chance(fund === funds[0] ? 0.8 : 0.2))
            add('execution', {
              period: `${year}-${month}`,
              reporter,
              unit_code: maybe(0.3, () => unit),
              project_code: code,
              fund_source: fund,
              money_kind: draw.pick(['current', 'current', 'carryover', 'surplus']),
              budget_line: '-',
              initial_amount: maybe(0.7, budget),
              adjusted_amount: draw.chance(0.8) ? amount : budget(),
              reserved_amount: maybe(0.2, money),
              committed_amount: maybe(0.2, money),
              received_amount: maybe(0.3, money),
              spent_amount: draw.pick(['0', '1', '50', '95', '100', '120', '333.33', '900', '-20']),
              paid_amount: maybe(0.3, money),
            });
    if (draw.chance(0.2))
      add('approval', {
        project_code: code,
        decision: draw.pick(['approved', 'returned', 'rejected']),
        approved_amount: maybe(0.8, declared),
        review_grade: maybe(0.5, () => draw.pick(['excellent', 'good', 'medium', 'poor'])),
      });
    if (draw.chance(0.2))
      add('re-evaluation', { project_code: code, score: draw.pick(['0', '59.99', '60', '79.99', '80', '90', '100']) });
    if (draw.chance(0.8)) {
      const next = String(Number(year) + 1);
      for (const fund of draw.chance(0.3) ? funds : funds.slice(0, 1))
        add('request', {
          fiscal_year: next,
          unit_code: unit,
          project_code: `${next}${code.slice(4)}`,
          project_name: `续${code}`,
          previous_project_code: maybe(0.85, () => code),
          fund_source: fund,
          requested_amount: draw.pick(['0', '1', '100', '150', '333.33', '1000', '2000']),
          floor_amount: maybe(0.3, () => draw.pick(['0', '1', '100'])),
        });
    }
  }
  const codes = departmentFact.fields.find(({ name }) => name === 'fact_code')?.choices ?? [];
  const facts = ['0', '0.5', '1', '1', '1.1', '2', '3', '10'];
  for (const department of [...departments, bare]) {
    for (const { code } of codes)
      if (department !== silent && draw.chance(0.8))
        add('department-fact', { department_code: department, fact_code: code, fact_value: draw.pick(facts) });
    for (const month of months)
      if (draw.chance(0.9))
        add('prior-year', {
          period: `${year}-${month}`,
          department_code: department,
          adjusted_amount: money(),
          spent_amount: money(),
        });
  }
  const keys = {
    file: ['ALL'],
    district: ['ALL'],
    department: [...departments, '-'],
    unit: [...units, '-'],
    project: projectsOf(year).map(({ code }) => code),
  };
  for (const month of ['06', '12'])
    for (const [level, own] of Object.entries(keys))
      for (const key of own)
        for (const [measure, values] of Object.entries({
          rows: ['1', '12', '14'],
          projects: ['1', '7'],
          initial_amount: ['0', '100', '1,000.00', '333.3'],
          adjusted_amount: ['0', '100', '1,000.00', '333'],
          spent_amount: ['0', '95', '100', '333.33', '-20'],
          committed_rate: ['0', '0%', '0.5', '50%'],
          execution_rate: ['0', '95%', '0.95', '1', '100%', '33.3%', '3.3'],
          paid_rate: ['0', '0%', '100.0%'],
          goal_progress: ['0.5', '50%', '100%', '1'],
          declared_progress: ['0.5', '0.25', '50%'],
          light: ['red', 'green'],
        }))
          if (draw.chance(0.5))
            add('control-figure', {
              period: `${year}-${month}`,
              kind: 'published',
              level,
              key_code: key,
              measure,
              value_text: draw.pick(values),
              decimals: maybe(0.5, () => draw.pick(['0', '1', '2'])),
              reporter: draw.pick(['treasury', 'unit']),
              money_kind: draw.pick(['all', 'current']),
            });
  return rows;
};

/** Some of a year's rows sent anew by a later file, with other values. */
const corrections = (draw: Random, first: Readonly<Record<string, readonly Cells[]>>, again: typeof first) =>
  Object.fromEntries(
    Object.entries(again).map(([dataset, rows]) => {
      const scope = (row: Cells): string => `${row.project_code ?? row.department_code ?? row.unit_code}`;
      const chosen = new Set([...new Set(rows.map(scope))].filter(() => draw.chance(0.1)));
      const known = new Set((first[dataset] ?? []).map(scope));
      return [dataset, rows.filter((row) => chosen.has(scope(row)) && known.has(scope(row)))];
    }),
  );

/**
 * Two years of a district, drawn by a seed from few values, so that bounds, ties, zeros, gaps and restatements are met
 * often. Nothing in it is plausible; it is there to notice that a figure changed.
 */
export const drawnYear = (seed: string): Readonly<Record<string, readonly Cells[]>> => {
  const draw = random(`drawn ${seed}`);
  const given: Record<string, Cells[]> = {};
  years.forEach((year, index) => {
    const rows = yearOf(draw.fork(year), year);
    const later = corrections(draw.fork(`later ${year}`), rows, yearOf(draw.fork(`again ${year}`), year));
    for (const [dataset, own] of Object.entries(rows)) {
      const files = [own, later[dataset] ?? []].flatMap((some, which) =>
        some.map((row) => ({ ...row, file: String(10 * index + 5 * which + 1) })),
      );
      given[dataset] = [...(given[dataset] ?? []), ...files];
    }
  });
  return given;
};
