import { foldedSpellings } from '../../../contracts/checks/choice.ts';
import { tiers } from '../../../contracts/common.ts';
import { countUnits } from '../../count-units.ts';
import type { Fault } from '../../fault.ts';
import { mayBeShare } from '../../may-be-share.ts';
import { fold } from '../../recognise/fold.ts';
import { inUnit, unitInName } from '../cells/in-unit.ts';
import { saysNone } from '../cells/plain.ts';
import type { Result } from '../cells/result.ts';
import { readWorded } from '../cells/worded.ts';

type Cells = Readonly<Record<string, string | null>>;

/** An actual value for the contract, or why it is none. */
export type Actual =
  | { readonly cells: Cells }
  | { readonly code: string; readonly severity: Fault['severity']; readonly detail?: Fault['detail'] };

const met = /^(?:已?(?:全部)?完成|已?按[期时]完成|通过|验收通过|合格|已?达标|是|达到)$/;

/** Words for a tier, with what people write for one that is met. */
const tierWords = new Map(
  foldedSpellings({
    name: 'tier',
    label: { zh: '', en: '' },
    about: { zh: '', en: '' },
    type: 'choice',
    choices: tiers,
    example: '',
  }),
);

/**
 * A result under a goal of this direction: what may be a month or a number is a day where one is due, else a number.
 */
export const resultFor = (result: Result, direction: string | null | undefined): Result => {
  if (result.kind !== 'day-or-number') return result;
  const { value, from, to } = result;
  return direction === 'by' ? { kind: 'day', from, to } : { kind: 'amount', value, unit: '' };
};

const none: Actual = { cells: {} };

/**
 * What a result means for a goal of this direction and unit: a value in the goal's unit, the day of completion, or the
 * tier of a goal in words. `target` are the goal's words.
 */
export const actualCells = (
  read: Result,
  goal: Readonly<Record<string, string | null | undefined>>,
  fiscalYear: number,
): Actual => {
  const result = resultFor(read, goal.direction);
  if (result.kind === 'none' || result.kind === 'unclear') return none;
  if (goal.direction === 'qualitative') {
    if (result.kind !== 'words') return { code: 'form-number-for-words', severity: 'warning' };
    const words = fold(result.words);
    const isMet = met.test(words) || (goal.target_text && fold(goal.target_text) === words);
    const tier = tierWords.get(words) ?? (isMet ? 'met' : undefined);
    return tier === undefined ? { code: 'form-words-judged', severity: 'warning' } : { cells: { tier } };
  }
  if (result.kind === 'words') {
    if (saysNone(result.words) && goal.direction !== 'by') return { code: 'form-none-or-zero', severity: 'fault' };
    const found = readWorded(result.words, fiscalYear);
    const unread = goal.direction === 'by' ? 'form-day-in-words' : 'form-result-in-words';
    return found ? actualCells(found, goal, fiscalYear) : { code: unread, severity: 'warning' };
  }
  if (goal.direction === 'by') {
    if (result.kind !== 'day') return { code: 'form-day-in-words', severity: 'warning' };
    // A month alone is a day before the due one only if its last day is.
    const due = goal.target_date ?? '';
    if (result.from !== result.to && !(result.to <= due || result.from > due))
      return { code: 'form-result-unclear', severity: 'fault' };
    return { cells: { actual_date: result.to } };
  }
  if (result.kind !== 'amount') return { code: 'form-result-in-words', severity: 'warning' };
  // 2.710人 is 2,710 or a part of a person.
  if (/^[0-9]{1,3}\.[0-9]{3}$/.test(result.value) && countUnits.includes(result.unit || (goal.unit_of_measure ?? '')))
    return { code: 'form-dot-or-thousands', severity: 'fault' };
  if (result.unit === '' && mayBeShare(result.value, goal)) return { code: 'form-share-or-percent', severity: 'fault' };
  const unit = goal.unit_of_measure || unitInName(goal.indicator_name ?? '');
  const own = inUnit(result.value, result.unit, unit, goal.target_value ?? '');
  if ('value' in own) return { cells: { actual_value: own.value } };
  if ('differs' in own) return { code: 'form-unit-differs', severity: 'fault', detail: { unit } };
  return {
    code: result.unit === '' ? 'form-unit-missing' : 'form-target-unit-missing',
    severity: 'fault',
    detail: { unit, own: own.own, other: own.other },
  };
};
