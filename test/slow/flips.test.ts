import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Effects } from '../../analytics/core/ports/effects.ts';
import { isRunRecord, type RunRecord } from '../../analytics/run/record.ts';
import { keyFileSigner, newKeyPair } from '../../functions/adapters/key-file.ts';
import { readSeal } from '../../functions/adapters/ledger-seal.ts';
import { type DataDirectory, openDataDirectory, readDataDirectory } from '../../functions/cli/data-directory.ts';
import { random as randomOf } from '../../functions/sample/random.ts';
import { verifyPublished } from '../../functions/steps/verify/published.ts';
import { verifyRun } from '../../functions/steps/verify/run.ts';
import { verifyStore } from '../../functions/steps/verify/store.ts';
import { jixiao } from '../functions/cli/command.ts';
import { finishedRun } from '../support/finished-run.ts';
import { openOffice } from '../support/office.ts';

const flips = 1000;

let home: string;
let record: RunRecord;
let kept: DataDirectory;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'jixiao-flips-'));
  const office = await openOffice();
  const data = await openDataDirectory(join(home, 'data'), office.effects);
  await newKeyPair(join(home, 'office.pem'));
  const signer = await keyFileSigner(join(home, 'office.pem'));
  const effects: Effects = { ...office.effects, ...data, signer };
  await finishedRun(effects, join(home, 'before'));
  record = await finishedRun({ ...effects, clock: () => '2026-01-16T08:00:00.000Z' }, join(home, 'out'));
  await data.close();
  await office.close();
  await rm(join(home, 'before'), { recursive: true });
  const found = await readDataDirectory(join(home, 'data'));
  if (!found) throw new Error('no data directory');
  kept = found;
});
afterAll(async () => {
  await kept.close();
  await rm(home, { recursive: true, force: true });
});

const ledger = () => join(home, 'data/ledger.sqlite');

/** Whether run.json, as it now lies there, is refused or found wanting. */
const isRecordDoubted = async (): Promise<boolean> => {
  let document: unknown;
  try {
    document = JSON.parse(await readFile(join(home, 'out/run.json'), 'utf8'));
  } catch (cause) {
    if (cause instanceof SyntaxError) return true;
    throw cause;
  }
  return !isRunRecord(document) || (await verifyRun(kept, document)).findings.length > 0;
};

/**
 * The checks of verify that look at bytes, by where they look; none of them computes. Each gives back the files that it
 * names. Where several may be changed at once, all of them must be named.
 */
interface Check {
  readonly place: RegExp;
  readonly atOnce: number;
  readonly named: () => Promise<readonly string[]>;
}

const checks: readonly Check[] = [
  {
    place: /^data\/objects\//,
    atOnce: Number.POSITIVE_INFINITY,
    named: async () => (await verifyStore(kept)).findings.map(({ place }) => `data/objects/${place}`),
  },
  {
    place: /^data\/ledger\.sqlite$/,
    atOnce: 1,
    named: async () => ((await readSeal(ledger())).state === 'changed' ? ['data/ledger.sqlite'] : []),
  },
  {
    place: /^data\/ledger\.sqlite\.seal$/,
    atOnce: 1,
    named: async () => ((await readSeal(ledger())).state === 'changed' ? ['data/ledger.sqlite.seal'] : []),
  },
  {
    place: /^out\/run\.json$/,
    atOnce: 1,
    named: async () => ((await isRecordDoubted()) ? ['out/run.json'] : []),
  },
  {
    place: /^out\/.*\//,
    atOnce: Number.POSITIVE_INFINITY,
    named: async () =>
      (await verifyPublished(kept, record, join(home, 'out'))).findings.map(({ place }) =>
        place.includes('/') ? `out/${place}` : `out/marts/${place}`,
      ),
  },
];

const filesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(home, join(entry.parentPath, entry.name)))
    .sort();

/** What nobody answers for: the lock, and the index of SQLite's log, which is made anew by whoever opens the ledger. */
const free = /^data\/(lock|ledger\.sqlite-(shm|wal))$/;

const bytesOf = async (): Promise<readonly { readonly path: string; readonly bytes: Uint8Array }[]> => {
  const paths = [...(await filesIn(join(home, 'data'))), ...(await filesIn(join(home, 'out')))];
  const files = await Promise.all(
    paths.filter((path) => !free.test(path)).map(async (path) => ({ path, bytes: await readFile(join(home, path)) })),
  );
  return files.filter(({ bytes }) => bytes.length > 0);
};

interface Flip {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly bit: number;
}

