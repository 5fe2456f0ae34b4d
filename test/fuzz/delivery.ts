import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Effects } from '../../analytics/core/ports/effects.ts';
import type { DocumentReader } from '../../analytics/intake/read/document-sheets.ts';
import type { Receipt } from '../../analytics/intake/receipt.ts';
import { loadPolicy } from '../../analytics/policy/load.ts';
import { intakeRules } from '../../analytics/policy/refusal.ts';
import { asset } from '../../functions/adapters/assets.ts';
import { readingWorker } from '../../functions/adapters/reading-worker.ts';
import { largeText } from '../../functions/steps/ingest/read-text.ts';
import { ingest, type Upload } from '../../functions/steps/ingest/step.ts';
import { type Office, officeIn, openOffice } from '../support/office.ts';
import { lists } from './seeds/slot.ts';

/** A row that an accepted file gave to the lake, its cells as text. */
export interface LakeRow {
  readonly dataset: string;
  readonly sheet: string;
  readonly row: number;
  readonly cells: ReadonlyMap<string, string | null>;
}

/** What became of a file that was sent. */
export interface Answer {
  readonly receipt: Receipt;
  readonly rows: readonly LakeRow[];
}

/** An office that knows its units and projects, opened anew for each delivery. */
export interface Counter {
  /** Takes the files in as one delivery and gives the answers in their order. */
  readonly take: (uploads: readonly Upload[]) => Promise<readonly Answer[]>;
  close(): Promise<void>;
}

const rowsOf = async ({ store, engine }: Effects, { tables }: Receipt): Promise<readonly LakeRow[]> => {
  const files = new Map(tables.flatMap(({ dataset, lakeKey }) => (lakeKey ? [[lakeKey, dataset] as const] : [])));
  const found: LakeRow[] = [];
  for (const [key, dataset] of files) {
    const path = await store.locate(key);
    const session = await engine.open([dirname(path)]);
    try {
      const rows = await session.rows('SELECT CAST(COLUMNS(*) AS VARCHAR) FROM read_parquet($path)', { path });
      for (const { source_sheet, source_row, source_file: _, ...cells } of rows)
        found.push({
          dataset,
          sheet: String(source_sheet),
          row: Number(source_row),
          cells: new Map(Object.entries(cells).map(([name, cell]) => [name, cell === null ? null : String(cell)])),
        });
    } finally {
      await session.close();
    }
  }
  return found;
};

/** Files of a folder have a path, by which large texts are read piece by piece. */
const onDisk = async (folder: string, upload: Upload, index: number): Promise<Upload> => {
  const bytes = await upload.bytes();
  if (bytes.length <= largeText) return upload;
  const path = join(folder, `sent-${index}`);
  await writeFile(path, bytes);
  return { ...upload, path };
};

const take = async ({ folder, effects }: Office, uploads: readonly Upload[], readDocument: DocumentReader) => {
  const rules = intakeRules(loadPolicy(await asset('policy/default.yaml')));
  const sent = await Promise.all(uploads.map((upload, index) => onDisk(folder, upload, index)));
  const receipts = await ingest(effects, sent, rules, readDocument);
  const answers: Answer[] = [];
  for (const receipt of receipts) answers.push({ receipt, rows: await rowsOf(effects, receipt) });
  return answers;
};

export const openCounter = async (): Promise<Counter> => {
  const reading = readingWorker();
  const first = await openOffice();
  await ingest(first.effects, lists);
  return {
    take: async (uploads) => {
      const folder = await mkdtemp(join(tmpdir(), 'office-'));
      await cp(first.folder, folder, { recursive: true });
      const office = officeIn(folder);
      try {
        return await take(office, uploads, reading.read);
      } finally {
        await office.close();
      }
    },
    close: async () => {
      await reading.close();
      await first.close();
    },
  };
};
