import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../../analytics/core/ports/engine.ts';
import { allocationLineAudited } from '../../../analytics/models/allocation-line.ts';
import { auditPath } from '../../../analytics/models/audit.ts';
import { readModels } from '../../../analytics/models/catalogue.ts';
import { asset, defaultPolicy, openYear, type Year } from './year.ts';

/** A small year that fills every mart: two departments, a project unreported, framework facts, requests old and new. */
const year: Year = {
  staging_organisation: [
    { unit_code: '101001', department_code: '101', department_name: '教育局', department_group: '社会事业' },
    { unit_code: '102001', department_code: '102', department_name: '水利局', department_group: '农业农村' },
  ],
  monitoring_project: [
    {
      project_code: 'P1',
      department_code: '101',
      unit_code: '101001',
      budget_amount: '1000.00',
      spent_amount: '900.00',
    },
    {
      project_code: 'P2',
      department_code: '101',
      unit_code: '101001',
      budget_amount: '500.00',
      spent_amount: '500.00',
    },
    { project_code: 'P3', department_code: '102', unit_code: '102001', budget_amount: '300.00', spent_amount: null },
  ],
  monitoring_fund: [
    { project_code: 'P1', fund_source: '中央', budget_amount: '300.00' },
    { project_code: 'P1', fund_source: '本级', budget_amount: '700.00' },
    { project_code: 'P2', budget_amount: '500.00' },
    { project_code: 'P3', budget_amount: '300.00' },
  ],
  staging_indicator: ['P1', 'P2', 'P3'].map((code) => ({
    project_code: code,
    indicator_code: '01',
    level1: 'output',
    direction: '>=',
    target_value: 3,
    weight: 90,
  })),
  staging_self_evaluation: [
    { project_code: 'P1', indicator_code: '01', actual_value: 2 },
    { project_code: 'P2', indicator_code: '01', actual_value: 3 },
  ],
  staging_department_fact: [
    { department_code: '101', fact_code: 'staff_actual', fact_value: 41 },
    { department_code: '101', fact_code: 'staff_authorised', fact_value: 40 },
  ],
  staging_request: [
    {
      project_code: 'N1',
      unit_code: '101001',
      previous_project_code: 'P1',
      fund_source: '中央',
      requested_amount: '333.33',
    },
    {
      project_code: 'N1',
      unit_code: '101001',
      previous_project_code: 'P1',
      fund_source: '本级',
      requested_amount: '666.68',
    },
    { project_code: 'N2', unit_code: '102001', requested_amount: '100.00', floor_amount: '10.00' },
    { project_code: 'N3', unit_code: '101001', previous_project_code: 'P2', requested_amount: '200.00' },
    { project_code: 'N4', unit_code: '101001', previous_project_code: 'P2', requested_amount: '200.00' },
    {
      project_code: 'N5',
      unit_code: '101001',
      previous_project_code: 'P2',
      fund_source: '中央',
      requested_amount: '50.00',
    },
  ],
};

const mine = [...(await readModels(asset)), allocationLineAudited]
  .flatMap(({ mustHold }) => mustHold)
  .filter((name) => /^(evaluation|allocation|monitoring_funds)_/.test(name));

const broken = async (session: Session): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const name of mine) if ((await session.rows(await asset(auditPath(name)))).length > 0) found.push(name);
  return found;
};

const brokenIn = async (through: string, envelope: string | null): Promise<readonly string[]> => {
  const session = await openYear(year, defaultPolicy, through, envelope);
  try {
    return await broken(session);
  } finally {
    await session.close();
  }
};

