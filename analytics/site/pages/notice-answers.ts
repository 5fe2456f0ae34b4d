import { answerWords, uncountedWords } from '../../contracts/codes.ts';
import type { NoticeRow } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { dateZh } from '../../core/language/dates.ts';
import { text } from '../../core/language/text.ts';
import { isDueAfterYear } from '../../notices/due.ts';
import type { Policy } from '../../policy/schema.ts';
import { yearsUnsaid } from '../../policy/working-days.ts';
import { str } from '../parts/cells.ts';
import type { Facts } from '../parts/facts.ts';
import type { Column } from '../parts/table.ts';
import { absent, both } from '../parts/words.ts';
import { sentence } from './notices-sentences.ts';

const dueCell = (row: NoticeRow): Html => {
  const due = str(row.answer_due);
  return due === '' ? absent('—') : html`${dateZh(due)}<span class="en">${dateZh(str(row.given_on))}发出</span>`;
};

/** What was chosen and when, what of it the unit left out, and whether it came in time. */
const answerCell = (row: NoticeRow): Html => {
  const uncounted = uncountedWords(str(row.answer_finding)).zh;
  const left = uncounted && html`<span class="en">${uncounted}</span>`;
  if (str(row.answered_period) === '') return html`${absent('—')}${left}`;
  const [due, on, words] = [str(row.answer_due), str(row.answered_on), answerWords(str(row.answer)).zh];
  const notes = [
    due !== '' && on > due && '逾期',
    due !== '' && row.answer_dated === false && '没有写日期,按月末算',
    due !== '' && words === '' && '没有写明选择',
  ].filter((note) => note !== false);
  return html`${words || absent('—')}${on && html`<span class="en">${dateZh(on)}</span>`}${notes.length > 0 && html`<span class="en">${notes.join(';')}</span>`}${left}`;
};

/** Due days where the policy sets them; answers there, and wherever one was written. */
export const answerColumns = ({ policy }: Facts, rows: readonly NoticeRow[]): readonly Column<NoticeRow>[] => {
  const limited = policy.settings.notice_answer_working_days.value !== null;
  const written = rows.some((row) =>
    [row.answer, row.answered_on, row.answer_finding].some((cell) => str(cell) !== ''),
  );
  return [
    ...(limited ? [{ head: text('答复期限', 'Answer due'), kind: 'short' as const, cell: dueCell }] : []),
    ...(limited || written ? [{ head: text('答复', 'Answer'), kind: 'words' as const, cell: answerCell }] : []),
  ];
};

/** Years that due days lie in or are counted through of which the policy's calendar has no day, as they are written. */
export const unsaidYears = (policy: Policy, days: readonly string[]): string =>
  yearsUnsaid(
    policy,
    days.filter((day) => day !== '').map((day) => Number(day.slice(0, 4))),
  ).join('、');

/** How due days are counted, and where only weekends were taken out; nothing where the policy sets none. */
export const answerRule = ({ policy, run }: Facts, rows: readonly NoticeRow[]): Html | null => {
  const days = policy.settings.notice_answer_working_days.value;
  if (days === null) return null;
  const years = unsaidYears(policy, [
    String(run.fiscalYear),
    ...rows.flatMap((row) => [str(row.given_on), str(row.answer_due)]),
  ]);
  const rule = sentence('answerRule', { days, given: policy.settings.notice_given_day.value });
  const late = rows.filter((row) => str(row.state) === 'open' && isDueAfterYear(run.fiscalYear, str(row.answer_due)));
  return html`<p>${both(rule)}</p>${late.length > 0 && html`<p>${both(sentence('dueAfterYear', { count: late.length }))}</p>`}${years !== '' && html`<div class="warns"><p><i class="m warn" aria-hidden="true">▲</i> ${both(sentence('weekendsOnly', { years }))}</p></div>`}`;
};
