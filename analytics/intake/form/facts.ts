import type { Fault } from '../fault.ts';
import { unreadCell, withoutMarks } from '../read/unread-cell.ts';
import { indicatorName, levelOf } from './cells/name.ts';
import { bareNumber, digits, plain, saysNothing } from './cells/plain.ts';
import { pointsIn } from './cells/points.ts';
import { type Result, readResult } from './cells/result.ts';
import { readTarget, type Target } from './cells/target.ts';
import type { ReadForm } from './read-form.ts';
import type { IndicatorColumn } from './schema.ts';
import type { TableRow } from './table.ts';

/** What one row of an indicator table says. Numbers are decimal text; null where the row says nothing. */
export interface IndicatorFact {
  readonly row: number;
  readonly name: string;
  readonly level1: string;
  readonly level2: string | null;
  /** Points printed with the level: 产出指标(50分). */
  readonly levelPoints: string | null;
  readonly target: Target;
  readonly weight: string | null;
  readonly result: Result;
  readonly expected: Result;
  readonly points: string | null;
  readonly reason: string | null;
  readonly measure: string | null;
  readonly cause: string | null;
  readonly likelihood: string | null;
  readonly explanation: string | null;
  /** Each cell as written. */
  readonly cells: TableRow['cells'];
}

const textOf = (written: string | undefined): string | null => {
  const tidy = written?.trim() ?? '';
  return tidy === '' || /^(?:-+|—+|\/|\.{3,}|…+)$/.test(tidy) ? null : tidy;
};

/** A number of points; null where none stands, undefined where something else does. */
const pointsOf = (written: string | undefined): string | null | undefined =>
  saysNothing(written) ? null : pointsIn(written);

const weightInRemark = new RegExp(`(?:权重|分值)[:：为]?(${digits})(?:分|%)?`);

/** Sign, value and unit of a system's print, each in a cell of its own, as one cell writes them. */
const asOneCell = (row: TableRow): string | undefined => {
  const [sign, target] = [plain(row.cells.get('direction') ?? ''), row.cells.get('target')];
  const unit = plain(row.cells.get('unit_of_measure') ?? '');
  if (saysNothing(target) || sign.startsWith('定性')) return target;
  const written = plain(target ?? '');
  const own = /^[0-9.,]+$/.test(written) && !saysNothing(unit) ? `${written}${unit}` : written;
  return sign === '' || saysNothing(sign) || written.startsWith(sign) ? own : `${sign}${own}`;
};

/** A target that begins with the name of its indicator, without it: 验收合格率≥95%. */
const withoutName = (target: string | undefined, name: string): string | undefined => {
  const [written, own] = [plain(target ?? ''), plain(name)];
  const rest = own !== '' && written.startsWith(own) ? written.slice(own.length) : '';
  return /^[≥≤<>=≧≦⩾⩽]/.test(rest) ? rest : target;
};

const targetOf = (row: TableRow, name: string, fiscalYear: number): Target => {
  const cell = withoutName(asOneCell(row), name);
  if (plain(row.cells.get('direction') ?? '').startsWith('定性'))
    return saysNothing(cell) ? { kind: 'none' } : { kind: 'words', words: cell?.trim() ?? '', hasDigits: false };
  const target = readTarget(cell, fiscalYear);
  const unit = plain(row.cells.get('unit_of_measure') ?? '');
  return target.kind === 'amount' && target.unit === '' && !saysNothing(unit) ? { ...target, unit } : target;
};

const shownOtherwise = new Set(['shown-scaled', 'figure-concealed']);

/** Whether it was said of a row's result that its format shows another figure, or none. */
const isShownOtherwise = ({ faults }: ReadForm, { row, cells }: TableRow): boolean =>
  faults.some(
    ({ code, place }) => shownOtherwise.has(code) && place.row === row && place.value === cells.get('actual'),
  );

/** Columns whose cells are read here; the rest are text, and held to the contract's grammar. */
const read = [
  ...(['name', 'level1', 'level2', 'direction', 'target', 'unit_of_measure'] as const),
  ...(['weight', 'actual', 'expected', 'points'] as const),
] satisfies readonly IndicatorColumn[];

