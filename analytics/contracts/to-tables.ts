import type { Text } from '../core/language/text.ts';
import { datasets, lakeTable } from './catalogue.ts';
import { marts } from './marts/catalogue.ts';
import { lakeColumns } from './to-ddl.ts';

/** A column with its SQL type, as DuckDB and Trino both know it, and what it is called. */
type Column = readonly [name: string, type: string, label: string];

const words = ({ zh, en }: Text): string => `${zh} ${en}`;

const origin: Readonly<Record<string, string>> = {
  source_file: '来源文件 Source file id',
  source_sheet: '来源表 Source sheet',
  source_row: '来源行 Source row',
};

/** The tables over which queries may be asked: what every accepted file says, and every mart. */
const queryTables = () => ({
  lake: datasets.map((dataset) => {
    const labels = new Map(dataset.fields.map(({ name, label }) => [name, words(label)]));
    const columns = lakeColumns(dataset).map(
      ([name, type]): Column => [name, type, labels.get(name) ?? origin[name] ?? name],
    );
    return { name: lakeTable(dataset), label: words(dataset.label), dataset: dataset.name, columns };
  }),
  marts: marts.map(({ name, label, columns }) => ({
    name,
    label: words(label),
    columns: columns.map((column): Column => [column.name, column.type, words(column.label)]),
  })),
});

/** The tables as the file that the deployment reads, which knows nothing of contracts; a line for each column. */
export const tablesJson = (): string => {
  const spread = JSON.stringify(queryTables(), null, 2);
  return `${spread.replaceAll(/\[\s+("[^"]*"),\s+("[^"]*"),\s+("[^"]*")\s+\]/g, '[$1, $2, $3]')}\n`;
};
