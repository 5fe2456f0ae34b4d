import { datasetNamed } from '../../../analytics/contracts/catalogue.ts';
import type { Dataset } from '../../../analytics/contracts/dataset.ts';
import { ident } from '../../../analytics/core/ident.ts';
import type { Session } from '../../../analytics/core/ports/engine.ts';
import { acceptedTable } from '../../../analytics/intake/check/accepted.ts';
import { type Known, type KnownRow, knownFrom } from '../../../analytics/intake/form/known.ts';
import type { ReadForm } from '../../../analytics/intake/form/read-form.ts';
import type { RefusedLists } from '../../../analytics/intake/form/refused-lists.ts';
import { subjectOf } from '../../../analytics/intake/form/rows/subject.ts';

/** Datasets whose accepted rows give the names on forms their codes. */
export const nameDatasets: readonly Dataset[] = [
  'organisation',
  'project',
  'form-name',
  'indicator',
  'department-indicator',
].flatMap((name) => datasetNamed(name) ?? []);

/** Datasets to which official forms give rows. */
export const formDatasets: readonly Dataset[] = [
  'project',
  'indicator',
  'execution',
  'progress',
  'self-evaluation',
  'department-indicator',
  'department-evaluation',
].flatMap((name) => datasetNamed(name) ?? []);

const table = (name: string): Dataset => {
  const dataset = nameDatasets.find((each) => each.name === name);
  if (!dataset) throw new RangeError(`names are not looked up in ${name}`);
  return dataset;
};

/** A year's rows in force. */
const rowsOf = async (
  session: Session,
  name: string,
  year: number,
  owners: string | null = null,
): Promise<readonly KnownRow[]> => {
  const dataset = table(name);
  const columns = dataset.fields.map((field) => `CAST(${ident(field.name)} AS VARCHAR) AS ${ident(field.name)}`);
  const own = owners === null ? '' : ` AND ${ident(owners)} IN (SELECT code FROM form_subject)`;
  const rows = await session.rows(
    `SELECT ${columns.join(', ')} FROM ${ident(acceptedTable(dataset.name))} WHERE fiscal_year = CAST($year AS INTEGER)${own}`,
    { year },
  );
  return rows as readonly KnownRow[];
};

/**
 * What finance has on its lists of a year, as accepted so far; indicators only of the projects and departments that the
 * forms are of.
 */
const knownOf = async (
  session: Session,
  forms: readonly ReadForm[],
  year: number,
  refused: RefusedLists,
): Promise<Known> => {
  const lists = {
    organisation: await rowsOf(session, 'organisation', year),
    project: await rowsOf(session, 'project', year),
    matches: await rowsOf(session, 'form-name', year),
    indicator: [],
    departmentIndicator: [],
  };
  const named = knownFrom(lists);
  const codes = forms.flatMap((form) => {
    const { row } = subjectOf(form, named);
    return row ? [row.project_code ?? row.department_code ?? ''] : [];
  });
  await session.run('DROP TABLE IF EXISTS form_subject');
  await session.loadText(
    'form_subject',
    ['code'],
    [...new Set(codes)].map((code) => [code]),
  );
  const indicator = await rowsOf(session, 'indicator', year, 'project_code');
  const departmentIndicator = await rowsOf(session, 'department-indicator', year, 'department_code');
  return knownFrom({ ...lists, indicator, departmentIndicator }, refused);
};

/** What is known of each fiscal year that the forms are of; `refused` are lists that came with them. */
export const knownByYear = async (
  session: Session,
  forms: readonly ReadForm[],
  refused: RefusedLists,
): Promise<ReadonlyMap<number, Known>> => {
  const known = new Map<number, Known>();
  for (const [year, own] of Map.groupBy(forms, ({ fiscalYear }) => fiscalYear))
    if (year !== null) known.set(year, await knownOf(session, own, year, refused));
  return known;
};
