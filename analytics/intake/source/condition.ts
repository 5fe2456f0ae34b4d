import { ident } from '../../core/ident.ts';
import type { SourceCondition } from './schema.ts';
import type { Binder } from './sql.ts';

const one = ({ column, equals, matches, empty }: SourceCondition, { bind }: Binder): string => {
  const cell = ident(column);
  const tests: string[] = [];
  if (equals !== undefined)
    tests.push(`coalesce(${cell}, '') IN (${(typeof equals === 'string' ? [equals] : equals).map(bind).join(', ')})`);
  if (matches !== undefined) tests.push(`regexp_full_match(coalesce(${cell}, ''), ${bind(matches)})`);
  if (empty !== undefined) tests.push(`${cell} IS ${empty ? '' : 'NOT '}NULL`);
  return `(${tests.join(' AND ')})`;
};

/** SQL that is true for the rows to read: all of `keep` and none of `skip`. */
export const rowFilter = (keep: readonly SourceCondition[], skip: readonly SourceCondition[], binder: Binder): string =>
  [
    'true',
    ...keep.map((condition) => one(condition, binder)),
    ...skip.map((condition) => `NOT ${one(condition, binder)}`),
  ].join(' AND ');
