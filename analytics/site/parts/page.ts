import { type Html, html } from '../../core/html.ts';
import { instantZh } from '../../core/language/dates.ts';
import { type Text, text } from '../../core/language/text.ts';
import { pageListName } from '../../run/page-list.ts';
import type { Facts } from './facts.ts';
import { footLine, footOf, framed, shortDigest } from './frame.ts';
import { paths, relative } from './paths.ts';
import { beside, both } from './words.ts';

export interface File {
  readonly path: string;
  readonly content: string;
}

export interface Page {
  readonly path: string;
  readonly kicker: Text | Html;
  /** The finding, or the name of what the page is about. */
  readonly heading: Text;
  readonly lead?: Html;
  readonly body: readonly Html[];
  /** The entry of the navigation under which the page stands. */
  readonly under: string;
}

const entries: readonly { readonly path: string; readonly words: Text }[] = [
  { path: paths.overview, words: text('总览', 'Overview') },
  { path: paths.monitoring, words: text('监控', 'Monitoring') },
  { path: paths.notices, words: text('通知', 'Notices') },
  { path: paths.projects, words: text('项目', 'Projects') },
  { path: paths.evaluation, words: text('评价', 'Evaluation') },
  { path: paths.allocation, words: text('预算安排', 'Allocation') },
  { path: paths.quality, words: text('数据质量', 'Data quality') },
  { path: paths.method, words: text('方法', 'Method') },
];

/** How a reader checks the page: an edition that is handed over by itself carries the list of its pages. */
const checked = (list: string | null): Html =>
  list === null
    ? html`有数据目录的人可用 <code>jixiao verify &lt;run.json&gt;</code> 重算结果并逐页核对。<span class="en inline" lang="en">Whoever has the data can recompute the result and check every page with <code>jixiao verify &lt;run.json&gt;</code>.</span>`
    : html`本页列在 <a href="${list}">${pageListName}</a>:<code>jixiao verify ${pageListName}</code> 逐页核对,清单本身以本单位公钥(--against)或原始数据(--data)证明。<span class="en inline" lang="en">This page is listed in ${pageListName}: <code>jixiao verify ${pageListName}</code> checks every page against it, and the office’s public key (--against) or the data (--data) vouch for the list.</span>`;

const foot = (facts: Facts, to: (target: string) => string): Html => {
  const { run, policy } = facts;
  const lines = [
    footLine(text('快照', 'Snapshot'), shortDigest(run.snapshot)),
    footLine(text('规则', 'Policy'), html`<code title="${run.policy.digest}">${run.policy.id}</code>`),
    footLine(text('结果摘要', 'Result digest'), shortDigest(run.resultDigest)),
    footLine(text('计算时间', 'Ran at'), html`<time datetime="${run.ranAt}">${instantZh(run.ranAt)}</time>`),
    footLine(text('来源', 'Source'), beside(policy.region.source)),
    footLine(text('金额单位', 'Money in'), beside(policy.region.currency)),
  ];
  return footOf(lines, checked(facts.leavesOut === null ? null : to(pageListName)));
};

/** One page in the frame every page shares. */
export const page = (facts: Facts, given: Page): File => {
  const to = (target: string): string => relative(given.path, target);
  const { name, notice } = facts.policy.region;
  const nav = entries
    .filter((entry) => facts.pages.has(entry.path))
    .map(
      (entry) =>
        html`<a href="${to(entry.path)}"${entry.path === given.under ? html` aria-current="${entry.path === given.path ? 'page' : 'true'}"` : null}>${both(entry.words)}</a>`,
    );
  const content = framed({
    ...given,
    title: `${given.heading.zh} · ${name.zh}`,
    style: to(paths.style),
    name,
    nav: html`<nav aria-label="主导航 Main">${nav}</nav>`,
    notices: [notice, facts.leavesOut].filter((words) => words !== null),
    foot: foot(facts, to),
  });
  return { path: given.path, content };
};

/** A whole page's worth of nothing, with the reason. */
export const reasonNotThere = (why: Text): Html => html`<p class="empty">${both(why)}</p>`;

export const fact = (words: Text, value: Html, note?: Html): Html =>
  html`<div><dt>${both(words)}</dt><dd>${value}${note && html`<small>${note}</small>`}</dd></div>`;
export const factsList = (facts: readonly Html[]): Html => html`<dl class="facts">${facts}</dl>
`;
