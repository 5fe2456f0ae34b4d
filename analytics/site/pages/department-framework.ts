import { findings, level1, worded } from '../../contracts/codes.ts';
import type { DepartmentScore, FrameworkScore } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { percent, quantity } from '../../core/language/figures.ts';
import { text } from '../../core/language/text.ts';
import type { Policy } from '../../policy/schema.ts';
import { departmentSchemeSays, quotientSays } from '../../policy/scheme-says.ts';
import { codes, num, str } from '../parts/cells.ts';
import type { Facts } from '../parts/facts.ts';
import { rate, score } from '../parts/figures.ts';
import { type Column, table, wordyTable } from '../parts/table.ts';
import { absent, both } from '../parts/words.ts';
import { sentence } from './evaluation-sentences.ts';
import { type QuotientOf, type ScoredRow, scoredColumns } from './scored-rows.ts';

type Scheme = Policy['department_schemes'][number];

const title = text('部门整体指标', 'Whole-department measures');

const measured = (value: number | null, row: FrameworkScore): Html =>
  value === null ? absent('不适用') : html`${str(row.direction) === '<=' ? '≤' : '≥'} ${percent(value)}`;

const fact = (value: number | null): Html =>
  value === null ? absent() : html`<span class="nw">${quantity(value)}</span>`;

/** The measures of the policy's framework, for a department without a scheme. */
const measureColumns: readonly Column<FrameworkScore>[] = [
  { head: text('整体指标', 'Measure'), cell: (row) => both(text(str(row.name_zh), str(row.name_en))) },
  { head: text('分子', 'Numerator'), kind: 'number', cell: (row) => fact(num(row.numerator)) },
  { head: text('分母', 'Denominator'), kind: 'number', cell: (row) => fact(num(row.denominator)) },
  { head: text('值', 'Value'), kind: 'number', cell: (row) => rate(num(row.value), '—') },
  { head: text('标准', 'Standard'), kind: 'number', cell: (row) => measured(num(row.target), row) },
  { head: text('权重', 'Weight'), kind: 'number', cell: (row) => num(row.weight) },
  { head: text('得分', 'Points'), kind: 'number', cell: (row) => score(num(row.points), '不适用') },
  { head: text('依据', 'Clause'), kind: 'words', cell: (row) => str(row.clause) },
];

/** A department's row as any row that has points. */
const scoredRow = (row: FrameworkScore): ScoredRow => ({
  ...row,
  indicator_code: row.framework_code,
  indicator_name: row.name_zh,
  actual: str(row.kind) === 'computed' ? row.value : row.actual,
  money_period: null,
  actual_text: null,
});

/** Sums of two-decimal points, free of the hairs of floating point. */
const sum = (rows: readonly FrameworkScore[], column: 'points' | 'weight'): number =>
  Number(rows.reduce((all, row) => all + (num(row.points) === null ? 0 : (num(row[column]) ?? 0)), 0).toFixed(6));

interface Level {
  readonly level1: string;
  readonly weight: number;
  readonly rows: readonly FrameworkScore[];
}

/** The scheme's levels in its order, each with its rows in the scheme's order; rows in no level come last. */
const levelsOf = (scheme: Scheme, rows: readonly FrameworkScore[]): readonly Level[] => {
  const order = [...scheme.computed, ...scheme.judged].map(({ code }) => code);
  const placeOf = (row: FrameworkScore): number => {
    const place = order.indexOf(str(row.framework_code));
    return place < 0 ? order.length : place;
  };
  const ordered = rows.toSorted((a, b) => placeOf(a) - placeOf(b));
  const outside = new Set(rows.map((row) => str(row.level1)));
  for (const level of scheme.levels) outside.delete(level.level1);
  return [...scheme.levels, ...[...outside].map((name) => ({ level1: name, weight: 0 }))].map((level) => ({
    ...level,
    rows: ordered.filter((row) => str(row.level1) === level.level1),
  }));
};

const levelColumns: readonly Column<Level>[] = [
  { head: text('一级指标', 'Level 1'), cell: (level) => both(worded(level1, level.level1)) },
  { head: text('权重', 'Weight'), kind: 'number', cell: (level) => quantity(level.weight) },
  { head: text('计入的权重', 'Weight counted'), kind: 'number', cell: ({ rows }) => quantity(sum(rows, 'weight')) },
  { head: text('得分', 'Points'), kind: 'number', cell: ({ rows }) => score(sum(rows, 'points')) },
];

const bySchemeRows = (facts: Facts, scheme: Scheme, scored: DepartmentScore, rows: readonly FrameworkScore[]): Html => {
  const levels = levelsOf(scheme, rows);
  const quotientOf: QuotientOf = ({ indicator_code }) => {
    const row = scheme.computed.find(({ code }) => code === str(indicator_code));
    return row && quotientSays(row, 'department');
  };
  const [earned, weighed, part] = [sum(rows, 'points'), sum(rows, 'weight'), num(scored.framework_part)];
  const found = codes(scored.findings);
  const ordered = levels.flatMap((level) => level.rows.map(scoredRow));
  const columns = scoredColumns(facts, ordered, quotientOf);
  return html`<p class="unit">${both(departmentSchemeSays(scheme))} <span class="small">· ${scheme.clause}</span></p>
${part !== null && html`<p>${both(sentence('frameworkPart', { points: earned, weight: weighed, part, cap: num(scored.framework_cap_applied) }))}</p>`}
${found.map((code) => html`<p><span class="m warn">▲</span> ${both(worded(findings, code))}</p>`)}
${table(text('各级得分', 'Points by level'), levelColumns, levels)}
${wordyTable(title, columns, ordered)}`;
};

/** How a department's whole came to its points: by its scheme, else by the policy's measures. */
export const frameworkSection = (facts: Facts, scored: DepartmentScore): Html | null => {
  const rows = facts.frameworkOf.get(str(scored.department_code)) ?? [];
  if (rows.length === 0) return null;
  const scheme = facts.policy.department_schemes.find(({ code }) => code === str(rows[0]?.scheme ?? null));
  const shown = scheme ? bySchemeRows(facts, scheme, scored, rows) : table(title, measureColumns, rows);
  return html`<h3>${both(title)}</h3>${shown}`;
};
