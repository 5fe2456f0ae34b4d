import { expect, test } from 'vitest';
import type { Answer, Counter } from './delivery.ts';
import type { Mutant } from './mutant.ts';
import { tryDelivery } from './try.ts';

const mutants = ['a', 'b', 'c'].map((name, index): Mutant => {
  const bytes = new TextEncoder().encode(name);
  return { index, bytes, seed: { kind: 'csv', name, bytes, content: { of: 'table' } } };
});

const refused = { receipt: { state: 'refused', faults: [], tables: [] }, rows: [] } as unknown as Answer;

/** A counter that takes whatever these say it can. */
const counter = (take: (names: readonly string[]) => readonly Answer[]): Counter => ({
  take: async (uploads) => take(uploads.map(({ name }) => name)),
  close: async () => undefined,
});

const verdicts = async (take: (names: readonly string[]) => readonly Answer[]) =>
  (await tryDelivery(counter(take), mutants)).map(({ verdict }) => verdict);

test('a delivery that holds is tried once', async () => {
  expect(await verdicts((names) => names.map(() => refused))).toEqual(['refused', 'refused', 'refused']);
});

test('a file that breaks its delivery is found among its neighbours', async () => {
  const breaks = (names: readonly string[]): readonly Answer[] => {
    if (names.includes('b')) throw new Error('b');
    return names.map(() => refused);
  };
  expect(await verdicts(breaks)).toEqual(['refused', 'crash', 'refused']);
});

test('a delivery that breaks though none of its files does is charged to the first', async () => {
  const breaks = (names: readonly string[]): readonly Answer[] => {
    if (names.length > 1) throw new Error('together');
    return names.map(() => refused);
  };
  expect(await verdicts(breaks)).toEqual(['crash', 'refused', 'refused']);
});

test('a file without an answer breaks the delivery', async () => {
  expect(await verdicts((names) => names.flatMap((name) => (name === 'c' ? [] : [refused])))).toEqual([
    'refused',
    'refused',
    'crash',
  ]);
});
