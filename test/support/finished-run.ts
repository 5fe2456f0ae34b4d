import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { RunRecord } from '../../analytics/models/run-record.ts';
import { loadPolicy } from '../../analytics/policy/load.ts';
import type { Effects } from '../../analytics/ports/effects.ts';
import { folderOutput } from '../../functions/adapters/folder-output.ts';
import { publishMarts } from '../../functions/build/publish.ts';
import { buildStep } from '../../functions/build/step.ts';
import { ingest } from '../../functions/ingest/step.ts';
import type { Upload } from '../../functions/ingest/upload.ts';
import { publishNotices } from '../../functions/notices/step.ts';
import { adoptPolicy } from '../../functions/policy/step.ts';
import { keepRun } from '../../functions/runs/step.ts';
import { witness } from '../../functions/runs/witness.ts';
import { takeSnapshot } from '../../functions/snapshot/step.ts';

const fixtures = fileURLToPath(new URL('../fixtures/office/', import.meta.url));

/** The files of a small office: three projects, a year of money and progress, next year's requests. */
export const officeUploads = async (): Promise<readonly Upload[]> =>
  (await readdir(fixtures))
    .sort()
    .map((name) => ({ name, bytes: async () => new Uint8Array(await readFile(fixtures + name)) }));

/** What was taken in so far through snapshot, policy and build, with marts, notices and two pages in `out`. */
export const runOf = async (effects: Effects, out: string): Promise<RunRecord> => {
  const policy = loadPolicy(await effects.asset('policy/default.yaml'));
  await adoptPolicy(effects, policy);
  const snapshot = await takeSnapshot(effects);
  const output = await folderOutput(out);
  const pages = witness(output);
  const built = await buildStep(effects, { snapshot, policy, through: null, envelopeAmount: null }, [output.workspace]);
  try {
    await publishMarts(built.session, output);
    await publishNotices(
      effects,
      built.session,
      { fiscalYear: built.fiscalYear, through: built.through, policy },
      pages.output,
    );
    await pages.output.write('site/index.html', '<p>一年</p>');
    await pages.output.write('site/projects/1.html', '<p>项目</p>');
    const { allocation, resultDigest, marts } = built.result;
    const kept = await keepRun(
      effects,
      {
        snapshot: snapshot.id,
        policy: built.policy,
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
      pages.manifests(),
    );
    await output.publish();
    return { ...kept, secondsPerStep: {} };
  } finally {
    await built.session.close();
    await output.discard();
  }
};

/** The office's files taken in and computed. */
export const finishedRun = async (effects: Effects, out: string): Promise<RunRecord> => {
  await ingest(effects, await officeUploads());
  return runOf(effects, out);
};
