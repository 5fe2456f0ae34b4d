import { directions, findings, level1, tiers, worded } from '../../contracts/codes.ts';
import type { IndicatorScore } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { dateZh } from '../../core/language/dates.ts';
import { percent, quantity } from '../../core/language/figures.ts';
import { type Text, text } from '../../core/language/text.ts';
import { arithmeticTitle, scoreArithmetic } from '../../explain/arithmetic.ts';
import { formulaOf } from '../../explain/formula.ts';
import { scoringRules } from '../../policy/rules.ts';
import { codes, num, str } from '../parts/cells.ts';
import type { Facts } from '../parts/facts.ts';
import { gap, rate, score } from '../parts/figures.ts';
import type { Column } from '../parts/table.ts';
import { absent, both } from '../parts/words.ts';

/** A row with its points, a project's or a whole department's. */
export type ScoredRow = Omit<IndicatorScore, 'fiscal_year' | 'project_code'>;

/** What a row that its scheme computes divides, in words; nothing for any other row. */
export type QuotientOf = (row: ScoredRow) => Text | undefined;

export const isExecution = (row: ScoredRow): boolean => str(row.level1) === 'execution';

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

type Result = Pick<IndicatorScore, 'actual' | 'actual_date' | 'tier' | 'unit_of_measure'> & {
  readonly actual_text?: IndicatorScore['actual_text'];
};

