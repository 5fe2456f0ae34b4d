import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { Signer } from '../../../analytics/core/ports/signer.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import type { RunRecord } from '../../../analytics/run/record.ts';
import { keyIdOf } from '../../../analytics/run/signature.ts';
import { findingRemedy, findingSays } from '../../../analytics/verify/sentences.ts';
import { keyFileSigner, newKeyPair } from '../../../functions/adapters/key-file.ts';
import { openDataDirectory } from '../../../functions/cli/data-directory.ts';
import { ingest } from '../../../functions/steps/ingest/step.ts';
import { signRun } from '../../../functions/steps/record/sign.ts';
import { verifySigned } from '../../../functions/steps/verify/signature.ts';
import { verify } from '../../../functions/steps/verify/step.ts';
import { verifyStore } from '../../../functions/steps/verify/store.ts';
import { finishedRun, officeUploads, runOf } from '../../support/finished-run.ts';
import { openOffice, textUpload } from '../../support/office.ts';

const correction = textUpload(
  '国库支付_更正.csv',
  '年度,期间,数据口径,项目编码,资金类别,全年预算数,执行数\n2025,2025-12,国库,2025202001001,当年,3000000.00,3000000.00\n',
);

let home: string;
let parts: Omit<Effects, 'store' | 'ledger'>;
let office: Signer;
let other: Signer;
let honest: RunRecord;
let forged: RunRecord;

/**
 * Opens a copy of a data directory: `honest`, signed by the office, or `forged`, the same files with one more, every
 * hash in order.
 */
const inCopyOf = async <T>(of: 'honest' | 'forged', use: (effects: Effects, out: string) => Promise<T>): Promise<T> => {
  const copy = await mkdtemp(join(home, 'copy-'));
  await cp(join(home, of), copy, { recursive: true });
  const data = await openDataDirectory(join(copy, 'data'), parts);
  try {
    return await use({ ...parts, ...data }, join(copy, 'out'));
  } finally {
    await data.close();
  }
};

const signer = async (name: string): Promise<Signer> => {
  await newKeyPair(join(home, name));
  return keyFileSigner(join(home, name));
};

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'jixiao-signed-'));
  const rooms = await openOffice();
  parts = rooms.effects;
  office = await signer('office.pem');
  other = await signer('other.pem');
  const [first, second] = [
    await openDataDirectory(join(home, 'honest/data'), parts),
    await openDataDirectory(join(home, 'forged/data'), parts),
  ];
  honest = await finishedRun({ ...parts, ...first, signer: office }, join(home, 'honest/out'));
  await ingest({ ...parts, ...second }, await officeUploads());
  const receipts = await ingest({ ...parts, ...second }, [...(await officeUploads()), correction]);
  forged = await runOf({ ...parts, ...second }, join(home, 'forged/out'), receipts);
  await Promise.all([first.close(), second.close()]);
  await rooms.close();
});
afterAll(() => rm(home, { recursive: true, force: true }));

const officeKey = () => keyIdOf(office.publicKey);
const checked = (effects: Effects, record: RunRecord, against: string | null = officeKey()) =>
  verifySigned(effects, record.id, against);

test('a signed run holds against the office’s key, whole', async () => {
  const report = await inCopyOf('honest', (effects, out) =>
    verify(effects, honest, { folder: out, against: officeKey() }),
  );
  expect(report).toMatchObject({
    holds: true,
    findings: [],
    eventsSince: 0,
    signature: { against: officeKey(), holds: true, signedBy: [officeKey()], since: honest.ranAt },
  });
});

describe('what somebody can do who may write everything', () => {
  test('is unseen without a key: ledger, lake and record rewritten together', async () => {
    expect(forged.resultDigest).not.toBe(honest.resultDigest);
    const report = await inCopyOf('forged', (effects, out) => verify(effects, forged, { folder: out }));
    expect(report).toMatchObject({ holds: true, signature: { against: null, signedBy: [] } });
  });

  test('is found with the office’s key, where he has none or another', async () => {
    await inCopyOf('forged', async (effects) => {
      const bare = await checked(effects, forged);
      expect(bare).toMatchObject({
        signature: { holds: false },
        findings: [{ code: 'signature_missing', place: forged.id }],
      });
      await signRun({ ...effects, signer: other }, forged.id);
      const foreign = await checked(effects, forged);
      expect(foreign).toMatchObject({
        signature: { holds: false, signedBy: [keyIdOf(other.publicKey)] },
        findings: [{ code: 'signature_by_another', expected: officeKey(), found: keyIdOf(other.publicKey) }],
      });
      for (const finding of [...bare.findings, ...foreign.findings]) {
        for (const said of Object.values(findingSays(finding))) expect(said).toContain(forged.id);
        expect(findingRemedy(finding).zh).toContain('--key');
      }
    });
  });

  test('is found where he hands in a signature of another run as this one’s', async () => {
    await inCopyOf('honest', async (effects) => {
      const signature = await effects.store.get(keys.signature(honest.id, officeKey()));
      await inCopyOf('forged', async (target) => {
        await target.store.put(keys.signature(forged.id, officeKey()), signature);
        expect(await checked(target, forged)).toMatchObject({
          signature: { holds: false },
          findings: [{ code: 'signature_broken' }],
        });
        // Without a key too: it is no signature of anything.
        expect((await verifyStore(target)).findings).toMatchObject([{ code: 'signature_broken' }]);
      });
    });
  });

  test('is unseen where he holds the private key, and what he did before the first run it signed', async () => {
    await inCopyOf('forged', async (effects) => {
      await signRun({ ...effects, signer: office }, forged.id);
      expect(await checked(effects, forged)).toMatchObject({
        signature: { holds: true, since: forged.ranAt },
        findings: [],
      });
    });
  });

  test('is unseen where an earlier signed state is put back whole', async () => {
    await inCopyOf('honest', async (effects, out) => {
      await ingest(effects, [correction]);
      const later = await runOf({ ...effects, signer: office, clock: () => '2026-02-15T08:00:00.000Z' }, out);
      expect(await checked(effects, later)).toMatchObject({ signature: { holds: true, since: honest.ranAt } });
    });
    await inCopyOf('honest', async (effects) =>
      expect(await checked(effects, honest)).toMatchObject({ signature: { holds: true } }),
    );
  });
});

test('a run that was signed by two keys holds against either', async () => {
  await inCopyOf('honest', async (effects) => {
    await signRun({ ...effects, signer: other }, honest.id);
    for (const { publicKey } of [office, other])
      expect((await checked(effects, honest, keyIdOf(publicKey))).findings).toEqual([]);
  });
});

test('what was written since the run is counted', async () => {
  await inCopyOf('honest', async (effects) => {
    await ingest(effects, [correction]);
    const report = await verify(effects, honest, { against: officeKey() });
    expect(report).toMatchObject({ holds: true, eventsSince: 1 });
  });
});
