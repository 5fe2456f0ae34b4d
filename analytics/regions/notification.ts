import { dateZh } from '../core/language/dates.ts';
import type { Period } from '../core/period.ts';
import type { NoticeNews } from '../notices/notice.ts';
import type { Counts } from './merge.ts';

/**
 * A message to the subscribers: the subject in plain ASCII, as mail by a topic demands, the rest in both
 * languages.
 */
export interface Message {
  readonly subject: string;
  readonly body: string;
}

type NewsOfRun = Pick<NoticeNews, 'opened' | 'answered' | 'closed' | 'suspended'>;

const regions = (count: number): string => `${count} ${count === 1 ? 'region' : 'regions'}`;

/** Suspensions are named where there are any: most policies set no day to answer by. */
const noticesZh = ({ opened, answered, closed, suspended = 0 }: NewsOfRun): string =>
  `新发偏差通知 ${opened} 个,新答复 ${answered} 个,新办结 ${closed} 个${suspended > 0 ? `,到期没有答复、自动暂停 ${suspended} 个` : ''}。`;
const noticesEn = ({ opened, answered, closed, suspended = 0 }: NewsOfRun): string =>
  `Deviation notices: ${opened} opened, ${answered} answered, ${closed} closed${suspended > 0 ? `, ${suspended} not answered in time and suspended` : ''}.`;

/** A run is complete: how many regions have a result, which have none, what is new, and where to look. */
export const runDone = (run: {
  readonly period: Period;
  readonly counts: Counts;
  readonly without: readonly string[];
  /** Names of regions whose pages stay at a later period. */
  readonly behind: readonly string[];
  readonly notices: NewsOfRun;
  readonly address: string | null;
}): Message => {
  const { planned, done } = run.counts;
  const zh = [
    `${dateZh(run.period)} 的绩效报告已完成:${planned} 个地区中 ${done} 个有结果。`,
    ...(run.without.length > 0 ? [`没有结果:${run.without.join('、')}。原因见总览页。`] : []),
    ...(run.behind.length > 0 ? [`已记录,但网页和结果表仍是更晚的期间:${run.behind.join('、')}。`] : []),
    noticesZh(run.notices),
    ...(run.address ? [`总览:${run.address}`] : []),
  ];
  const en = [
    `The performance report for ${run.period} is complete: ${done} of ${regions(planned)} have a result.`,
    ...(run.without.length > 0 ? [`Without a result: ${run.without.join(', ')}. The overview says why.`] : []),
    ...(run.behind.length > 0
      ? [`On record, while pages and marts still show a later period: ${run.behind.join(', ')}.`]
      : []),
    noticesEn(run.notices),
    ...(run.address ? [`Overview: ${run.address}`] : []),
  ];
  return {
    subject: `Jixiao ${run.period}: ${done} of ${regions(planned)} done`,
    body: [...zh, '', ...en, ''].join('\n'),
  };
};

/** A run ended without a report; the last one stands. */
export const runFailed = (run: { readonly key: string; readonly status: string }): Message => ({
  subject: `Jixiao ${run.key}: the run ${run.status === 'FAILED' ? 'failed' : `ended as ${run.status}`}`,
  body: [
    `运行 ${run.key} 没有完成(${run.status})。已发布的页面仍是上一次的结果;排除原因后可从中断处继续(见运维手册)。`,
    '',
    `The run ${run.key} did not complete (${run.status}). The published pages still show the last result; once the cause is removed it can go on from where it broke off (see the operations manual).`,
    '',
  ].join('\n'),
});
