import type { AllocationLine } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { text } from '../../core/language/text.ts';
import { formatYuan, parseYuan, sumFen } from '../../core/money.ts';
import { num, str } from '../parts/cells.ts';
import { type Facts, gradeWord } from '../parts/facts.ts';
import { exactMoney, score } from '../parts/figures.ts';
import { projectLink, refusedFileSays } from '../parts/links.ts';
import { wordyTable } from '../parts/table.ts';
import { absent, beside, both } from '../parts/words.ts';

/** The columns of a line that hold money. */
export type MoneyColumn = Extract<keyof AllocationLine, `${string}_amount`>;

/** The exact sum of a money column, as text. Absent amounts count as nothing. */
export const total = (rows: readonly AllocationLine[], column: MoneyColumn): string =>
  formatYuan(sumFen(rows.map((row) => parseYuan(row[column] ?? '0'))));

export const isReserve = (row: AllocationLine): boolean => str(row.project_code) === 'RESERVE';

const subject = (facts: Facts, from: string, row: AllocationLine): Html => {
  if (isReserve(row)) return beside(text('预留', 'Reserve'));
  const code = str(row.previous_project_code) || str(row.project_code);
  return html`${projectLink(facts, from, code, str(row.project_name))}<span class="en">${str(row.fund_source)}</span>`;
};

const graded = (facts: Facts, row: AllocationLine): Html => {
  const [points, grade] = [num(row.score), str(row.grade)];
  if (points === null && !grade) return absent('—');
  return html`${score(points)} ${grade && gradeWord(facts, grade).zh}`;
};

/** Why a line got what it got; where a refused self-evaluation kept the project from a score, by which file. */
const why = (facts: Facts, from: string, row: AllocationLine): Html => {
  const said = both(text(str(row.reason), str(row.reason_en) || str(row.reason)));
  const scored = facts.evaluation.get(str(row.previous_project_code));
  const isRefused = str(scored?.not_evaluated_reason ?? null) === 'self_evaluation_refused';
  if (facts.disclosed || !scored || !isRefused || num(row.score) !== null) return said;
  return html`${said}${refusedFileSays(facts, from, str(scored.refused_file))}`;
};

/** Allocation lines, each with its range and reason, and the exact sums. */
export const linesTable = (facts: Facts, from: string, rows: readonly AllocationLine[]): Html =>
  wordyTable(
    text('安排明细', 'Allocation lines'),
    [
      { head: text('项目', 'Project'), cell: (row: AllocationLine) => subject(facts, from, row) },
      { head: text('本年预算', 'This year'), kind: 'number', cell: (row) => exactMoney(row.base_amount) },
      { head: text('申请', 'Requested'), kind: 'number', cell: (row) => exactMoney(row.requested_amount) },
      { head: text('评价', 'Score'), kind: 'short', cell: (row) => graded(facts, row) },
      {
        head: text('允许的区间', 'Permitted range'),
        kind: 'number',
        cell: (row) => html`${exactMoney(row.low_amount)}<br>${exactMoney(row.high_amount)}`,
      },
      {
        head: text('安排', 'Allocated'),
        kind: 'number',
        cell: (row) => html`<b>${exactMoney(row.allocated_amount)}</b>`,
      },
      {
        head: text('理由', 'Reason'),
        kind: 'story',
        cell: (row) => why(facts, from, row),
      },
    ],
    rows,
    [
      '合计',
      exactMoney(total(rows, 'base_amount')),
      exactMoney(total(rows, 'requested_amount')),
      '',
      html`${exactMoney(total(rows, 'low_amount'))}<br>${exactMoney(total(rows, 'high_amount'))}`,
      exactMoney(total(rows, 'allocated_amount')),
      '',
    ],
  );
