import { join } from 'node:path';
import { marts } from '../../../analytics/contracts/marts/catalogue.ts';
import type { Output } from '../../../analytics/core/ports/output.ts';
import { writeMartCsv } from '../../../analytics/models/mart-csv.ts';
import { martFile } from '../../../analytics/models/mart-file.ts';
import type { Built } from '../compute/step.ts';

/** Hands over every mart of a built run as CSV under marts/. */
export const publishCsv = async ({ session }: Pick<Built, 'session'>, output: Output): Promise<void> => {
  for (const mart of marts) {
    const csv = join(output.workspace, `${mart.name}.csv`);
    await writeMartCsv(session, mart, csv);
    await output.move(`marts/${mart.name}.csv`, csv);
  }
};

/**
 * Hands over every mart of a built run as Parquet, as it lies. The last thing to be done: nothing is left that the
 * session could read.
 */
export const publishParquet = async ({ folder }: Pick<Built, 'folder'>, output: Output): Promise<void> => {
  for (const mart of marts) await output.move(`marts/${mart.name}.parquet`, martFile(folder, mart));
};
