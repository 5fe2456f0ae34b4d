import { noticeState } from '../../contracts/codes.ts';
import type { NoticeRow } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { dateZh } from '../../core/language/dates.ts';
import { type Text, text } from '../../core/language/text.ts';
import { str } from '../parts/cells.ts';
import { cutOff, inMart, mostListed } from '../parts/cut-off.ts';
import type { Facts } from '../parts/facts.ts';
import { departmentLink, projectLink } from '../parts/links.ts';
import { type File, page } from '../parts/page.ts';
import { paths } from '../parts/paths.ts';
import { wordyTable } from '../parts/table.ts';
import { absent, both } from '../parts/words.ts';
import { answerColumns, answerRule } from './notice-answers.ts';
import { sentence } from './notices-sentences.ts';
import { why } from './projects-month.ts';

const noticeMark: Readonly<Record<string, string>> = { open: '■', suspended: '■', answered: '▲', closed: '●' };
const noticeTone: Readonly<Record<string, string>> = {
  open: 'bad',
  suspended: 'bad',
  answered: 'warn',
  closed: 'good',
};

const stateOf = (row: NoticeRow): Html => {
  const code = str(row.state);
  return html`<span class="state"><i class="m ${noticeTone[code] ?? 'plan'}" aria-hidden="true">${noticeMark[code] ?? '·'}</i>${noticeState(code, str(row.measure) || null).zh}</span>`;
};

/** Deviation notices with what was answered and by when. */
export const noticesTable = (
  facts: Facts,
  from: string,
  rows: readonly NoticeRow[],
  heading: Text,
): Html => html`<section><h2>${both(heading)}</h2>${wordyTable(
  text('偏差通知', 'Deviation notices'),
  [
    {
      head: text('项目', 'Project'),
      cell: (row: NoticeRow) => projectLink(facts, from, str(row.project_code), str(row.project_name)),
    },
    { head: facts.department, kind: 'words', cell: (row) => departmentLink(facts, from, str(row.department_code)) },
    { head: text('发出', 'Opened'), kind: 'short', cell: (row) => dateZh(str(row.opened_period)) },
    { head: text('原因', 'Why'), kind: 'words', cell: why },
    { head: text('状态', 'State'), kind: 'short', cell: stateOf },
    ...answerColumns(facts, rows),
    { head: text('整改措施', 'Measure'), kind: 'long', cell: (row) => str(row.measure) || absent('—') },
    { head: text('整改期限', 'Due'), kind: 'short', cell: (row) => dateZh(str(row.measure_due)) || absent('—') },
    { head: text('办结', 'Closed'), kind: 'short', cell: (row) => dateZh(str(row.closed_period)) || absent('—') },
  ],
  rows.slice(0, mostListed),
)}${cutOff(rows, inMart(facts, 'monitoring_notice'))}</section>
`;

const order: Readonly<Record<string, number>> = { suspended: 0, open: 1, answered: 2, closed: 3 };

/**
 * How many notices the year has, how many recovered or are open without an answer, and how many of the latter were due.
 */
export const noticeCounts = (
  rows: readonly NoticeRow[],
): { readonly all: number; readonly recovered: number; readonly open: number; readonly suspended: number } => {
  const count = (state: string): number => rows.filter((row) => str(row.state) === state).length;
  return {
    all: rows.length,
    recovered: rows.filter((row) => str(row.state) === 'closed' && str(row.answered_period) === '').length,
    open: count('open') + count('suspended'),
    suspended: count('suspended'),
  };
};

/** Every notice of the year, those without an answer first. */
export const noticesPage = (facts: Facts): File => {
  const rows = [...facts.marts.monitoring_notice].sort(
    (a, b) => (order[str(a.state)] ?? 9) - (order[str(b.state)] ?? 9) || (str(a.notice_id) < str(b.notice_id) ? -1 : 1),
  );
  const counts = noticeCounts(rows);
  const answered = rows.filter((row) => str(row.state) === 'answered');
  const measured = answered.filter((row) => str(row.measure) !== '').length;
  const lead = sentence('notices', {
    open: counts.open - counts.suspended,
    suspended: counts.suspended,
    chosen: answered.length - measured,
    answered: measured,
    closed: rows.length - counts.open - answered.length,
  });
  return page(facts, {
    path: paths.notices,
    under: paths.notices,
    kicker: text(
      `偏差通知 · ${facts.run.fiscalYear} 年 · 截至 ${dateZh(facts.through)}`,
      `Deviation notices, ${facts.run.fiscalYear}, to ${facts.through}`,
    ),
    heading: sentence('noticesHead', counts),
    lead: both(lead),
    body: [answerRule(facts, rows), noticesTable(facts, paths.notices, rows, text('全部通知', 'All notices'))].filter(
      (part) => part !== null,
    ),
  });
};
