import { datasets } from '../../../analytics/contracts/catalogue.ts';
import type { Dataset } from '../../../analytics/contracts/dataset.ts';
import { ident } from '../../../analytics/core/ident.ts';
import type { Session } from '../../../analytics/core/ports/engine.ts';

const hasField = ({ fields }: Dataset, name: string): boolean => fields.some((field) => field.name === name);

/** The rows in force of a dataset with the department that they are of, in SQL; null for one that names none. */
const heldBy = (dataset: Dataset): string | null => {
  const staged = ident(`staging_${dataset.name.replaceAll('-', '_')}`);
  const from = 'SELECT t.source_file';
  if (hasField(dataset, 'department_code')) return `${from}, t.department_code FROM ${staged} t`;
  const unit = 'LEFT JOIN staging_organisation o ON o.fiscal_year = t.fiscal_year';
  if (hasField(dataset, 'project_code'))
    return `${from}, o.department_code FROM ${staged} t
LEFT JOIN staging_project p ON p.fiscal_year = t.fiscal_year AND p.project_code = t.project_code
${unit} AND o.unit_code = p.unit_code`;
  return hasField(dataset, 'unit_code')
    ? `${from}, o.department_code FROM ${staged} t ${unit} AND o.unit_code = t.unit_code`
    : null;
};

/** The department of each file whose rows in force are all of one. */
export const ownFiles = async (session: Session): Promise<ReadonlyMap<string, string>> => {
  const held = datasets.flatMap((dataset) => heldBy(dataset) ?? []);
  const rows = await session.rows(`SELECT source_file, min(department_code) AS department_code
FROM (${held.join('\nUNION ')}) h
GROUP BY source_file
HAVING count(DISTINCT department_code) = 1 AND count(*) = count(department_code)`);
  return new Map(rows.map((row) => [String(row.source_file), String(row.department_code)]));
};