describe('audits', () => {
  let session: Session;
  beforeAll(async () => {
    session = await openYear(year);
  });
  afterAll(() => session.close());

  it.each<[string, string, string | null]>([
    ['at the end of the year', '2025-12', null],
    ['with an envelope that leaves a reserve', '2025-12', '99999.99'],
    ['in the middle of the year', '2025-06', null],
  ])('are silent on what the models make %s', async (_, through, envelope) =>
    expect(await brokenIn(through, envelope)).toEqual([]),
  );

  it.each<[string, string]>([
    [
      'evaluation_shares_are_fractions',
      `UPDATE evaluation_share SET share_part = share_whole + 1 WHERE project_code = 'P1'`,
    ],
    ['evaluation_shares_are_fractions', `UPDATE evaluation_execution SET share_part = -1 WHERE project_code = 'P1'`],
    ['evaluation_points_within_weight', `UPDATE evaluation_indicator SET clause = NULL WHERE project_code = 'P1'`],
    [
      'evaluation_points_within_weight',
      `UPDATE evaluation_indicator SET weight = points - 0.01 WHERE project_code = 'P1'`,
    ],
    [
      'evaluation_totals_are_sums',
      `UPDATE evaluation_project SET raw_total = raw_total + 0.01, total = total + 0.01 WHERE project_code = 'P1'`,
    ],
    ['evaluation_totals_are_sums', `UPDATE evaluation_project SET total = total - 0.01 WHERE project_code = 'P1'`],
    ['evaluation_totals_are_sums', `UPDATE evaluation_project SET grade = NULL WHERE project_code = 'P1'`],
    ['evaluation_projects_complete', `DELETE FROM monitoring_project WHERE project_code = 'P3'`],
    [
      'evaluation_framework_points',
      `UPDATE evaluation_framework SET points = NULL WHERE framework_code = 'staff_control'`,
    ],
    [
      'evaluation_framework_points',
      `UPDATE evaluation_framework SET points = weight + 0.01 WHERE framework_code = 'staff_control'`,
    ],
    ['evaluation_ranks_bounded', `UPDATE evaluation_department SET rank = rank_high + 1 WHERE department_code = '101'`],
    ['evaluation_ranks_bounded', `UPDATE evaluation_department SET good = good + 1 WHERE department_code = '101'`],
    [
      'allocation_bases_add_up',
      `UPDATE allocation_request SET base_amount = base_amount + 0.01 WHERE fund_source = '本级'`,
    ],
    ['allocation_bases_add_up', `UPDATE allocation_request SET base_amount = NULL WHERE project_code = 'N3'`],
    ['allocation_bases_add_up', `UPDATE allocation_request SET base_amount = 50.00 WHERE project_code = 'N5'`],
    ['allocation_bases_add_up', `UPDATE allocation_request SET base_amount = 0.00 WHERE project_code = 'N2'`],
    ['allocation_bases_add_up', `DELETE FROM monitoring_fund WHERE fund_source = '中央'`],
    ['monitoring_funds_add_up', `DELETE FROM monitoring_fund WHERE fund_source = '中央'`],
    ['monitoring_funds_add_up', `UPDATE monitoring_fund SET budget_amount = budget_amount + 0.01`],
    ['monitoring_funds_add_up', `INSERT INTO monitoring_fund VALUES ('P9', '中央', 0.01)`],
    [
      'allocation_ranges_ordered',
      `UPDATE allocation_range SET floor_amount = low_amount + 0.01 WHERE project_code = 'N1' AND fund_source = '本级'`,
    ],
    ['allocation_ranges_ordered', `UPDATE allocation_range SET clause = NULL`],
    ['allocation_lines_inside_ranges', `UPDATE allocation_line SET reason = NULL WHERE project_code = 'N1'`],
    [
      'allocation_lines_inside_ranges',
      `INSERT INTO allocation_line (fiscal_year, project_code, fund_source, allocated_amount, reason, reason_en, binding_limit) VALUES (2026, 'N9', '-', 0, '', '', 'none')`,
    ],
    [
      'allocation_adds_to_envelope',
      `UPDATE allocation_line SET allocated_amount = allocated_amount + 0.01 WHERE fund_source = '本级'`,
    ],
  ])('%s finds %s', async (name, change) => {
    await session.run('BEGIN TRANSACTION');
    try {
      await session.run(change);
      expect(await broken(session)).toContain(name);
    } finally {
      await session.run('ROLLBACK');
    }
  });

  it('each have a file that says what must hold', async () => {
    for (const name of mine) expect(await asset(auditPath(name))).toMatch(new RegExp(`^-- ${name} · .+\n-- .+`));
  });
});

describe('marts in the middle of the year', () => {
  it('are empty for evaluation, and no allocation rises before one', async () => {
    const session = await openYear(year, defaultPolicy, '2025-06');
    try {
      for (const mart of [
        'evaluation_indicator',
        'evaluation_project',
        'evaluation_framework',
        'evaluation_department',
      ]) {
        expect(await session.rows(`SELECT * FROM ${mart}`)).toEqual([]);
      }
      const rules = await session.rows(`SELECT DISTINCT rule FROM allocation_range ORDER BY rule`);
      expect(rules.map(({ rule }) => rule)).toEqual(['new', 'not_evaluated']);
    } finally {
      await session.close();
    }
  });
});