/** A result in the indicator's unit, its day or its tier, and the words of the form where they are none of these. */
export const actual = (row: Result): Html => {
  const [value, tier, day, words] = [
    num(row.actual),
    str(row.tier),
    str(row.actual_date),
    str(row.actual_text ?? null),
  ];
  if (day) return html`<span class="nw">${day}</span>`;
  const written = words && html`<span class="en">“${words}”</span>`;
  if (tier) return html`${worded(tiers, tier).zh}${written}`;
  if (written && value === null) return html`${absent('未计分')}${written}`;
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
const arithmetic = ({ policy }: Facts, row: ScoredRow): Html => {
  const [weight, earned] = [num(row.weight) ?? 0, num(row.points)];
  const made = scoreArithmetic(weight, earned);
  if (!made) return absent(weight === 0 ? '不计权重' : '—');
  const formula = formulaOf(row, policy)?.says.zh;
  return html`<span class="nw">${made.product} = <b>${made.points}</b></span>${formula && html`<span class="en nw">${formula}</span>`}`;
};

/** Which part of the policy's list an execution row rates; −1 for all money together. */
export const partOf = ({ policy }: Facts, row: ScoredRow): number =>
  policy.execution_parts.findIndex(({ code }) => `EXECUTION:${code}` === str(row.indicator_code));

/** The English name of a part of the money that is rated by itself, before that of execution. */
const partName = (facts: Facts, row: ScoredRow): string => {
  const part = facts.policy.execution_parts[partOf(facts, row)];
  return part ? `${part.name.en}: ` : '';
};

const subject = (facts: Facts, row: ScoredRow, quotient: Text | undefined): Html => {
  const level = worded(level1, str(row.level1));
  return html`${str(row.indicator_name)}<span class="en">${isExecution(row) ? `${partName(facts, row)}${level.en}` : [level.zh, str(row.level2)].filter(Boolean).join(' · ')}</span>${quotient && html`<span class="en">= ${quotient.zh}</span>`}`;
};

/** A rate that a scheme computes, with the two facts it divides. */
const computed = (row: ScoredRow): Html => {
  const [value, over, under] = [num(row.actual), num(row.numerator), num(row.denominator)];
  const facts =
    over !== null || under !== null
      ? html`<span class="en nw">${over === null ? '未报' : quantity(over)} / ${under === null ? '未报' : quantity(under)}</span>`
      : null;
  const missing = over !== null && under !== null ? absent('无从计算') : absent();
  return html`${value === null ? missing : html`<span class="nw">${percent(value, 2)}</span>`}${facts}`;
};

/** A computed row's standard, a rate. */
const standard = (row: ScoredRow): Html =>
  html`<span class="nw">${directions[str(row.direction)] ?? str(row.direction)} ${percent(num(row.target) ?? 0)}</span>`;

const ruleWords = ({ policy }: Facts, row: ScoredRow): Html => {
  const rule = str(row.rule);
  const own = policy.scorings.find(({ code }) => code === rule)?.name;
  return rule ? both(own ?? worded(scoringRules, rule)) : absent('—');
};

const hasNotes = (row: ScoredRow): boolean =>
  [str(row.finding), str(row.reason), str(row.measure)].some((note) => note !== '');

/** What the unit wrote, once where its form has one column for both. */
const explained = (reason: string, measure: string): Html =>
  reason !== '' && reason === measure
    ? html`<span class="en">原因及措施:${reason}</span>`
    : html`${reason && html`<span class="en">原因:${reason}</span>`}${measure && html`<span class="en">措施:${measure}</span>`}`;

const notes = (row: ScoredRow): Html => {
  const month = dateZh(str(row.money_period));
  const found = codes(row.finding).map((code) => {
    if (code === 'money_stale' && month) return `执行数是 ${month}的,以后没有再报,按那时的数计`;
    if (code === 'not_reported' && str(row.actual_text)) return '完成情况是文字,没有可以计分的数';
    return worded(findings, code).zh;
  });
  const [reason, measure] = [str(row.reason), str(row.measure)];
  if (found.length === 0 && !reason && !measure) return absent('—');
  return html`${found.length > 0 && html`<span class="m warn">▲</span> ${found.join(';')}`}${explained(reason, measure)}`;
};

/** Own points with their distance from the rule's, where the unit gave any. */
export const own = (points: string | null, { gap: distance }: Pick<IndicatorScore, 'gap'>): Html =>
  points === null
    ? absent('—')
    : html`<span class="nw">${score(num(points))} <span class="soft">(${gap(num(distance))})</span></span>`;

/** Whether the edition says where figures were read. */
export const hasSources = (rows: readonly Source[]): boolean => rows.some((row) => str(row.source_file) !== '');

/** A column and what stands under it, where its rows add to something. */
type Summed = Column<ScoredRow> & { readonly sum?: Html };

/** How rows come to their points, from the file to the figure; columns that no row fills are left out. */
export const scoredColumns = (
  facts: Facts,
  rows: readonly ScoredRow[],
  quotientOf: QuotientOf,
  sums?: { readonly arithmetic: Html; readonly own: Html },
): readonly Summed[] => [
  { head: text('指标', 'Indicator'), cell: (row) => subject(facts, row, quotientOf(row)) },
  {
    head: text('目标', 'Target'),
    kind: 'number',
    cell: (row) => (isExecution(row) ? html`100%` : quotientOf(row) ? standard(row) : target(row)),
  },
  {
    head: text('实际', 'Actual'),
    kind: 'number',
    cell: (row) => (isExecution(row) ? rate(num(row.actual), '—') : quotientOf(row) ? computed(row) : actual(row)),
  },
  { head: text('完成率', 'Completion'), kind: 'number', cell: (row) => rate(num(row.completion), '—') },
  {
    head: arithmeticTitle,
    kind: 'number',
    cell: (row) => arithmetic(facts, row),
    ...(sums && { sum: sums.arithmetic }),
  },
  {
    head: text('规则和依据', 'Rule and clause'),
    kind: 'words',
    cell: (row) => html`${ruleWords(facts, row)}<span class="en">${str(row.clause)}</span>`,
  },
  ...(rows.some((row) => num(row.declared_points) !== null)
    ? [
        {
          head: text('自评(偏差)', 'Own (gap)'),
          kind: 'number' as const,
          cell: (row: ScoredRow) => own(row.declared_points, row),
          ...(sums && { sum: sums.own }),
        },
      ]
    : []),
  ...(rows.some(hasNotes) ? [{ head: text('提示和说明', 'Findings'), kind: 'words' as const, cell: notes }] : []),
  ...(hasSources(rows)
    ? [{ head: text('原始单元格', 'Source'), kind: 'words' as const, cell: (row: ScoredRow) => source(facts, row) }]
    : []),
];
