import { join } from 'node:path';
import { marts } from '../../../analytics/contracts/marts/catalogue.ts';
import type { Session } from '../../../analytics/core/ports/engine.ts';
import type { Output } from '../../../analytics/core/ports/output.ts';
import { writeMartCsv } from '../../../analytics/models/mart-csv.ts';
import { martQuery } from '../../../analytics/models/mart-rows.ts';

/** Writes every mart of a built run as Parquet and CSV under marts/. */
export const publishMarts = async (session: Session, output: Output): Promise<void> => {
  for (const mart of marts) {
    const parquet = join(output.workspace, `${mart.name}.parquet`);
    await session.writeParquet(martQuery(mart), parquet);
    await output.move(`marts/${mart.name}.parquet`, parquet);
    const csv = join(output.workspace, `${mart.name}.csv`);
    await writeMartCsv(session, mart, csv);
    await output.move(`marts/${mart.name}.csv`, csv);
  }
};
