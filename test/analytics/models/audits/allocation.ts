import type { AuditCases } from './case.ts';

const request = (change: string, code: string): string =>
  `UPDATE allocation_request SET ${change} WHERE project_code = '${code}'`;
const range = (change: string, code = 'N2'): string =>
  `UPDATE allocation_range SET ${change} WHERE project_code = '${code}'`;
const line = (change: string): string => `UPDATE allocation_line SET ${change} WHERE project_code = 'N2'`;
const another = (code: string): string =>
  `INSERT INTO allocation_line (fiscal_year, project_code, fund_source, allocated_amount, reason, reason_en, binding_limit) VALUES (2026, '${code}', '-', 0, '', '', 'none')`;

export const allocationCases: Readonly<Record<string, AuditCases>> = {
  allocation_bases_add_up: {
    key: ['project_code', 'fund_source'],
    cases: [
      [`${request('base_amount = base_amount + 0.01', 'N1')} AND fund_source = '本级'`, 'N1 本级'],
      [request('base_amount = NULL', 'N3'), 'N3 本级', 'N4 本级'],
      [request('base_amount = 0', 'N2'), 'N2 本级'],
      [request('base_amount = 50', 'N5'), 'N5 中央'],
      [`DELETE FROM monitoring_fund WHERE fund_source = '中央'`, 'N1 中央'],
      [request('continues = false', 'N1'), 'N1 中央', 'N1 本级'],
      [
        `UPDATE monitoring_fund SET budget_amount = 0 WHERE fund_source = '中央'; ${request('base_amount = NULL', 'N1')} AND fund_source = '中央'`,
      ],
      [
        `UPDATE monitoring_fund SET budget_amount = 0 WHERE fund_source = '中央'; ${request('base_amount = 0', 'N1')} AND fund_source = '中央'`,
        'N1 中央',
      ],
      [
        `UPDATE monitoring_fund SET budget_amount = 0.01 WHERE fund_source = '中央'; ${request('base_amount = NULL', 'N1')} AND fund_source = '中央'`,
        'N1 中央',
      ],
      [
        `UPDATE monitoring_fund SET budget_amount = 0.01 WHERE project_code = 'P2'; ${request('base_amount = NULL', 'N3')}; ${request('base_amount = 0.01', 'N4')}`,
        'N3 本级',
      ],
    ],
  },
  allocation_ranges_ordered: {
    key: ['project_code', 'fund_source'],
    cases: [
      ...['floor_amount', 'low_amount', 'high_amount', 'clause'].map(
        (column) => [range(`${column} = NULL`), 'N2 本级'] as const,
      ),
      [range('floor_amount = -0.01'), 'N2 本级'],
      [range('floor_amount = 0')],
      [range('floor_amount = low_amount + 0.01'), 'N2 本级'],
      [range('high_amount = low_amount - 0.01'), 'N2 本级'],
      [range('high_amount = low_amount')],
      [range('high_amount = requested_amount + 0.01'), 'N2 本级'],
      [range('high_amount = requested_amount')],
    ],
  },
  allocation_lines_inside_ranges: {
    key: ['project_code', 'fund_source'],
    cases: [
      [`DELETE FROM allocation_line WHERE project_code = 'N2'`, 'N2 本级'],
      ...['allocated_amount', 'reason', 'reason_en', 'binding_limit'].map(
        (column) => [line(`${column} = NULL`), 'N2 本级'] as const,
      ),
      [another('N9'), 'N9 -'],
      [another('RESERVE')],
      [line('allocated_amount = 9.99'), 'N2 本级'],
      [line('allocated_amount = 10.00')],
      [line('allocated_amount = 100.00')],
      [line('allocated_amount = 100.01'), 'N2 本级'],
      [line('fiscal_year = 2027'), 'N2 本级', 'N2 本级'],
      [line(`project_code = 'N9'`), 'N2 本级', 'N9 本级'],
      [`${line(`fund_source = '中央'`)}`, 'N2 中央', 'N2 本级'],
    ],
  },
  allocation_adds_to_envelope: {
    key: ['allocated', 'envelope'],
    cases: [
      [line('allocated_amount = allocated_amount + 0.01'), '1500.01 1500.00'],
      [another('RESERVE')],
      [`DELETE FROM allocation_line`, '0.00 1500.00'],
      [`UPDATE run_setting SET envelope_amount = 1500.01`, '1500.00 1500.01'],
      [`UPDATE policy SET allocation_envelope_amount = 1500.01`, '1500.00 1500.01'],
      [`UPDATE run_setting SET envelope_amount = 1500; UPDATE policy SET allocation_envelope_amount = 1500.01`],
      [range('low_amount = low_amount + 1000'), '1500.00 2310.00'],
      [`UPDATE allocation_range SET base_amount = NULL`, '1500.00 1310.00'],
      [`UPDATE allocation_range SET base_amount = NULL, low_amount = 0`, '1500.00 0.00'],
      [
        `DELETE FROM allocation_range WHERE project_code <> 'N2'; DELETE FROM allocation_line WHERE project_code <> 'N2'`,
        '54.20 10.00',
      ],
      [`DELETE FROM allocation_range; DELETE FROM allocation_line; UPDATE run_setting SET envelope_amount = 5`],
    ],
  },
};
