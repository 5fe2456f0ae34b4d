import {
  answerWords,
  noticeState,
  reasons,
  uncountedWords,
  unlisted,
  unlistedName,
  worded,
} from '../../contracts/codes.ts';
import { type Html, html, raw } from '../../core/html.ts';
import { dateZh } from '../../core/language/dates.ts';
import { text } from '../../core/language/text.ts';
import { isDueAfterYear } from '../../notices/due.ts';
import type { NoticeRow } from '../../notices/notice.ts';
import type { Policy } from '../../policy/schema.ts';
import { yearsUnsaid } from '../../policy/working-days.ts';
import { sentence } from '../pages/notices-sentences.ts';

const missing = '—';

/** Who writes the letters, what every page says of the data, and the letters' stylesheet. */
export interface Sender {
  readonly region: string;
  readonly label: string | null;
  readonly style: string;
  /** The policy's days that are not as the week says; due days were counted by them. */
  readonly calendar: Policy['calendar'];
}

/** By when and how the notice is to be answered; nothing where the policy sets no due day. */
const duePart = ({ fiscal_year, given_on, answer_due }: NoticeRow, calendar: Sender['calendar']): Html | null => {
  if (answer_due === null) return null;
  const checked = isDueAfterYear(fiscal_year, answer_due);
  const without = checked
    ? text('到期没有答复的,由财政部门核实处理', 'without an answer the finance department decides when it is due')
    : text('到期没有答复的,自动暂停', 'without an answer the project is suspended');
  const years = yearsUnsaid(
    { calendar },
    [given_on ?? answer_due, answer_due].map((day) => Number(day.slice(0, 4))),
  );
  const caution = years.length > 0 && sentence('weekendsOnly', { years: years.join('、') });
  return html`<p>本通知算 ${dateZh(given_on ?? '')}发出。请不晚于 ${dateZh(answer_due)}选择继续执行、调整用途或取消项目;${without.zh}。</p>
<p lang="en"><small>Given on ${given_on}. By ${answer_due} please choose to go on, to reallocate or to cancel; ${without.en}.</small></p>
${
  caution &&
  html`<p>${caution.zh}</p><p lang="en"><small>${caution.en}</small></p>
`
}`;
};

/** The day of the answer, whether it was written, and whether it lies behind the last day to answer. */
const answeredOn = ({ answered_on, answer_dated, answer_due }: NoticeRow): Html | null =>
  answered_on === null
    ? null
    : html` ${dateZh(answered_on)}${answer_dated === false && '(没有写答复日期,按所报月份的最后一天)'}${answer_due !== null && answered_on > answer_due && ' 逾期'}`;

/** What was sent as an answer and not counted, why, and what to do; nothing where every answer counts. */
const uncountedPart = ({ answer_finding }: NoticeRow): Html | null => {
  const { zh, en } = uncountedWords(answer_finding);
  return zh === ''
    ? null
    : html`
<p>${zh}。</p><p lang="en"><small>${en}.</small></p>`;
};

/** Whom a letter is to: the department, or the unit itself where no list says whose it is. */
const addressee = ({ department_code, department_name, unit_code }: NoticeRow): string => {
  if (department_code !== unlisted) return department_name ?? department_code ?? '';
  return unit_code === null || unit_code === unlisted ? unlistedName.zh : `${unit_code}(${unlistedName.zh})`;
};

/**
 * The letter of a deviation notice to the supervising department, with what became of it (财预〔2019〕136号). A whole HTML
 * page that prints on one sheet.
 */
export const letter = (notice: NoticeRow, from: Sender): string => {
  const why = notice.reasons.split(',').map((code) => worded(reasons, code));
  const state = noticeState(notice.state, notice.measure);
  const answer = answerWords(notice.answer);
  return html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>绩效偏差通知 ${notice.notice_id}</title><style>${raw(from.style)}</style></head><body><main>
<h1>绩效运行偏差通知<span lang="en">Deviation notice</span></h1>
<p>${addressee(notice)}:</p>
<p>截至 ${notice.opened_period},你部门项目“${notice.project_name ?? notice.project_code}”(${notice.project_code})亮红灯:${why.map(({ zh }) => zh).join('、')}。请查明原因,提出整改措施、责任人和完成时限。</p>
<p lang="en"><small>At ${notice.opened_period} the project ${notice.project_code} turned red: ${why.map(({ en }) => en).join('; ')}. Please find the cause and answer with a corrective measure, a person and a date.</small></p>
${duePart(notice, from.calendar)}<dl><dt>通知编号</dt><dd>${notice.notice_id}</dd><dt>状态 <span lang="en">State</span></dt><dd>${state.zh} <small lang="en">${state.en}</small></dd>
<dt>整改措施 <span lang="en">Measure</span></dt><dd>${notice.measure ?? missing}</dd><dt>整改责任人 <span lang="en">By</span></dt><dd>${notice.measure_person ?? missing}</dd><dt>整改期限 <span lang="en">Due</span></dt><dd>${notice.measure_due ?? missing}</dd>
<dt>答复 <span lang="en">Answered</span></dt><dd>${notice.answered_period ?? missing}${answer.zh && html` ${answer.zh} <small lang="en">${answer.en}</small>`}${answeredOn(notice)}</dd><dt>办结 <span lang="en">Closed</span></dt><dd>${notice.closed_period ?? missing}</dd></dl>${uncountedPart(notice)}
<p><small>依据:财预〔2019〕136号。${from.region}财政部门${from.label ? ` · ${from.label}` : ''}</small></p></main></body></html>
`.markup;
};
