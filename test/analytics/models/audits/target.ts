import type { AuditCases } from './case.ts';

const counts = ['indicators', 'reported', 'met', 'partly', 'unmet', 'not_reported', 'carried'];
const row = (change: string, level = 'unit', code = '101001'): string =>
  `UPDATE target_achievement SET ${change} WHERE level = '${level}' AND key_code = '${code}'`;
const drop = (level: string, code: string): string =>
  `DELETE FROM target_achievement WHERE level = '${level}' AND key_code = '${code}'`;

/** Of the small year's four targets, P1 01 is partly met, P1 02 and P2 01 are met and P3 01 is not reported. */
export const targetCases: Readonly<Record<string, AuditCases>> = {
  target_achievement_adds_up: {
    key: ['found', 'level', 'key_code'],
    cases: [
      ...counts.flatMap(
        (column) =>
          [
            [row(`${column} = ${column} + 1`), 'sum unit ALL'],
            [row(`${column} = ${column} + 1`, 'department', '102'), 'sum department ALL'],
          ] as const,
      ),
      ...counts
        .slice(1)
        .map(
          (column) =>
            [row(`${column} = ${column} + 1`, 'district', 'ALL'), 'sum department ALL', 'sum unit ALL'] as const,
        ),
      ['UPDATE target_achievement SET indicators = indicators * 2', 'declared district ALL'],
      [`DELETE FROM monitoring_indicator WHERE project_code = 'P3' AND period = '2025-12'`, 'declared district ALL'],
      [`DELETE FROM monitoring_indicator WHERE project_code = 'P3' AND period = '2025-11'`],
      [
        `INSERT INTO indicator_child (fiscal_year, project_code, child_code) VALUES (2025, 'P1', '02')`,
        'declared district ALL',
      ],
      [`INSERT INTO indicator_child (fiscal_year, project_code, child_code) VALUES (2024, 'P1', '02')`],
      [`INSERT INTO indicator_child (fiscal_year, project_code, child_code) VALUES (2025, 'P1', '99')`],
      [`INSERT INTO indicator_child (fiscal_year, project_code, child_code) VALUES (2025, 'P9', '01')`],
      [drop('unit', '101001'), 'row unit 101001', 'sum unit ALL'],
      [drop('department', '102'), 'row department 102', 'sum department ALL'],
      [drop('district', 'ALL'), 'row district ALL', 'sum department ALL', 'sum unit ALL'],
      [
        `INSERT INTO target_achievement SELECT * REPLACE ('109' AS key_code, 0 AS indicators, 0 AS reported, 0 AS met,
           0 AS partly, 0 AS unmet, 0 AS not_reported) FROM target_achievement WHERE key_code = '101'`,
        'row department 109',
      ],
      [`INSERT INTO monitoring_rollup (level, key_code, period) VALUES ('unit', '109001', '2025-11')`],
      [
        `INSERT INTO monitoring_rollup (level, key_code, period) VALUES ('unit', '109001', '2025-12')`,
        'row unit 109001',
      ],
    ],
  },
  target_achievement_counted: {
    key: ['level', 'key_code'],
    cases: [
      [row('reported = reported + 1, not_reported = not_reported - 1'), 'unit 101001'],
      [row('indicators = indicators + 1'), 'unit 101001'],
      [row('reported = reported + 1, indicators = indicators + 1'), 'unit 101001'],
      [row('met = met + 1, partly = partly - 1'), 'unit 101001'],
      [row('partly = partly - 1, unmet = unmet + 1')],
      [row('partly = partly - 2, unmet = unmet + 2'), 'unit 101001'],
      [row('partly = partly + 2, unmet = unmet - 2'), 'unit 101001'],
      [row('carried = reported')],
      [row('carried = reported + 1'), 'unit 101001'],
      [row('carried = -1'), 'unit 101001'],
      [row('met_of_reported = 0.5000002')],
      [row('met_of_reported = 0.500001'), 'unit 101001'],
      [row('met_of_all = 0.499999'), 'unit 101001'],
      [row('met_of_reported = NULL'), 'unit 101001'],
      [row('met_of_all = NULL'), 'unit 101001'],
      [row('met_of_reported = 0', 'unit', '102001'), 'unit 102001'],
      [row('indicators = 2', 'unit', '102001'), 'unit 102001'],
      [row('indicators = 2, reported = 1, met_of_reported = 0', 'unit', '102001'), 'unit 102001'],
      [row('not_reported = 0, indicators = 0', 'unit', '102001'), 'unit 102001'],
      [row('not_reported = 0, indicators = 0, met_of_all = NULL', 'unit', '102001')],
      [`${row('met = 3, partly = -1, met_of_reported = 1.5, met_of_all = 1.5')}`, 'unit 101001'],
      [`${row('not_reported = -1, indicators = 1, met_of_all = 1')}`, 'unit 101001'],
    ],
  },
};
