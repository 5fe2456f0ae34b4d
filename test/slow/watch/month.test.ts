import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { monthsStream } from '../../../analytics/ledger/streams/months.ts';
import { completions, runsStream } from '../../../analytics/ledger/streams/runs.ts';
import { folderOutput } from '../../../functions/adapters/folder-output.ts';
import { ingest } from '../../../functions/steps/ingest/step.ts';
import { type MonthOutcome, MonthPlanBrokenError, runMonth } from '../../../functions/steps/month/step.ts';
import { defaultPolicy } from '../../../functions/steps/policy/in-force.ts';
import { type Witness, witness } from '../../../functions/steps/produce/witness.ts';
import { type Office, openOffice, textUpload } from '../../support/office.ts';

let office: Office;
let out: string;
beforeEach(async () => {
  [office, out] = [await openOffice(), await mkdtemp(join(tmpdir(), 'out-'))];
});
afterEach(async () => {
  await office.close();
  await rm(out, { recursive: true });
});

const lists = [
  textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'),
  textUpload('项目.csv', '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂,125000\n'),
];
const money = (month: string, spent: string) =>
  textUpload(
    `${month}.csv`,
    `年度,期间,项目编码,年初预算数,全年预算数,执行数\n2025,2025-${month},P1,125000,125000,${spent}\n`,
  );

const opened = async (): Promise<Witness> => witness(await folderOutput(out));

/** An output whose process dies when it is to be published. */
class DiedError extends Error {
  override readonly name = 'DiedError';
}
const dying = async (): Promise<Witness> => ({
  ...(await opened()),
  publish: () => Promise.reject(new DiedError()),
});

const told = vi.fn(async (_outcome: MonthOutcome): Promise<void> => undefined);
const run = async (period: string, open = opened, at = '2025-03-10T00:00:00.000Z') => {
  const effects: Effects = { ...office.effects, clock: () => at };
  return runMonth(effects, { period, policy: await defaultPolicy(effects) }, { open, tell: told });
};

const shown = async () => JSON.parse(await readFile(join(out, 'run.json'), 'utf8')) as { id: string; through: string };
const kindsOf = async (stream: string) => (await office.effects.ledger.read(stream)).map(({ kind }) => kind);

it('runs a month once', async () => {
  await ingest(office.effects, [...lists, money('01', '100'), money('02', '200')]);
  const first = await run('2025-01');
  expect(first).toMatchObject({ period: '2025-01', laterStands: null });
  expect(await shown()).toMatchObject({ through: '2025-01' });
  await ingest(office.effects, [money('01', '150')]);
  expect(await run('2025-01')).toBeNull();
  expect(await kindsOf(monthsStream)).toEqual(['month.planned', 'month.run']);
});

it('publishes the same run after it died on the way, whatever came in meanwhile', async () => {
  await ingest(office.effects, [...lists, money('02', '200')]);
  await expect(run('2025-02', dying)).rejects.toThrow(DiedError);
  const [completed] = completions(await office.effects.ledger.read(runsStream));
  await ingest(office.effects, [
    textUpload('02更正.csv', '年度,期间,项目编码,年初预算数,全年预算数,执行数\n2025,2025-02,P1,125000,125000,300\n'),
  ]);
  const outcome = await run('2025-02', opened, '2025-03-11T09:00:00.000Z');
  expect(outcome).toMatchObject({ produced: { record: { id: completed?.data.run } } });
  expect(await shown()).toMatchObject({ id: completed?.data.run });
  expect(completions(await office.effects.ledger.read(runsStream))).toHaveLength(1);
  expect(await kindsOf(monthsStream)).toEqual(['month.planned', 'month.run']);
});

it('tells what came of it before that is noted, and again after it died in between', async () => {
  await ingest(office.effects, [...lists, money('02', '200')]);
  told.mockRejectedValueOnce(new DiedError());
  await expect(run('2025-02')).rejects.toThrow(DiedError);
  expect(await kindsOf(monthsStream)).toEqual(['month.planned']);
  const outcome = await run('2025-02');
  expect(told.mock.lastCall).toEqual([outcome]);
  told.mockClear();
  expect(await run('2025-02')).toBeNull();
  expect(await run('2025-03')).toMatchObject({ putOff: {} });
  expect(told.mock.calls).toMatchObject([[{ period: '2025-03', putOff: {} }]]);
});

it('is planned and written down once by two that run it at one time', async () => {
  await ingest(office.effects, [...lists, money('02', '200')]);
  const ledger = office.effects.ledger;
  // Another watcher plans the month after this one has looked and before it writes.
  let isFirst = true;
  const raced: Effects['ledger'] = {
    ...ledger,
    read: async (stream, from) => {
      const events = await ledger.read(stream, from);
      if (stream !== monthsStream || !isFirst) return events;
      isFirst = false;
      await expect(run('2025-02', dying)).rejects.toThrow(DiedError);
      await ingest(office.effects, [money('03', '300')]);
      return events;
    },
  };
  const mine: Effects = { ...office.effects, ledger: raced, clock: () => '2025-03-10T00:00:01.000Z' };
  const outcome = await runMonth(
    mine,
    { period: '2025-02', policy: await defaultPolicy(mine) },
    { open: opened, tell: told },
  );
  const [completed] = completions(await ledger.read(runsStream));
  expect(outcome).toMatchObject({ produced: { record: { id: completed?.data.run } } });
  expect(await kindsOf(monthsStream)).toEqual(['month.planned', 'month.run']);
});

it('puts a month off until files have come that speak of it', async () => {
  await ingest(office.effects, [...lists, money('01', '100')]);
  expect(await run('2025-02')).toMatchObject({
    putOff: { zh: expect.stringContaining('最后一个已报月份是 2025年1月') },
  });
  expect(await run('2025-02')).toBeNull();
  await ingest(office.effects, [money('02', '200')]);
  expect(await run('2025-02')).toMatchObject({ laterStands: null });
  expect(await kindsOf(monthsStream)).toEqual(['month.planned', 'month.put-off', 'month.planned', 'month.run']);
});

it('leaves a later month’s result where it is', async () => {
  await ingest(office.effects, [...lists, money('01', '100'), money('02', '200')]);
  await run('2025-02');
  expect(await run('2025-01')).toMatchObject({ laterStands: '2025-02' });
  expect(await shown()).toMatchObject({ through: '2025-02' });
  expect(await kindsOf(runsStream)).toEqual(['run.completed', 'run.completed', 'run.set-aside']);
});

it('computes nothing from a plan that can’t be relied on', async () => {
  await ingest(office.effects, [...lists, money('02', '200')]);
  await expect(run('2025-02', dying)).rejects.toThrow(DiedError);
  const [planned] = await office.effects.ledger.read(monthsStream);
  await rm(join(office.folder, 'objects', 'snapshots', `${String(planned?.data.snapshot)}.json`));
  await expect(run('2025-02')).rejects.toThrow(MonthPlanBrokenError);
});
