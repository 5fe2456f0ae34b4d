import type { DuckDBMaterializedResult, DuckDBValue } from '@duckdb/node-api';
import type { Cell, Row } from '../../analytics/core/ports/engine.ts';

/**
 * DuckDB's value as plain JSON: whole numbers as numbers while they are exact, everything that is neither number, truth
 * nor text in its canonical text.
 */
const cellOf = (value: DuckDBValue): Cell => {
  switch (typeof value) {
    case 'boolean':
    case 'string':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'bigint':
      return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
    default:
      return value === null ? null : String(value);
  }
};

/**
 * HUGEINT is the type of `sum(BIGINT)` and of whole money; it stays text however small, so that a column never changes
 * its kind with its values.
 */
const hugeCellOf = (value: DuckDBValue): Cell => (value === null ? null : String(value));

export const rowsOf = async (result: DuckDBMaterializedResult): Promise<readonly Row[]> => {
  const names = result.deduplicatedColumnNames();
  const convert = result.columnTypes().map((type) => (/^U?HUGEINT$/.test(String(type)) ? hugeCellOf : cellOf));
  const rows: Record<string, Cell>[] = [];
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const first = rows.length;
    for (let index = 0; index < chunk.rowCount; index++) rows.push({});
    names.forEach((name, column) => {
      const toCell = convert[column] ?? cellOf;
      chunk.visitColumnValues(column, (value, index) => {
        (rows[first + index] as Record<string, Cell>)[name] = toCell(value);
      });
    });
  }
  return rows;
};
