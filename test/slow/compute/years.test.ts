import { afterEach, expect, it } from 'vitest';
import { loadPolicy } from '../../../analytics/policy/load.ts';
import { asset } from '../../../functions/adapters/assets.ts';
import { buildStep } from '../../../functions/steps/compute/step.ts';
import { ingest } from '../../../functions/steps/ingest/step.ts';
import { takeSnapshot } from '../../../functions/steps/snapshot/step.ts';
import { officeUploads } from '../../support/finished-run.ts';
import { type Office, openOffice, textUpload } from '../../support/office.ts';

const policy = loadPolicy(await asset('policy/default.yaml'));

let office: Office | undefined;
afterEach(async () => office?.close());

/** The office's files of 2025 but its requests, as those of another year. */
const movedTo = async (year: number) => {
  const uploads = (await officeUploads()).filter(({ name }) => !name.startsWith('预算申请'));
  return Promise.all(
    uploads.map(async ({ name, bytes }) => {
      const written = new TextDecoder().decode(await bytes());
      return textUpload(`${year}-${name}`, written.replace(/^2025,/gm, `${year},`).replace(/\b2025-/g, `${year}-`));
    }),
  );
};

it('reads the files of the year that is looked at and of its neighbours, and finds the same', async () => {
  office = await openOffice();
  const { effects } = office;
  const request = { policy, through: null, envelopeAmount: null };
  const located: string[] = [];
  const store = {
    ...effects.store,
    locate: (key: string) => {
      located.push(key);
      return effects.store.locate(key);
    },
  };
  const built = async (more: { readonly fiscalYear?: number; readonly through?: string } = {}) => {
    located.length = 0;
    const { session, result, through } = await buildStep(
      { ...effects, store },
      { ...request, ...more, snapshot: await takeSnapshot(effects) },
    );
    await session.close();
    return { through, marts: result.marts, read: located.length };
  };

  await ingest(effects, await officeUploads());
  const alone = await built();
  const old = await ingest(effects, await movedTo(2019));
  expect(old.map(({ state }) => state)).not.toContain('refused');
  const among = await built();
  // The other year's organisation is read, too.
  expect([among.read, among.through]).toEqual([alone.read + 1, '2025-12']);
  expect(among.marts.monitoring_project).toEqual(alone.marts.monitoring_project);
  expect(among.marts.evaluation_project).toEqual(alone.marts.evaluation_project);
  expect(among.marts.allocation_line).toEqual(alone.marts.allocation_line);
  expect(among.marts.intake_file?.rows).toBe((alone.marts.intake_file?.rows ?? 0) + 1);

  const asked = await built({ fiscalYear: 2019 });
  expect([asked.through, asked.marts.monitoring_project?.rows]).toEqual([
    '2019-12',
    alone.marts.monitoring_project?.rows,
  ]);
  await expect(built({ through: '2022-03' })).rejects.toMatchObject({
    name: 'PeriodNotReportedError',
    known: expect.arrayContaining(['2019-01', '2025-12']),
  });
});
