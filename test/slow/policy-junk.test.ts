import { describe, expect, it } from 'vitest';
import { PolicyError, policyOf } from '../../analytics/policy/load.ts';
import { everyEntry } from '../analytics/policy/every-entry.ts';

type Path = readonly string[];

const whole = everyEntry();

/**
 * Every place of a document, branches and leaves; of scorings each, of other lists the first row, for all are alike.
 */
const placesOf = (node: unknown, at: Path = []): readonly Path[] => {
  if (node === null || typeof node !== 'object') return [at];
  const below = Object.entries(node).slice(0, Array.isArray(node) && at[0] !== 'scorings' ? 1 : undefined);
  return [at, ...below.flatMap(([key, value]) => placesOf(value, [...at, key]))];
};

const left = Symbol('left out');

/** What somebody might put there by mistake. */
const junk: readonly unknown[] = [
  ...[left, null, true, '', ' ', '优', '3-31', '13-45', '2025-3-1', '2025-02-30', '90%', '0.9%', '1,200', '10分'],
  ...[Number.NaN, Number.POSITIVE_INFINITY, -1, 0, 0.5, 90, 1e9, 1e308, 5e-324],
  ...[[], {}, [null], [[]], { value: null }, { zh: '一', 二: null }, 'constructor', '__proto__'],
];

/** What loading the document ends in: nothing, or a PolicyError's issues; anything else is thrown. */
const issuesOf = (document: unknown): PolicyError['issues'] => {
  try {
    policyOf(document);
    return [];
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    return error.issues;
  }
};

/** The document with another value at a place; what does not lie on the way there is the document's own. */
const withJunk = (path: Path, value: unknown, node: unknown = whole): unknown => {
  const [key, ...below] = path;
  if (key === undefined) return value === left ? undefined : value;
  const copy = (Array.isArray(node) ? [...node] : { ...(node as object) }) as Record<string, unknown>;
  if (below.length > 0 || value !== left) copy[key] = withJunk(below, value, copy[key]);
  else if (Array.isArray(copy)) copy.splice(Number(key), 1);
  else delete copy[key];
  return copy;
};

describe('junk at any place of a policy', () => {
  it('leaves the document itself as good as the default', () => expect(issuesOf(whole)).toEqual([]));

  it('ends in a policy, or in its place, the reason and what to write instead', () => {
    const silent = placesOf(whole).flatMap((path) =>
      junk.flatMap((value) =>
        issuesOf(withJunk(path, value))
          .filter(({ says }) => !/[一-龥].*:.*[一-龥]/s.test(says.zh) || !/[a-z]{2}.*: .*[a-z]{2}/s.test(says.en))
          .map(({ path: place, says }) => [path.join('.'), JSON.stringify(value), place, says.zh, says.en].join(' | ')),
      ),
    );
    expect(silent.slice(0, 50)).toEqual([]);
    expect(whole).toEqual(everyEntry());
  });
});
