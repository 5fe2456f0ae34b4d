import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { documentAt } from '../../analytics/lake/document.ts';
import type { Snapshot } from '../../analytics/lake/snapshot.ts';
import { loadPolicy } from '../../analytics/policy/load.ts';
import { folderOutput } from '../../functions/adapters/folder-output.ts';
import { readInputFolder } from '../../functions/cli/inputs.ts';
import { generateSample } from '../../functions/sample/generate.ts';
import { ingest } from '../../functions/steps/ingest/step.ts';
import { produce } from '../../functions/steps/produce/produce.ts';
import { stopwatch } from '../../functions/steps/produce/stopwatch.ts';
import { witness } from '../../functions/steps/produce/witness.ts';
import { inFreshFolder } from '../fresh-folder.ts';
import { openOffice } from '../support/office.ts';
import { publishedIn } from '../support/published.ts';
import { plannedRun, region } from '../support/region-run.ts';

const filesIn = async (folder: string): Promise<Record<string, string>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [relative(folder, path), await readFile(path, 'utf8')])),
  );
};

/** run.json without the seconds each step took. */
const steady = ({ 'run.json': record = '{}', ...files }: Record<string, string>) => {
  const { secondsPerStep: _, ...kept } = JSON.parse(record);
  return { files, kept };
};

it('nobody can tell from what is published which side made it: a folder and buckets hold the same bytes', {
  timeout: 180_000,
}, async () => {
  await inFreshFolder(async (folder) => {
    const office = await openOffice();
    try {
      const effects = { ...office.effects, clock: () => '2026-01-05T00:00:00.000Z' };
      await generateSample(join(folder, 'sample'), { seed: 1, departments: 4, projects: 12 });
      const input = await readInputFolder(join(folder, 'sample'));
      await ingest(
        effects,
        input.tables.map(({ name, path }) => ({ name, bytes: () => readFile(path) })),
      );
      const policy = await readFile(input.policy?.path ?? '', 'utf8');
      const run = await plannedRun(effects, { policy });
      const snapshot = (await documentAt(effects.store, `snapshots/${run.planned.snapshot}.json`)) as Snapshot;
      const output = witness(await folderOutput(join(folder, 'out')));
      await produce(
        effects,
        { snapshot, policy: loadPolicy(policy), through: '2025-12', envelopeAmount: null, edition: 'internal' },
        output,
        stopwatch(effects.log),
      );
      await output.publish({ period: '2025-12', replaceLater: false });
      expect((await run.build()).state).toBe('done');
      const [machine, cloud] = [
        steady(await filesIn(join(folder, 'out'))),
        steady(await publishedIn(run.site, run.lake, region.code)),
      ];
      expect(Object.keys(cloud.files).sort()).toEqual(Object.keys(machine.files).sort());
      expect(cloud).toEqual(machine);
      expect(Object.keys(machine.files).filter((path) => path.startsWith('site/projects/'))).toHaveLength(12);
    } finally {
      await office.close();
    }
  });
});