/**
 * Every file in turn, the ledger more often, each time at any of its bytes: drawn over all bytes alone, two large marts
 * would take nearly all.
 */
const drawn = (files: Awaited<ReturnType<typeof bytesOf>>): readonly Flip[] => {
  const random = randomOf('flips');
  const ledgers = files.filter(({ path }) => path.endsWith('ledger.sqlite'));
  const turn = [...files, ...Array.from({ length: 20 }, () => ledgers).flat()];
  return Array.from({ length: flips }, (_, index) => {
    const { path, bytes } = turn[index % turn.length] as (typeof files)[number];
    return { path, bytes, at: random.int(0, bytes.length - 1), bit: random.int(0, 7) };
  });
};

/** Flips that are checked together: none in a file where another is. */
const inRounds = (all: readonly Flip[], atOnce: number): readonly (readonly Flip[])[] => {
  const before = new Map<string, number>();
  const rounds = Map.groupBy(all, ({ path }) => {
    const round = before.get(path) ?? 0;
    before.set(path, round + 1);
    return round;
  });
  return atOnce === 1 ? all.map((flip) => [flip]) : [...rounds.values()];
};

const flipped = ({ bytes, at, bit }: Flip): Uint8Array => {
  const changed = Uint8Array.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ (1 << bit);
  return changed;
};

test('untouched, nothing is found', async () => {
  for (const { named } of checks) expect(await named()).toEqual([]);
});

test(`none of ${flips} flipped bits in what is kept and handed over is missed`, { timeout: 120_000 }, async () => {
  const files = await bytesOf();
  expect(new Set(files.map(({ path }) => path.split('/').slice(0, 2).join('/')))).toEqual(
    new Set([
      ...['data/objects', 'data/ledger.sqlite', 'data/ledger.sqlite.seal', 'out/run.json'],
      ...['marts', 'notices', 'receipts', 'site'].map((folder) => `out/${folder}`),
    ]),
  );
  const byCheck = Map.groupBy(drawn(files), ({ path }) => checks.find(({ place }) => place.test(path)));
  let tried = 0;
  for (const [check, all] of byCheck) {
    if (!check) throw new Error(`no check looks at ${all[0]?.path}`);
    for (const round of inRounds(all, check.atOnce)) {
      for (const flip of round) await writeFile(join(home, flip.path), flipped(flip));
      const named = new Set(await check.named());
      expect(round.filter(({ path }) => !named.has(path)).map(({ path, at, bit }) => ({ path, at, bit }))).toEqual([]);
      expect(named.size).toBe(round.length);
      for (const { path, bytes } of round) await writeFile(join(home, path), bytes);
      tried += round.length;
    }
  }
  expect(tried).toBe(flips);
});

/** Verifies a copy of it all by the command, after one bit at each place was flipped. */
const verifiedAfter = async (places: readonly (readonly [string, number])[]) => {
  const copy = await mkdtemp(join(home, 'copy-'));
  for (const folder of ['data', 'out']) await cp(join(home, folder), join(copy, folder), { recursive: true });
  for (const [path, at] of places) {
    const bytes = await readFile(join(copy, path));
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(join(copy, path), bytes);
  }
  return jixiao('verify', join(copy, 'out/run.json'), '--data', join(copy, 'data'), '--json');
};

test('the command names each: a counter in the ledger’s header, what only another run rests on, a second in run.json', async () => {
  const [other] = (await readdir(join(home, 'data/objects/runs'))).filter((name) => name !== `${record.id}.json`);
  const seconds = (await readFile(join(home, 'out/run.json'))).indexOf('1.25');
  const ran = await verifiedAfter([
    ['data/ledger.sqlite', 27],
    [`data/objects/runs/${other}`, 100],
    ['out/run.json', seconds],
  ]);
  expect(ran.code).toBe(1);
  expect(ran.json()).toMatchObject({
    holds: false,
    ledgerFile: 'changed',
    findings: [
      { code: 'record_changed', place: 'secondsPerStep.build', expected: '1.25', found: '0.25' },
      { code: 'object_changed', place: `runs/${other}` },
      { code: 'ledger_file_changed', place: 'ledger.sqlite' },
    ],
  });
});

test.each([0, 18, 56, 100])('a ledger whose header can’t be read (byte %i) is a damaged one, or named', async (at) => {
  const ran = await verifiedAfter([['data/ledger.sqlite', at]]);
  expect([1, 3]).toContain(ran.code);
  expect(ran.out).toContain('ledger');
  expect(ran.out).not.toContain('"unexpected"');
});
