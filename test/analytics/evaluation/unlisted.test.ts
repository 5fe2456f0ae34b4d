import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Session } from '../../../analytics/core/ports/engine.ts';
import { defaultPolicy, openYear, type Year } from './year.ts';

const projects = ['P1', 'P2', 'P3', 'P9'];

/** A project of a unit that no list has, better than all others. */
const year: Year = {
  staging_organisation: [
    { unit_code: '101001', department_code: '101', department_name: '教育局' },
    { unit_code: '102001', department_code: '102', department_name: '水利局' },
  ],
  monitoring_project: [
    {
      project_code: 'P1',
      department_code: '101',
      unit_code: '101001',
      budget_amount: '100.00',
      spent_amount: '100.00',
    },
    {
      project_code: 'P2',
      department_code: '102',
      unit_code: '102001',
      budget_amount: '100.00',
      spent_amount: '100.00',
    },
    {
      project_code: 'P3',
      department_code: '102',
      unit_code: '102001',
      budget_amount: '100.00',
      spent_amount: '100.00',
    },
    { project_code: 'P9', department_code: '-', unit_code: '109001', budget_amount: '100.00', spent_amount: '100.00' },
  ],
  staging_indicator: projects.map((code) => ({
    project_code: code,
    indicator_code: '01',
    level1: 'output',
    direction: '>=',
    target_value: 100,
    weight: 90,
  })),
  staging_self_evaluation: [
    { project_code: 'P1', indicator_code: '01', actual_value: 90 },
    { project_code: 'P2', indicator_code: '01', actual_value: 80 },
    { project_code: 'P3', indicator_code: '01', actual_value: 70 },
    { project_code: 'P9', indicator_code: '01', actual_value: 100 },
  ],
};

let session: Session;
beforeAll(async () => {
  session = await openYear(year, defaultPolicy);
});
afterAll(() => session.close());

it('a project whose unit no list has is scored, and counts in no department’s total or rank', async () => {
  const rows = await session.rows(
    'SELECT department_code, projects, evaluated, excellent, total, "rank", rank_low, rank_high FROM evaluation_department ORDER BY department_code',
  );
  expect(rows).toEqual([
    {
      department_code: '-',
      projects: 1,
      evaluated: 1,
      excellent: 1,
      total: null,
      rank: null,
      rank_low: null,
      rank_high: null,
    },
    expect.objectContaining({ department_code: '101', total: '91.00', rank: 1, rank_low: 1, rank_high: 1 }),
    expect.objectContaining({ department_code: '102', total: '77.50', rank: 2 }),
  ]);
  expect(await session.rows("SELECT score, grade FROM evaluation_project WHERE project_code = 'P9'")).toEqual([
    { score: '100.00', grade: 'excellent' },
  ]);
});
