import type { Dataset } from '../../contracts/dataset.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import type { Batch } from '../batch.ts';

const tableOf = (kind: string, dataset: string): string => `${kind}_${dataset.replaceAll('-', '_')}`;

/** The view of all rows ever accepted before this batch, for checks that want to know what was. */
export const everTable = (dataset: string): string => tableOf('ever', dataset);

/** The view of those of them that are in force: of each scope the rows of the file that speaks last. */
export const acceptedTable = (dataset: string): string => tableOf('accepted', dataset);

/** The table of the scopes that several files ever spoke of, with the `place` of the last of them. */
const contestedTable = (dataset: string): string => tableOf('contested', dataset);

/**
 * Makes the view of a dataset's rows in force from that of all, with files in the order of `acceptedOrder`; one file
 * speaks over no other.
 */
export const viewInForce = async (session: Session, { name, scope }: Dataset, files: number): Promise<void> => {
  const [ever, contested] = [ident(everTable(name)), ident(contestedTable(name))];
  const columns = scope.map((column) => `e.${ident(column)}`).join(', ');
  const placed = `${ever} e JOIN ${acceptedOrder} o ON o.source_file = e.source_file`;
  if (files > 1)
    await session.run(`CREATE TABLE ${contested} AS SELECT ${columns}, max(o.place) AS place
FROM ${placed} GROUP BY ${columns} HAVING min(o.place) < max(o.place)`);
  const isContested = files > 1 && (await session.rows(`SELECT 1 FROM ${contested} LIMIT 1`)).length > 0;
  const same = scope.map((column) => `c.${ident(column)} = e.${ident(column)}`).join(' AND ');
  const overtaken = isContested
    ? `JOIN ${acceptedOrder} o ON o.source_file = e.source_file LEFT JOIN ${contested} c ON ${same}
WHERE c.place IS NULL OR c.place = o.place`
    : '';
  await session.run(`CREATE VIEW ${ident(acceptedTable(name))} AS SELECT e.* FROM ${ever} e ${overtaken}`);
};

/**
 * Whether anything was sent of a dataset before what is sent last: of the first file of all nothing is to be compared.
 */
export const isSentAgain = async (session: Session, batch: Batch, dataset: Dataset): Promise<boolean> =>
  batch.files.filter(({ parts }) => parts.some((part) => part.dataset === dataset)).length > 1 ||
  (await session.rows(`SELECT 1 FROM ${ident(acceptedTable(dataset.name))} LIMIT 1`)).length > 0;

/**
 * The files answered before, by id: their `place` among all files in the order in which they were first sent, the
 * version of the event that `accepted` them, which comes later where they were refused at first, and what they
 * speak of (`as_of`, NULL where no source description says so, or where no file of this batch says it).
 */
export const acceptedOrder = 'accepted_order';

export const acceptedOrderColumns = {
  source_file: 'VARCHAR',
  name: 'VARCHAR',
  place: 'BIGINT',
  accepted: 'BIGINT',
  as_of: 'VARCHAR',
} as const;

/** Joins rows with the place of their file in one of the orders, and with what it speaks of. */
export const withPlace = (order: string): string =>
  `JOIN (SELECT source_file, place, as_of FROM ${order}) o USING (source_file)`;

/** The condition under which a file's row speaks of a later time than one before it, as both their descriptions say. */
export const isOfLaterTime = (later: string, first: string): string =>
  `coalesce(${later}.as_of > ${first}.as_of, false)`;

/** The files of this batch, by number, at their places after those: one that was sent before keeps its own. */
export const batchOrder = 'batch_order';

export const batchOrderColumns = {
  source_file: 'BIGINT',
  name: 'VARCHAR',
  place: 'BIGINT',
  as_of: 'VARCHAR',
} as const;
