import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { bundleOf, functions } from '../../infra/bundle/bundle.ts';

test('a bundle lies apart for every processor and function, and is entered where its code lies', () => {
  expect(bundleOf('ingest', 'arm64', '/elsewhere')).toEqual({
    name: 'ingest',
    processor: 'arm64',
    folder: '/elsewhere/arm64/ingest',
    handler: 'functions/lambda/ingest.handler',
  });
});

test('every handler is bundled, and every bundle has a handler', async () => {
  const files = await readdir(new URL('../../functions/lambda/', import.meta.url));
  const handlers = files.map((file) => file.slice(0, -'.ts'.length));
  expect(handlers.sort()).toEqual(Object.keys(functions).sort());
});