const without = (row: TableRow, columns: readonly IndicatorColumn[]): TableRow =>
  columns.length === 0
    ? row
    : { ...row, cells: new Map([...row.cells].filter(([column]) => !columns.includes(column))) };

/** The rows of a form's indicator table as facts, and what is wrong with their cells. */
export const factsOf = (
  form: ReadForm,
): { readonly facts: readonly IndicatorFact[]; readonly faults: readonly Fault[] } => {
  const { sheet, table } = form;
  const year = form.fiscalYear ?? 2000;
  const faults: Fault[] = [];
  const say = (
    code: string,
    severity: Fault['severity'],
    row: TableRow,
    column: IndicatorColumn,
    detail: Fault['detail'] = {},
  ): void => {
    const label = table.header.columns.get(column)?.label;
    const value = withoutMarks(row.cells.get(column) ?? '').trim();
    const place = { sheet, row: row.row, ...(label ? { column: label } : {}), ...(value ? { value } : {}) };
    faults.push({ code, severity, place, detail, times: 1 });
  };
  const number = (row: TableRow, column: 'weight' | 'points'): string | null => {
    const found = pointsOf(row.cells.get(column));
    if (found === undefined) say('form-not-points', 'fault', row, column);
    return found ?? null;
  };
  // One column for cause and measure, as the ministry prints it: what stands there is both.
  const isOfBoth = table.header.columns.get('reason')?.label.includes('改进措施') ?? false;
  const facts = table.rows.flatMap((written): IndicatorFact[] => {
    const unread = read.flatMap((column) => {
      const code = unreadCell(written.cells.get(column) ?? '');
      if (code) say(code, 'fault', written, column);
      return code ? [column] : [];
    });
    const row = without(written, unread);
    const name = indicatorName(row.cells.get('name'));
    for (const column of row.merged) say('form-merged-value', 'fault', row, column);
    if (name === '') {
      if (!unread.includes('name')) say('form-name-missing', 'fault', row, 'name');
      return [];
    }
    const target = targetOf(row, name, year);
    if (target.kind === 'unclear') say('form-target-unclear', 'fault', row, 'target', { why: target.why });
    if (target.kind === 'amount' && target.isBare) say('form-target-without-sign', 'warning', row, 'target');
    if (target.kind === 'by' && target.isBare)
      say('form-day-without-word', 'warning', row, 'target', { day: target.day });
    if (target.kind === 'words' && target.hasDigits) say('form-target-read-as-words', 'warning', row, 'target');
    // Of a result that is struck out, shown smaller or in a merged cell that is said alone, not what it seems to be.
    const isTold = unread.includes('actual') || row.merged.includes('actual') || isShownOtherwise(form, row);
    const result: Result = isTold ? { kind: 'unclear' } : readResult(row.cells.get('actual'), year);
    if (result.kind === 'unclear' && !isTold) say('form-result-unclear', 'fault', row, 'actual');
    if (row.causes.length > 1 || row.likelihoods.length > 1) say('form-two-ticks', 'fault', row, 'name');
    for (const { label, written: value } of row.unclear)
      faults.push({
        code: 'form-mark-unclear',
        severity: 'fault',
        place: { sheet, row: row.row, column: label, value },
        detail: {},
        times: 1,
      });
    const level = levelOf(row.cells.get('level1'));
    const remark = weightInRemark.exec(plain(row.cells.get('remark') ?? ''))?.[1];
    return [
      {
        row: row.row,
        name,
        level1: level.name,
        level2: levelOf(row.cells.get('level2')).name || null,
        levelPoints: level.points,
        target,
        weight: number(row, 'weight') ?? (remark ? bareNumber(remark) : null),
        result,
        expected: readResult(row.cells.get('expected'), year),
        points: number(row, 'points'),
        reason: textOf(row.cells.get('reason')),
        measure: textOf(row.cells.get('measure')) ?? (isOfBoth ? textOf(row.cells.get('reason')) : null),
        cause: row.causes[0] ?? null,
        likelihood: row.likelihoods[0] ?? null,
        explanation: textOf(row.explanation),
        cells: row.cells,
      },
    ];
  });
  return { facts, faults };
};
