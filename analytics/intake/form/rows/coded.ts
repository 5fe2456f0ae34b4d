import type { Fault } from '../../fault.ts';
import type { IndicatorFact } from '../facts.ts';
import { nearestRows } from '../identity.ts';
import type { KnownRow } from '../known.ts';
import type { ReadForm } from '../read-form.ts';
import { foldName, indicatorCodeOf, sameName } from '../same-name.ts';

/** A fact with the code of its indicator, and the goal declared for it, if any. */
export interface Coded {
  readonly fact: IndicatorFact;
  readonly code: string;
  readonly declared: KnownRow | null;
}

/** The row of the form that states the execution rate among the indicators, as some provinces print it. */
const executionNames = /^(?:预算执行率?|资金执行率|预算资金执行率)$/;

export const isExecution = ({ name }: IndicatorFact): boolean =>
  executionNames.test(foldName(name).replaceAll(/\([^)]*\)/g, ''));

/** The goals declared that a row may be: those of its name, of several those of its second level. */
export const declaredAs = (declared: readonly KnownRow[], { name, level2 }: IndicatorFact): readonly KnownRow[] => {
  const named = declared.filter((row) => sameName(row.indicator_name ?? '', name));
  if (named.length < 2) return named;
  const own = named.filter((row) => foldName(row.level2 ?? '') === foldName(level2 ?? ''));
  return own.length > 0 ? own : named;
};

const placeOf = (form: ReadForm, fact: IndicatorFact): Fault['place'] => ({
  sheet: form.sheet,
  row: fact.row,
  column: form.table.header.columns.get('name')?.label ?? '',
  value: fact.name,
});

/**
 * Gives each row its code: that of the goal declared under its name, else one made of the name. Where goals were
 * declared, a name that is not among them is a fault that suggests the nearest.
 */
export const codedFacts = (
  form: ReadForm,
  facts: readonly IndicatorFact[],
  declared: readonly KnownRow[],
  isFixed: boolean,
): { readonly coded: readonly Coded[]; readonly faults: readonly Fault[] } => {
  const own = facts.filter((fact) => !isExecution(fact));
  const coded: Coded[] = [];
  const faults: Fault[] = [];
  for (const fact of own) {
    const found = declaredAs(declared, fact);
    const twins = own.filter(({ name }) => sameName(name, fact.name));
    const [row = null] = found;
    if (found.length > 1 || (isFixed && !row)) {
      const near = nearestRows(declared, fact.name, 'indicator_name', 2)
        .map(({ indicator_name }) => indicator_name ?? '')
        .join('、');
      faults.push({
        code: found.length > 1 ? 'form-indicator-ambiguous' : 'form-indicator-unknown',
        severity: 'fault',
        place: placeOf(form, fact),
        detail: near ? { nearest: near } : {},
        times: 1,
      });
      continue;
    }
    const names = twins.length > 1 ? [fact.level1, fact.level2 ?? '', fact.name] : [fact.name];
    coded.push({ fact, code: row?.indicator_code ?? indicatorCodeOf(...names), declared: row });
  }
  const seen = new Map<string, Coded>();
  for (const each of coded) {
    const before = seen.get(each.code);
    if (before)
      faults.push({
        code: 'form-indicator-twice',
        severity: 'fault',
        place: placeOf(form, each.fact),
        detail: { first: String(before.fact.row) },
        times: 1,
      });
    else seen.set(each.code, each);
  }
  return { coded: [...seen.values()], faults };
};
