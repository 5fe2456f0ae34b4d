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
import { sentence } from './notices-sentences.ts';
import { why } from './projects-month.ts';

const noticeMark: Readonly<Record<string, string>> = { open: '■', answered: '▲', closed: '●' };
const noticeTone: Readonly<Record<string, string>> = { open: 'bad', answered: 'warn', closed: 'good' };

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
    { head: text('整改措施', 'Measure'), kind: 'long', cell: (row) => str(row.measure) || absent('—') },
    { head: text('整改期限', 'Due'), kind: 'short', cell: (row) => dateZh(str(row.measure_due)) || absent('—') },
    { head: text('办结', 'Closed'), kind: 'short', cell: (row) => dateZh(str(row.closed_period)) || absent('—') },
  ],
  rows.slice(0, mostListed),
)}${cutOff(rows, inMart(facts, 'monitoring_notice'))}</section>
`;

const order: Readonly<Record<string, number>> = { open: 0, answered: 1, closed: 2 };

/** Every notice of the year, those waiting for an answer first. */
export const noticesPage = (facts: Facts): File => {
  const rows = [...facts.marts.monitoring_notice].sort(
    (a, b) => (order[str(a.state)] ?? 9) - (order[str(b.state)] ?? 9) || (str(a.notice_id) < str(b.notice_id) ? -1 : 1),
  );
  const count = (state: string): number => rows.filter((row) => str(row.state) === state).length;
  return page(facts, {
    path: paths.notices,
    under: paths.notices,
    kicker: text(
      `偏差通知 · ${facts.run.fiscalYear} 年 · 截至 ${dateZh(facts.through)}`,
      `Deviation notices, ${facts.run.fiscalYear}, to ${facts.through}`,
    ),
    heading: sentence('noticesHead', { all: rows.length, open: count('open') }),
    lead: both(sentence('notices', { open: count('open'), answered: count('answered'), closed: count('closed') })),
    body: [noticesTable(facts, paths.notices, rows, text('全部通知', 'All notices'))],
  });
};
