import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { LedgerEvent } from '../../analytics/core/ports/ledger.ts';
import { currentFiles } from '../../analytics/ledger/streams/current-files.ts';
import { intakeStream } from '../../analytics/ledger/streams/intake.ts';
import { landingState, landingStream } from '../../analytics/uploads/landing.ts';
import { type SweepEffects, sweep } from '../../functions/steps/sweep/sweep.ts';
import { verifyLedger } from '../../functions/steps/verify/ledger.ts';
import { memoryLanding } from '../support/landing.ts';
import { openOffice } from '../support/office.ts';

const never = new Promise<never>(() => undefined);

/** Effects of a function that is gone after its `last`-th write: the write is done, its answer never comes. */
const dying = (effects: SweepEffects, last: number, die: () => void): SweepEffects => {
  let writes = 0;
  const guard =
    <A extends unknown[], R>(write: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (writes >= last) return never;
      writes++;
      const result = await write(...args);
      if (writes < last) return result;
      die();
      return never;
    };
  const { store, ledger, output, outbox } = effects;
  return {
    ...effects,
    store: { ...store, put: guard(store.put) },
    ledger: { ...ledger, append: guard(ledger.append) },
    output: { write: guard(output.write) },
    outbox: { notify: guard(outbox.notify) },
  };
};

const uploads = [
  ['机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'],
  ['执行.csv', '年度,期间,项目编码,全年预算数,执行数\n2025,2025-06,P1,1,1\n'],
  ['项目.csv', '年度,预算单位编码,项目编码,项目名称\n2025,101001,P1,食堂\n'],
  ['坏.csv', 'x,y\n1,2\n'],
  ['policy.yaml', 'name: ['],
  ['封面.svg', 'x'],
] as const;

/**
 * Sweeps, the process dying after its `last`-th write where it gets so far, and sweeps again when the time of the first
 * is over; tells what stands.
 */
const swept = async (last: number): Promise<{ readonly survived: boolean; readonly stands: unknown }> => {
  const office = await openOffice();
  const workspace = await mkdtemp(join(tmpdir(), 'sweep-'));
  let time = Date.parse('2026-01-15T08:00:00.000Z');
  const clock = () => new Date(time).toISOString();
  const landing = memoryLanding(clock);
  const pages = new Map<string, string>();
  const output = {
    write: async (path: string, content: string | Uint8Array) => {
      pages.set(path, String(content));
    },
  };
  const told = new Set<string>();
  const outbox = {
    notify: async ({ stream, version }: LedgerEvent) => {
      told.add(`${stream}#${version}`);
    },
  };
  const effects: SweepEffects = {
    ...office.effects,
    outbox,
    clock,
    landing,
    workspace,
    output,
    remaining: () => 900_000,
  };
  try {
    for (const [name, content] of uploads) landing.put(name, content);
    let die = (): void => undefined;
    const death = new Promise<'dead'>((resolve) => {
      die = () => resolve('dead');
    });
    const first = await Promise.race([sweep(dying(effects, last, die), new Set()), death]);
    time += 16 * 60_000;
    await sweep(effects, new Set());
    const files = currentFiles(await effects.ledger.read(intakeStream));
    const { answers, passedOver } = landingState(await effects.ledger.read(landingStream));
    const decided = await effects.ledger.read(intakeStream);
    expect([...told].toSorted()).toEqual(decided.map(({ stream, version }) => `${stream}#${version}`).toSorted());
    expect(await verifyLedger(effects, [])).toMatchObject({ findings: [] });
    const stands = {
      files: files.map(({ fileName, state, receiptKey }) => [fileName, state, receiptKey]).toSorted(),
      answers: [...answers.values()].map(({ name, state, receiptKey }) => [name, state, receiptKey]).toSorted(),
      passedOver: passedOver.size,
      pages: [...pages].toSorted(),
    };
    return { survived: first !== 'dead', stands };
  } finally {
    await rm(workspace, { recursive: true });
    await office.close();
  }
};

test('a function that dies after any of its writes leaves what the next sweep completes to the same end', async () => {
  const { stands: whole } = await swept(Number.POSITIVE_INFINITY);
  let points = 0;
  for (let last = 1; ; last++) {
    const { survived, stands } = await swept(last);
    expect(stands).toEqual(whole);
    if (survived) break;
    points = last;
  }
  expect(points).toBeGreaterThan(25);
}, 120_000);
