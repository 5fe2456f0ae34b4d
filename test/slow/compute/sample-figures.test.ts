import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildStep } from '../../../functions/steps/compute/step.ts';
import { openSampleYear, type SampleYear } from '../../support/sample-year.ts';

let sample: SampleYear;
beforeAll(async () => {
  sample = await openSampleYear();
});
afterAll(() => sample.office.close());

/**
 * Where a mart is no longer what it was, the new digests are left beside the expected ones as `*.actual.json`; they are
 * taken over by a commit that says which figures changed and why.
 */
it.each(['december', 'august', 'other-rules'])('a fictional district keeps its figures: %s', async (name) => {
  const request = sample.runs[name];
  if (!request) throw new RangeError(`no run ${name}`);
  const file = new URL(`../../golden/sample/${name}.json`, import.meta.url);
  const { session, result } = await buildStep(sample.office.effects, request);
  await session.close();
  const found = `${JSON.stringify(result.marts, null, 2)}\n`;
  const expected = await readFile(file, 'utf8');
  if (found !== expected) await writeFile(new URL(`${name}.actual.json`, file), found);
  expect(result.marts).toEqual(JSON.parse(expected));
});
