import type { Dataset } from './dataset.ts';

/*
 * The SQL that follows from a contract's scope alone: which file speaks for a scope, the rows in force, which file took
 * over from which. Kept as files like every other model; `npm run docs` writes them and a test holds them against the
 * contracts.
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

/** Conditions joined by AND, one on a line where all do not fit on one. */
const allOf = (start: string, conditions: readonly string[]): string => {
  const line = `${start} ${conditions.join(' AND ')}`;
  return line.length <= wide ? line : `${start} ${conditions.join(`\n${' '.repeat(start.length - 3)}AND `)}`;
};

const sameScope = (start: string, { scope }: Dataset): string =>
  allOf(
    start,
    scope.map((column) => `contested.${column} = lake.${column}`),
  );

/**
 * The model `staging_contested_…`: the scopes that several accepted files speak of, each with the one in
 * force.
 */
export const contestedSql = (dataset: Dataset): string => {
  const suffix = suffixOf(dataset);
  const { name, label, scope } = dataset;
  return `-- staging_contested_${suffix} · ${label.zh}:被多个文件提到的范围
-- grain: ${scope.join(', ')}
-- inputs: lake_${suffix}, snapshot_file
--
-- The scopes of ${name} that more than one accepted file speaks of, usually few or
--   none, and the file in force: the last one accepted.
-- last_file: the file in force.
${generated}
${listed('SELECT', [...scope.map((column) => `several.${column}`), 'last.file_id AS last_file'])}
FROM (
${listed('  SELECT', [...scope.map((column) => `lake.${column}`), 'max(seen.file_order) AS last_order'])}
  FROM lake_${suffix} AS lake
  JOIN snapshot_file AS seen ON seen.file_id = lake.source_file
${listed(
  '  GROUP BY',
  scope.map((column) => `lake.${column}`),
)}
  HAVING min(seen.file_order) < max(seen.file_order)
) AS several
JOIN snapshot_file AS last ON last.file_order = several.last_order
`;
};

/** The model `staging_…`: the rows of a dataset in force. */
export const stagingSql = (dataset: Dataset): string => {
  const suffix = suffixOf(dataset);
  const { name, label, scope, key, fields } = dataset;
  const columns = [...fields.map((field) => field.name), 'source_file', 'source_sheet', 'source_row'];
  return `-- staging_${suffix} · ${label.zh}:在效的行
-- grain: ${key.join(', ')}
-- inputs: lake_${suffix}, staging_contested_${suffix}
-- kept: view
--
-- The rows of ${name} in force, of all years: within a scope only the file accepted
--   last counts, and earlier files stay in the lake.
-- Scope: ${scope.join(', ')}.
-- source_file, source_sheet, source_row: where the row stands in the file as it was sent.
${generated}
${listed(
  'SELECT',
  columns.map((column) => `lake.${column}`),
)}
FROM lake_${suffix} AS lake
LEFT JOIN staging_contested_${suffix} AS contested
${sameScope('       ON', dataset)}
WHERE contested.last_file IS NULL OR contested.last_file = lake.source_file
`;
};

const takenOver = (dataset: Dataset): string => {
  const suffix = suffixOf(dataset);
  return `SELECT DISTINCT '${dataset.name}' AS dataset, lake.source_file AS earlier_file,
       contested.last_file AS later_file
FROM lake_${suffix} AS lake
JOIN staging_contested_${suffix} AS contested
${sameScope('  ON', dataset)}
WHERE contested.last_file <> lake.source_file
`;
};

/** The model `intake_supersession`, over all datasets. */
export const supersessionSql = (
  datasets: readonly Dataset[],
): string => `-- intake_supersession · 哪个文件替代了哪个文件
-- grain: dataset, earlier_file, later_file
${listed(
  '-- inputs:',
  datasets.flatMap((dataset) => [`lake_${suffixOf(dataset)}`, `staging_contested_${suffixOf(dataset)}`]),
).replaceAll('\n  ', '\n--')}
--
-- Pairs of accepted files where the later one speaks for at least one scope that the earlier one
--   had spoken for. Both files are in the snapshot.
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
