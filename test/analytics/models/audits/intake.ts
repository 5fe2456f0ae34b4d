import type { AuditCases } from './case.ts';

const figure = `period = '2025-12' AND level = 'unit'`;
const another = (column: string, value: string): string =>
  `INSERT INTO staging_control_figure SELECT * REPLACE (${value} AS ${column}) FROM staging_control_figure WHERE ${figure}`;

/** The register and the reconciliation. */
export const intakeCases: Readonly<Record<string, AuditCases>> = {
  intake_files_whole: {
    key: ['file_id'],
    cases: [
      [`UPDATE intake_file SET rows_refused = 1`, 'file-1'],
      [`UPDATE intake_file SET state = 'odd', rows_refused = -1`, 'file-1'],
      [`UPDATE intake_file SET state = 'refused', rows_accepted = 0, rows_refused = 10`],
      [`UPDATE intake_file SET state = 'refused', rows_accepted = 0`],
      [`UPDATE intake_file SET state = 'refused', rows_accepted = 1, rows_refused = 9`, 'file-1'],
      [`UPDATE intake_file SET state = 'partly', rows_accepted = 1, rows_refused = 1`],
      [`UPDATE intake_file SET state = 'partly', rows_accepted = 0, rows_refused = 10`, 'file-1'],
      [`UPDATE intake_file SET state = 'partly', rows_accepted = 10, rows_refused = 0`, 'file-1'],
    ],
  },
  reconciliation_all_figures: {
    key: ['period', 'kind', 'level', 'key_code', 'measure'],
    cases: [
      [`DELETE FROM reconciliation WHERE ${figure}`, '2025-12 月报 unit 101001 spent_amount'],
      [`UPDATE reconciliation SET state = NULL WHERE ${figure}`, '2025-12 月报 unit 101001 spent_amount'],
      [`UPDATE reconciliation SET state = 'odd' WHERE ${figure}`, '2025-12 月报 unit 101001 spent_amount'],
      ...['exact', 'rounding', 'known_slip', 'differs', 'absent'].map(
        (state) => [`UPDATE reconciliation SET state = '${state}'`] as const,
      ),
      [another('period', `'2025-11'`), '2025-11 月报 unit 101001 spent_amount'],
      [another('kind', `'简报'`), '2025-12 简报 unit 101001 spent_amount'],
      [another('level', `'project'`), '2025-12 月报 project 101001 spent_amount'],
      [another('key_code', `'101002'`), '2025-12 月报 unit 101002 spent_amount'],
      [another('measure', `'paid_amount'`), '2025-12 月报 unit 101001 paid_amount'],
      [
        `${another('fiscal_year', '2024')}; UPDATE staging_control_figure SET period = '2024-12' WHERE fiscal_year = 2024`,
      ],
    ],
  },
};
