import { directions, findings, level1, notEvaluated, tiers, worded } from '../../contracts/codes.ts';
import type { IndicatorScore, ProjectScore } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { points, quantity } from '../../core/language/figures.ts';
import { type Text, text } from '../../core/language/text.ts';
import { arithmeticTitle, scoreArithmetic } from '../../explain/arithmetic.ts';
import { formulaOf } from '../../explain/formula.ts';
import { scoringRules } from '../../policy/rules.ts';
import { schemeSays } from '../../policy/scheme-says.ts';
import { codes, num, str } from '../parts/cells.ts';
import { type Facts, gradeWord, unscored } from '../parts/facts.ts';
import { gap, rate, score } from '../parts/figures.ts';
import { wordyTable } from '../parts/table.ts';
import { absent, both } from '../parts/words.ts';
import { sentence } from './evaluation-sentences.ts';
import { totalLines } from './total-lines.ts';

const isExecution = (row: IndicatorScore): boolean => str(row.indicator_code) === 'EXECUTION';

/** A target as it is written on the form: ≥ 12 所. */
export const target = (
  row: Pick<IndicatorScore, 'target' | 'target_high' | 'target_date' | 'direction' | 'unit_of_measure'>,
): Html => {
  const value = num(row.target);
  const direction = directions[str(row.direction)] ?? str(row.direction);
  if (str(row.direction) === 'qualitative') return html`${direction}`;
  if (str(row.direction) === 'by') return html`<span class="nw">${direction} ${str(row.target_date)}</span>`;
  const high = num(row.target_high);
  if (high !== null && value !== null)
    return html`<span class="nw">${quantity(value)}–${quantity(high)} ${str(row.unit_of_measure)}</span>`;
  return html`<span class="nw">${direction} ${value === null ? '—' : quantity(value)} ${str(row.unit_of_measure)}</span>`;
};

/** A result in the indicator's unit, its day or its tier. */
export const actual = (row: Pick<IndicatorScore, 'actual' | 'actual_date' | 'tier' | 'unit_of_measure'>): Html => {
  const [value, tier, day] = [num(row.actual), str(row.tier), str(row.actual_date)];
  if (day) return html`<span class="nw">${day}</span>`;
  if (tier) return html`${worded(tiers, tier).zh}`;
  return value === null ? absent() : html`<span class="nw">${quantity(value)} ${str(row.unit_of_measure)}</span>`;
};

/** A file's name without the folders it was sent in. */
const leaf = (name: string): string => name.split('/').at(-1) ?? name;

/** Where a figure was read. */
type Source = Pick<IndicatorScore, 'source_file' | 'source_sheet' | 'source_row'>;

/** The file, sheet and row a figure was read from. */
export const source = (facts: Facts, row: Source): Html => {
  const [file, sheet, line] = [str(row.source_file), str(row.source_sheet), num(row.source_row)];
  if (!file) return absent('—');
  return html`<span class="small" title="${facts.fileNames.get(file) ?? ''} ${file}">${leaf(facts.fileNames.get(file) ?? file.slice(0, 12))}${sheet && html` · ${sheet}`}${line !== null && html` · 第 ${line} 行`}</span>`;
};

/** weight × share = points, with the share read off the points themselves and the formula that makes it. */
const arithmetic = ({ policy }: Facts, row: IndicatorScore): Html => {
  const [weight, earned] = [num(row.weight) ?? 0, num(row.points)];
  const made = scoreArithmetic(weight, earned);
  if (!made) return absent(weight === 0 ? '不计权重' : '—');
  const formula = formulaOf(row, policy)?.says.zh;
  return html`<span class="nw">${made.product} = <b>${made.points}</b></span>${formula && html`<span class="en nw">${formula}</span>`}`;
};

const subject = (row: IndicatorScore): Html => {
  const level = worded(level1, str(row.level1));
  return html`${str(row.indicator_name)}<span class="en">${isExecution(row) ? level.en : [level.zh, str(row.level2)].filter(Boolean).join(' · ')}</span>`;
};

const ruleWords = ({ policy }: Facts, row: IndicatorScore): Html => {
  const rule = str(row.rule);
  const own = policy.scorings.find(({ code }) => code === rule)?.name;
  return rule ? both(own ?? worded(scoringRules, rule)) : absent('—');
};

const hasNotes = (row: IndicatorScore): boolean =>
  [str(row.finding), str(row.reason), str(row.measure)].some((note) => note !== '');

const notes = (row: IndicatorScore): Html => {
  const found = codes(row.finding).map((code) => worded(findings, code).zh);
  const [reason, measure] = [str(row.reason), str(row.measure)];
  if (found.length === 0 && !reason && !measure) return absent('—');
  return html`${found.length > 0 && html`<span class="m warn">▲</span> ${found.join(';')}`}${reason && html`<span class="en">原因:${reason}</span>`}${measure && html`<span class="en">措施:${measure}</span>`}`;
};

/** Own points with their distance from the rule's, where the unit gave any. */
const own = (points: string | null, { gap: distance }: Pick<IndicatorScore, 'gap'>): Html =>
  points === null
    ? absent('—')
    : html`<span class="nw">${score(num(points))} <span class="soft">(${gap(num(distance))})</span></span>`;

