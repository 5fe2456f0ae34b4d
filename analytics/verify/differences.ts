import { canonicalJson } from '../core/digest.ts';

/** One leaf of a document that is not the same in another. */
export interface Difference {
  /** Members and indexes from the root, joined by dots: `grades.0.from`. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

const membersOf = (value: unknown): Readonly<Record<string, unknown>> | null =>
  value !== null && typeof value === 'object' ? (value as Readonly<Record<string, unknown>>) : null;

const written = (value: unknown): string => (value === undefined ? 'absent' : canonicalJson(value));

/**
 * The leaves in which two plain documents differ, by path.
 * @example differences({ weight: { value: 10 } }, { weight: { value: 11 } }) // [{ path: 'weight.value', before: '10', after: '11' }]
 */
export const differences = (before: unknown, after: unknown, path = ''): readonly Difference[] => {
  const [left, right] = [membersOf(before), membersOf(after)];
  if (!left || !right || Array.isArray(before) !== Array.isArray(after)) {
    return written(before) === written(after) ? [] : [{ path, before: written(before), after: written(after) }];
  }
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return names.flatMap((name) => differences(left[name], right[name], path === '' ? name : `${path}.${name}`));
};
