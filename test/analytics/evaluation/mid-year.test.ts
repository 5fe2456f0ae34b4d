import { describe, expect, it } from 'vitest';
import { defaultPolicy, openYear, type Year } from './year.ts';

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
