import { describe, expect, it } from 'vitest';
import type { FrameworkScore } from '../../../../analytics/contracts/marts/rows.ts';
import type { Policy } from '../../../../analytics/policy/schema.ts';
import { frameworkSection } from '../../../../analytics/site/pages/department-framework.ts';
import { type Edition, editionOf } from '../../../../analytics/site/parts/edition.ts';
import { factsOf } from '../../../../analytics/site/parts/facts.ts';
import { closedYear, martRow, withRows } from '../../../fixtures/site-data.ts';

const words = (zh: string) => ({ zh, en: zh });
const clause = '某地办法';

const scheme: Policy['department_schemes'][number] = {
  code: 'whole',
  name: words('部门整体支出'),
  about: words('各方面都看'),
  for: [{}],
  levels: [
    { level1: 'input', weight: 40 },
    { level1: 'duty', weight: 60 },
  ],
  computed: [
    {
      code: 'staff_control',
      name: words('在职人员控制率'),
      level1: 'input',
      numerator: 'staff_actual',
      denominator: 'staff_authorised',
      formula: 'ratio',
      direction: '<=',
      target: 1,
      weight: 40,
      clause,
    },
  ],
  judged: [],
  clause,
};
const staff = martRow('evaluation_framework', {
  fiscal_year: 2025,
  department_code: '102',
  framework_code: 'staff_control',
  name_zh: '在职人员控制率',
  name_en: 'Staff control',
  numerator: '48.000000',
  denominator: '40.000000',
  value: '1.200000',
  target: '1.000000',
  direction: '<=',
  weight: '40.000000',
  points: '32.00',
  clause,
  kind: 'computed',
  scheme: 'whole',
  level1: 'input',
  completion: '0.800000',
  rule: 'at_most_linear',
  source_file: 'f1',
  source_row: 2,
});
const own: FrameworkScore = {
  ...staff,
  framework_code: 'A1',
  name_zh: '新增学位',
  numerator: null,
  denominator: null,
  value: null,
  target: '100.000000',
  direction: '>=',
  weight: '60.000000',
  points: '54.00',
  kind: 'own',
  level1: 'duty',
  actual: '90.000000',
  completion: '0.900000',
  rule: 'at_least_proportional',
};

const shown = (
  rows: readonly FrameworkScore[],
  more: { readonly part?: string; readonly cap?: string; readonly findings?: string | null } = {},
  edition: Edition = 'internal',
): string => {
  const year = closedYear();
  const scored = year.rows.evaluation_department.map((row) =>
    row.department_code === '102'
      ? {
          ...row,
          framework_part: more.part ?? '86.00',
          framework_cap_applied: more.cap ?? null,
          findings: more.findings ?? null,
        }
      : row,
  );
  const facts = factsOf(
    editionOf(
      {
        ...withRows(year, { evaluation_framework: rows, evaluation_department: scored }),
        policy: { ...year.policy, department_schemes: [scheme] },
      },
      edition,
    ),
  );
  const department = facts.marts.evaluation_department.find((row) => row.department_code === '102');
  const section = department && frameworkSection(facts, department);
  return (section?.markup ?? '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
};

describe('a department’s whole on its page', () => {
  it('has its levels in the scheme’s order, each with the points of its rows', () => {
    const page = shown([own, staff]);
    expect(page).toContain('投入 Input 40 40 32.00 履职效能 Duty performed 60 60 54.00');
    expect(page.indexOf('在职人员控制率 投入')).toBeLessThan(page.indexOf('新增学位 履职效能'));
  });

  it('says what its part comes of, and what a computed row divides', () => {
    const page = shown([own, staff]);
    expect(page).toContain('整体部分 = 100 × 86.00 ÷ 100 = 86.00 分。');
    expect(page).toContain('= 在职人员数 ÷ 编制数');
    expect(page).toContain('≤ 100.0% 120.00% 48 / 40');
    expect(page).toContain('60 × 90.0% = 54.00 90 ÷ 100');
    expect(page).not.toContain('▲');
  });

  it.each([
    [
      'what was not reported',
      { numerator: null, denominator: '40.000000', value: null, points: '0.00' },
      '未报 未报 / 40',
    ],
    ['what can’t be divided', { denominator: '0.000000', value: null, points: null }, '无从计算 48 / 0'],
  ])('tells %s', (_, cells, says) => {
    expect(shown([own, { ...staff, ...cells }])).toContain(says);
  });

  it('leaves a row that does not apply out of the weights', () => {
    const page = shown([own, { ...staff, denominator: '0.000000', value: null, points: null }], { part: '90.00' });
    expect(page).toContain('整体部分 = 100 × 54.00 ÷ 60 = 90.00 分。');
    expect(page).toContain('投入 Input 40 0 0.00');
  });

  it('says that an unmet veto row holds the part down, only where it does, and to the public too', () => {
    const vetoed: FrameworkScore = { ...own, rule: 'met_or_not', finding: 'veto_not_met', points: '54.00' };
    const held = { part: '59.00', cap: '59.00', findings: 'veto_not_met' };
    for (const edition of ['internal', 'public'] as const)
      expect(shown([vetoed, staff], held, edition)).toContain('不超过 59.00 分,得 59.00 分。');
    const low = shown([{ ...vetoed, points: '10.00' }, staff], { part: '42.00', findings: 'veto_not_met' });
    expect(low).toContain('整体部分 = 100 × 42.00 ÷ 100 = 42.00 分。');
    expect(low).toContain('▲ 一票否决的指标没有达到');
  });

  it('puts rows of levels outside the scheme last, and says that there are some', () => {
    const outside: FrameworkScore = {
      ...own,
      level1: 'effect',
      weight: '0.000000',
      points: '0.00',
      rule: 'unweighted',
    };
    const page = shown([outside, staff], { part: '80.00', findings: 'level_outside_scheme' });
    expect(page).toContain('▲ 有一级指标不在所用的评价体系里');
    expect(page).toContain('效果 Effect 0 0 0.00');
  });

  it('keeps from the public what people wrote and where it was read', () => {
    const told: FrameworkScore = { ...own, reason: '停工', declared_points: '55.00', finding: 'declared_differs' };
    const page = shown([told, staff], {}, 'public');
    expect(page).toContain('新增学位');
    for (const kept of ['停工', '55.00', '第 2 行', '▲']) expect(page).not.toContain(kept);
  });
});
