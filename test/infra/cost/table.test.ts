import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { Counts, Work } from '../../../infra/cost/counts.ts';
import { costLines } from '../../../infra/cost/lines.ts';
import { type PriceList, pricesOf } from '../../../infra/cost/prices.ts';
import { currentTable } from '../../../infra/cost/print.ts';
import { costTable } from '../../../infra/cost/table.ts';
import { withTable } from '../../../infra/cost/within.ts';

const nothing: Work = {
  lambda: [],
  s3: { put: 0, get: 0, uploadedBytes: 0, downloadedBytes: 0 },
  dynamo: { writeUnits: 0, readUnits: 0 },
  stepTransitions: 0,
  sqsRequests: 0,
  events: 0,
  snsMessages: 0,
  logBytes: 0,
};
const stored = {
  landingBytes: 0,
  objectsBytes: 0,
  martsBytes: 0,
  resultsBytes: 0,
  siteBytes: 0,
  archiveBytes: 0,
  ledgerBytes: 0,
};
const idle: Counts = { countedOn: '2026-01-05', example: 'nothing', files: 0, intake: nothing, run: nothing, stored };
const standing = {
  keys: 0,
  alarms: 0,
  metrics: 0,
  dashboards: 0,
  polls: 0,
  watch: { calls: 0, milliseconds: 0, memoryMb: 0 },
};
const readers = { pages: 0, bytesPerPage: 0 };

const list: PriceList = pricesOf(
  JSON.parse(await readFile(new URL('../../../infra/cost/prices.json', import.meta.url), 'utf8')),
);
const lines = (counts: Counts) => costLines(counts, list.prices, standing, readers);
const sum = (counts: Counts): number => lines(counts).reduce((total, { fixed, each }) => total + fixed + each, 0);

describe('a month’s cost', () => {
  test('of nothing is nothing', () => expect(sum(idle)).toBe(0));

  test.each<readonly [string, Counts, string, number]>([
    [
      'a million state transitions of the run',
      { ...idle, run: { ...nothing, stepTransitions: 1_000_000 } },
      'Step Functions',
      25,
    ],
    [
      'a year’s transitions by the twelfth',
      { ...idle, intake: { ...nothing, stepTransitions: 12_000_000 } },
      'Step Functions',
      25,
    ],
    ['a hundred gigabytes in the lake', { ...idle, stored: { ...stored, objectsBytes: 100e9 } }, 'S3', 2.3],
    ['a ledger of a gigabyte with its backup', { ...idle, stored: { ...stored, ledgerBytes: 1e9 } }, 'DynamoDB', 0.45],
    [
      'a function of two gigabytes for an hour',
      {
        ...idle,
        run: { ...nothing, lambda: [{ step: 'build', invocations: 1, milliseconds: 3_600_000, memoryMb: 2048 }] },
      },
      'Lambda',
      7200 * 0.0000133334 + 0.2 / 1e6,
    ],
  ])('of %s', (_, counts, service, expected) => {
    expect(lines(counts).find((line) => line.service === service)?.each).toBeCloseTo(expected, 9);
  });

  test('has every price in it: with every count at a million none is left out', () => {
    const much: Work = {
      lambda: [{ step: 'ingest', invocations: 1e6, milliseconds: 1e9, memoryMb: 1024 }],
      s3: { put: 1e6, get: 1e6, uploadedBytes: 1e9, downloadedBytes: 1e9 },
      dynamo: { writeUnits: 1e6, readUnits: 1e6 },
      stepTransitions: 1e6,
      sqsRequests: 1e6,
      events: 1e6,
      snsMessages: 1e6,
      logBytes: 1e9,
    };
    const busy: Counts = { ...idle, run: much, stored: { ...stored, siteBytes: 1e9, ledgerBytes: 1e9 } };
    const all = (prices: PriceList['prices']) =>
      costLines(
        busy,
        prices,
        { ...standing, keys: 1, alarms: 1, metrics: 1, dashboards: 1 },
        { pages: 1e6, bytesPerPage: 1e5 },
      ).reduce((t, l) => t + l.fixed + l.each, 0);
    const whole = all(list.prices);
    for (const name of Object.keys(list.prices)) expect(all({ ...list.prices, [name]: 0 }), name).toBeLessThan(whole);
  });
});

test('asking an idle queue and the hourly watch are paid by who has one region too', () => {
  const held = costLines(
    idle,
    list.prices,
    { ...standing, polls: 1_000_000, watch: { calls: 730, milliseconds: 1000, memoryMb: 1024 } },
    readers,
  );
  expect(held.find(({ service }) => service.startsWith('SQS'))?.fixed).toBeCloseTo(0.4, 9);
  expect(held.find(({ service }) => service === 'Lambda')?.each).toBeCloseTo(730 * 0.0000133334, 9);
});

describe('the table', () => {
  test('adds the standing cost once and the rest per district', () => {
    const table = costTable(
      { ...idle, run: { ...nothing, stepTransitions: 1000 } },
      list,
      { ...standing, keys: 2 },
      readers,
    );
    expect(table).toContain('| KMS | keys and requests | 2.00 | 2.00 | 2.00 |');
    expect(table).toContain('| Step Functions | state transitions | 0.03 | 0.30 | 3.00 |');
    expect(table).toContain('| **together** |  | **2.02** | **2.30** | **5.00** |');
    expect(table).toContain('us-east-1');
  });

  test('stands in the book as it is worked out today', async () => {
    const book = await readFile(new URL('../../../docs/operations.md', import.meta.url), 'utf8');
    expect(withTable(book, await currentTable())).toBe(book);
  });

  test('is put between its marks and nowhere else', () => {
    const page = 'before\n<!-- cost: begin -->\nold\n<!-- cost: end -->\nafter\n';
    expect(withTable(page, 'new\n')).toBe('before\n<!-- cost: begin -->\nnew\n<!-- cost: end -->\nafter\n');
    expect(() => withTable('no marks', 'new')).toThrow(RangeError);
  });
});
