import type { AuditCases } from './case.ts';

const june = `period = '2025-06'`;
const may = `period = '2025-05'`;
const march = `period = '2025-03'`;
const rollups = (change: string): string =>
  ['unit', 'department', 'district'].map((level) => `UPDATE monitoring_${level} SET ${change}`).join('; ');
const more = (relation: string, column: string, where: string): string =>
  `UPDATE ${relation} SET ${column} = ${column} + 1 WHERE ${where}`;

/** What adds up, and what is all there. */
const wholes: Readonly<Record<string, AuditCases>> = {
  monitoring_departments_add_up: {
    key: ['level', 'period'],
    cases: [
      ...['projects', 'green', 'yellow', 'red', 'blue', 'missing', 'spent_amount', 'budget_amount'].flatMap(
        (column) =>
          [
            [more('monitoring_unit', column, `${june} AND unit_code = '101001'`), 'unit 2025-06'],
            [more('monitoring_department', column, `${june} AND department_code = '101'`), 'department 2025-06'],
            [more('monitoring_district', column, june), 'department 2025-06', 'unit 2025-06'],
          ] as const,
      ),
      [`UPDATE monitoring_unit SET spent_amount = 0 WHERE ${june}`, 'unit 2025-06'],
      [`UPDATE monitoring_district SET spent_amount = NULL WHERE ${june}`, 'department 2025-06', 'unit 2025-06'],
      [`UPDATE monitoring_district SET budget_amount = NULL WHERE ${june}`, 'department 2025-06', 'unit 2025-06'],
      [`DELETE FROM monitoring_unit WHERE unit_code = '101002' AND ${june}`, 'unit 2025-06'],
      [`DELETE FROM monitoring_unit WHERE ${june}`, 'unit 2025-06'],
      [`DELETE FROM monitoring_department WHERE ${june}`, 'department 2025-06'],
      [
        `DELETE FROM monitoring_unit WHERE ${june}; DELETE FROM monitoring_department WHERE ${june}`,
        'department 2025-06',
        'unit 2025-06',
      ],
      [`DELETE FROM monitoring_district WHERE ${june}`, 'department 2025-06', 'unit 2025-06'],
      [rollups(`blue = red, red = 0 WHERE ${march}`)],
      [rollups(`blue = red WHERE ${march}`), 'department 2025-03', 'unit 2025-03'],
    ],
  },
  monitoring_funds_add_up: {
    key: ['project_code'],
    cases: [
      [`DELETE FROM monitoring_fund WHERE fund_source = '中央'`, 'P1'],
      [`UPDATE monitoring_fund SET budget_amount = budget_amount + 0.01 WHERE project_code = 'P2'`, 'P2'],
      [`DELETE FROM monitoring_fund WHERE project_code = 'P2'`, 'P2'],
      [`INSERT INTO monitoring_fund VALUES ('P3', '中央', 0.01, false)`, 'P3'],
      [`INSERT INTO monitoring_fund VALUES ('P9', '中央', 0.01, false)`, 'P9'],
      [`DELETE FROM monitoring_project WHERE project_code = 'P2'`, 'P2'],
      [`UPDATE monitoring_project SET fiscal_year = 2024 WHERE project_code = 'P2'`, 'P2'],
      [`UPDATE monitoring_project SET budget_amount = 1 WHERE period = '2025-11'`],
    ],
  },
  monitoring_indicators_all_there: {
    key: ['indicators', 'through_month', 'monitored'],
    cases: [
      [`DELETE FROM monitoring_indicator WHERE project_code = 'P3' AND ${june}`, '4 12 47'],
      [
        `INSERT INTO monitoring_indicator SELECT * REPLACE ('09' AS indicator_code) FROM monitoring_indicator WHERE project_code = 'P3' AND ${june}`,
        '4 12 49',
      ],
      [`INSERT INTO staging_indicator SELECT * REPLACE (2024 AS fiscal_year) FROM staging_indicator`],
      [`UPDATE run_setting SET through_month = 11`, '4 11 48'],
    ],
  },
  monitoring_projects_all_there: {
    key: ['project_code', 'periods'],
    cases: [
      [`DELETE FROM monitoring_project WHERE project_code = 'P3' AND ${june}`, 'P3 11'],
      [`DELETE FROM monitoring_project WHERE project_code = 'P3'`, 'P3 0'],
      [
        `INSERT INTO monitoring_project SELECT * REPLACE ('2025-13' AS period) FROM monitoring_project WHERE project_code = 'P3' AND ${june}`,
        'P3 13',
      ],
      [`INSERT INTO staging_project (fiscal_year, project_code) VALUES (2025, 'P6')`, 'P6 0'],
      [`INSERT INTO staging_project (fiscal_year, project_code) VALUES (2024, 'P6')`],
      [`INSERT INTO staging_indicator (fiscal_year, project_code) VALUES (2025, 'P7')`, 'P7 0'],
      [`INSERT INTO staging_execution (fiscal_year, period, project_code) VALUES (2025, '2025-06', 'P8')`, 'P8 0'],
      [`INSERT INTO staging_execution (fiscal_year, period, project_code) VALUES (2025, '2026-01', 'P8')`],
    ],
  },
  monitoring_references: {
    key: ['model', 'project_code'],
    cases: [
      [`DELETE FROM monitoring_project WHERE project_code = 'P1'`, 'monitoring_goal P1', 'monitoring_notice P1'],
      [`DELETE FROM monitoring_project WHERE project_code = 'P3'`, 'monitoring_goal P3'],
      [`DELETE FROM monitoring_project WHERE project_code = 'P4'`, 'monitoring_notice P4'],
    ],
  },
};

