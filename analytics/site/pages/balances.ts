import type { FundBalance } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { type Text, text } from '../../core/language/text.ts';
import { monthOf, type Period } from '../../core/period.ts';
import { num, str, whole } from '../parts/cells.ts';
import type { Facts } from '../parts/facts.ts';
import { money, moneyText, rate } from '../parts/figures.ts';
import { departmentLink } from '../parts/links.ts';
import { behind, type Column, table } from '../parts/table.ts';
import { both } from '../parts/words.ts';
import { sentence } from './balances-sentences.ts';

const label = text('收支结余', 'Revenue and balances');

type Amount = keyof FundBalance & `${string}_amount`;

const amounts = (facts: Facts): readonly Column<FundBalance>[] => {
  const of = (name: Amount, zh: string, en: string): Column<FundBalance> => ({
    head: text(zh, en),
    kind: 'number',
    cell: (row) => money(row[name], facts.policy.region),
  });
  return [
    of('opening_amount', '年初结转结余', 'Carried over'),
    of('revenue_budget_amount', '收入预算', 'Budgeted revenue'),
    of('revenue_amount', '收入', 'Revenue'),
    { head: text('收入完成率', 'Received'), kind: 'number', cell: (row) => rate(num(row.revenue_rate), '—') },
    of('budget_amount', '支出预算', 'Budget'),
    of('spent_amount', '支出', 'Spent'),
    of('balance_amount', '结转结余', 'Balance'),
    of('idle_amount', '其中闲置', 'Of which idle'),
    { head: text('结转结余率', 'Share left'), kind: 'number', cell: (row) => rate(num(row.balance_rate), '—') },
  ];
};

const heading = ({ policy: { region } }: Facts, row: FundBalance): Text =>
  sentence('balances', {
    month: monthOf(str(row.period)),
    revenue: row.revenue_amount === null ? null : moneyText(row.revenue_amount, region),
    received: num(row.revenue_rate),
    balance: row.balance_amount === null ? null : moneyText(row.balance_amount, region),
    share: num(row.balance_rate),
  });

const how = (row: FundBalance): Text =>
  sentence('balancesHow', { units: whole(row.units), listed: whole(row.units_listed) });

/** A table whose rows add up to the row below them. */
const addingUp = (facts: Facts, first: Column<FundBalance>, rows: readonly FundBalance[], sum: FundBalance): Html => {
  const columns = amounts(facts);
  return table(label, [first, ...columns], rows, [
    both(text('合计', 'Together')),
    ...columns.map(({ cell }) => cell(sum)),
  ]);
};

const last = (rows: readonly FundBalance[], level: string): FundBalance | undefined =>
  rows
    .filter((row) => row.level === level)
    .toSorted((a, b) => (str(a.period) < str(b.period) ? -1 : 1))
    .at(-1);

/**
 * What came in and what is left of a department, in the last month that anyone stated it for, unit by unit where the
 * edition shows units; null where nobody ever did.
 */
export const departmentBalances = (facts: Facts, code: string): Html | null => {
  const rows = facts.balancesOf.get(code) ?? [];
  const sum = last(rows, 'department');
  if (!sum) return null;
  const units = rows.filter(({ level, period }) => level === 'unit' && period === sum.period);
  const name: Column<FundBalance> = { head: text('单位', 'Unit'), cell: (row) => str(row.name) || str(row.key_code) };
  const whose = { head: facts.department, cell: () => facts.departmentNames.get(code) ?? code };
  const shown = units.length > 0 ? addingUp(facts, name, units, sum) : table(label, [whose, ...amounts(facts)], [sum]);
  return html`<section><h2>${both(heading(facts, sum))}</h2><p class="unit">${both(how(sum))}</p>${shown}</section>
`;
};

/** The same of the district in a month, department by department; null where nobody stated any for it. */
export const districtBalances = (facts: Facts, from: string, month: Period): Html | null => {
  const rows = facts.marts.fund_balance.filter(({ period }) => period === month);
  const sum = last(rows, 'district');
  if (!sum) return null;
  const departments = rows.filter(({ level }) => level === 'department');
  const name: Column<FundBalance> = {
    head: facts.department,
    cell: (row) => departmentLink(facts, from, str(row.key_code)),
  };
  const of = text(`各${facts.department.zh}`, `By ${facts.department.en}`);
  return html`<section><h2>${both(heading(facts, sum))}</h2><p class="unit">${both(how(sum))}</p>${behind(addingUp(facts, name, departments, sum), of)}</section>
`;
};
