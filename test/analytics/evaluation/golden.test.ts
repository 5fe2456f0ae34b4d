import { describe, expect, it } from 'vitest';
import type { Row } from '../../../analytics/core/ports/engine.ts';
import type { Policy } from '../../../analytics/policy/schema.ts';
import { type GoldenCase, goldenCases, goldenRows, yearOf } from './golden-case.ts';
import { defaultPolicy, evaluate, policyWith } from './year.ts';

/**
 * Every printed figure that the rules do not give: row, as printed, by the rule. A form not listed is reproduced row by
 * row.
 */
const documented: Readonly<Record<string, readonly (readonly [string, number, number])[]>> = {
  'langfang-hvac-2019': [
    ['工程资金金额', 9, 8.62],
    ['EXECUTION', 9, 8.62],
  ],
  'zhongxian-science-dept-2024': [['EXECUTION', 9.68, 9.69]],
  'yongde-school-meals-2022': [
    ['资金到位及时率', 7, 10],
    ['政策知晓率', 9, 9.8],
  ],
  'yinchuan-school-2021': [['EXECUTION', 9, 10]],
  'cq-media-dept-2021': [['政府采购执行率', 2, 1.45]],
  'guichi-commission-2022': [['EXECUTION', 0, 10]],
  'lingling-forestry-dept-2021': [
    ['木材销售收入', 5, 5.96],
    ['林产品收入', 5, 5.65],
    ['EXECUTION', 10, 8.04],
  ],
};

const cases = await goldenCases();
const named = (id: string): GoldenCase => {
  const found = cases.find((each) => each.id === id);
  if (!found) throw new RangeError(`no case ${id}`);
  return found;
};

/** Scores forms that share a policy in one go. */
const score = async (
  forms: readonly GoldenCase[],
  policy: Policy,
): Promise<{ readonly rows: readonly Row[]; readonly projects: readonly Row[] }> => {
  const { evaluation_indicator: rows = [], evaluation_project: projects = [] } = await evaluate(yearOf(forms), policy);
  return { rows, projects };
};

const scheme = ({ budget, denominator }: GoldenCase): string => `${budget.weight} ${denominator}`;
const scored = new Map<string, { readonly rows: readonly Row[]; readonly project: Row | undefined }>();
for (const each of new Set(cases.map(scheme))) {
  const forms = cases.filter((form) => scheme(form) === each);
  const [weight, denominator] = each.split(' ');
  const { rows, projects } = await score(
    forms,
    policyWith({ execution_weight: Number(weight), execution_denominator: denominator ?? null }),
  );
  for (const { id } of forms) {
    scored.set(id, {
      rows: rows.filter((row) => row.project_code === id),
      project: projects.find((row) => row.project_code === id),
    });
  }
}

const pointsOf = (form: GoldenCase): readonly (readonly [string, number | null, number])[] => {
  const rows = scored.get(form.id)?.rows ?? [];
  const printed = [
    ...form.indicators.map(({ name, points }) => [name, points] as const),
    ['EXECUTION', form.budget.points] as const,
  ];
  return printed.map(([name, points], index) => [name, points, Number(rows[index]?.points)]);
};

describe('published forms', () => {
  it('are fifteen', () => expect(cases).toHaveLength(15));

  it.each(cases.map((form) => [form.id, form] as const))('%s: every row scores what the rule gives', (_, form) => {
    const rows = pointsOf(form).map(([, , points]) => points);
    expect(rows.slice(0, -1)).toEqual(form.indicators.map((row) => row.computed_points));
    // guichi's total line is 0/0/0; its one source line is spent in full
    expect(rows.at(-1)).toBe(form.budget.computed_points ?? 10);
  });

  it.each(cases.map((form) => [form.id, form] as const))(
    '%s: the printed points differ from the rule only where documented',
    (_, form) => {
      const different = pointsOf(form).filter(([, printed, points]) => printed !== null && printed !== points);
      expect(different).toEqual(documented[form.id] ?? []);
    },
  );

  it.each(cases.filter((form) => form.verdict === 'exact').map((form) => [form.id, form] as const))(
    '%s: is reproduced as printed',
    (id, form) => {
      expect(documented[id]).toBeUndefined();
      expect(Number(scored.get(id)?.project?.raw_total)).toBe(form.printed_sum_of_rows);
      if (form.total !== null) expect(Number(scored.get(id)?.project?.total)).toBe(form.total);
    },
  );

  it.each(cases.filter((form) => form.indicators.length > 0).map((form) => [form.id, form] as const))(
    '%s: the rows add up',
    (id, form) => {
      const added = form.budget.computed_points === null ? 10 : 0;
      expect(Number(scored.get(id)?.project?.raw_total)).toBe(form.computed_sum_of_rows + added);
    },
  );
});

