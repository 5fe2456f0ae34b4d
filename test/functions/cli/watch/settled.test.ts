import { expect, it } from 'vitest';
import { fingerprint, type Sights, settled } from '../../../../functions/cli/watch/settled.ts';

const sights = (files: Readonly<Record<string, readonly [size: number, modified: number]>>): Sights =>
  new Map(Object.entries(files).map(([path, [size, modified]]) => [path, { size, modified }]));

it.each([
  ['as it was', { a: [1, 5] }, { a: [1, 5] }, ['a']],
  ['grown', { a: [1, 5] }, { a: [2, 5] }, []],
  ['written again with as much', { a: [1, 5] }, { a: [1, 6] }, []],
  ['new', {}, { a: [1, 5] }, []],
  ['gone', { a: [1, 5] }, {}, []],
] as const)('of two looks at a file %s', (_, before, now, expected) => {
  expect([...settled(sights(before), sights(now))]).toEqual(expected);
});

it('tells folders apart by what lies in them, not by the order in which it is listed', () => {
  const [one, other] = [fingerprint(sights({ a: [1, 5], b: [2, 6] })), fingerprint(sights({ b: [2, 6], a: [1, 5] }))];
  expect(one).toBe(other);
  expect(fingerprint(sights({ a: [1, 5] }))).not.toBe(one);
});
