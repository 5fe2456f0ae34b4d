import type { DistrictMonth } from '../../contracts/marts/rows.ts';
import { type Html, html, type Part } from '../../core/html.ts';
import { dateZh, instantZh } from '../../core/language/dates.ts';
import { count } from '../../core/language/figures.ts';
import { text } from '../../core/language/text.ts';
import type { Overview, StandingRegion } from '../../regions/overview.ts';
import { regionWords } from '../../regions/sentences.ts';
import { type CountedRegion, countedRegions, type RegionTotals } from '../../regions/totals.ts';
import { num } from '../parts/cells.ts';
import type { Edition } from '../parts/edition.ts';
import { exactMoney, rate } from '../parts/figures.ts';
import { shortDigest } from '../parts/frame.ts';
import { paths } from '../parts/paths.ts';
import { type Column, table, wordyTable } from '../parts/table.ts';
import { absent, both, shape } from '../parts/words.ts';
import { monthColumns } from './deviation.ts';

/** A region's name, leading to its pages where it has any. */
const linked = ({ code, name, published }: StandingRegion): Html => {
  const words = both(text(name, published?.result?.words.name.en ?? name));
  return published ? html`<a href="${code}/${paths.overview}">${words}</a>` : words;
};

const none = html`<span class="state">${shape('missing')}没有结果</span>`;
const states = {
  missing: text('缺数据', 'no data'),
  failed: text('没算成', 'failed'),
  done: text('另一期间', 'another period'),
} as const;

const lackingColumns = (edition: Edition): readonly Column<StandingRegion>[] => [
  { head: text('地区', 'Region'), cell: linked },
  {
    head: text('情况', 'State'),
    kind: 'words',
    cell: ({ outcome }) => (outcome ? both(states[outcome.state]) : absent('—')),
  },
  ...(edition === 'internal' ? [reason] : []),
  {
    head: text('网页上仍是', 'Its pages still show'),
    kind: 'words',
    cell: ({ published }) =>
      published
        ? html`${dateZh(published.period)}<br><span class="soft small">${instantZh(published.plannedAt)}</span>`
        : absent('还没有'),
  },
];

const reasonOf = (outcome: StandingRegion['outcome']) => {
  if (!outcome) return regionWords.notPlanned();
  return outcome.reason ?? text(`最近一次计算的是 ${dateZh(outcome.period)}`, `Last computed for ${outcome.period}`);
};

const reason: Column<StandingRegion> = {
  head: text('原因', 'Reason'),
  kind: 'long',
  cell: ({ outcome }) => both(reasonOf(outcome)),
};

const lackingIn = (overview: Overview): readonly StandingRegion[] => {
  const counted = new Set(countedRegions(overview).map(({ code }) => code));
  return overview.regions.filter(({ code }) => !counted.has(code));
};

/**
 * The regions without a result of the period, each with its reason in the internal edition; null where there are none.
 */
export const lacking = (overview: Overview, edition: Edition): Html | null => {
  const regions = lackingIn(overview);
  if (regions.length === 0) return null;
  const heading = text(
    `没有 ${dateZh(overview.period)} 结果的 ${count(regions.length)} 个地区`,
    `Without a result for ${overview.period}: ${count(regions.length)}`,
  );
  return html`<section><h2>${both(heading)}</h2><p class="unit">${both(text('不计入下面的合计', 'Not in the sums below'))}</p>${wordyTable(text('没有结果的地区', 'Regions without a result'), lackingColumns(edition), regions)}</section>
`;
};

type Line = StandingRegion & Partial<Pick<CountedRegion, 'result'>>;

const monthCells: readonly Column<Line>[] = [
  ...monthColumns,
  ...(['red', 'yellow', 'missing'] as const).map((light) => ({
    head: { red: text('红', 'Red'), yellow: text('黄', 'Yellow'), missing: text('未报', 'Missing') }[light],
    kind: 'number' as const,
    cell: (row: DistrictMonth): Part => num(row[light]),
  })),
].map(({ cell, ...column }, index) => ({
  ...column,
  cell: ({ result }) => (result ? cell(result.month) : index === monthColumns.length - 1 ? none : absent('—')),
}));

const footer = ({ counts, budget, spent, rate: share }: RegionTotals): readonly Part[] => [
  both(text('合计', 'Total')),
  count(counts.projects),
  exactMoney(budget),
  exactMoney(spent),
  rate(share, '—'),
  '',
  '',
  '',
  count(counts.red),
  count(counts.yellow),
  count(counts.missing),
];

const byBudget = (a: CountedRegion, b: CountedRegion): number =>
  (num(b.result.month.budget_amount) ?? 0) - (num(a.result.month.budget_amount) ?? 0);

/**
 * Every region's month, the largest budget first and those without a result last, with exact sums where the money is of
 * one kind.
 */
export const months = (overview: Overview, totals: RegionTotals | null): Html => {
  const lines: readonly Line[] = [...countedRegions(overview).toSorted(byBudget), ...lackingIn(overview)];
  const unit = totals
    ? text(
        `预算从大到小;金额单位:${totals.currency.zh};合计的执行率 = 合计执行数 ÷ 合计预算数`,
        `Largest budget first; money in ${totals.currency.en}; the total rate is total spent over total budget`,
      )
    : text('各地区金额单位不同,或没有结果,不合计', 'No sums: there is no result, or money of different kinds');
  const label = text('各地区', 'Regions');
  return html`<section><h2>${both(label)}</h2><p class="unit">${both(unit)}</p>${table(label, [{ head: text('地区', 'Region'), cell: linked }, ...monthCells], lines, totals ? footer(totals) : undefined)}</section>
`;
};

const evidenceColumns: readonly Column<CountedRegion>[] = [
  { head: text('地区', 'Region'), cell: ({ name, code }) => html`${name} <span class="soft small">${code}</span>` },
  { head: text('快照', 'Snapshot'), kind: 'short', cell: ({ result }) => shortDigest(result.snapshot) },
  {
    head: text('规则', 'Policy'),
    kind: 'words',
    cell: ({ result }) => html`<code title="${result.policy.digest}">${result.policy.id}</code>`,
  },
  { head: text('结果摘要', 'Result digest'), kind: 'short', cell: ({ result }) => shortDigest(result.resultDigest) },
  { head: text('运行记录', 'Run record'), kind: 'short', cell: ({ result }) => shortDigest(result.run) },
];

/** What each result was computed from and is known by; null where there is none. */
export const evidence = (overview: Overview): Html | null => {
  const regions = countedRegions(overview);
  if (regions.length === 0) return null;
  const label = text('结果由什么算出', 'What the results were computed from');
  return html`<section><h2>${both(label)}</h2><p class="unit">${both(text('同样的快照和规则总是得出同样的结果摘要', 'The same snapshot and policy always give the same digest'))}</p>${table(label, evidenceColumns, regions)}</section>
`;
};