describe('what the forms differ in', () => {
  it('langfang rounds to whole points: that policy prints its 98', async () => {
    const { projects } = await score([named('langfang-hvac-2019')], policyWith({ rounding_decimals: 0 }));
    expect(projects[0]?.total).toBe('98.00');
  });

  it('zhongxian rounds the rate first and halves to even: that policy prints its 9.68', async () => {
    const { rows } = await score(
      [named('zhongxian-science-dept-2024')],
      policyWith({ execution_rate_decimals: 4, rounding_mode: 'half_even' }),
    );
    expect(rows.at(-1)?.points).toBe('9.68');
  });

  it('yongde took points off without a reason: 96 printed, 99.80 by the rule, 优 either way', () => {
    expect(named('yongde-school-meals-2022')).toMatchObject({ total: 96, grade: '优' });
    expect(scored.get('yongde-school-meals-2022')?.project).toMatchObject({
      total: '99.80',
      grade: 'excellent',
      self_score: '96.00',
      gap: '-3.80',
    });
  });

  it('zhongjiang’s weights add to 110', () => {
    const project = scored.get('zhongjiang-gauge-2022')?.project;
    expect(project).toMatchObject({ weight_total: '110.000000', raw_total: '110.00', total: '100.00' });
    expect(String(project?.findings)).toContain('weights_not_100');
    expect(named('zhongjiang-gauge-2022').total).toBe(100);
  });

  it('yinchuan’s 98 is out of its rows’ reach: 85 and the 10 that are not stored', () => {
    expect(Number(scored.get('yinchuan-school-2021')?.project?.raw_total) + 10).toBeLessThan(
      named('yinchuan-school-2021').total ?? 0,
    );
  });

  it('cq’s total loses 0.55 to one row printed in full', () => {
    const form = named('cq-media-dept-2021');
    const notStored = 20;
    expect(Number(scored.get(form.id)?.project?.raw_total) + notStored).toBe(form.computed_total);
    expect(form.total).toBe(97.6);
  });

  it('chengan applies the weights twice: 22.50 converted, 90 in points', () => {
    const form = named('chengan-elderly-2020');
    expect(form.indicators.reduce((sum, row) => sum + (row.converted ?? 0), 0)).toBe(22.5);
    expect(
      Number(scored.get(form.id)?.project?.output_points) + Number(scored.get(form.id)?.project?.benefit_points),
    ).toBe(80);
  });

  it('taibai caps 108.20 % at the weight, yet prints a line of 92.87 % in full', async () => {
    const form = named('taibai-town-dept-2021');
    expect(scored.get(form.id)?.rows.at(-1)).toMatchObject({ points: '10.00', actual: '1.082018' });
    const kinds = (form.budget.by_kind ?? []).map(
      (kind): GoldenCase => ({ ...form, id: kind.kind, budget: { ...form.budget, ...kind } }),
    );
    const { rows } = await score(kinds, policyWith({ execution_denominator: 'initial' }));
    expect(rows.map((row) => [row.project_code, row.points])).toEqual([
      ['基本支出', '9.29'],
      ['项目支出', '10.00'],
    ]);
  });
});

describe('single rows of further forms', () => {
  it('rows-execution.csv: the rate and its points', async () => {
    const given = await goldenRows('rows-execution.csv');
    const form = (row: Readonly<Record<string, string>>): GoldenCase =>
      ({
        id: row.id,
        money_unit: '万元',
        indicators: [],
        budget: {
          initial: Number(row.initial),
          adjusted: Number(row.adjusted),
          spent: Number(row.spent),
          points: null,
        },
      }) as unknown as GoldenCase;
    const { rows } = await score(given.map(form), defaultPolicy);
    const points = new Map(rows.map((row) => [row.project_code, [row.points, (Number(row.actual) * 100).toFixed(2)]]));
    expect(given.map(({ id }) => [id, points.get(id ?? '')])).toEqual(
      given.map((row) => [row.id, [Number(row.computed_points).toFixed(2), row.computed_rate_pct]]),
    );
    for (const row of given.filter(({ agrees }) => agrees === 'true'))
      expect(Number(points.get(row.id ?? '')?.[0])).toBe(Number(row.printed_points));
  });

  it('rows-indicator.csv: met is full, however far above', async () => {
    const given = await goldenRows('rows-indicator.csv');
    const { evaluation_indicator: rows = [] } = await evaluate({
      monitoring_project: [{ project_code: 'P', budget_amount: 1, spent_amount: 1 }],
      staging_indicator: given.map((row) => ({
        project_code: 'P',
        indicator_code: row.id ?? '',
        level1: 'output',
        direction: row.direction ?? '',
        target_value: row.target ?? '',
        weight: row.weight ?? '',
      })),
      staging_self_evaluation: given.map((row) => ({
        project_code: 'P',
        indicator_code: row.id ?? '',
        actual_value: row.actual ?? '',
      })),
    });
    const scores = new Map(rows.map((row) => [row.indicator_code, row]));
    for (const row of given) {
      expect(Number(scores.get(row.id ?? '')?.points)).toBe(Number(row.points));
      expect((Number(scores.get(row.id ?? '')?.completion) * 100).toFixed(2)).toBe(
        Number(row.completion_pct).toFixed(2),
      );
    }
  });

  it('rows-grade.csv: each printed grade under the scale that fits it', async () => {
    const grades: Readonly<Record<string, string>> = { 优: 'excellent', 良: 'good', 中: 'medium', 差: 'poor' };
    const lowest: Readonly<Record<string, number>> = { '80/70/60 excellent': 80, '80/70/60 good': 70 };
    for (const row of await goldenRows('rows-grade.csv')) {
      const scale = defaultPolicy.grades.map((each, index, all) => ({
        ...each,
        from: lowest[`${row.scale_that_fits} ${each.grade}`] ?? each.from,
        below: index === 0 ? each.below : (lowest[`${row.scale_that_fits} ${all[index - 1]?.grade}`] ?? each.below),
      }));
      const { evaluation_project: projects = [] } = await evaluate(
        {
          monitoring_project: [{ project_code: 'P', budget_amount: 1, spent_amount: 1 }],
          staging_indicator: [
            {
              project_code: 'P',
              indicator_code: '01',
              level1: 'output',
              direction: '>=',
              target_value: 100,
              weight: 100,
            },
          ],
          staging_self_evaluation: [{ project_code: 'P', indicator_code: '01', actual_value: row.total ?? '' }],
        },
        policyWith({ execution_weight: 0 }, { grades: scale }),
      );
      expect([row.id, projects[0]?.total, projects[0]?.grade]).toEqual([
        row.id,
        Number(row.total).toFixed(2),
        grades[row.grade ?? ''],
      ]);
    }
  });
});
