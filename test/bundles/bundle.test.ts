import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { bundleOf, functions } from '../../infra/bundle.ts';

test('a bundle lies apart for every processor and function, and is entered where its code lies', () => {
  expect(bundleOf('ingest', 'arm64', '/elsewhere')).toEqual({
    name: 'ingest',
    processor: 'arm64',
    folder: '/elsewhere/arm64/ingest',
    handler: 'functions/ingest/handler.handler',
  });
});

test('every handler is bundled, and every bundle has a handler', async () => {
  const home = new URL('../../functions/', import.meta.url);
  const files = await readdir(home, { recursive: true });
  const handlers = files.filter((path) => /^[^/\\]+[/\\]handler\.ts$/.test(path)).map((path) => path.split(/[/\\]/)[0]);
  expect(handlers.sort()).toEqual(Object.keys(functions).sort());
});
