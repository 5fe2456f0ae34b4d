import type { Fault } from '../../fault.ts';
import type { ReadForm } from '../read-form.ts';
import type { Coded } from './coded.ts';
import { dayWithoutYear } from './day-without-year.ts';
import { decimal, goalWords, targetCells } from './goal-cells.ts';
import { reportedOn } from './reported-on.ts';
import { actualCells } from './result-cells.ts';
import { arePointsBeyond, denialIn } from './words-and-points.ts';

/** The goal against which a result is read: as declared, else as the form states it. */
export const goalOf = ({ fact, declared }: Coded): Readonly<Record<string, string | null>> =>
  declared ?? { ...targetCells(fact.target), indicator_name: fact.name };

const inWords = new Set(['form-result-in-words', 'form-day-in-words']);

/**
 * At year end words for a number or a day would count 0, so what was reached is asked for; in the year they tell how
 * things stand, and that a day was missed has no other words.
 */
const isAsked = (form: ReadForm, coded: Coded, code: string): boolean => {
  if (!inWords.has(code) || form.description.kind === 'monitoring') return false;
  const { result } = coded.fact;
  return !(goalOf(coded).direction === 'by' && result.kind === 'words' && denialIn(result.words, '')?.isCertain);
};

/** Words of a result that deny what its points say. */
const contradicted = (coded: Coded, place: Fault['place']): readonly Fault[] => {
  const { fact, declared } = coded;
  const [points, weight] = [fact.points ?? '', declared?.weight ?? fact.weight ?? ''];
  if (fact.result.kind !== 'words') return [];
  const goal = [fact.name, fact.cells.get('target'), goalOf(coded).target_text].join(' ');
  const denial = denialIn(fact.result.words, goal);
  if (!denial || !arePointsBeyond(denial, points, weight)) return [];
  const detail = { tier: denial.tier, most: String(denial.most), points, weight: decimal(weight) };
  const severity = denial.isCertain ? 'fault' : 'warning';
  return [{ code: 'form-words-against-points', severity, place, detail, times: 1 }];
};

/** A day of completion before the form's year began, or after the form was filled in. */
const oddDay = (form: ReadForm, { result }: Coded['fact'], place: Fault['place']): readonly Fault[] => {
  if (result.kind !== 'day') return [];
  const { fiscalYear } = form;
  const filledIn = reportedOn(form);
  const why: Fault['detail'] | undefined =
    fiscalYear !== null && result.to < `${fiscalYear}-01-01`
      ? { year: String(fiscalYear) }
      : filledIn !== null && result.from > filledIn
        ? { filled_in: filledIn }
        : undefined;
  return why ? [{ code: 'form-day-odd', severity: 'warning', place, detail: why, times: 1 }] : [];
};

/** Points that a row claims without a result: where no month has one either, a goal that is a number earns 0. */
const withoutResult = (coded: Coded, place: Fault['place']): readonly Fault[] =>
  coded.fact.result.kind === 'none' && /[1-9]/.test(coded.fact.points ?? '')
    ? [
        {
          code: 'form-result-missing',
          severity: 'warning',
          place,
          detail: { points: coded.fact.points ?? '' },
          times: 1,
        },
      ]
    : [];

/** The actual value, day or tier of a row, and what is wrong with its cell. */
export const actualOf = (
  form: ReadForm,
  coded: Coded,
): { readonly cells: Readonly<Record<string, string | null>>; readonly faults: readonly Fault[] } => {
  // Of a target that is asked about nothing is said of its result.
  if (coded.declared === null && coded.fact.target.kind === 'unclear') return { cells: {}, faults: [] };
  const goal = goalOf(coded);
  const actual = actualCells(coded.fact.result, goal, form.fiscalYear ?? 2000);
  const column = form.table.header.columns.get('actual')?.label;
  const value = coded.fact.cells.get('actual')?.trim();
  const place = { sheet: form.sheet, row: coded.fact.row, ...(column ? { column } : {}), ...(value ? { value } : {}) };
  if ('cells' in actual) {
    const { actual_date: day } = actual.cells;
    const faults = day
      ? [...oddDay(form, coded.fact, place), ...dayWithoutYear(form, coded, goal, day, place)]
      : withoutResult(coded, place);
    return { cells: actual.cells, faults };
  }
  // Points are the judgement of a goal in words, unless its words say otherwise.
  if (actual.code === 'form-words-judged' && coded.fact.points !== null)
    return { cells: {}, faults: contradicted(coded, place) };
  const asked = isAsked(form, coded, actual.code)
    ? ({ code: 'form-result-not-read', severity: 'fault' } as const)
    : actual;
  const due: Fault['detail'] = goal.direction === 'by' ? { due: 'day' } : {};
  const { points } = coded.fact;
  const judged: Fault['detail'] = points !== null && actual.code === 'form-number-for-words' ? { points } : {};
  const detail = { ...judged, unit: goal.unit_of_measure ?? '', goal: goalWords({ ...goal, weight: null }), ...due };
  return { cells: {}, faults: [{ ...asked, place, detail: { ...detail, ...actual.detail }, times: 1 }] };
};
