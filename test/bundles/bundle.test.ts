import { expect, test } from 'vitest';
import { bundleOf } from '../../infra/bundle.ts';

test('a bundle lies apart for every processor and function, and is entered where its code lies', () => {
  expect(bundleOf('ingest', 'arm64', '/elsewhere')).toEqual({
    name: 'ingest',
    processor: 'arm64',
    folder: '/elsewhere/arm64/ingest',
    handler: 'functions/ingest/handler.handler',
  });
});
