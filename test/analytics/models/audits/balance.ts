import type { AuditCase, AuditCases } from './case.ts';

const amounts = [
  'opening_amount',
  'revenue_budget_amount',
  'revenue_amount',
  'budget_amount',
  'spent_amount',
  'returned_amount',
  'balance_amount',
  'idle_amount',
];
const row = (change: string, level = 'unit', code = '101001'): string =>
  `UPDATE fund_balance SET ${change} WHERE level = '${level}' AND key_code = '${code}'`;
/** Rates that an amount is part of. */
const ratesOf: Readonly<Record<string, readonly string[]>> = {
  opening_amount: ['balance_change'],
  revenue_budget_amount: ['revenue_rate'],
  revenue_amount: ['revenue_rate'],
  budget_amount: ['balance_rate'],
  balance_amount: ['balance_rate', 'balance_change'],
};
const sums = ['sum 2025-11 department ALL', 'sum 2025-11 unit ALL'];

/** Of the small year's units 101001 and 101002 are of one department, 102001 of another, without a budget. */
export const balanceCases: Readonly<Record<string, AuditCases>> = {
  fund_balance_adds_up: {
    key: ['found', 'period', 'level', 'key_code'],
    cases: [
      ...amounts.map(
        (column) =>
          [
            row(`${column} = ${column} + 1`, 'district', 'ALL'),
            ...sums,
            ...(ratesOf[column] ? ['rate 2025-11 district ALL'] : []),
          ] as const,
      ),
      ...amounts.map((column): AuditCase => {
        const without = [column, ...(ratesOf[column] ?? [])].map((name) => `${name} = NULL`).join(', ');
        return [row(without, 'district', 'ALL'), ...(column === 'returned_amount' ? sums : [])];
      }),
      [row('units = 2'), 'sum 2025-11 unit ALL'],
      [row('units = 2', 'department', '102'), 'sum 2025-11 department ALL'],
      [
        "DELETE FROM fund_balance WHERE level = 'unit' AND key_code = '102001'",
        'row 2025-11 unit 102001',
        'sum 2025-11 unit ALL',
      ],
      ["DELETE FROM fund_balance WHERE level = 'district'", 'sum 2025-11 department ALL', 'sum 2025-11 unit ALL'],
      [row("key_code = '109001'"), 'row 2025-11 unit 101001', 'row 2025-11 unit 109001'],
      [row('revenue_rate = 0.500001'), 'rate 2025-11 unit 101001'],
      [row('revenue_rate = NULL'), 'rate 2025-11 unit 101001'],
      [row('balance_rate = 0.075001'), 'rate 2025-11 unit 101001'],
      [row('balance_rate = NULL'), 'rate 2025-11 unit 101001'],
      [row('balance_change = 0.500001'), 'rate 2025-11 unit 101001'],
      [row('balance_change = NULL'), 'rate 2025-11 unit 101001'],
      [row('revenue_rate = 0', 'unit', '102001'), 'rate 2025-11 unit 102001'],
      [row('balance_rate = 0', 'unit', '102001'), 'rate 2025-11 unit 102001'],
      [row('balance_change = 0', 'unit', '102001'), 'rate 2025-11 unit 102001'],
    ],
  },
};
