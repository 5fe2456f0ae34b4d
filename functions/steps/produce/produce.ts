import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { NoticeNews } from '../../../analytics/notices/notice.ts';
import { type Headline, headlineOf } from '../../../analytics/run/headline.ts';
import { type RunFacts, type RunRecord, recordName } from '../../../analytics/run/record.ts';
import { stylesheet } from '../../../analytics/site/parts/style.ts';
import { type BuildRequest, type Built, buildStep } from '../compute/step.ts';
import { publishNotices } from '../notices/step.ts';
import { adoptPolicy } from '../policy/step.ts';
import { keepRun } from '../record/step.ts';
import { type Edition, reportStep } from '../report/step.ts';
import { publishPageList } from './page-list.ts';
import { product } from './product.ts';
import { publishCsv, publishParquet } from './publish.ts';
import type { Stopwatch } from './stopwatch.ts';
import type { Witness } from './witness.ts';

export interface ProduceOptions extends BuildRequest {
  readonly edition: Edition;
}

export interface Produced {
  readonly record: RunRecord;
  readonly headline: Headline;
  readonly notices: NoticeNews;
}

const factsOf = (built: Built, snapshot: string, effects: Effects): RunFacts => ({
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
});

/**
 * From a snapshot to marts, notices and the report site in the output; run.json last, which answers for all that went
 * through the output. The caller publishes.
 */
export const produce = async (
  effects: Effects,
  options: ProduceOptions,
  output: Witness,
  watch: Stopwatch,
): Promise<Produced> => {
  await adoptPolicy(effects, options.policy);
  const built = await watch.time('build', () => buildStep(effects, options, { folder: output.workspace }));
  try {
    await watch.time('marts', () => publishCsv(built, output));
    const notices = await watch.time('notices', () =>
      publishNotices(
        effects,
        built.session,
        { fiscalYear: built.fiscalYear, through: built.through, policy: options.policy },
        output,
      ),
    );
    const facts = factsOf(built, options.snapshot.id, effects);
    const style = await stylesheet(effects.asset);
    await watch.time('report', () =>
      reportStep(built.session, { run: facts, policy: options.policy, edition: options.edition, style }, output),
    );
    const headline = await headlineOf(built.session, built.through);
    await publishParquet(built, output);
    const record = await keepRun(effects, facts, output.manifests(), { ...watch.seconds });
    if (options.edition !== 'internal') await publishPageList(effects, record, output.manifests().site ?? {}, output);
    await output.write(recordName, `${JSON.stringify(record, null, 2)}\n`);
    return { record, headline, notices };
  } finally {
    await built.session.close();
  }
};
