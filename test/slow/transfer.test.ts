import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256 } from '../../analytics/core/digest.ts';
import type { Effects } from '../../analytics/core/ports/effects.ts';
import { ObjectsDifferError } from '../../functions/steps/transfer/objects.ts';
import { type Side, transfer } from '../../functions/steps/transfer/step.ts';
import { DivergedStreamError } from '../../functions/steps/transfer/streams.ts';
import { verify } from '../../functions/steps/verify/step.ts';
import { finishedRun } from '../support/finished-run.ts';
import { type Office, openOffice } from '../support/office.ts';

let here: Office;
let there: Office;
let workspace: string;
const means = () => ({ workspace, log: here.effects.log });

const contentOf = async ({ store, ledger }: Side) => {
  const objects: Record<string, string> = {};
  for await (const { key } of store.list('')) objects[key] = sha256(await store.get(key));
  const streams: Record<string, unknown> = {};
  for (const stream of await ledger.streams()) streams[stream] = await ledger.read(stream);
  return { objects, streams };
};

beforeEach(async () => {
  [here, there] = [await openOffice(), await openOffice()];
  workspace = await mkdtemp(join(tmpdir(), 'transfer-'));
});
afterEach(async () => {
  await here.close();
  await there.close();
  await rm(workspace, { recursive: true });
});

describe('a transfer from one place to another', () => {
  test('brings objects and decisions over unchanged, and what was computed there verifies here', async () => {
    const record = await finishedRun(here.effects, join(workspace, 'out'));
    const before = await contentOf(here.effects);
    const first = await transfer(here.effects, there.effects, means());
    expect(first.objects.sent).toBeGreaterThan(20);
    expect(await contentOf(here.effects)).toEqual(before);
    expect(await contentOf(there.effects)).toEqual(before);
    expect(await verify(there.effects, record)).toMatchObject({ holds: true, findings: [] });
    const again = await transfer(here.effects, there.effects, means());
    expect([again.objects.sent, again.events.sent]).toEqual([0, 0]);
    expect([again.objects.there, again.events.there]).toEqual([first.objects.sent, first.events.sent]);
    const back = await transfer(there.effects, here.effects, means());
    expect([back.objects.sent, back.events.sent]).toEqual([0, 0]);
  });

  test('that broke off anywhere goes on when begun anew, and names nothing that is not there yet', async () => {
    for (let n = 0; n < 12; n++) await here.effects.store.put(`raw/${n}`, new TextEncoder().encode(`content ${n}`));
    for (let day = 1; day < 6; day++) {
      await here.effects.ledger.append('intake', day - 1, [{ kind: 'file.accepted', data: { key: `raw/${day}` } }], {
        actor: 'intake',
        at: `2026-01-0${day}T00:00:00.000Z`,
      });
    }
    let writes = 0;
    const failing = ({ store, ledger }: Effects, last: number): Side => {
      writes = 0;
      const unlessGone = <T>(work: () => Promise<T>): Promise<T> => {
        writes++;
        return writes > last ? Promise.reject(new Error('gone')) : work();
      };
      return {
        store: { ...store, put: (...given) => unlessGone(() => store.put(...given)) },
        ledger: { ...ledger, append: (...given) => unlessGone(() => ledger.append(...given)) },
      };
    };
    for (const last of [0, 3, 5, 2, 4]) {
      await expect(transfer(here.effects, failing(there.effects, last), means())).rejects.toThrow('gone');
      const { objects, streams } = await contentOf(there.effects);
      if (Object.keys(streams).length > 0) expect(Object.keys(objects)).toHaveLength(12);
    }
    await transfer(here.effects, there.effects, means());
    expect(await contentOf(there.effects)).toEqual(await contentOf(here.effects));
  });

  test('sends nothing at all where a stream tells another story there', async () => {
    const said = (fileName: string) => [{ kind: 'file.accepted', data: { fileName } }];
    const by = { actor: 'intake', at: '2026-01-01T00:00:00.000Z' };
    await here.effects.store.put('raw/1', new Uint8Array([1]));
    await here.effects.ledger.append('a', 0, said('same'), by);
    await here.effects.ledger.append('intake', 0, said('ours'), by);
    await there.effects.ledger.append('intake', 0, said('theirs'), by);
    const before = await contentOf(there.effects);
    await expect(transfer(here.effects, there.effects, means())).rejects.toMatchObject({
      name: 'DivergedStreamError',
      stream: 'intake',
      version: 1,
    });
    await expect(transfer(there.effects, here.effects, means())).rejects.toBeInstanceOf(DivergedStreamError);
    expect(await contentOf(there.effects)).toEqual(before);
  });

  test('leaves alone what the other side has beyond ours', async () => {
    const by = { actor: 'intake', at: '2026-01-01T00:00:00.000Z' };
    await here.effects.ledger.append('intake', 0, [{ kind: 'a', data: {} }], by);
    await transfer(here.effects, there.effects, means());
    await there.effects.ledger.append('intake', 1, [{ kind: 'b', data: {} }], by);
    await there.effects.store.put('raw/2', new Uint8Array([2]));
    const before = await contentOf(there.effects);
    expect(await transfer(here.effects, there.effects, means())).toMatchObject({ events: { sent: 0, there: 1 } });
    expect(await contentOf(there.effects)).toEqual(before);
  });

  test('takes a large object by way of a copy, and leaves the original', async () => {
    await here.effects.store.put('raw/large', new Uint8Array(33_000_000));
    await transfer(here.effects, there.effects, means());
    expect(await contentOf(there.effects)).toEqual(await contentOf(here.effects));
  });

  test('refuses where a key holds another object', async () => {
    await here.effects.store.put('raw/1', new Uint8Array([1]));
    await there.effects.store.put('raw/1', new Uint8Array([1, 2]));
    await expect(transfer(here.effects, there.effects, means())).rejects.toBeInstanceOf(ObjectsDifferError);
  });
});
