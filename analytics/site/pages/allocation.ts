import { envelopeOrigins } from '../../allocation/sentences.ts';
import { worded } from '../../contracts/codes.ts';
import type { AllocationLine } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { dateZh } from '../../core/language/dates.ts';
import { percent, signed } from '../../core/language/figures.ts';
import { type Text, text } from '../../core/language/text.ts';
import { formatYuan, parseYuan } from '../../core/money.ts';
import { closesYear } from '../../core/period.ts';
import { bindingLimits } from '../../policy/rules.ts';
import { allocationDumbbell } from '../charts/allocation-dumbbell.ts';
import { allocationWaterfall, type WaterfallStep } from '../charts/allocation-waterfall.ts';
import { widths } from '../charts/theme.ts';
import { groupRows } from '../parts/cells.ts';
import { type Block, columns, inHalves } from '../parts/columns.ts';
import type { Facts } from '../parts/facts.ts';
import { block, type Figure, figure } from '../parts/figure.ts';
import { exactMoney, money, moneyText } from '../parts/figures.ts';
import { departmentLink } from '../parts/links.ts';
import { type File, fact, factsList, page, reasonNotThere } from '../parts/page.ts';
import { paths } from '../parts/paths.ts';
import { type Column, table } from '../parts/table.ts';
import { absent, both } from '../parts/words.ts';
import { isReserve, linesTable, type MoneyColumn, total } from './allocation-lines.ts';
import { sentence } from './allocation-sentences.ts';

interface Group {
  readonly code: string;
  readonly rows: readonly AllocationLine[];
}

const groupsOf = (
  rows: readonly AllocationLine[],
  column: 'department_code' | 'rule' | 'binding_limit',
): readonly Group[] =>
  [...groupRows(rows, column)]
    .map(([code, members]) => ({ code, rows: members }))
    .sort(
      (a, b) =>
        Number(total(b.rows, 'allocated_amount')) - Number(total(a.rows, 'allocated_amount')) ||
        (a.code < b.code ? -1 : 1),
    );

const change = (rows: readonly AllocationLine[]): Html => {
  const base = Number(total(rows, 'base_amount'));
  return base === 0 ? absent('新增') : html`${signed(Number(total(rows, 'allocated_amount')) / base - 1)}%`;
};

const sums: readonly Column<Group>[] = [
  { head: text('项', 'Lines'), kind: 'number', cell: (group) => group.rows.length },
  {
    head: text('本年预算', 'This year'),
    kind: 'number',
    cell: (group) => exactMoney(total(group.rows, 'base_amount')),
  },
  {
    head: text('申请', 'Requested'),
    kind: 'number',
    cell: (group) => exactMoney(total(group.rows, 'requested_amount')),
  },
  {
    head: text('安排', 'Allocated'),
    kind: 'number',
    cell: (group) => html`<b>${exactMoney(total(group.rows, 'allocated_amount'))}</b>`,
  },
  { head: text('比本年', 'Change'), kind: 'number', cell: (group) => change(group.rows) },
];

const footOf = (rows: readonly AllocationLine[]) => [
  '合计',
  rows.length,
  exactMoney(total(rows, 'base_amount')),
  exactMoney(total(rows, 'requested_amount')),
  exactMoney(total(rows, 'allocated_amount')),
  change(rows),
];

const departmentsFigure = (facts: Facts, rows: readonly AllocationLine[]): Figure => {
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
    numbers: table(
      text('各部门安排', 'By department'),
      [
        { head: facts.department, cell: (group: Group) => departmentLink(facts, paths.allocation, group.code) },
        ...sums,
      ],
      groups,
      footOf(rows),
    ),
  };
};

/** The rule's name in the policy's words. */
const ruleName = (facts: Facts, rule: string): Text =>
  facts.policy.application.find((line) => line.grade === rule)?.name ?? text(rule, rule);

