import { loadPolicy } from '../../analytics/policy/load.ts';
import { asset } from '../../functions/adapters/assets.ts';
import { makeSample } from '../../functions/sample/make.ts';
import type { BuildRequest } from '../../functions/steps/compute/step.ts';
import { ingest } from '../../functions/steps/ingest/step.ts';
import { takeSnapshot } from '../../functions/steps/snapshot/step.ts';
import { policyWith } from '../analytics/evaluation/year.ts';
import { type Office, openOffice, textUpload } from './office.ts';
import { otherCaps, otherRules } from './other-rules.ts';

/** A small fictional district whose files an office took in, and the runs that are looked at. */
export interface SampleYear {
  readonly office: Office;
  readonly runs: Readonly<Record<string, BuildRequest>>;
}

/** Takes the small district's files in; the caller closes the office. */
export const openSampleYear = async (): Promise<SampleYear> => {
  const { files } = makeSample({ seed: 11, departments: 8, projects: 36 }, await asset('policy/default.yaml'));
  const office = await openOffice();
  const uploads = files
    .filter(({ path }) => /\.(csv|xlsx)$/.test(path))
    .map(({ path, bytes }) => ({ name: path, bytes: async () => bytes }));
  await ingest(office.effects, [...uploads, textUpload('读不出来的.xlsx', '不是工作簿')]);
  const snapshot = await takeSnapshot(office.effects);
  const policy = loadPolicy(await asset('policy/default.yaml'));
  const whole = { snapshot, policy, through: '2025-12', envelopeAmount: null };
  return {
    office,
    runs: {
      december: whole,
      august: { ...whole, through: '2025-08' },
      'other-rules': { ...whole, policy: policyWith(otherRules, otherCaps) },
    },
  };
};
