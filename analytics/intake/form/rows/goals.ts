import { formatYuan } from '../../../core/money.ts';
import type { Fault } from '../../fault.ts';
import { writtenDay } from '../cells/day.ts';
import { fenOf } from '../cells/fen.ts';
import { plain } from '../cells/plain.ts';
import type { IndicatorFact } from '../facts.ts';
import type { KnownRow } from '../known.ts';
import type { ReadForm } from '../read-form.ts';
import type { FormHead } from '../schema.ts';
import { codedFacts } from './coded.ts';
import { amountWith } from './execution.ts';
import { goalCells } from './goal-cells.ts';
import { goalColumns, tableLabels } from './labels.ts';
import type { FormRows, Said, SpokenOf } from './row.ts';

/** 2025年1月 至 2025年12月 as the first and the last day; nothing where either can't be read. */
export const datesOf = (written: string | undefined, fiscalYear: number): Readonly<Record<string, string>> => {
  const [from, to, more] = plain(written ?? '').split(/至|~|到|(?<=[月日])-/);
  const [start, end] = [from, to].map((each) => writtenDay(each ?? '', fiscalYear));
  return start && end && more === undefined ? { start_date: start.from, end_date: end.day } : {};
};

/**
 * The head of the declaration as a row of the project: what the form leaves out stays as finance has it. A form that
 * asks for another sum than finance's list says so, and the list stands.
 */
const projectRows = (form: ReadForm, project: KnownRow): Said<readonly FormRows[]> => {
  const { money, heads, sheet } = form;
  const asked = money?.cells.get('initial_amount');
  const amount = amountWith(asked?.text, money?.units[0]);
  const [own, listed] = [fenOf(amount ?? '', undefined), fenOf(project.initial_amount ?? '', undefined)];
  if (asked && own !== undefined && listed !== undefined && own !== listed) {
    const place = { sheet, row: asked.row, column: asked.label.trim(), value: asked.text };
    const detail = { asked: formatYuan(own), listed: project.initial_amount ?? '' };
    return { rows: [], faults: [{ code: 'form-budget-differs', severity: 'warning', place, detail, times: 1 }] };
  }
  const text = (head: FormHead): string | null => heads.get(head)?.text ?? null;
  const said = Object.entries({
    responsible: text('responsible'),
    basis: text('basis'),
    overall_goal: text('overall_goal'),
    ...datesOf(heads.get('project_dates')?.text, form.fiscalYear ?? 2000),
    initial_amount: project.initial_amount ?? amount,
  }).filter(([, value]) => value !== null);
  const labels = {
    project_name: heads.get('project')?.label ?? '',
    initial_amount: asked?.label ?? '',
    unit_code: heads.get('unit')?.label ?? '',
  };
  const cells = { ...project, ...Object.fromEntries(said), fiscal_year: String(form.fiscalYear) };
  return { rows: [{ dataset: 'project', labels, rows: [{ row: form.row, cells }] }], faults: [] };
};

const withoutWeights = (form: ReadForm, facts: readonly IndicatorFact[]): Fault[] =>
  facts.some(({ weight }) => weight !== null)
    ? []
    : [
        {
          code: 'form-weights-missing',
          severity: 'warning',
          place: { sheet: form.sheet, row: form.table.header.top },
          detail: {},
          times: 1,
        },
      ];

/** Indicators of a declaration that nobody could tell reached from missed. */
const withoutTargets = ({ sheet, table }: ReadForm, facts: readonly IndicatorFact[]): Fault[] => {
  const column = table.header.columns.get('target')?.label;
  return facts
    .filter(({ target }) => target.kind === 'none')
    .map(({ row, name }) => {
      const place = { sheet, row, ...(column ? { column } : {}), value: name };
      return { code: 'form-target-missing', severity: 'fault', place, detail: {}, times: 1 };
    });
};

/**
 * Rows of the goals that a declaration states; where it states no weight at all, all weigh 0 until a form gives them.
 */
export const goalRows = (
  form: ReadForm,
  facts: readonly IndicatorFact[],
  { cells: subject, declared }: SpokenOf,
  dataset: 'indicator' | 'department-indicator',
): Said<readonly FormRows[]> => {
  const { coded, faults } = codedFacts(form, facts, declared, false);
  const labels = tableLabels(form, goalColumns);
  const { weight: _, ...withoutWeight } = labels;
  const isUnweighted = facts.every(({ weight }) => weight === null);
  const rows = coded.map(({ fact, code }) => ({
    row: fact.row,
    cells: { ...goalCells(fact, isUnweighted ? '0' : fact.weight), ...subject, indicator_code: code },
  }));
  return {
    rows: [{ dataset, labels: isUnweighted ? withoutWeight : labels, rows }],
    faults: [...faults, ...withoutTargets(form, facts), ...withoutWeights(form, facts)],
  };
};

/** What a project's goal declaration gives: the head of the project and its indicators. */
export const declarationRows = (
  form: ReadForm,
  facts: readonly IndicatorFact[],
  of: SpokenOf,
): Said<readonly FormRows[]> => {
  const head = projectRows(form, of.listed);
  const goals = goalRows(form, facts, of, 'indicator');
  return { rows: [...head.rows, ...goals.rows], faults: [...head.faults, ...goals.faults] };
};