const fen = (rows: readonly AllocationLine[], column: MoneyColumn): bigint => parseYuan(total(rows, column));

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
const limitsBlock = (facts: Facts, rows: readonly AllocationLine[]): Block => {
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

/**
 * What a reader must know of the envelope before the lines: that nobody decided it, and why some of it is kept back.
 */
const envelopeSays = (facts: Facts, year: number, kept: string | null): readonly Text[] => {
  const given = facts.run.allocation;
  const written = (value: string) => moneyText(value, facts.policy.region);
  const said: Text[] = [];
  if (given && (given.origin === 'base' || given.origin === 'minimum')) {
    const envelope = written(given.envelopeAmount);
    said.push(
      sentence('envelopeUndecided', { envelope: envelope.zh, origin: given.origin, year }, { envelope: envelope.en }),
    );
  }
  if (kept !== null) {
    const reserve = written(kept);
    said.push(
      closesYear(facts.through)
        ? sentence('reserve', { reserve: reserve.zh }, { reserve: reserve.en })
        : sentence(
            'reserveMidYear',
            { reserve: reserve.zh, through: dateZh(facts.through) },
            { reserve: reserve.en, through: facts.through },
          ),
    );
  }
  return said;
};

const linesSection = (facts: Facts, rows: readonly AllocationLine[], reserve: readonly AllocationLine[]): Html => {
  const groups = groupsOf(rows, 'department_code');
  const name = (code: string) => facts.departmentNames.get(code) ?? (code || '—');
  return html`<section><h2>${both(text(`${rows.length} 项安排,每项都有理由`, `${rows.length} lines, each with its reason`))}</h2><p class="unit">${both(text(`金额单位:${facts.policy.region.currency.zh};点开一个${facts.department.zh}看明细`, `Amounts in ${facts.policy.region.currency.en}; open a ${facts.department.en} for its lines`))}</p>
${groups.map(
  (
    group,
  ) => html`<details class="group"><summary>${name(group.code)} <span class="soft small">${group.rows.length} 项 · 申请 ${money(total(group.rows, 'requested_amount'), facts.policy.region)} · 安排 ${money(total(group.rows, 'allocated_amount'), facts.policy.region)} · ${change(group.rows)}</span></summary>${linesTable(facts, paths.allocation, group.rows)}</details>
`,
)}${reserve.length > 0 && html`<h3>${both(text('预留', 'Reserve'))}</h3>${linesTable(facts, paths.allocation, reserve)}`}</section>
`;
};

/** Next year's proposal: totals, departments, rules, and every line with its reason; or why there is none. */
export const allocationPage = async (facts: Facts): Promise<File> => {
  const year = facts.run.allocation?.year ?? facts.run.fiscalYear + 1;
  const frame = {
    path: paths.allocation,
    under: paths.allocation,
    kicker: text(`预算安排建议 · ${year} 年`, `Proposed allocation, ${year}`),
  };
  const all = facts.marts.allocation_line;
  if (all.length === 0)
    return page(facts, {
      ...frame,
      heading: sentence('allocationEmpty', { year }),
      body: [
        reasonNotThere(
          text(
            '收到“下年度预算申请”之后,本页给出每一项的区间、金额和理由',
            'Once requests are in, each line’s range, amount and reason stand here',
          ),
        ),
      ],
    });
  const { region } = facts.policy;
  const reserve = all.filter(isReserve);
  const rows = all.filter((row) => !isReserve(row));
  const [base, requested, allocated] = [
    total(rows, 'base_amount'),
    total(rows, 'requested_amount'),
    total(rows, 'allocated_amount'),
  ];
  const written = (value: string) => moneyText(value, region);
  const atRequest = rows.filter((row) => row.allocated_amount === row.requested_amount).length;
  const share = Number(requested) === 0 ? 0 : Number(allocated) / Number(requested);
  const envelope = facts.run.allocation?.envelopeAmount ?? null;
  const origin = facts.run.allocation?.origin ? envelopeOrigins[facts.run.allocation.origin] : null;
  const kept = reserve.length > 0 ? total(reserve, 'allocated_amount') : null;
  const heading = sentence(
    'allocation',
    { requested: written(requested).zh, allocated: written(allocated).zh, cut: '', lines: rows.length, share },
    { requested: written(requested).en, allocated: written(allocated).en },
  );
  const lead = sentence(
    'allocationLead',
    {
      base: written(base).zh,
      envelope: envelope && written(envelope).zh,
      origin: origin?.zh ?? '',
      atRequest,
      below: rows.length - atRequest,
      reserve: kept && written(kept).zh,
    },
    {
      base: written(base).en,
      envelope: envelope && written(envelope).en,
      origin: origin?.en ?? '',
      reserve: kept && written(kept).en,
    },
  );
  const byDepartment = departmentsFigure(facts, rows);
  const body = [
    factsList([
      fact(text('本年预算', 'This year'), money(base, region), html`有申请的资金来源`),
      fact(text('申请', 'Requested'), money(requested, region), html`${rows.length} 项`),
      fact(text('总额', 'Envelope'), money(envelope, region), origin ? both(origin) : undefined),
      fact(text('安排', 'Allocated'), money(allocated, region), html`占申请 ${percent(share)}`),
      fact(text('预留', 'Reserve'), money(kept, region)),
    ]),
    columns([
      ...(await Promise.all((byDepartment.more ? [] : [byDepartment]).map(block))),
      await block(rulesFigure(facts)),
      limitsBlock(facts, rows),
    ]),
    byDepartment.more ? await figure(byDepartment) : null,
    linesSection(facts, rows, reserve),
  ].filter((part) => part !== null);
  return page(facts, { ...frame, heading, lead: html`${[...envelopeSays(facts, year, kept), lead].map(both)}`, body });
};

export const departmentTotals = (facts: Facts, code: string): string | null => {
  const lines = facts.linesOfDepartment.get(code);
  return lines ? total(lines, 'allocated_amount') : null;
};
