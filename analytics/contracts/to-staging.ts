import type { Dataset } from './dataset.ts';

/*
 * The SQL that follows from a contract's scope alone: which file speaks for a scope, the rows in force, which file took over from which. Kept as
 * files like every other model; `npm run docs` writes them and a test holds them against the contracts.
 */
const suffixOf = ({ name }: Dataset): string => name.replaceAll('-', '_');
const generated = '-- Generated from the contract by `npm run docs`; change the contract, not this file.';
const wide = 100;

/** A list of columns over as many lines as it needs, all but the first indented like the first. */
const listed = (start: string, columns: readonly string[]): string => {
  const lines = [start];
  for (const [index, column] of columns.entries()) {
    const piece = `${column}${index === columns.length - 1 ? '' : ','}`;
    const line = lines.at(-1) ?? '';
    if (line !== start && line.length + 1 + piece.length > wide) lines.push(`${' '.repeat(start.length)} ${piece}`);
    else lines[lines.length - 1] = `${line} ${piece}`;
  }
  return lines.join('\n');
};

const sameScope = ({ scope }: Dataset): string =>
  scope.map((column) => `contested.${column} = lake.${column}`).join(' AND ');

/** The model `staging_contested_…`: the scopes that several accepted files speak of, each with the file that speaks alone. */
export const contestedSql = (dataset: Dataset): string => {
  const suffix = suffixOf(dataset);
  const { name, label, scope } = dataset;
  const columns = scope.map((column) => `lake.${column}`).join(', ');
  return `-- staging_contested_${suffix} · ${label.zh}:被多个文件提到的范围
-- The scopes of ${name} that more than one accepted file speaks of, and the file that speaks alone: the last one accepted.
-- Grain: ${scope.join(', ')} (only scopes with several files; usually few or none).
-- Inputs: lake_${suffix}, snapshot_table.
-- last_file: the file in force.
${generated}
${listed('SELECT', [...scope.map((column) => `several.${column}`), 'last.file_id AS last_file'])}
FROM (
  SELECT ${columns}, max(seen.file_order) AS last_order
  FROM lake_${suffix} AS lake
  JOIN snapshot_table AS seen ON seen.file_id = lake.source_file AND seen.dataset = '${name}'
  GROUP BY ${columns}
  HAVING min(seen.file_order) < max(seen.file_order)
) AS several
JOIN snapshot_table AS last ON last.file_order = several.last_order AND last.dataset = '${name}'
`;
};

/** The model `staging_…`: the rows of a dataset in force. */
export const stagingSql = (dataset: Dataset): string => {
  const suffix = suffixOf(dataset);
  const { name, label, scope, key, fields } = dataset;
  const columns = [...fields.map((field) => field.name), 'source_file', 'source_sheet', 'source_row'];
  return `-- staging_${suffix} · ${label.zh}:在效的行
-- The rows of ${name} in force, of all years: within a scope only the file accepted last speaks; earlier files stay in the lake.
-- Grain: ${key.join(', ')}.
-- Inputs: lake_${suffix}, snapshot_table, staging_contested_${suffix} (scope: ${scope.join(', ')}).
-- source_file, source_sheet, source_row: where the row stands in the file as it was sent.
-- Must hold: the grain is unique (audit key_staging_${suffix}).
${generated}
${listed(
  'SELECT',
  columns.map((column) => `lake.${column}`),
)}
FROM lake_${suffix} AS lake
LEFT JOIN staging_contested_${suffix} AS contested
       ON ${sameScope(dataset)}
WHERE contested.last_file IS NULL OR contested.last_file = lake.source_file
`;
};

const takenOver = (dataset: Dataset): string => {
  const suffix = suffixOf(dataset);
  return `SELECT DISTINCT '${dataset.name}' AS dataset, lake.source_file AS earlier_file, contested.last_file AS later_file
FROM lake_${suffix} AS lake
JOIN staging_contested_${suffix} AS contested
  ON ${sameScope(dataset)}
WHERE contested.last_file <> lake.source_file
`;
};

/** The model `intake_supersession`, over all datasets. */
export const supersessionSql = (
  datasets: readonly Dataset[],
): string => `-- intake_supersession · 哪个文件替代了哪个文件
-- Pairs of accepted files where the later one speaks for at least one scope that the earlier one had spoken for.
-- Grain: dataset, earlier_file, later_file. Inputs: lake_<dataset> and staging_contested_<dataset> of every dataset.
-- Must hold: both files are in the snapshot.
${generated.replace('the contract by', 'the contracts by').replace('the contract,', 'a contract,')}
${datasets.map(takenOver).join('UNION ALL\n')}`;

/** Every generated model by its path under analytics/models/. */
export const generatedModels = (datasets: readonly Dataset[]): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(
    datasets.flatMap((dataset) => [
      [`staging/staging_contested_${suffixOf(dataset)}.sql`, contestedSql(dataset)],
      [`staging/staging_${suffixOf(dataset)}.sql`, stagingSql(dataset)],
    ]),
  ),
  'register/intake_supersession.sql': supersessionSql(datasets),
});
