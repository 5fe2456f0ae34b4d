import { join } from 'node:path';
import { marts } from '../../../analytics/contracts/marts/catalogue.ts';
import type { Output } from '../../../analytics/core/ports/output.ts';
import { writeMartCsv } from '../../../analytics/models/mart-csv.ts';
import { martFile } from '../../../analytics/models/mart-file.ts';
import type { Built } from '../compute/step.ts';

/** Hands over every mart of a built run as CSV and Parquet under marts/. Nothing can read the session's marts afterwards: their files are gone from it. */
export const publishMarts = async (
  { session, folder }: Pick<Built, 'session' | 'folder'>,
  output: Output,
): Promise<void> => {
  for (const mart of marts) {
    const csv = join(output.workspace, `${mart.name}.csv`);
    await writeMartCsv(session, mart, csv);
    await output.move(`marts/${mart.name}.csv`, csv);
    await output.move(`marts/${mart.name}.parquet`, martFile(folder, mart));
  }
};
