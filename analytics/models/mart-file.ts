import type { Mart } from '../contracts/marts/mart.ts';
import { ident } from '../core/ident.ts';
import type { Session } from '../core/ports/engine.ts';
import { martOrder, martTypes } from './mart-rows.ts';

/** Keeps the rows of a query as a mart of the session. */
export type Keep = (session: Session, mart: Mart, sql: string) => Promise<void>;

/** As a table, in memory. */
export const inMemory: Keep = (session, mart, sql) => session.run(`CREATE TABLE ${ident(mart.name)} AS ${sql}`);

/** Where a mart lies in a folder of marts. */
export const martFile = (folder: string, mart: Mart): string => `${folder}/${mart.name}.parquet`;

/** As a Parquet file in key order, worked out once; whatever reads the mart reads that file back. */
export const inFiles =
  (folder: string): Keep =>
  async (session, mart, sql) => {
    const path = martFile(folder, mart);
    await session.writeParquet(`${sql} ORDER BY ${martOrder(mart)}`, path);
    await session.viewParquet(mart.name, [path], martTypes(mart));
  };
