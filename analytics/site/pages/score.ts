import { notEvaluated, worded } from '../../contracts/codes.ts';
import type { IndicatorScore, ProjectScore } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { points, quantity } from '../../core/language/figures.ts';
import { type Text, text } from '../../core/language/text.ts';
import { quotientSays, schemeSays } from '../../policy/scheme-says.ts';
import { num, str } from '../parts/cells.ts';
import { type Facts, gradeWord, unscored } from '../parts/facts.ts';
import { wordyTable } from '../parts/table.ts';
import { both } from '../parts/words.ts';
import { sentence } from './evaluation-sentences.ts';
import { ownScoreNotes } from './own-score-notes.ts';
import { isExecution, own, partOf, type QuotientOf, scoredColumns } from './scored-rows.ts';
import { totalLines } from './total-lines.ts';

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

/** What the rows divide that the project's scheme computes. */
const quotientOf =
  ({ policy }: Facts, { scheme }: ProjectScore): QuotientOf =>
  ({ indicator_code }) => {
    const computed = policy.schemes.find(({ code }) => code === str(scheme))?.computed ?? [];
    const row = computed.find(({ code }) => code === str(indicator_code));
    return row && quotientSays(row, 'project');
  };

/** How a project came to its score: every row from the file to its points. */
export const scoreSection = (facts: Facts, scored: ProjectScore, rows: readonly IndicatorScore[]): Html => {
  const total = num(scored.score) ?? 0;
  const cap = num(scored.cap_applied);
  const execution = rows.filter(isExecution).length;
  const ordered = [...rows].sort(
    (a, b) => Number(isExecution(b)) - Number(isExecution(a)) || partOf(facts, a) - partOf(facts, b),
  );
  const given = {
    rows: rows.length - execution,
    execution: execution > 0 ? num(scored.execution_points) : null,
    // Where an edition withholds the sum of the rows, only the total is there.
    total: num(scored.raw_total) ?? total,
  };
  const columns = scoredColumns(facts, ordered, quotientOf(facts, scored), {
    arithmetic: html`${quantity(num(scored.weight_total) ?? 0)} → ${num(scored.total) === null ? unscored(facts).zh : points(given.total)}`,
    own: own(scored.self_score, scored),
  });
  const foot = columns.map((column, index) => (index === 0 ? '合计' : (column.sum ?? '')));
  const grade = str(scored.grade);
  const band = facts.policy.grades.find((known) => known.grade === grade);
  return html`<section><h2>${both(scoreHeading(facts, scored, given))}</h2>
${cap !== null && html`<p>${both(sentence(num(scored.veto_cap_applied) === null ? 'capped' : 'vetoed', { raw: given.total, cap }))}</p>`}
${schemeLine(facts, scored)}${totalLines(facts, scored)}
${band && html`<p class="unit">${points(total)} 分在 [${band.from}, ${Math.min(100, band.below)}${band.below > 100 ? ']' : ')'} 之内 → ${gradeWord(facts, grade).zh}(${band.clause})<span class="en" lang="en">${points(total)} lies in this band: ${gradeWord(facts, grade).en}.</span></p>`}
${ownScoreNotes(scored)}${wordyTable(text('得分算式', 'Score arithmetic'), columns, ordered, foot)}</section>
`;
};
