import { expect, test } from 'vitest';
import { differences } from './same-bytes.ts';

test.each([
  ['the same', { a: '1', b: '2' }, { b: '2', a: '1' }, []],
  ['other bytes', { a: '1', b: '2' }, { a: '1', b: '3' }, ['b']],
  ['a file only in one', { a: '1', c: '3' }, { a: '1', b: '2' }, ['b', 'c']],
  ['nothing at all', {}, {}, []],
])('%s', (_, left, right, paths) => {
  expect(differences(left, right)).toEqual(paths);
});
