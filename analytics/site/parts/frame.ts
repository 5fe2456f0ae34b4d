import { type Html, html } from '../../core/html.ts';
import type { Text } from '../../core/language/text.ts';
import { beside, both } from './words.ts';

/** What stands on every page beside its own matter. */
export interface Frame {
  readonly title: string;
  /** How the page reaches the stylesheet. */
  readonly style: string;
  /** Whose page it is. */
  readonly name: Text;
  readonly nav: Html | null;
  /** Said at the top, such as that all data are fictional. */
  readonly notices: readonly Text[];
  readonly kicker: Text | Html;
  /** The finding, or the name of what the page is about. */
  readonly heading: Text;
  readonly lead?: Html | undefined;
  readonly body: readonly Html[];
  readonly foot: Html;
}

export const footLine = (words: Text, value: Html): Html => html`<div><dt>${beside(words)}</dt><dd>${value}</dd></div>`;

const short = (digest: string): string => (digest.length > 16 ? `${digest.slice(0, 12)}…` : digest);

/** The beginning of a digest, the whole of it in its title. */
export const shortDigest = (digest: string): Html => html`<code title="${digest}">${short(digest)}</code>`;

/** The foot of a page: what it was made from, line by line, and what can be done with that. */
export const footOf = (lines: readonly Html[], says: Html): Html => html`<footer><dl>${lines.map(
  (line) => html`
${line}`,
)}
</dl><p>${says}</p></footer>`;

/** A whole document in the frame that every page shares. */
export const framed = (frame: Frame): string =>
  html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${frame.title}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="${frame.style}"></head>
<body><a class="skip" href="#content">跳到正文 <span lang="en">Skip to content</span></a>
<header class="top"><b>绩效</b><span>${beside(frame.name)}</span>${frame.nav}</header>
${frame.notices.length > 0 && html`<aside class="notice" aria-label="声明 Notice">${frame.notices.map((words) => html`<p>${beside(words)}</p>`)}</aside>`}
<main id="content"><p class="kick">${'markup' in frame.kicker ? frame.kicker : both(frame.kicker)}</p><h1>${both(frame.heading)}</h1>
${frame.lead && html`<div class="lead">${frame.lead}</div>`}
${frame.body}</main>
${frame.foot}</body></html>
`.markup;
