import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Statement } from '../../../analytics/contracts/to-checks.ts';
import { ident } from '../../../analytics/core/ident.ts';
import type { Session } from '../../../analytics/core/ports/engine.ts';
import type { Part, TextSource } from '../../../analytics/intake/batch.ts';
import { withHeaderUnitSql } from '../../../analytics/intake/header-unit.ts';
import { rateColumnOf } from '../../../analytics/intake/recognise/printed-rate.ts';
import { suspectSql, withRecord } from '../../../analytics/intake/recognise/suspect.ts';
import { type CellOf, columnNames, fieldsOf, numberedFrom } from './numbered-rows.ts';
import type { ReadSheet } from './read-sheets.ts';

/**
 * Leaves a large text in its file for the engine to read in one pass; only what the engine can't count right is copied
 * into a table.
 */
export const loadLarge = async (
  session: Session,
  part: Part,
  sheet: ReadSheet,
  { name: fileName, upload }: { readonly name: string; readonly upload: string | undefined },
): Promise<TextSource> => {
  if (!('text' in sheet.rows)) throw new TypeError('the rows of this sheet are in memory');
  const { text, delimiter, cells, top } = sheet.rows;
  const { heading } = sheet;
  const name = `large_${part.unit}`;
  const written = join(session.workspace, `${name}.csv`);
  if (text !== 'as it came') await writeFile(written, text);
  const path = text === 'as it came' ? (upload ?? written) : written;
  const all = columnNames(cells);
  const rates = rateColumnOf({ name: '', rows: top }, heading.headerRow);
  const printed = [
    { name: 'name_cell', index: sheet.names },
    { name: 'rate_cell', index: rates },
  ].flatMap(({ name: column, index }) => (index === undefined ? [] : [{ column, written: ident(`c${index + 1}`) }]));
  const columns = new Map(heading.columns.map((column) => [column.field.name, column]));
  const cell: CellOf = (field) => {
    const column = columns.get(field);
    if (!column) return undefined;
    const written = ident(`c${column.index + 1}`);
    return column.unit ? withHeaderUnitSql(written, column.unit) : written;
  };
  const isData = `CASE WHEN coalesce(${all.map(ident).join(', ')}) IS NULL THEN false WHEN ${suspectSql(heading, cells)} THEN NULL ELSE true END`;
  const more = [...printed.map(({ column, written }) => `${written} AS ${column}`), `${isData} AS is_data`].join(', ');
  const shape = { delimiter, columns: all };
  let copying: Promise<string> | undefined;
  const copy = async (): Promise<string> => {
    await session.loadCsv(name, path, shape);
    await session.run(`DELETE FROM ${ident(name)} WHERE source_row <= CAST($header AS BIGINT)`, {
      header: heading.headerRow,
    });
    return name;
  };
  const copied = (): Promise<string> => {
    copying ??= copy();
    return copying;
  };
  const numbered = async (): Promise<Statement> => numberedFrom(part, withRecord(await copied(), cells), cell, more);
  const view = `${name}_text`;
  const isPlain = await session.viewCsv(view, path, shape);
  const large = {
    heading,
    columns: cells,
    text: copied,
    fileName,
    top,
    hasNames: sheet.names !== undefined,
    hasRates: rates !== undefined,
    part,
  };
  const given = part.dataset.fields.filter((field) => columns.has(field.name));
  const source = { dataset: part.dataset, given, beside: printed.map(({ column }) => column), from: numbered };
  if (!isPlain) return { ...source, large };
  const sql = `SELECT CAST(0 AS BIGINT) AS source_file, CAST(0 AS BIGINT) AS source_row, ${fieldsOf(part, cell)}, ${more} FROM ${withRecord(view, cells)}`;
  return { ...source, large: { ...large, inPlace: { sql, params: {} } } };
};