const notice = (change: string): string => `UPDATE monitoring_notice SET ${change} WHERE project_code = 'P1'`;
const openNotice = (change: string): string => `UPDATE monitoring_notice SET ${change} WHERE project_code = 'P4'`;
const reported = (change: string): string =>
  `UPDATE monitoring_indicator SET ${change} WHERE project_code = 'P1' AND indicator_code = '01' AND ${june}`;
const carried = (change: string): string =>
  `UPDATE monitoring_indicator SET ${change} WHERE project_code = 'P1' AND indicator_code = '01' AND ${may}`;
const unheard = (change: string): string =>
  `UPDATE monitoring_indicator SET ${change} WHERE project_code = 'P2' AND ${may}`;
const projectIn = (month: string, change: string, project = 'P1'): string =>
  `UPDATE monitoring_project SET ${change} WHERE project_code = '${project}' AND ${month}`;
const district = (change: string): string =>
  `UPDATE monitoring_rollup SET ${change} WHERE level = 'district' AND ${june}`;

/** What stays within its bounds. */
const bounds: Readonly<Record<string, AuditCases>> = {
  monitoring_notices_ordered: {
    key: ['notice_id'],
    cases: [
      [notice(`answered_period = '2025-02'`), 'P1-2025-03'],
      [notice(`answered_period = '2025-03'`)],
      [notice(`answered_period = '2025-06'`)],
      [notice(`answered_period = '2025-07'`), 'P1-2025-03'],
      [notice(`answered_period = NULL`)],
      [notice(`answered_period = NULL, closed_period = '2025-04'`)],
      [notice(`answered_period = NULL, closed_period = '2025-03'`), 'P1-2025-03'],
      [notice(`closed_period = NULL, state = 'answered'`)],
      [notice(`closed_period = NULL`), 'P1-2025-03'],
      [notice(`state = 'answered'`), 'P1-2025-03'],
      [openNotice(`state = 'answered'`), 'P4-2025-03'],
      [openNotice(`answered_period = '2025-05'`), 'P4-2025-03'],
      [openNotice(`answer = 'go_on'`), 'P4-2025-03'],
      [openNotice(`given_on = DATE '2025-03-31', answer_due = DATE '2025-04-14'`), 'P4-2025-03'],
      [openNotice(`given_on = DATE '2025-03-31', answer_due = DATE '2025-04-14', state = 'suspended'`)],
      [openNotice(`given_on = DATE '2025-03-31', answer_due = DATE '2026-01-14'`)],
      [openNotice(`given_on = DATE '2025-03-31', answer_due = DATE '2026-01-14', state = 'suspended'`), 'P4-2025-03'],
      [openNotice(`given_on = DATE '2026-01-14', answer_due = DATE '2026-01-14'`), 'P4-2025-03'],
      [openNotice(`answer_due = DATE '2026-01-14'`), 'P4-2025-03'],
    ],
  },
  monitoring_notices_by_reports: {
    key: ['notice_id'],
    cases: [
      [projectIn(march, `light = 'yellow'`), 'P1-2025-03'],
      [projectIn(march, `light = 'missing'`), 'P1-2025-03'],
      [projectIn(march, `light = NULL`), 'P1-2025-03'],
      [projectIn(march, `fiscal_year = 2024`), 'P1-2025-03'],
      [`DELETE FROM monitoring_project WHERE project_code = 'P4' AND ${march}`, 'P4-2025-03'],
      [projectIn(june, `light = 'blue'`)],
      [projectIn(june, `light = 'red'`), 'P1-2025-03'],
      [projectIn(june, `light = 'missing'`), 'P1-2025-03'],
      [projectIn(june, `light = NULL`), 'P1-2025-03'],
      [projectIn(june, `fiscal_year = 2024`), 'P1-2025-03'],
      [`DELETE FROM monitoring_project WHERE project_code = 'P1' AND ${june}`, 'P1-2025-03'],
    ],
  },
  monitoring_indicator_in_range: {
    key: ['project_code', 'indicator_code', 'period'],
    cases: [
      [reported(`light = 'grey'`), 'P1 01 2025-06'],
      ...['green', 'yellow', 'red', 'blue'].map((light) => [reported(`light = '${light}'`)] as const),
      [reported(`planned_progress = -0.000001`), 'P1 01 2025-06'],
      [reported(`planned_progress = 0`)],
      [reported(`planned_progress = 1`)],
      [reported(`planned_progress = 1.000001`), 'P1 01 2025-06'],
      [reported(`miss_probability = -0.000001`), 'P1 01 2025-06'],
      [reported(`miss_probability = 1.000001`), 'P1 01 2025-06'],
      [reported(`completion = -0.000001`), 'P1 01 2025-06'],
      [carried(`age_in_periods = -1`), 'P1 01 2025-05'],
      [reported(`light = NULL`), 'P1 01 2025-06'],
      [carried(`light = 'green'`), 'P1 01 2025-05'],
      [carried(`light = 'green', deviation = 0`), 'P1 01 2025-05'],
      [unheard(`deviation = 0`), 'P2 01 2025-05'],
      [unheard(`light = 'green'`), 'P2 01 2025-05'],
      [unheard(`light = 'red'`)],
      [reported(`age_in_periods = 1, deviation = NULL`), 'P1 01 2025-06'],
      [reported(`light = 'missing', deviation = NULL`), 'P1 01 2025-06'],
      [reported(`forecast_low = forecast_high + 0.000001`), 'P1 01 2025-06'],
      [reported(`forecast_low = forecast_high`)],
    ],
  },
  monitoring_project_in_range: {
    key: ['project_code', 'period'],
    cases: [
      [projectIn(june, `light = 'grey'`), 'P1 2025-06'],
      [projectIn(june, `light = NULL`), 'P1 2025-06'],
      [projectIn(june, `light = 'blue', goal_light = 'blue'`)],
      [projectIn(june, `money_light = NULL`), 'P1 2025-06'],
      [projectIn(june, `goal_light = NULL`), 'P1 2025-06'],
      [projectIn(june, `money_light = 'blue'`), 'P1 2025-06'],
      [projectIn(june, `goal_light = 'grey'`), 'P1 2025-06'],
      [projectIn(june, `goal_progress = -0.000001`), 'P1 2025-06'],
      [projectIn(june, `goal_progress = 1.000001`), 'P1 2025-06'],
      [projectIn(june, `planned_progress = -0.000001`), 'P1 2025-06'],
      [projectIn(june, `planned_progress = 0`)],
      [projectIn(june, `planned_progress = 1.000001`), 'P1 2025-06'],
      [projectIn(june, `money_age = -1`), 'P1 2025-06'],
      [projectIn(june, `goals_age = -1`), 'P1 2025-06'],
      [projectIn(june, `goals_age = 1`), 'P1 2025-06'],
      [projectIn(june, `spent_forecast_low = spent_forecast_high + 0.01`), 'P1 2025-06'],
      [projectIn(june, `money_reported = false`), 'P1 2025-06'],
      [projectIn(june, `money_light = 'missing', execution_deviation = NULL`)],
      [projectIn(may, `money_light = 'green'`), 'P1 2025-05'],
      [projectIn(may, `execution_deviation = 0`), 'P1 2025-05'],
      [projectIn(may, `goal_light = 'green'`), 'P1 2025-05'],
      [projectIn(may, `goal_progress = 0`), 'P1 2025-05'],
      [projectIn(may, `goal_light = 'green'`, 'P2'), 'P2 2025-05'],
    ],
  },
  monitoring_rollup_in_range: {
    key: ['level', 'key_code', 'period'],
    cases: [
      [district(`light = 'blue'`), 'district ALL 2025-06'],
      [district(`light = NULL`), 'district ALL 2025-06'],
      ...['green', 'yellow', 'red', 'missing'].map((light) => [district(`light = '${light}'`)] as const),
      [district(`goal_progress = -0.000001`), 'district ALL 2025-06'],
      [district(`goal_progress = 1.000001`), 'district ALL 2025-06'],
      [district(`planned_progress = -0.000001`), 'district ALL 2025-06'],
      [district(`planned_progress = 0`)],
      [district(`planned_progress = 1.000001`), 'district ALL 2025-06'],
      [district(`spent_forecast_low = spent_forecast_high + 0.01`), 'district ALL 2025-06'],
      [district(`projects = 0`), 'district ALL 2025-06'],
    ],
  },
};

export const monitoringCases: Readonly<Record<string, AuditCases>> = { ...wholes, ...bounds };
