import { type Html, html } from '../../core/html.ts';
import { dateZh, instantZh } from '../../core/language/dates.ts';
import { count } from '../../core/language/figures.ts';
import { text } from '../../core/language/text.ts';
import type { Overview } from '../../regions/overview.ts';
import { countedRegions, type RegionTotals, totalsOf } from '../../regions/totals.ts';
import type { Edition } from '../parts/edition.ts';
import { money, rate } from '../parts/figures.ts';
import { footLine, footOf, framed } from '../parts/frame.ts';
import { type File, fact, factsList } from '../parts/page.ts';
import { paths } from '../parts/paths.ts';
import { beside, both, shape } from '../parts/words.ts';
import { overviewHeading, overviewLights } from './regions-sentences.ts';
import { evidence, lacking, months } from './regions-tables.ts';

const facts = (totals: RegionTotals, all: number): Html =>
  factsList([
    fact(text('有结果', 'Done'), html`${count(totals.regions.length)}`, html`共 ${count(all)} 个地区`),
    fact(text('全年预算数', 'Budget'), money(totals.budget, totals), beside(totals.currency)),
    fact(text('执行数', 'Spent'), money(totals.spent, totals), beside(totals.currency)),
    fact(text('占预算', 'Of the budget'), rate(totals.rate, '—')),
    fact(text('红灯', 'Red'), html`${shape('red')} ${count(totals.counts.red)}`),
    fact(text('黄灯', 'Yellow'), html`${shape('yellow')} ${count(totals.counts.yellow)}`),
    fact(text('未报', 'Missing'), html`${shape('missing')} ${count(totals.counts.missing)}`),
  ]);

const foot = (overview: Overview): Html =>
  footOf(
    [
      footLine(text('运行', 'Run'), html`<code>${overview.key}</code>`),
      footLine(text('期间', 'Period'), html`${overview.period}`),
      footLine(
        text('计算时间', 'Ran at'),
        html`<time datetime="${overview.plannedAt}">${instantZh(overview.plannedAt)}</time>`,
      ),
    ],
    html`每个地区的结果都可用 <code>jixiao verify</code> 重算并核对。<span class="en inline" lang="en">Each region’s result can be recomputed with <code>jixiao verify</code>.</span>`,
  );

/**
 * The front page of an installation: every region, what it came to, and who has no result; why, only the internal
 * edition says, for reasons can quote figures. A region's own pages lie in a folder of its code.
 */
export const regionsPage = (overview: Overview, edition: Edition): File => {
  const totals = totalsOf(overview);
  const counted = countedRegions(overview);
  const all = overview.regions.length;
  const notices = overview.regions.flatMap(({ published }) => published?.result?.words.notice ?? []);
  const heading = overviewHeading({ period: overview.period, all, done: counted.length, totals });
  const content = framed({
    title: `${heading.zh} · 绩效`,
    style: paths.style,
    name: text('各地区总览', 'All regions'),
    nav: null,
    notices: [...new Map(notices.map((notice) => [notice.zh, notice])).values()],
    kicker: text(`预算绩效 · 截至 ${dateZh(overview.period)}`, `Budget performance to ${overview.period}`),
    heading,
    lead: totals ? both(overviewLights(totals)) : undefined,
    body: [
      totals && facts(totals, all),
      lacking(overview, edition),
      months(overview, totals),
      evidence(overview),
    ].filter((part) => part !== null),
    foot: foot(overview),
  });
  return { path: paths.overview, content };
};
