import { instantZh } from '../words/dates.ts';
import { type Text, text } from '../words/text.ts';
import type { Facts } from './facts.ts';
import { type Html, html } from './html.ts';
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

const short = (digest: string): string => (digest.length > 16 ? `${digest.slice(0, 12)}…` : digest);

const foot = (facts: Facts): Html => {
  const { run, policy } = facts;
  const line = (words: Text, value: Html) => html`<div><dt>${beside(words)}</dt><dd>${value}</dd></div>`;
  return html`<footer><dl>
${line(text('快照', 'Snapshot'), html`<code title="${run.snapshot}">${short(run.snapshot)}</code>`)}
${line(text('规则', 'Policy'), html`<code title="${run.policy.digest}">${run.policy.id}</code>`)}
${line(text('结果摘要', 'Result digest'), html`<code title="${run.resultDigest}">${short(run.resultDigest)}</code>`)}
${line(text('计算时间', 'Ran at'), html`<time datetime="${run.ranAt}">${instantZh(run.ranAt)}</time>`)}
${line(text('来源', 'Source'), beside(policy.region.source))}
${line(text('金额单位', 'Money in'), beside(policy.region.currency))}
</dl><p>用 <code>jixiao verify</code> 可以重算本页并核对。<span class="en inline" lang="en">Anyone with the data can recompute this page with <code>jixiao verify</code>.</span></p></footer>`;
};

/** One page in the frame every page shares. */
export const page = (facts: Facts, given: Page): File => {
  const to = (target: string): string => relative(given.path, target);
  const { name, notice } = facts.policy.region;
  const said = [notice, facts.leavesOut].filter((words) => words !== null);
  const nav = entries
    .filter((entry) => facts.pages.has(entry.path))
    .map(
      (entry) =>
        html`<a href="${to(entry.path)}"${entry.path === given.under ? html` aria-current="${entry.path === given.path ? 'page' : 'true'}"` : null}>${both(entry.words)}</a>`,
    );
  const content = html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${given.heading.zh} · ${name.zh}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="${to(paths.style)}"></head>
<body><a class="skip" href="#content">跳到正文 <span lang="en">Skip to content</span></a>
<header class="top"><b>绩效</b><span>${beside(name)}</span><nav aria-label="主导航 Main">${nav}</nav></header>
${said.length > 0 && html`<aside class="notice" aria-label="声明 Notice">${said.map((words) => html`<p>${beside(words)}</p>`)}</aside>`}
<main id="content"><p class="kick">${'markup' in given.kicker ? given.kicker : both(given.kicker)}</p><h1>${both(given.heading)}</h1>
${given.lead && html`<div class="lead">${given.lead}</div>`}
${given.body}</main>
${foot(facts)}</body></html>
`;
  return { path: given.path, content: content.markup };
};

/** A whole page's worth of nothing, with the reason. */
export const reasonNotThere = (why: Text): Html => html`<p class="empty">${both(why)}</p>`;

export const fact = (words: Text, value: Html, note?: Html): Html =>
  html`<div><dt>${both(words)}</dt><dd>${value}${note && html`<small>${note}</small>`}</dd></div>`;
export const factsList = (facts: readonly Html[]): Html => html`<dl class="facts">${facts}</dl>
`;
