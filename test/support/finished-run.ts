import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { digestOf } from '../../analytics/core/digest.ts';
import type { Effects } from '../../analytics/core/ports/effects.ts';
import type { Receipt } from '../../analytics/intake/receipt.ts';
import { loadKept, policyId } from '../../analytics/policy/load.ts';
import type { Policy } from '../../analytics/policy/schema.ts';
import type { RunRecord } from '../../analytics/run/record.ts';
import { folderOutput } from '../../functions/adapters/folder-output.ts';
import { buildStep } from '../../functions/steps/compute/step.ts';
import { writeReceipts } from '../../functions/steps/ingest/receipts.ts';
import { ingest } from '../../functions/steps/ingest/step.ts';
import type { Upload } from '../../functions/steps/ingest/upload.ts';
import { publishNotices } from '../../functions/steps/notices/step.ts';
import { adoptPolicy } from '../../functions/steps/policy/step.ts';
import { publishCsv, publishParquet } from '../../functions/steps/produce/publish.ts';
import { witness } from '../../functions/steps/produce/witness.ts';
import { keepRun } from '../../functions/steps/record/step.ts';
import { takeSnapshot } from '../../functions/steps/snapshot/step.ts';

const fixtures = fileURLToPath(new URL('../fixtures/office/', import.meta.url));

/** The files of a small office: three projects, a year of money and progress, next year's requests. */
export const officeUploads = async (): Promise<readonly Upload[]> =>
  (await readdir(fixtures))
    .sort()
    .map((name) => ({ name, bytes: async () => new Uint8Array(await readFile(fixtures + name)) }));

/**
 * What was taken in so far through snapshot, policy and build, with marts, notices, receipts and two pages in `out`.
 */
export const runOf = async (
  effects: Effects,
  out: string,
  receipts: readonly Receipt[] = [],
  written: string | null = null,
): Promise<RunRecord> => {
  const text = written ?? (await effects.asset('policy/default.yaml'));
  // A release keeps the document in its own schema: an old one is kept as it was written.
  const document = parse(text) as Policy;
  const policy = loadKept(document);
  await adoptPolicy(effects, document);
  const snapshot = await takeSnapshot(effects);
  const output = witness(await folderOutput(out));
  await writeReceipts(effects, receipts, output);
  const built = await buildStep(
    effects,
    { snapshot, policy, through: null, envelopeAmount: null },
    { folder: output.workspace },
  );
  try {
    await publishNotices(
      effects,
      built.session,
      { fiscalYear: built.fiscalYear, through: built.through, policy },
      output,
    );
    await output.write('site/index.html', '<p>一年</p>');
    await output.write('site/projects/1.html', '<p>项目</p>');
    await publishCsv(built, output);
    await publishParquet(built, output);
    const { allocation, resultDigest, marts } = built.result;
    const record = await keepRun(
      effects,
      {
        snapshot: snapshot.id,
        policy: { ...built.policy, id: policyId(document), digest: digestOf(document) },
        fiscalYear: built.fiscalYear,
        through: built.through,
        allocation,
        resultDigest,
        marts,
        engine: effects.engine.version,
        product: 'test',
        ranAt: effects.clock(),
        counts: { monitoring_project: marts.monitoring_project?.rows ?? 0 },
      },
      output.manifests(),
      { build: 1.25, report: 0.5 },
    );
    await output.write('run.json', `${JSON.stringify(record, null, 2)}\n`);
    await output.publish({ period: built.through, replaceLater: false });
    return record;
  } finally {
    await built.session.close();
    await output.discard();
  }
};

/** The office's files taken in and computed. */
export const finishedRun = async (effects: Effects, out: string): Promise<RunRecord> => {
  const receipts = await ingest(effects, await officeUploads());
  return runOf(effects, out, receipts);
};
