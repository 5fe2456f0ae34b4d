import { resolve } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tellApart } from '../../../functions/cli/tell-apart.ts';

it.each([
  [['表.xlsx'], ['表.xlsx']],
  [
    ['a/表.xlsx', 'b/表.xlsx', 'b/图.xlsx'],
    ['a/表.xlsx', 'b/表.xlsx', '图.xlsx'],
  ],
  [
    ['x/a/表.xlsx', 'y/a/表.xlsx', 'z/表.xlsx'],
    ['x/a/表.xlsx', 'y/a/表.xlsx', 'z/表.xlsx'],
  ],
  [
    ['a/表.xlsx', './a/表.xlsx'],
    ['表.xlsx', '表.xlsx'],
  ],
])('names %j as %j', (paths, names) => {
  expect(tellApart(paths)).toEqual(names);
});

it('gives different files different names, each the end of its path', () => {
  const step = fc.constantFrom('a', 'b', 'c');
  const path = fc.array(step, { minLength: 1, maxLength: 4 }).map((steps) => steps.join('/'));
  fc.assert(
    fc.property(fc.array(path, { minLength: 1, maxLength: 8 }), (paths) => {
      const names = tellApart(paths);
      expect(new Set(names).size).toBe(new Set(paths.map((each) => resolve(each))).size);
      for (const [index, name] of names.entries()) expect(resolve(paths[index] ?? '').endsWith(`/${name}`)).toBe(true);
    }),
  );
});
