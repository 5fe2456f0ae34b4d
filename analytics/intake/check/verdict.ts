import type { Dataset } from '../../contracts/dataset.ts';
import type { Session } from '../../core/ports/engine.ts';
import type { Batch } from '../batch.ts';
import type { Fault } from '../fault.ts';
import type { FileState, RefusedProject } from '../receipt.ts';
import type { IdentityCount } from '../source/identity.ts';
import { type Counts, countsOf, refusedProjects } from './counts.ts';
import type { Found } from './found.ts';
import { limitFaults } from './limit-faults.ts';
import { fallen } from './refused.ts';

/** What one part of a file brought, and the projects of it that were refused. */
interface PartCount extends Counts {
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

/** What is said of each file of a batch once all its checks are made: its state, what counts of it, and its faults. */
export const verdictsOn = async (
  session: Session,
  batch: Batch,
  own: readonly Dataset[],
  found: readonly Found[],
): Promise<readonly Verdict[]> => {
  const byFile = Map.groupBy(found, ({ file }) => file);
  const { files, partly } = await fallen(session);
  const counts = new Map<number, Counts>();
  const refused = new Map<number, readonly RefusedProject[]>();
  for (const dataset of own) {
    for (const [unit, count] of await countsOf(session, dataset, files.size + partly.size === 0))
      counts.set(unit, count);
    if (files.size + partly.size === 0) continue;
    for (const [unit, projects] of await refusedProjects(session, dataset)) refused.set(unit, projects);
  }
  return batch.files.map((file): Verdict => {
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
};
