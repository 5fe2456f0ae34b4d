import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keys } from '../../../analytics/lake/keys.ts';
import type { RunRecord } from '../../../analytics/run/record.ts';
import { openDataDirectory } from '../../../functions/cli/data-directory.ts';
import { ingest } from '../../../functions/steps/ingest/step.ts';
import { policyInForce } from '../../../functions/steps/policy/in-force.ts';
import { verify } from '../../../functions/steps/verify/step.ts';
import { officeUploads, runOf } from '../../support/finished-run.ts';
import { type Office, openOffice } from '../../support/office.ts';

const first = new URL('../../fixtures/policies/2026-11-23-7e94c1e.yaml', import.meta.url);

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
