import { worded } from '../../contracts/codes.ts';
import type { AllocationLine } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { type Text, text } from '../../core/language/text.ts';
import { formatYuan, parseYuan } from '../../core/money.ts';
import { bindingLimits } from '../../policy/rules.ts';
import { allocationDumbbell } from '../charts/allocation-dumbbell.ts';
import { allocationWaterfall, type WaterfallStep } from '../charts/allocation-waterfall.ts';
import { widths } from '../charts/theme.ts';
import { type Block, inHalves } from '../parts/columns.ts';
import type { Facts } from '../parts/facts.ts';
import type { Figure } from '../parts/figure.ts';
import { moneyText } from '../parts/figures.ts';
import { departmentLink } from '../parts/links.ts';
import { paths } from '../parts/paths.ts';
import { type Column, table } from '../parts/table.ts';
import { both } from '../parts/words.ts';
import { fen, footOf, type Group, groupsOf, sums } from './allocation-groups.ts';
import { isReserve, total } from './allocation-lines.ts';
import { sentence } from './allocation-sentences.ts';

/** What each department asked for and gets. */
export const departmentsTable = (facts: Facts, rows: readonly AllocationLine[]): Html =>
  table(
    text('各部门安排', 'By department'),
    [{ head: facts.department, cell: (group: Group) => departmentLink(facts, paths.allocation, group.code) }, ...sums],
    groupsOf(rows, 'department_code'),
    footOf(rows),
  );

/** What each department asked for and gets, against this year’s budget. */
export const departmentsFigure = (facts: Facts, rows: readonly AllocationLine[]): Figure => {
  const groups = groupsOf(rows, 'department_code');
  const drawn = groups.map((group) => ({
    name: facts.departmentNames.get(group.code) ?? (group.code || '—'),
    base: Number(total(group.rows, 'base_amount')),
    requested: Number(total(group.rows, 'requested_amount')),
    allocated: Number(total(group.rows, 'allocated_amount')),
  }));
  const up = drawn.filter((row) => row.allocated > row.base).length;
  const down = drawn.filter((row) => row.allocated < row.base).length;
  const halves = inHalves(drawn);
  return {
    finding: sentence('allocationDepartments', { up, down, unit: facts.department.zh }, { unit: facts.department.en }),
    measure: text(
      '与本年预算之比:空心为申请,实心为安排;右列为安排金额和变化',
      'Against this year’s budget: hollow is requested, solid allocated; amount and change at the right',
    ),
    wide: allocationDumbbell(halves[0] ?? [], { width: widths.half, among: drawn }),
    ...(halves[1] ? { more: allocationDumbbell(halves[1], { width: widths.half, among: drawn }) } : {}),
    phone: allocationDumbbell(drawn, { width: widths.phone, phone: true }),
    numbers: departmentsTable(facts, rows),
  };
};

/** The rule's name in the policy's words. */
const ruleName = (facts: Facts, rule: string): Text =>
  facts.policy.application.find((line) => line.grade === rule)?.name ?? text(rule, rule);

/** What “this year’s budget” means beside the requests, and what lies between it and the budget that is monitored. */
const baseSays = (facts: Facts, rows: readonly AllocationLine[]): Text => {
  const [base, budget] = [fen(rows, 'base_amount'), facts.districts.get(facts.through)?.budget_amount ?? null];
  const apart = budget === null ? 0n : parseYuan(budget) - base;
  const written = (value: bigint): Text => moneyText(formatYuan(value), facts.policy.region);
  const [of, all, rest] = [written(base), written(base + apart), written(apart < 0n ? -apart : apart)];
  return sentence(
    'base',
    { base: of.zh, budget: all.zh, rest: apart === 0n ? null : rest.zh },
    { base: of.en, budget: all.en, rest: apart === 0n ? null : rest.en },
  );
};

/** From this year's money over what was asked to what is proposed, by rule. */
export const rulesFigure = (facts: Facts): Figure => {
  const reserve = facts.marts.allocation_line.filter(isReserve);
  const rows = facts.marts.allocation_line.filter((row) => !isReserve(row));
  const groups = groupsOf(rows, 'rule');
  const cut = (group: Group): number =>
    Number(formatYuan(fen(group.rows, 'allocated_amount') - fen(group.rows, 'requested_amount')));
  const steps: WaterfallStep[] = [
    { name: '本年预算', kind: 'whole', amount: Number(total(rows, 'base_amount')) },
    {
      name: '申请增加',
      kind: 'change',
      amount: Number(formatYuan(fen(rows, 'requested_amount') - fen(rows, 'base_amount'))),
    },
    ...groups.map((group) => ({ name: ruleName(facts, group.code).zh, kind: 'change' as const, amount: cut(group) })),
    { name: '安排金额', kind: 'whole', amount: Number(total(rows, 'allocated_amount')) },
    ...(reserve.length > 0
      ? [{ name: '预留', kind: 'change' as const, amount: Number(total(reserve, 'allocated_amount')) }]
      : []),
  ];
  const columns: readonly Column<Group>[] = [
    { head: text('应用规则', 'Rule'), cell: (group) => both(ruleName(facts, group.code)) },
    ...sums,
  ];
  const hardest = groups.toSorted((a, b) => cut(a) - cut(b))[0];
  const asked = fen(rows, 'requested_amount') - fen(rows, 'base_amount');
  const more = moneyText(formatYuan(asked < 0n ? -asked : asked), facts.policy.region);
  const sign = asked === 0n ? 'same' : asked > 0n ? 'more' : 'less';
  const cutFen = hardest ? fen(hardest.rows, 'requested_amount') - fen(hardest.rows, 'allocated_amount') : 0n;
  const less = moneyText(formatYuan(cutFen), facts.policy.region);
  const of = baseSays(facts, rows);
  const name = hardest && cutFen > 0n ? ruleName(facts, hardest.code) : null;
  return {
    finding: sentence(
      'allocationRules',
      { more: more.zh, sign, rule: name?.zh ?? null, less: less.zh },
      { more: more.en, rule: name?.en ?? null, less: less.en },
    ),
    measure: text(`每条规则下,安排比申请少多少;${of.zh}`, `How much less than requested under each rule; ${of.en}`),
    wide: allocationWaterfall(steps, { width: widths.half }),
    phone: allocationWaterfall(steps, { width: widths.phone, phone: true }),
    numbers: table(text('按规则', 'By rule'), columns, groups, footOf(rows)),
  };
};

/** How many lines each limit held. */
export const limitsBlock = (facts: Facts, rows: readonly AllocationLine[]): Block => {
  const groups = groupsOf(rows, 'binding_limit').toSorted((a, b) => b.rows.length - a.rows.length);
  const name = (group: Group): Text => worded(bindingLimits, group.code);
  const first = groups[0];
  const heading = first
    ? sentence(
        'limits',
        { limit: name(first).zh, lines: first.rows.length, all: rows.length },
        { limit: name(first).en },
      )
    : text('受什么约束', 'What limited the lines');
  const columns: readonly Column<Group>[] = [
    { head: text('受什么约束', 'Limited by'), cell: (group) => both(name(group)) },
    ...sums.slice(0, 1),
    ...sums.slice(2, 4),
  ];
  const foot = footOf(rows).filter((_, index) => index !== 2 && index !== 5);
  return {
    height: 130 + 60 * groups.length,
    html: html`<section><h2>${both(heading)}</h2><p class="unit">${both(text(`金额单位:${facts.policy.region.currency.zh}`, `Amounts in ${facts.policy.region.currency.en}`))}</p>${table(text('按约束', 'By what limited it'), columns, groups, foot)}</section>
`,
  };
};
