import type { AuditCases } from './case.ts';

const share = (change: string): string =>
  `UPDATE evaluation_share SET ${change} WHERE subject_code = 'P1' AND indicator_code = '01'`;
const execution = (change: string): string => `UPDATE evaluation_execution SET ${change} WHERE project_code = 'P1'`;
const row = (change: string, code = '01', project = 'P1'): string =>
  `UPDATE evaluation_indicator SET ${change} WHERE project_code = '${project}' AND indicator_code = '${code}'`;
const project = (change: string, code = 'P1'): string =>
  `UPDATE evaluation_project SET ${change} WHERE project_code = '${code}'`;
const measure = (change: string): string =>
  `UPDATE evaluation_framework SET ${change} WHERE department_code = '101' AND framework_code = 'staff_control'`;
const department = (change: string, code = '101'): string =>
  `UPDATE evaluation_department SET ${change} WHERE department_code = '${code}'`;
const decimals = (count: number): string => `UPDATE policy SET rounding_decimals = ${count}`;

/** Up to the rounding a row may earn more than its weight: half a unit of the last decimal. */
const rounded = (change: (change: string) => string, key: string): AuditCases['cases'] => [
  [change(`weight = points`)],
  [change(`weight = points - 0.005`)],
  [change(`weight = points - 0.005001`), key],
  [`${decimals(1)}; ${change(`weight = points - 0.05`)}`],
  [`${decimals(1)}; ${change(`weight = points - 0.050001`)}`, key],
  [`${decimals(0)}; ${change(`weight = points - 0.5`)}`],
  [`${decimals(0)}; ${change(`weight = points - 0.500001`)}`, key],
  [change(`points = -0.01`), key],
  [change(`points = 0`)],
];

const rows: Readonly<Record<string, AuditCases>> = {
  evaluation_shares_are_fractions: {
    key: ['subject_code', 'indicator_code'],
    cases: [share, execution].flatMap((change, half) => {
      const key = half === 0 ? 'P1 01' : 'P1 EXECUTION';
      const whole = half === 0 ? 'completion_whole' : 'rate_whole';
      return [
        [change(`share_part = share_whole`)],
        [change(`share_part = share_whole + 1`), key],
        [change(`share_part = 0`)],
        [change(`share_part = -1`), key],
        [change(`share_part = 0, share_whole = 0`), key],
        [change(`${whole} = 0`), key],
        [change(`${whole} = NULL`)],
        [change(`share_part = NULL`), key],
        [change(`share_whole = NULL`), key],
      ] as const;
    }),
  },
  evaluation_points_within_weight: {
    key: ['project_code', 'indicator_code'],
    cases: [
      ...rounded(row, 'P1 01'),
      [row(`points = NULL`), 'P1 01'],
      [row(`points = 0`, '01', 'P3'), 'P3 01'],
      [row(`points = NULL`, 'EXECUTION', 'P3'), 'P3 EXECUTION'],
      [row(`rule = NULL`), 'P1 01'],
      [row(`clause = NULL`), 'P1 01'],
      [
        `INSERT INTO evaluation_project SELECT * REPLACE (2024 AS fiscal_year, NULL AS total) FROM evaluation_project WHERE project_code = 'P1'`,
      ],
    ],
  },
  evaluation_execution_adds_up: {
    key: ['project_code'],
    cases: [
      [row(`weight = weight - 0.000001`, 'EXECUTION'), 'P1'],
      [row(`weight = NULL`, 'EXECUTION'), 'P1'],
      [`DELETE FROM evaluation_indicator WHERE project_code = 'P1' AND indicator_code = 'EXECUTION'`, 'P1'],
      [row(`weight = weight + 1`)],
      [
        `${row(`weight = weight - 4`, 'EXECUTION')};
         INSERT INTO evaluation_indicator SELECT * REPLACE ('EXECUTION:own' AS indicator_code, 4 AS weight)
         FROM evaluation_indicator WHERE project_code = 'P1' AND indicator_code = 'EXECUTION'`,
      ],
    ],
  },
  evaluation_framework_points: {
    key: ['department_code', 'framework_code'],
    cases: [
      ...rounded(measure, '101 staff_control'),
      [measure(`points = NULL`), '101 staff_control'],
      [measure(`points = NULL, denominator = 1`), '101 staff_control'],
      [measure(`points = NULL, denominator = NULL`), '101 staff_control'],
      [measure(`points = NULL, denominator = 0`)],
    ],
  },
};

