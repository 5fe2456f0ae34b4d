import { datasets } from '../../contracts/catalogue.ts';
import type { Dataset } from '../../contracts/dataset.ts';
import { indicator } from '../../contracts/datasets/indicator.ts';
import type { Session } from '../../core/ports/engine.ts';
import type { Batch } from '../batch.ts';
import type { Fault } from '../fault.ts';
import type { FileState, RefusedProject } from '../receipt.ts';
import type { IdentityCount } from '../source/identity.ts';
import { acceptUnknown } from './accept-unknown.ts';
import { anotherUnits } from './another-unit.ts';
import { balanceSize } from './balance-size.ts';
import { checkDataset, violatorsOf } from './check.ts';
import { type Counts, countsOf, refusedProjects } from './counts.ts';
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
import { otherUnits } from './other-unit.ts';
import { overtaken } from './overtaken.ts';
import { pointsOutsideWeight } from './points-outside-weight.ts';
import { projectNames } from './project-names.ts';
import type { ReadSource } from './read-source.ts';
import { checkReferences, loadMeasures } from './references.ts';
import { type ByProject, fallen, ofProject, ofTypedRows, openRefused, refuseFiles, refuseRows } from './refused.ts';
import { requestContinues } from './request-continues.ts';
import { requestSize } from './request-size.ts';
import { restated } from './restated.ts';
import { resultsFell } from './results-fell.ts';
import { resultsSize } from './results-size.ts';
import type { IntakeRules } from './rules.ts';
import { treasuryDiffers } from './treasury-differs.ts';

/** What one part of a file brought, and the projects of it that were refused. */
export interface PartCount extends Counts {
  readonly dataset: string;
  readonly sheet: string;
  readonly refused: readonly RefusedProject[];
}

/** Accepted with all its rows, refused with every fault, or partly: some of its projects refused. */
export interface Verdict {
  readonly file: number;
  readonly state: FileState;
  readonly parts: readonly PartCount[];
  readonly identities: readonly IdentityCount[];
  readonly faults: readonly Fault[];
  /** Of a workbook of official forms that is accepted partly: the sheets of the forms that were refused. */
  readonly refusedSheets: readonly string[];
}

/** Sheets on which something is at fault, or of which rows were refused. */
const sheetsRefused = (faults: readonly Fault[], parts: readonly PartCount[]): readonly string[] => [
  ...new Set([
    ...faults.flatMap(({ severity, place }) => (severity === 'fault' && place.sheet ? [place.sheet] : [])),
    ...parts.flatMap(({ sheet, rows, rowsAccepted }) => (rowsAccepted < rows ? [sheet] : [])),
  ]),
];

const uncounted = ({ name, amount }: Dataset, sheet: string): PartCount => {
  const nothing = amount ? '0.00' : null;
  const none = { rows: 0, rowsAccepted: 0, amount: nothing, amountAccepted: nothing, dataFrom: null };
  return { dataset: name, sheet, refused: [], ...none };
};

/** The verdicts on a batch, and the sources whose typed rows they rest on as they were read. */
export interface Judged {
  readonly verdicts: readonly Verdict[];
  readonly sources: readonly ReadSource[];
}

const listedPerCode = 100;

/** Keeps the first hundred of each code; the last of them counts the rest. */
export const limitFaults = (faults: readonly Fault[]): readonly Fault[] => {
  const byCode = Map.groupBy(faults, (fault) => `${fault.severity} ${fault.code}`);
  const kept = new Set<Fault>();
  const totals = new Map<Fault, number>();
  for (const group of byCode.values()) {
    for (const fault of group.slice(0, listedPerCode)) kept.add(fault);
    const rest = group.slice(listedPerCode).reduce((sum, fault) => sum + fault.times, 0);
    const last = group[listedPerCode - 1];
    if (last && rest > 0) totals.set(last, last.times + rest);
  }
  return faults
    .filter((fault) => kept.has(fault))
    .map((fault) => ({ ...fault, times: totals.get(fault) ?? fault.times }));
};

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
  for (const check of [anotherUnits, disagreements, leftOut, linesLeftOut])
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
    looksLikeFraction,
    mistakenUnits,
    resultsFell,
    resultsSize,
    treasuryDiffers,
    overtaken,
  ])
    judged.push(...(await raise(await check(session, batch, own))));
  const byFile = Map.groupBy(judged, ({ file }) => file);
  const { files, partly } = await fallen(session);
  const counts = new Map<number, Counts>();
  const refused = new Map<number, readonly RefusedProject[]>();
  for (const dataset of own) {
    for (const [unit, count] of await countsOf(session, dataset, files.size + partly.size === 0))
      counts.set(unit, count);
    if (files.size + partly.size === 0) continue;
    for (const [unit, projects] of await refusedProjects(session, dataset)) refused.set(unit, projects);
  }
  const verdicts = batch.files.map((file): Verdict => {
    const { number, identities } = file;
    const all = (byFile.get(number) ?? []).map(({ fault }) => fault);
    const read = file.parts.map(
      ({ unit, dataset, sheet }): PartCount => ({
        ...uncounted(dataset, sheet ?? ''),
        refused: refused.get(unit) ?? [],
        ...counts.get(unit),
      }),
    );
    const isPart = partly.has(number) && read.some(({ rowsAccepted }) => rowsAccepted > 0);
    const state = isPart ? 'partly' : files.has(number) || partly.has(number) ? 'refused' : 'accepted';
    // Of a file of which nothing was accepted no form's rows are counted, and only those of known projects are named.
    const unread = file.unreadForms.flatMap(({ dataset, sheet, rows, projects }): readonly PartCount[] => {
      const part = { ...uncounted(dataset, sheet), refused: projects };
      if (isPart) return [{ ...part, rows }];
      return projects.length > 0 ? [part] : [];
    });
    const parts = [...read, ...unread];
    const refusedSheets = isPart && file.fallenForms !== undefined ? sheetsRefused(all, parts) : [];
    return { file: number, state, parts, identities, faults: limitFaults(all), refusedSheets };
  });
  // Completed rows are no longer those of their sources.
  const asRead = sources.filter(({ source }) => !(goals.isCompleted && source.dataset === indicator));
  return { verdicts, sources: asRead };
};
