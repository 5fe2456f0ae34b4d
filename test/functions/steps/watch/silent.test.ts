import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadPolicy } from '../../../../analytics/policy/load.ts';
import { headlineOf } from '../../../../analytics/run/headline.ts';
import { buildStep } from '../../../../functions/steps/compute/step.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { takeSnapshot } from '../../../../functions/steps/snapshot/step.ts';
import { officeUploads } from '../../../support/finished-run.ts';
import { type Office, openOffice } from '../../../support/office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

/** Who is silent in December when the lines that `drop` picks were never reported. */
const silentWithout = async (drop: (line: string) => boolean): Promise<readonly string[]> => {
  const { effects } = office;
  const uploads = (await officeUploads()).map((upload) => ({
    ...upload,
    bytes: async () => {
      const bytes = await upload.bytes();
      if (!upload.name.startsWith('月度监控')) return bytes;
      const lines = new TextDecoder().decode(bytes).split('\n');
      return new TextEncoder().encode(lines.filter((line) => !drop(line)).join('\n'));
    },
  }));
  await ingest(effects, uploads);
  const policy = loadPolicy(await effects.asset('policy/default.yaml'));
  const built = await buildStep(effects, {
    snapshot: await takeSnapshot(effects),
    policy,
    through: '2025-12',
    envelopeAmount: null,
  });
  try {
    return (await headlineOf(built.session, '2025-12')).silent;
  } finally {
    await built.session.close();
  }
};

test('nobody is silent who reported something for the month', async () => {
  expect(await silentWithout(() => false)).toEqual([]);
});
test('a department is silent that reported nothing for the month, whatever it said before', async () => {
  expect(await silentWithout((line) => /^2025,2025-12,2025202/.test(line))).toEqual(['202']);
});
