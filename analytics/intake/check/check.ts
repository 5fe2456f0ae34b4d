import type { Dataset } from '../../contracts/dataset.ts';
import { duplicateKeys, typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type Batch, partsOf } from '../batch.ts';
import type { Found } from './found.ts';
import { largeFaults } from './large-text.ts';
import { lookCloser } from './look-closer.ts';
import { brokenText, type ReadSource, readSource, typedRows } from './read-source.ts';
import { cellFaults, keyFaults, ruleFaults } from './row-faults.ts';
import { withoutSaidBefore } from './said-before.ts';

/** What checking a dataset leaves: the faults, and the sources whose typed rows are in the session. */
export interface Checked {
  readonly found: readonly Found[];
  /** Files with a fault that is of no row that was read. */
  readonly unplaced: readonly number[];
  readonly sources: readonly ReadSource[];
}

/** Queries of the rows that break a dataset's cells, keys or rules, by `source_row`, however many. */
export const violatorsOf = (dataset: Dataset): readonly string[] => [
  `SELECT source_row FROM ${ident(typedTable(dataset))} WHERE faulty <> 0`,
  duplicateKeys(dataset),
  ...(dataset.rules ?? [])
    .filter(({ warns }) => !warns)
    .map(({ sql }) => sql.replaceAll(/\btyped\b/g, ident(typedTable(dataset)))),
];

/** A cell that could not be read needs no second fault for what a rule misses in it. */
const cellOf = ({ file, fault: { place } }: Found): string =>
  JSON.stringify([file, place.sheet, place.row, place.column]);

/**
 * Reads all cells of one dataset into its typed rows and finds the faults of cells, keys and contract rules, in this
 * order.
 */
export const checkDataset = async (session: Session, batch: Batch, dataset: Dataset): Promise<Checked> => {
  const parts = partsOf(batch.files);
  const found: Found[] = [];
  const unplaced: Found[] = [];
  const sources: ReadSource[] = [];
  for (const [index, source] of batch.texts.filter((each) => each.dataset === dataset).entries()) {
    try {
      const read = await readSource(session, source, `${typedTable(dataset)}_${index}`);
      const { found: looked, aside } = await lookCloser(session, read);
      sources.push({ ...read, aside });
      const closer = [...looked, ...(await largeFaults(session, { ...read, aside }))];
      unplaced.push(...closer.filter(({ fault }) => fault.severity === 'fault'));
      found.push(...closer);
    } catch (cause) {
      const broken = brokenText(source, cause);
      unplaced.push(broken);
      found.push(broken);
    }
  }
  await session.run(`CREATE VIEW ${ident(typedTable(dataset))} AS ${typedRows(dataset, sources)}`);
  for (const { source } of sources) found.push(...(await cellFaults(session, source, parts)));
  const named = new Set(found.map(cellOf));
  const ruled = (await ruleFaults(session, dataset, parts)).filter((each) => !named.has(cellOf(each)));
  found.push(...(await keyFaults(session, dataset, parts)), ...ruled);
  return { found: withoutSaidBefore(batch.files, found), unplaced: unplaced.map(({ file }) => file), sources };
};
