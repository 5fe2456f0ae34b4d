import { digestOf } from '../../analytics/digest.ts';
import { keys } from '../../analytics/lake/keys.ts';
import { type Headline, headlineOf } from '../../analytics/models/headline.ts';
import type { RunRecord } from '../../analytics/models/run-record.ts';
import type { Policy } from '../../analytics/policy/schema.ts';
import type { Effects } from '../../analytics/ports/effects.ts';
import type { Output } from '../../analytics/ports/output.ts';
import { publishMarts } from '../build/publish.ts';
import { type Built, buildStep } from '../build/step.ts';
import { publishNotices } from '../notices/step.ts';
import { adoptPolicy } from '../policy/step.ts';
import { type Edition, reportStep } from '../report/step.ts';
import { takeSnapshot } from '../snapshot/step.ts';
import { product } from './product.ts';
import type { Stopwatch } from './stopwatch.ts';

export interface ProduceOptions {
  readonly policy: Policy;
  readonly through: string | null;
  readonly envelopeAmount: string | null;
  readonly edition: Edition;
}

export interface Produced {
  readonly record: RunRecord;
  readonly headline: Headline;
}

const recordOf = (built: Built, snapshot: string, effects: Effects, watch: Stopwatch): RunRecord => ({
  snapshot,
  policy: built.policy,
  fiscalYear: built.fiscalYear,
  through: built.through,
  allocation: built.result.allocation,
  resultDigest: built.result.resultDigest,
  marts: built.result.marts,
  engine: effects.engine.version,
  product,
  ranAt: effects.clock(),
  counts: Object.fromEntries(Object.entries(built.result.marts).map(([name, { rows }]) => [name, rows])),
  secondsPerStep: watch.seconds,
});

export const runsStream = 'runs';

/** Keeps the record under its result and writes the run down, once per different result. */
const keepRecord = async ({ store, ledger, clock }: Effects, record: RunRecord): Promise<void> => {
  const { secondsPerStep: _seconds, ranAt: _ranAt, ...lasting } = record;
  const id = digestOf(lasting);
  await store.put(keys.run(id), new TextEncoder().encode(JSON.stringify(lasting)));
  const runs = await ledger.read(runsStream);
  if (runs.at(-1)?.data.run === id) return;
  const { snapshot, resultDigest, policy, through } = record;
  await ledger.append(runsStream, runs.length, [{ kind: 'run.completed', data: { run: id, snapshot, policy: policy.digest, through, resultDigest } }], {
    actor: 'run',
    at: clock(),
  });
};

/** From what was accepted so far to marts, notices and the report site in the output; run.json last. The caller publishes. */
export const produce = async (effects: Effects, options: ProduceOptions, output: Output, watch: Stopwatch): Promise<Produced> => {
  await adoptPolicy(effects, options.policy);
  const snapshot = await watch.time('snapshot', () => takeSnapshot(effects));
  const built = await watch.time('build', () => buildStep(effects, { snapshot, ...options }, [output.workspace]));
  try {
    await watch.time('marts', () => publishMarts(built.session, output));
    await watch.time('notices', () => publishNotices(effects, built.session, { fiscalYear: built.fiscalYear, policy: options.policy }, output));
    const record = recordOf(built, snapshot.id, effects, watch);
    await watch.time('report', () => reportStep(built.session, { run: record, policy: options.policy, edition: options.edition }, output));
    await keepRecord(effects, record);
    await output.write('run.json', `${JSON.stringify(record, null, 2)}\n`);
    return { record, headline: await headlineOf(built.session, built.through) };
  } finally {
    await built.session.close();
  }
};
