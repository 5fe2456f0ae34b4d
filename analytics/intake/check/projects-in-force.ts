import { project } from '../../contracts/datasets/project.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import { acceptedInForce } from './accepted.ts';
import { stands } from './refused.ts';

const columns = 'fiscal_year, project_code, unit_code, project_name, initial_amount';

/** The projects of each year as the list in force has them: that of this batch, else the one accepted last. */
export const projectsInForce = (hasList: boolean): string => `SELECT * FROM (
  SELECT ${columns}, place FROM (${acceptedInForce(project)}) a${
    hasList
      ? `
  UNION ALL SELECT ${columns}, 1000000000 + source_file FROM ${ident(typedTable(project))} t WHERE ${stands(project)}`
      : ''
  }) l
QUALIFY row_number() OVER (PARTITION BY fiscal_year, project_code ORDER BY place DESC) = 1`;
