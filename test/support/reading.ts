import { grammar } from '../../analytics/contracts/checks/grammar.ts';
import type { Dataset } from '../../analytics/contracts/dataset.ts';
import type { Field } from '../../analytics/contracts/field.ts';
import { readCells as selectCells } from '../../analytics/contracts/to-checks.ts';
import { ident } from '../../analytics/core/ident.ts';
import { text } from '../../analytics/core/language/text.ts';
import type { Cell, Session } from '../../analytics/core/ports/engine.ts';

/** A contract of one field beside the fiscal year, to try a grammar on. */
export const contractOf = (field: Partial<Field> & Pick<Field, 'type'>): Dataset => ({
  name: 'trial',
  label: text('试验', 'Trial'),
  about: text('', ''),
  clause: '',
  titles: [],
  key: ['value'],
  scope: ['value'],
  fields: [
    { name: 'fiscal_year', label: text('年度', 'Year'), about: text('', ''), type: 'text', example: '' },
    { name: 'value', label: text('值', 'Value'), about: text('', ''), example: '', ...field },
  ],
});

export interface Reading {
  readonly value: Cell;
  readonly isFaulty: boolean;
}

let trials = 0;

const loaded = async (session: Session, cells: readonly (string | null)[], fiscalYear: string): Promise<string> => {
  const table = `trial_${++trials}`;
  await session.loadText(
    `${table}_text`,
    ['source_row', 'fiscal_year', 'value'],
    cells.map((cell, index) => [String(index), fiscalYear, cell]),
  );
  return table;
};

/**
 * Reads cells by a field's grammar, all in one pass as intake does, with the fiscal year beside them. With a year that
 * is not plainly written no row is plain as a whole.
 */
export const readCells = async (
  session: Session,
  field: Partial<Field> & Pick<Field, 'type'>,
  cells: readonly (string | null)[],
  fiscalYear = '2025',
): Promise<readonly Reading[]> => {
  const dataset = contractOf(field);
  const name = await loaded(session, cells, fiscalYear);
  const sql = `SELECT CAST(0 AS BIGINT) AS source_file, CAST(source_row AS BIGINT) AS source_row, fiscal_year, value, true AS is_data FROM ${ident(`${name}_text`)}`;
  const read = selectCells(dataset, { sql, params: {} }, dataset.fields);
  const rows = await session.rows(
    `SELECT CAST(value AS VARCHAR) AS value, faulty FROM (${read.sql}) q ORDER BY source_row`,
    read.params,
  );
  return rows.map((row) => ({ value: row.value ?? null, isFaulty: row.faulty !== 0 }));
};

/** Reads cells by the full grammar of a field, plain ones too. */
export const readCellsFully = async (
  session: Session,
  field: Partial<Field> & Pick<Field, 'type'>,
  cells: readonly (string | null)[],
): Promise<readonly Cell[]> => {
  const name = await loaded(session, cells, '2025');
  const rows = await session.rows(
    `SELECT CAST(${contractOf(field).fields.slice(1).map(grammar.readFully).join()} AS VARCHAR) AS value FROM ${ident(`${name}_text`)} ORDER BY CAST(source_row AS BIGINT)`,
  );
  return rows.map(({ value }) => value ?? null);
};
