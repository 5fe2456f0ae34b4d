import { findings, worded } from '../../contracts/codes.ts';
import type { ProjectScore } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { codes, num, str } from '../parts/cells.ts';
import type { Facts } from '../parts/facts.ts';
import { both } from '../parts/words.ts';
import { sentence } from './evaluation-sentences.ts';

const line = (
  key: 'foundDeducted' | 'bonus',
  given: { reason: string; points: number; before: number; total: number },
) => html`<p>${both(sentence(key, given))}</p>`;

/** Points less points, never below 0; both have two decimals, and so has what is left. */
const less = (before: number, taken: number): number =>
  Math.max(Math.round(before * 100) - Math.round(taken * 100), 0) / 100;

/**
 * What stands between the rows and the total: each deduction and bonus on a line of its own, then how the total
 * is rounded. Where an edition withholds the sum or the deductions there is nothing to show.
 */
const steps = ({ policy }: Facts, scored: ProjectScore): readonly Html[] => {
  const [summed, total] = [num(scored.raw_total), num(scored.total)];
  if (summed === null || total === null) return [];
  let before = Math.min(num(scored.cap_applied) ?? summed, 100);
  const reasons = codes(scored.deductions);
  const lines = reasons.map((code) => {
    const setting = Object.entries(policy.settings).find(([name]) => name === `${code}_deduction`)?.[1];
    const [each, times] = [Number(setting?.value), code === 'returned' ? num(scored.returned_times) : null];
    const taken = (reasons.length === 1 ? num(scored.deduction_points) : each * (times ?? 1)) ?? 0;
    const why = worded(findings, code);
    const after = less(before, taken);
    const given = { points: taken, before, total: after };
    const says =
      times === null
        ? sentence('deducted', { ...given, why: why.zh }, { why: why.en })
        : sentence('returnedDeducted', { ...given, times, each, files: str(scored.returned_files) });
    before = after;
    return html`<p>${both(says)}${setting && html`<span class="small">${setting.clause}</span>`}</p>`;
  });
  const found = num(scored.found_deduction_points) ?? 0;
  if (found > 0) {
    const after = less(before, found);
    lines.push(
      line('foundDeducted', { reason: str(scored.found_deduction_reason), points: found, before, total: after }),
    );
    before = after;
  }
  const bonus = num(scored.bonus_points) ?? 0;
  if (bonus > 0) {
    // A bonus lifts nothing above its cap.
    const most = Math.round(Math.min(num(scored.cap_applied) ?? 100, 100) * 100);
    const after = Math.min(Math.round(before * 100) + Math.round(bonus * 100), most) / 100;
    lines.push(line('bonus', { reason: str(scored.bonus_reason), points: bonus, before, total: after }));
    before = after;
  }
  const decimals = policy.settings.total_decimals.value;
  return decimals === null || before === total
    ? lines
    : [...lines, html`<p>${both(sentence('rounded', { before, decimals, total }))}</p>`];
};

/** How a total comes of its rows, and whether finance's re-evaluation stands in its place. */
export const totalLines = (facts: Facts, scored: ProjectScore): readonly Html[] => {
  const [total, re] = [num(scored.total), num(scored.score)];
  const replaced = str(scored.graded_by) === 're_evaluation' && total !== null && re !== null;
  return [...steps(facts, scored), ...(replaced ? [html`<p>${both(sentence('replaced', { total, re }))}</p>`] : [])];
};
