import type { Policy } from '../../analytics/policy/schema.ts';
import type { Case } from './facts.ts';
import { partCode, roundings, withParts } from './policies.ts';
import { fundOf, type Part, scoredMoney } from './render.ts';
import type { Scored, Scorer } from './score.ts';
import {
  judgeExecution,
  judgeLine,
  judgeRow,
  judgeTotal,
  judgeWeights,
  type Line,
  type Verdict,
  verdictOf,
} from './verdict.ts';

/** A form, line by line. */
export interface Compared {
  readonly form: Case;
  readonly policy: Policy;
  readonly lines: readonly Line[];
  readonly verdict: Verdict;
  /** How the office rounds where it is not as its policy says; empty where it is. */
  readonly rounding: string;
}

type PointsOf = (project: string, indicator: string) => Scored | undefined;

/** `ofPart` is of the policy under which the form's lines of money are rated each by itself. */
const linesOf = (form: Case, parts: readonly Part[], of: PointsOf, ofPart: PointsOf): readonly Line[] => {
  const line = (
    name: string,
    printed: number | null | undefined,
    scored: Scored | undefined,
    [verdict, says]: readonly [Verdict, string],
  ): Line => ({
    name,
    printed: printed ?? null,
    computed: scored?.points ?? null,
    rule: scored?.rule ?? '',
    verdict,
    says,
  });
  const [first] = parts;
  const execution = first && of(first.code, 'EXECUTION');
  const hasExecution = form.budget.weight !== null && form.budget.weight !== undefined;
  const money = hasExecution
    ? [line('预算执行率', form.budget.points, execution, judgeExecution(form, execution?.points ?? null))]
    : [];
  const own = scoredMoney(form).map((single, index) => {
    const scored = ofPart(parts.at(-1)?.code ?? '', `EXECUTION:${partCode(index)}`);
    return line(fundOf(single), single.points, scored, judgeLine(single, scored?.points ?? null));
  });
  const rows = parts.flatMap((part) =>
    part.rows.map((row, index) => {
      const scored = of(part.code, String(index + 1).padStart(2, '0'));
      return line(row.name, row.points, scored, judgeRow(row, scored?.points ?? null));
    }),
  );
  const scored = [...money, ...rows];
  const all = [...money, ...own, ...rows, judgeWeights(form), judgeTotal(form, scored)].filter((each) => each !== null);
  return all.filter(
    // What the form does not print can't be compared, unless what it does print contradicts itself.
    (each) => each.printed !== null || each.verdict === 'slip',
  );
};

/** A form that intake refuses: nothing on it was compared, and that is ours to answer for. */
export const refusedForm = (form: Case, policy: Policy, says: string): Compared => {
  const line: Line = { name: '收件', printed: null, computed: null, rule: '', verdict: 'ours', says };
  return { form, policy, lines: [line], verdict: line.verdict, rounding: '' };
};

const equals = (lines: readonly Line[]): number => lines.filter(({ verdict }) => verdict === 'equal').length;

/**
 * A form against the product under its office's policy. Where rows differ, the ways of rounding that forms are seen to
 * follow are tried, and the one that explains most rows stands.
 */
export const compareForm = async (
  form: Case,
  parts: readonly Part[],
  policy: Policy,
  score: Scorer,
  key: (project: string, indicator: string) => string,
): Promise<Compared> => {
  let best: { lines: readonly Line[]; rounding: string } | null = null;
  for (const { says, of } of roundings) {
    const [whole, apart] = [of(policy), withParts(form, of(policy))];
    const [scored, parted] = [await score(whole), await score(apart.execution_parts.length > 0 ? apart : whole)];
    const lines = linesOf(
      form,
      parts,
      (project, indicator) => scored.get(key(project, indicator)),
      (project, indicator) => parted.get(key(project, indicator)),
    );
    if (best === null || equals(lines) > equals(best.lines)) best = { lines, rounding: says };
    if (lines.every(({ verdict }) => verdict === 'equal')) break;
  }
  const { lines, rounding } = best ?? { lines: [], rounding: '' };
  return { form, policy, lines, verdict: verdictOf(lines), rounding };
};
