import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalBytes, digestOf } from '../../../analytics/core/digest.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import type { RunRecord } from '../../../analytics/run/record.ts';
import { openDataDirectory } from '../../../functions/cli/data-directory.ts';
import { ingest } from '../../../functions/steps/ingest/step.ts';
import { policyInForce } from '../../../functions/steps/policy/in-force.ts';
import { verifyPolicy } from '../../../functions/steps/verify/policy.ts';
import { verify } from '../../../functions/steps/verify/step.ts';
import { officeUploads, runOf } from '../../support/finished-run.ts';
import { type Office, openOffice } from '../../support/office.ts';

const first = new URL('../../fixtures/policies/2026-11-23-7e94c1e.yaml', import.meta.url);

/** As an old release let it pass; totals fell to −5, and the lower the execution, the higher the cap. */
const nonsense = async (): Promise<string> =>
  (await readFile(first, 'utf8')).replace(
    'caps: []',
    'caps: [{ from: 0, below: 0.5, cap: 90, clause: x }, { from: 0.5, below: 1, cap: -5, clause: x }]',
  );

let home: string;
let office: Office;
let record: RunRecord;

const opened = async () => ({ ...office.effects, ...(await openDataDirectory(join(home, 'data'), office.effects)) });

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'jixiao-old-policy-'));
  office = await openOffice();
  const effects = await opened();
  const receipts = await ingest(effects, await officeUploads());
  record = await runOf(effects, join(home, 'out'), receipts, await readFile(first, 'utf8'));
  await effects.close();
});
afterAll(async () => {
  await office.close();
  await rm(home, { recursive: true, force: true });
});

it('verifies a run that was kept with the document of an older release', async () => {
  const effects = await opened();
  const report = await verify(effects, record, { folder: join(home, 'out') });
  await effects.close();
  expect(report).toMatchObject({ holds: true, findings: [], recomputed: record.resultDigest });
});

it('goes on with the adopted document of an older release', async () => {
  const effects = await opened();
  const policy = await policyInForce(effects, null);
  await effects.close();
  expect(policy.settings).toMatchObject({ refusal: { value: 'file' }, execution_weight: { value: 10 } });
});

describe('a run under a policy that today would be refused', () => {
  let kept: RunRecord;
  beforeAll(async () => {
    const effects = await opened();
    kept = await runOf(effects, join(home, 'out-5'), [], await nonsense());
    await effects.close();
  });

  it('verifies: what was published then is what its rules gave', async () => {
    const effects = await opened();
    const report = await verify(effects, kept);
    await effects.close();
    expect(report).toMatchObject({ holds: true, findings: [], recomputed: kept.resultDigest });
  });

  it('has no successor: its policy is not taken for a new run', async () => {
    const effects = await opened();
    await expect(policyInForce(effects, null)).rejects.toMatchObject({
      issues: [{ path: 'caps.1.cap' }],
      adopted: kept.policy.id,
    });
    await effects.close();
  });
});

it('says so where the policy of a run is of a newer release', async () => {
  const effects = await opened();
  const document = {
    ...JSON.parse(await readFile(join(home, 'data', 'objects', keys.policy(record.policy.digest)), 'utf8')),
  };
  const newer = { ...document, schema: 99 };
  const digest = digestOf(newer);
  await effects.store.put(keys.policy(digest), canonicalBytes(newer));
  const { kept, findings } = await verifyPolicy(effects, { ...record.policy, digest });
  await effects.close();
  expect(kept).toMatchObject({ policy: null });
  expect(findings).toContainEqual(
    expect.objectContaining({ code: 'recompute_failed', found: expect.stringContaining('use a newer jixiao') }),
  );
});

it('names a number that somebody changed in the kept document', async () => {
  const kept = join(home, 'data', 'objects', keys.policy(record.policy.digest));
  const document = JSON.parse(await readFile(kept, 'utf8'));
  document.settings.execution_weight.value = 20;
  await writeFile(kept, JSON.stringify(document));
  const effects = await opened();
  const report = await verify(effects, record, { folder: join(home, 'out') });
  await effects.close();
  expect(report.findings).toContainEqual(
    expect.objectContaining({ code: 'policy_changed', place: 'settings.execution_weight.value' }),
  );
});
