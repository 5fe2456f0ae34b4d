import { expect, test } from 'vitest';
import { closestManifest } from '../../../analytics/lake/manifest.ts';

const [one, two] = [
  { 'a.json': '1', 'index.json': '1' },
  { 'a.json': '1', 'b.json': '2', 'index.json': '2' },
];

test.each([
  ['the state it is in', one, one],
  ['the last state it is in', two, two],
  ['the state that one file is missing of', { 'a.json': '1', 'index.json': '2' }, two],
  ['the state that one file is changed of', { 'a.json': '3', 'index.json': '1' }, one],
  ['the last one where it is as far from both', { 'a.json': '1', 'b.json': '2', 'index.json': '1' }, two],
])('of the states of a folder the closest is %s', (_, found, closest) => {
  expect(closestManifest([one, two], found)).toBe(closest);
});

test('of no state the closest is empty', () => {
  expect(closestManifest([], one)).toEqual({});
});
