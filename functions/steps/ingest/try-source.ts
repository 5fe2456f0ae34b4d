import { datasets } from '../../../analytics/contracts/catalogue.ts';
import type { Dataset } from '../../../analytics/contracts/dataset.ts';
import { typedTable } from '../../../analytics/contracts/to-checks.ts';
import { ident } from '../../../analytics/core/ident.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { Cell, Session } from '../../../analytics/core/ports/engine.ts';
import { rowBase } from '../../../analytics/intake/batch.ts';
import { checkDataset } from '../../../analytics/intake/check/check.ts';
import type { Fault } from '../../../analytics/intake/fault.ts';
import type { DocumentReader } from '../../../analytics/intake/read/document-sheets.ts';
import type { IdentityCount } from '../../../analytics/intake/source/identity.ts';
import { loadBatch } from './load-batch.ts';
import { readUpload } from './read-upload.ts';
import type { Upload } from './upload.ts';

/** What a contract would be given: how many rows, of what amount, and the first of them as text. */
export interface TriedTable {
  readonly dataset: string;
  readonly rows: number;
  readonly amount: string | null;
  readonly first: readonly Readonly<Record<string, string>>[];
}

export interface Tried {
  readonly tables: readonly TriedTable[];
  readonly identities: readonly IdentityCount[];
  readonly faults: readonly Fault[];
}

const shownRows = 5;

const asText = (cell: Cell | undefined): string | null => (cell === null || cell === undefined ? null : String(cell));

const tableOf = async (session: Session, dataset: Dataset): Promise<TriedTable> => {
  const typed = ident(typedTable(dataset));
  const amount = dataset.amount ? `CAST(sum(${ident(dataset.amount)}) AS VARCHAR)` : 'NULL';
  const [all] = await session.rows(`SELECT count(*) AS n, ${amount} AS amount FROM ${typed}`);
  const cells = dataset.fields.map(({ name }) => `CAST(${ident(name)} AS VARCHAR) AS ${ident(name)}`);
  const order = ['source_row', ...dataset.key.map(ident)].join(', ');
  const rows = await session.rows(
    `SELECT CAST(source_row % ${rowBase} AS VARCHAR) AS source_row, ${cells.join(', ')}
     FROM ${typed} ORDER BY ${order} LIMIT ${shownRows}`,
  );
  const first = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).flatMap(([name, cell]) => {
        const text = asText(cell);
        return text === null ? [] : [[name, text]];
      }),
    ),
  );
  return { dataset: dataset.name, rows: Number(all?.n), amount: asText(all?.amount), first };
};

/**
 * What a source description reads of a file, by the checks of cells, keys and contract rules. Stores nothing and knows
 * nothing of other files: references are not looked up.
 */
export const trySource = async (
  { engine }: Pick<Effects, 'engine'>,
  upload: Required<Pick<Upload, 'source'>> & Upload,
  readDocument: DocumentReader,
): Promise<Tried> => {
  const read = await readUpload(await upload.bytes(), upload, [], readDocument);
  const session = await engine.open([]);
  try {
    const batch = {
      ...(await loadBatch(session, [read], new Map(), new Map())),
      sentBefore: new Set<number>(),
    };
    const found: Fault[] = batch.files.flatMap(({ faults }) => faults);
    const tables: TriedTable[] = [];
    for (const dataset of datasets.filter((each) => batch.texts.some((text) => text.dataset === each))) {
      const checked = await checkDataset(session, batch, dataset);
      found.push(...checked.found.map(({ fault }) => fault));
      tables.push(await tableOf(session, dataset));
    }
    return { tables, identities: batch.files.flatMap(({ identities }) => identities), faults: found };
  } finally {
    await session.close();
  }
};
