import { html } from '../../core/html.ts';
import { dateZh } from '../../core/language/dates.ts';
import type { Period } from '../../core/period.ts';

/** The page at an address that lasts: it leads on to the pages of one run, without JavaScript. */
export const doorPage = (period: Period, to: string): string =>
  html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${dateZh(period)} · 绩效</title><link rel="icon" href="data:,"><meta http-equiv="refresh" content="0; url=${to}"></head>
<body><main><p><a href="${to}">${dateZh(period)} 的绩效报告 <span lang="en">The performance report to ${period}</span></a></p></main></body></html>
`.markup;
