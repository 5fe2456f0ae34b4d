import { datasets } from '../../contracts/catalogue.ts';
import type { Dataset } from '../../contracts/dataset.ts';
import { indicator } from '../../contracts/datasets/indicator.ts';
import type { Session } from '../../core/ports/engine.ts';
import type { Batch } from '../batch.ts';
import { acceptUnknown } from './accept-unknown.ts';
import { anotherUnits } from './another-unit.ts';
import { balanceSize } from './balance-size.ts';
import { checkDataset, violatorsOf } from './check.ts';
import { disagreements } from './disagree.ts';
import { dropUnknown } from './drop-unknown.ts';
import type { Found } from './found.ts';
import { goalsFixed } from './goal-fixed.ts';
import { impossibleResults } from './impossible-results.ts';
import { leftOut } from './left-out.ts';
import { linesLeftOut } from './lines-left-out.ts';
import { looksLikeFraction } from './looks-like-fraction.ts';
import { magnitude } from './magnitude.ts';
import { mistakenUnits } from './mistaken-units.ts';
import { otherSource } from './other-source.ts';
import { otherUnits } from './other-unit.ts';
import { overtaken } from './overtaken.ts';
import { pointsOutsideWeight } from './points-outside-weight.ts';
import { projectNames } from './project-names.ts';
import type { ReadSource } from './read-source.ts';
import { checkReferences, loadMeasures } from './references.ts';
import { type ByProject, ofProject, ofTypedRows, openRefused, refuseFiles, refuseRows } from './refused.ts';
import { requestContinues } from './request-continues.ts';
import { requestSize } from './request-size.ts';
import { requestYear } from './request-year.ts';
import { restated } from './restated.ts';
import { resultsFell } from './results-fell.ts';
import { resultsSize } from './results-size.ts';
import type { IntakeRules } from './rules.ts';
import { sameProject } from './same-project.ts';
import { sourceLeftOut } from './source-left-out.ts';
import { treasuryDiffers } from './treasury-differs.ts';
import { type Verdict, verdictsOn } from './verdict.ts';

/** The verdicts on a batch, and the sources whose typed rows they rest on as they were read. */
export interface Judged {
  readonly verdicts: readonly Verdict[];
  readonly sources: readonly ReadSource[];
}

/**
 * Refuses what has faults of cells, keys or contract rules: whole files, and projects of those that are taken apart.
 */
const refuseChecked = async (
  session: Session,
  batch: Batch,
  own: readonly Dataset[],
  { found, unplaced }: { readonly found: readonly Found[]; readonly unplaced: readonly number[] },
  byProject: ByProject,
): Promise<void> => {
  await openRefused(session, batch.files, byProject);
  await refuseFiles(session, unplaced);
  const broken = new Set(found.flatMap(({ file, fault }) => (fault.severity === 'fault' ? [file] : [])));
  const apart = new Set(
    (await session.rows('SELECT source_file FROM taken_apart')).map(({ source_file }) => Number(source_file)),
  );
  await refuseFiles(
    session,
    [...broken].filter((file) => !apart.has(file)),
  );
  if (![...broken].some((file) => apart.has(file))) return;
  for (const dataset of own.filter(ofProject))
    for (const query of violatorsOf(dataset)) {
      const inApart = `SELECT r.* FROM (${ofTypedRows(dataset, query)}) r
WHERE r.source_file IN (SELECT source_file FROM taken_apart)`;
      await refuseRows(session, dataset, inApart);
    }
};

/** Makes faults of the warnings for which the policy refuses a file, and refuses it. */
const raising =
  (session: Session, codes: ReadonlySet<string>) =>
  async (found: readonly Found[]): Promise<Found[]> => {
    const isRaised = ({ fault: { code, severity } }: Found): boolean => severity === 'warning' && codes.has(code);
    await refuseFiles(
      session,
      found.filter(isRaised).map(({ file }) => file),
    );
    return found.map((each) => (isRaised(each) ? { ...each, fault: { ...each.fault, severity: 'fault' } } : each));
  };

/**
 * Judges a whole batch: cells, keys and contract rules once per dataset for all files together, then references among
 * them and to what was accepted before (`accepted_<dataset>` must be at hand for every dataset referred to). Leaves the
 * typed tables and `refused` in the session.
 */
export const judge = async (
  session: Session,
  batch: Batch,
  { byProject, measures, refusedWarnings }: IntakeRules,
): Promise<Judged> => {
  const raise = raising(session, refusedWarnings);
  const own = datasets.filter((dataset) => batch.texts.some((source) => source.dataset === dataset));
  const found: Found[] = [];
  const unplaced: number[] = [];
  const sources: ReadSource[] = [];
  for (const dataset of own) {
    const checked = await checkDataset(session, batch, dataset);
    found.push(...checked.found);
    unplaced.push(...checked.unplaced);
    sources.push(...checked.sources);
  }
  await loadMeasures(session, measures);
  found.push(...(await dropUnknown(session, batch, own, sources)));
  const unknown = await acceptUnknown(session, batch, own);
  found.push(...unknown.found);
  await refuseChecked(session, batch, own, { found, unplaced }, byProject);
  const said = batch.files.flatMap(({ number, faults }) => faults.map((fault) => ({ file: number, fault })));
  const judged = await raise([...said, ...found]);
  for (const check of [anotherUnits, sameProject, disagreements, leftOut, linesLeftOut, otherSource])
    judged.push(...(await raise(await check(session, batch, own))));
  const goals = await goalsFixed(session, batch, own);
  judged.push(...(await raise(goals.found)));
  judged.push(...(await raise(await projectNames(session, batch, own, sources))));
  judged.push(...(await raise(await restated(session, batch, own))));
  // What others refer to has fallen by now.
  judged.push(...(await raise(await checkReferences(session, batch, own, unknown.units))));
  for (const check of [
    pointsOutsideWeight,
    impossibleResults,
    magnitude,
    balanceSize,
    otherUnits,
    requestSize,
    requestContinues,
    requestYear,
    looksLikeFraction,
    mistakenUnits,
    resultsFell,
    resultsSize,
    treasuryDiffers,
    sourceLeftOut,
    overtaken,
  ])
    judged.push(...(await raise(await check(session, batch, own))));
  // Completed rows are no longer those of their sources.
  const asRead = sources.filter(({ source }) => !(goals.isCompleted && source.dataset === indicator));
  return { verdicts: await verdictsOn(session, batch, own, judged), sources: asRead };
};
