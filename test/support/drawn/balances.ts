import { type Drawing, departments, few, units } from './values.ts';

const figures = {
  opening_amount: ['0', '100', '200'],
  revenue_budget_amount: ['0', '1000', '333.3'],
  revenue_amount: ['0', '100', '1,000.00'],
  revenue_rate: ['0%', '0.5', '50%', '100.0%'],
  balance_amount: ['0', '100', '-50'],
  idle_amount: ['0', '1', '100'],
  balance_rate: ['0.1', '10%', '100%'],
  balance_change: ['-50%', '0%', '1'],
  targets: ['0', '3', '12'],
  targets_reported: ['0', '3'],
  targets_met: ['0', '1', '2'],
  targets_partly: ['0', '1'],
  targets_unmet: ['0', '1', '2'],
  targets_not_reported: ['0', '1', '7'],
  targets_met_rate: ['0%', '50%', '0.333', '33.3%'],
  targets_met_of_reported_rate: ['0%', '100%', '0.5'],
} as const;

/**
 * Revenue and balances of units, and what others published of them and of targets met: drawn apart, so that the rest of
 * the year is what it is without them. Every second year nobody leaves a unit out in December.
 */
export const drawBalances = ({ draw: whole, year, add }: Drawing): void => {
  const draw = whole.fork('balances');
  const { maybe, money, budget } = few(draw);
  const sent = draw.pick([0.7, 1]);
  for (const month of ['03', '06', '12'])
    for (const unit of units.slice(0, -1))
      for (const fund of ['一般公共预算', '政府性基金'])
        if (draw.chance(month === '12' && fund === '一般公共预算' ? sent : 0.6))
          add('unit-balance', {
            period: `${year}-${month}`,
            unit_code: unit,
            fund_source: fund,
            opening_amount: maybe(0.9, budget),
            revenue_budget_amount: maybe(0.9, budget),
            revenue_amount: maybe(0.9, money),
            budget_amount: maybe(0.9, budget),
            spent_amount: maybe(0.9, money),
            returned_amount: maybe(0.2, money),
            balance_amount: maybe(0.95, money),
            idle_amount: maybe(0.8, money),
          });
  for (const department of departments)
    for (const code of ['revenue_budget', 'revenue_received'])
      if (draw.chance(0.3))
        add('department-fact', {
          department_code: department,
          fact_code: code,
          fact_value: draw.pick(['0', '1', '2']),
        });
  const keys = { district: ['ALL'], department: departments, unit: units };
  for (const month of ['06', '12'])
    for (const [level, own] of Object.entries(keys))
      for (const key of own)
        for (const [measure, values] of Object.entries(figures))
          if (draw.chance(0.5))
            add('control-figure', {
              period: `${year}-${month}`,
              kind: 'balances',
              level,
              key_code: key,
              measure,
              value_text: draw.pick(values),
              decimals: maybe(0.5, () => draw.pick(['0', '1', '2'])),
              reporter: 'treasury',
              money_kind: 'all',
            });
};
