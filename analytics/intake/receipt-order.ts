import type { Receipt } from './receipt.ts';

const subjects = ['unit', 'department', 'project', 'indicator'] as const;

/** Faults against what other files say. */
export const againstOthers: ReadonlySet<string> = new Set([
  'unknown-reference',
  'form-goals-undeclared',
  'points-outside-weight',
  'goal-fixed',
  'amount-of-another-size',
  'budget-left-empty',
  'continues-another-project',
  'requests-of-another-unit',
  ...subjects.flatMap((what) => [`form-${what}-unknown`, `form-${what}-ambiguous`]),
]);

type Answered = Pick<Receipt, 'state' | 'faults'>;

/** A name to match with a project; not one for which the list itself is to come first. */
const isToMatch = ({ code, detail }: Receipt['faults'][number]): boolean =>
  (code === 'form-project-unknown' || code === 'form-project-ambiguous') && detail.refused_list === undefined;

/** How soon somebody must look at an answer, 0 the soonest. */
const urgency = ({ state, faults }: Answered): number => {
  const refusing = faults.filter(({ severity }) => severity === 'fault');
  if (state === 'refused') {
    if (refusing.length > 0 && refusing.every(isToMatch)) return 3;
    // Lists that others refer to come before what is refused for want of them, and tables before what is none.
    return refusing.length > 0 && refusing.every(({ code }) => againstOthers.has(code) || code === 'not-a-table')
      ? 1
      : 0;
  }
  if (state === 'partly') return 2;
  return faults.length > 0 ? 4 : 5;
};

/**
 * Answers in the order in which to look at them: refused files, first those at fault themselves and then those that
 * others left without a reference or that are no tables; files taken in part, names to match, files with warnings, and the rest; each kind
 * in the order it came.
 */
export const byUrgency = <Each extends Answered>(receipts: readonly Each[]): readonly Each[] =>
  receipts.toSorted((a, b) => urgency(a) - urgency(b));
