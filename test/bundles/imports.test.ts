import { expect, test } from 'vitest';
import { importChain } from '../../infra/bundle/imports.ts';

const module = (...paths: string[]) => ({
  bytes: 1,
  imports: paths.map((path) => ({ path, kind: 'import-statement' as const })),
});

const metafile = {
  inputs: {
    'handler.ts': module('wiring.ts', 'step.ts'),
    'wiring.ts': module('store.ts', 'engine.ts'),
    'step.ts': module('deep.ts', 'handler.ts'),
    'deep.ts': module('engine.ts'),
    'store.ts': module(),
    'engine.ts': module('node:sqlite'),
    'alone.ts': module('other.ts'),
  },
};

test.each([
  ['the entry itself', 'handler.ts', ['handler.ts']],
  ['the shortest of two ways', 'engine.ts', ['handler.ts', 'wiring.ts', 'engine.ts']],
  ['a module that is not in the bundle', 'node:sqlite', ['handler.ts', 'wiring.ts', 'engine.ts', 'node:sqlite']],
  ['a module that only others import', 'other.ts', null],
])('%s', (_, wanted, chain) => {
  expect(importChain(metafile, 'handler.ts', (path) => path === wanted)).toEqual(chain);
});
