import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { arrowsBelow, arrowsOf, circles } from './rooms.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the rooms of the product', () => {
  test('stand above what they import, at every depth', async () => {
    const arrows = await arrowsBelow(root, ['analytics', 'functions', 'infra']);
    expect(arrows.length).toBeGreaterThan(1000);
    expect(circles(arrows)).toEqual([]);
  });
});

describe('a circle', () => {
  const arrow = (from: string, to: string) => ({ from, to });

  test.each([
    [
      'two folders',
      [arrow('a/x/1.ts', 'a/y/1.ts'), arrow('a/y/2.ts', 'a/x/2.ts')],
      [{ folder: 'a', rooms: ['x', 'y'] }],
    ],
    [
      'a file and a folder',
      [arrow('a/b.ts', 'a/x/1.ts'), arrow('a/x/1.ts', 'a/b.ts')],
      [{ folder: 'a', rooms: ['b.ts', 'x'] }],
    ],
    [
      'three rooms two floors down',
      [arrow('a/b/x/1.ts', 'a/b/y/1.ts'), arrow('a/b/y/2.ts', 'a/b/z.ts'), arrow('a/b/z.ts', 'a/b/x/9.ts')],
      [{ folder: 'a/b', rooms: ['x', 'y', 'z.ts'] }],
    ],
    [
      'only arrows down',
      [arrow('a/x/1.ts', 'a/y/1.ts'), arrow('a/x/1.ts', 'a/z/1.ts'), arrow('a/y/1.ts', 'a/z/1.ts')],
      [],
    ],
    ['arrows within one room', [arrow('a/x/1.ts', 'a/x/2.ts')], []],
  ])('is found among %s', (_, arrows, found) => {
    expect(circles(arrows)).toEqual(found);
  });

  test('is read from imports, re-exports and imports on demand', () => {
    const text =
      "import { a } from './a.ts';\nexport * from '../b.ts';\nconst c = await import('../../c.ts');\nimport 'zod';";
    expect(arrowsOf('x/y/z.ts', text).map(({ to }) => to)).toEqual(['x/y/a.ts', 'x/b.ts', 'c.ts']);
  });
});