/** Whether the edition says where figures were read. */
export const hasSources = (rows: readonly Source[]): boolean => rows.some((row) => str(row.source_file) !== '');

/** What the section finds: the sum of the rows, or why they are not added up. */
const scoreHeading = (
  facts: Facts,
  scored: ProjectScore,
  given: { rows: number; execution: number | null; total: number },
): Text => {
  const summed = num(scored.raw_total);
  if (num(scored.total) !== null) return summed === null ? sentence('totalOnly', given) : sentence('sum', given);
  const re = num(scored.score);
  if (re !== null) return sentence('reScoredRows', { score: re });
  if (facts.disclosed) return sentence('scoreUnpublished', undefined);
  const why = worded(notEvaluated, str(scored.not_evaluated_reason));
  return sentence('notScored', { why: why.zh }, { why: why.en });
};

/** The scheme the project is evaluated by, and why. */
const schemeLine = ({ policy }: Facts, scored: ProjectScore): Html | null => {
  const scheme = policy.schemes.find(({ code }) => code === str(scored.scheme));
  return scheme
    ? html`<p class="unit">${both(schemeSays(scheme))} <span class="small">· ${scheme.clause}</span></p>`
    : null;
};

/** Whether it is an unmet veto row that holds the total at its cap. */
const vetoes = ({ policy }: Facts, rows: readonly IndicatorScore[], cap: number): boolean =>
  rows.some(
    (row) =>
      codes(row.finding).includes('veto_not_met') &&
      policy.scorings.some(({ code, veto_cap }) => code === str(row.rule) && veto_cap === cap),
  );

/** How a project came to its score: every row from the file to its points. */
export const scoreSection = (facts: Facts, scored: ProjectScore, rows: readonly IndicatorScore[]): Html => {
  const sources = hasSources(rows);
  const total = num(scored.score) ?? 0;
  const cap = num(scored.cap_applied);
  const execution = rows.find(isExecution);
  const ordered = [...rows].sort((a, b) => Number(isExecution(b)) - Number(isExecution(a)));
  const given = {
    rows: rows.length - (execution ? 1 : 0),
    execution: execution ? num(execution.points) : null,
    // Where an edition withholds the sum of the rows, only the total is there.
    total: num(scored.raw_total) ?? total,
  };
  const columns = [
    { head: text('指标', 'Indicator'), cell: subject },
    {
      head: text('目标', 'Target'),
      kind: 'number' as const,
      cell: (row: IndicatorScore) => (isExecution(row) ? html`100%` : target(row)),
    },
    {
      head: text('实际', 'Actual'),
      kind: 'number' as const,
      cell: (row: IndicatorScore) => (isExecution(row) ? rate(num(row.actual), '—') : actual(row)),
    },
    {
      head: text('完成率', 'Completion'),
      kind: 'number' as const,
      cell: (row: IndicatorScore) => rate(num(row.completion), '—'),
    },
    {
      head: arithmeticTitle,
      kind: 'number' as const,
      cell: (row: IndicatorScore) => arithmetic(facts, row),
      sum: html`${quantity(num(scored.weight_total) ?? 0)} → ${num(scored.total) === null ? unscored(facts).zh : points(given.total)}`,
    },
    {
      head: text('规则和依据', 'Rule and clause'),
      kind: 'words' as const,
      cell: (row: IndicatorScore) => html`${ruleWords(facts, row)}<span class="en">${str(row.clause)}</span>`,
    },
    ...(rows.some((row) => num(row.declared_points) !== null)
      ? [
          {
            head: text('自评(偏差)', 'Own (gap)'),
            kind: 'number' as const,
            cell: (row: IndicatorScore) => own(row.declared_points, row),
            sum: own(scored.self_score, scored),
          },
        ]
      : []),
    ...(rows.some(hasNotes) ? [{ head: text('提示和说明', 'Findings'), kind: 'words' as const, cell: notes }] : []),
    ...(sources
      ? [
          {
            head: text('原始单元格', 'Source'),
            kind: 'words' as const,
            cell: (row: IndicatorScore) => source(facts, row),
          },
        ]
      : []),
  ];
  const foot = columns.map((column, index) => (index === 0 ? '合计' : 'sum' in column ? column.sum : ''));
  const grade = str(scored.grade);
  const band = facts.policy.grades.find((known) => known.grade === grade);
  return html`<section><h2>${both(scoreHeading(facts, scored, given))}</h2>
${cap !== null && html`<p>${both(sentence(vetoes(facts, rows, cap) ? 'vetoed' : 'capped', { raw: given.total, cap }))}</p>`}
${schemeLine(facts, scored)}${totalLines(facts, scored)}
${band && html`<p class="unit">${points(total)} 分在 [${band.from}, ${Math.min(100, band.below)}${band.below > 100 ? ']' : ')'} 之内 → ${gradeWord(facts, grade).zh}(${band.clause})<span class="en" lang="en">${points(total)} lies in this band: ${gradeWord(facts, grade).en}.</span></p>`}
${wordyTable(text('得分算式', 'Score arithmetic'), columns, ordered, foot)}</section>
`;
};
