import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256 } from '../../analytics/core/digest.ts';
import type { Effects } from '../../analytics/core/ports/effects.ts';
import type { LedgerEvent } from '../../analytics/core/ports/ledger.ts';
import { intakeStream } from '../../analytics/ledger/streams/intake.ts';
import { openDataDirectory } from '../../functions/cli/data-directory.ts';
import { ingest } from '../../functions/steps/ingest/step.ts';
import { takeSnapshot } from '../../functions/steps/snapshot/step.ts';
import { verifyLedger } from '../../functions/steps/verify/ledger.ts';
import { verifyObjects } from '../../functions/steps/verify/objects.ts';
import { verify } from '../../functions/steps/verify/step.ts';
import { runOf } from '../support/finished-run.ts';
import { openOffice } from '../support/office.ts';
import { inChild } from '../support/processes.ts';

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/office/${name}`, import.meta.url));
const before = ['机构.csv', '项目.csv', '指标.csv'].map(fixture);
const during = ['国库支付.csv', '月度监控.csv'].map(fixture);
const uploads = (paths: readonly string[]) =>
  paths.map((path) => ({ name: basename(path), bytes: async () => new Uint8Array(await readFile(path)) }));

/** Everything a data directory holds: its intake events and its objects. */
interface State {
  readonly events: readonly LedgerEvent[];
  readonly objects: Readonly<Record<string, string>>;
}

let home: string;
let parts: Omit<Effects, 'store' | 'ledger'>;
let release: () => Promise<void>;
let old: State;
let whole: State;
let points: number;

const opened = async <T>(folder: string, use: (effects: Effects) => Promise<T>): Promise<T> => {
  const data = await openDataDirectory(folder, parts);
  try {
    return await use({ ...parts, ...data });
  } finally {
    await data.close();
  }
};

const stateOf = async ({ store, ledger }: Effects): Promise<State> => {
  const objects: Record<string, string> = {};
  for await (const { key } of store.list(''))
    if (!key.startsWith('snapshots/')) objects[key] = sha256(await store.get(key));
  return { events: await ledger.read(intakeStream), objects };
};

/** Takes the files in within a process of its own; gives its output, or null where it was killed. */
const takenIn = (folder: string, last: number): Promise<string | null> =>
  inChild(new URL('killed-ingest.ts', import.meta.url), folder, String(last), ...during);

const copyOf = async (name: string): Promise<string> => {
  const folder = join(home, name);
  await cp(join(home, 'old'), folder, { recursive: true });
  return folder;
};

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'jixiao-kill-'));
  const office = await openOffice();
  parts = office.effects;
  release = office.close;
  old = await opened(join(home, 'old'), async (effects) => {
    await ingest(effects, uploads(before));
    return stateOf(effects);
  });
  points = Number(await takenIn(await copyOf('whole'), 0));
  whole = await opened(join(home, 'whole'), stateOf);
});
afterAll(async () => {
  await release();
  await rm(home, { recursive: true, force: true });
});

/**
 * Kills at one point; the state then is the old one with whole files more, and taking the files in again leads to what
 * was never interrupted.
 */
const survives = async (last: number): Promise<void> => {
  const folder = await copyOf(`killed-${last}`);
  expect(await takenIn(folder, last)).toBeNull();
  await opened(folder, async (effects) => {
    const left = await stateOf(effects);
    expect(left.events).toEqual(whole.events.slice(0, left.events.length));
    expect(left.events.length).toBeGreaterThanOrEqual(old.events.length);
    expect(whole.objects).toMatchObject(left.objects);
    const snapshot = await takeSnapshot(effects);
    expect(await verifyLedger(effects, snapshot.streams)).toMatchObject({ findings: [] });
    expect(await verifyObjects(effects, snapshot)).toMatchObject({ findings: [] });

    const receipts = await ingest(effects, uploads(during));
    expect(receipts.map(({ state }) => state)).toEqual(['accepted', 'accepted']);
    expect(await stateOf(effects)).toEqual(whole);
  });
  await rm(folder, { recursive: true });
};

test('a process killed before, in or after any write of ingest leaves whole files only, and a rerun completes', async () => {
  expect(points).toBe(21);
  const lasts = Array.from({ length: points }, (_, index) => index + 1);
  const worker = async (): Promise<void> => {
    for (let last = lasts.shift(); last !== undefined; last = lasts.shift()) await survives(last);
  };
  await Promise.all([worker(), worker()]);
}, 120_000);

test('what is computed after a kill and a rerun verifies', async () => {
  const folder = await copyOf('verified');
  await takenIn(folder, 15);
  await opened(folder, async (effects) => {
    await ingest(effects, uploads(during));
    const record = await runOf(effects, join(home, 'out'));
    expect(await verify(effects, record, { folder: join(home, 'out') })).toMatchObject({ holds: true, findings: [] });
  });
});
