import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Snapshot } from '../../../analytics/lake/snapshot.ts';
import { resultDigestOf } from '../../../analytics/models/mart-digest.ts';
import { loadPolicy } from '../../../analytics/policy/load.ts';
import type { Policy } from '../../../analytics/policy/schema.ts';
import type { KeptRun } from '../../../analytics/run/record.ts';
import { buildStep } from '../../../functions/steps/compute/step.ts';
import { ingest } from '../../../functions/steps/ingest/step.ts';
import { takeSnapshot } from '../../../functions/steps/snapshot/step.ts';
import { recompute } from '../../../functions/steps/verify/recompute.ts';
import { officeUploads } from '../../support/finished-run.ts';
import { type Office, openOffice } from '../../support/office.ts';

let office: Office;
let snapshot: Snapshot;
let policy: Policy;
let marts: KeptRun['marts'];
beforeAll(async () => {
  office = await openOffice();
  await ingest(office.effects, await officeUploads());
  snapshot = await takeSnapshot(office.effects);
  policy = loadPolicy(await office.effects.asset('policy/default.yaml'));
  const built = await buildStep(office.effects, { snapshot, policy, through: '2025-12', envelopeAmount: null });
  await built.session.close();
  marts = built.result.marts;
});
afterAll(() => office.close());

const without = (name: string): KeptRun['marts'] =>
  Object.fromEntries(Object.entries(marts).filter(([each]) => each !== name));

/** What comes of recomputing a run whose record names these marts. */
const recomputed = (recorded: KeptRun['marts']) =>
  recompute(
    office.effects,
    { marts: recorded, through: '2025-12', allocation: null } as unknown as KeptRun,
    { snapshot, policy },
    { folder: null, findings: [] },
  );

it('a run recorded before a mart came holds, by the digest of the marts it had', async () => {
  const recorded = without('target_achievement');
  expect(await recomputed(recorded)).toEqual({ resultDigest: resultDigestOf(recorded), findings: [] });
});

it('a mart that came later is held to what a record says of it', async () => {
  const changed = { ...marts, target_achievement: { digest: '0'.repeat(64), rows: 1 } };
  expect((await recomputed(changed)).findings).toMatchObject([
    { code: 'mart_differs', place: 'target_achievement', found: marts.target_achievement?.digest },
  ]);
});

it('a mart of every release that a record leaves out is missed', async () => {
  expect((await recomputed(without('evaluation_project'))).findings).toMatchObject([
    { code: 'mart_differs', place: 'evaluation_project', expected: 'absent' },
  ]);
});