const totals: Readonly<Record<string, AuditCases>> = {
  evaluation_totals_are_sums: {
    key: ['project_code'],
    cases: [
      [project(`raw_total = raw_total + 0.01, total = total + 0.01, score = score + 0.01`), 'P1'],
      [project(`raw_total = NULL`), 'P1'],
      [project(`total = total - 0.01, score = score - 0.01`), 'P1'],
      [`DELETE FROM evaluation_indicator WHERE project_code = 'P1'`, 'P1'],
      [`DELETE FROM evaluation_project WHERE project_code = 'P1'`, 'P1'],
      [
        `INSERT INTO evaluation_indicator SELECT * REPLACE (2024 AS fiscal_year) FROM evaluation_indicator WHERE project_code = 'P1'`,
        'P1',
      ],
      [project(`cap_applied = 60, total = 60, score = 60`)],
      [project(`cap_applied = raw_total`)],
      [project(`cap_applied = 60, veto_cap_applied = 60, total = 60, score = 60`)],
      [project(`cap_applied = 60, veto_cap_applied = 59, total = 60, score = 60`), 'P1'],
      [project(`veto_cap_applied = 60`), 'P1'],
      [project(`cap_applied = 90, total = 90, score = 90`), 'P1'],
      [`${row('points = 90.01', '01', 'P2')}; ${project('raw_total = 100.01, total = 100, score = 100', 'P2')}`],
      [
        `${row('points = 90.01', '01', 'P2')}; ${project('raw_total = 100.01, total = 100.01, score = 100.01', 'P2')}`,
        'P2',
      ],
      [project(`deduction_points = 2.33, total = 80, score = 80`)],
      [project(`deduction_points = 2.33`), 'P1'],
      [project(`deduction_points = 90, total = 0, score = 0`)],
      [project(`found_deduction_points = 2.33, total = 80, score = 80`)],
      [project(`found_deduction_points = 2.33`), 'P1'],
      [project(`found_deduction_points = 90, bonus_points = 3, total = 3, score = 3`)],
      [project(`bonus_points = 2.33`), 'P1'],
      [project(`bonus_points = 90, total = 100, score = 100`)],
      [project(`score = NULL`), 'P1'],
      [project(`not_evaluated_reason = 'other'`), 'P1'],
      [project(`not_evaluated_reason = NULL`, 'P3'), 'P3'],
      [project(`score = score + 0.01`), 'P1'],
      [project(`re_score = 50`)],
      [project(`score = score + 0.01`, 'P4'), 'P4'],
      [project(`grade = NULL`), 'P1'],
      [`DELETE FROM policy_grade WHERE from_score < 80; ${project('grade = NULL', 'P4')}`],
      [
        `DELETE FROM policy_grade WHERE from_score < 80; ${project('grade = NULL, re_score = 80, score = 80', 'P4')}`,
        'P4',
      ],
    ],
  },
  evaluation_projects_complete: {
    key: ['project_code'],
    cases: [
      [`DELETE FROM evaluation_project WHERE project_code = 'P3'`, 'P3'],
      [`DELETE FROM monitoring_project WHERE project_code = 'P3'`, 'P3'],
      [`DELETE FROM monitoring_project WHERE project_code = 'P3' AND period = '2025-11'`],
      [`UPDATE monitoring_project SET fiscal_year = 2024 WHERE project_code = 'P3'`, 'P3'],
      [project(`fiscal_year = 2024`, 'P3'), 'P3', 'P3'],
      [`UPDATE run_setting SET evaluates = false`, 'P1', 'P2', 'P3', 'P4'],
      [`UPDATE run_setting SET evaluates = false; DELETE FROM evaluation_project`],
    ],
  },
  evaluation_departments_on_scale: {
    key: ['department_code'],
    cases: [
      [department(`total = 100`)],
      [department(`total = 0`)],
      ...['total', 'project_part', 'framework_part'].flatMap((figure) => [
        [department(`${figure} = 100.01`), '101'] as const,
        [department(`${figure} = -0.01`), '101'] as const,
      ]),
      [department(`grade = NULL`), '101'],
      [department(`grade = NULL, total = NULL`)],
      [`DELETE FROM policy_grade WHERE from_score < 80; ${department('grade = NULL, total = 79')}`],
    ],
  },
  evaluation_ranks_bounded: {
    key: ['department_code'],
    cases: [
      [department(`rank_high = 2`)],
      [department(`rank = 2`), '101'],
      [department(`rank_low = 2`), '101'],
      [department(`rank_low = 0`), '101'],
      [department(`total = NULL`), '101'],
      [department(`rank = NULL`), '101'],
      [department(`total = NULL, rank = NULL`)],
      ...['excellent', 'good', 'medium', 'poor', 'ungraded'].map(
        (grade) => [department(`${grade} = ${grade} + 1`), '101'] as const,
      ),
      [department(`medium = 0, poor = 1`, '102')],
      [department(`evaluated = 1`), '101'],
      [department(`evaluated = 3`), '101'],
      [department(`evaluated = 2`, '102')],
      [department(`department_code = '-'`), '-'],
      [department(`department_code = '-', total = NULL, rank = NULL`)],
    ],
  },
};

export const evaluationCases: Readonly<Record<string, AuditCases>> = { ...rows, ...totals };
