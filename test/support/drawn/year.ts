import { type Random, random } from '../../../functions/sample/random.ts';
import { drawBalances } from './balances.ts';
import { drawDepartments, drawOrganisation } from './departments.ts';
import { drawProjects } from './projects.ts';
import { type Cells, type Drawing, drawing, years } from './values.ts';

const yearOf = (draw: Random, year: string): Drawing['rows'] => {
  const drawn = drawing(draw, year);
  for (const part of [drawOrganisation, drawProjects, drawDepartments, drawBalances]) part(drawn);
  return drawn.rows;
};

/** Some of a year's rows sent anew by a later file, with other values. */
const corrections = (draw: Random, first: Readonly<Record<string, readonly Cells[]>>, again: typeof first) =>
  Object.fromEntries(
    Object.entries(again).map(([dataset, rows]) => {
      const scope = (row: Cells): string => `${row.project_code ?? row.department_code ?? row.unit_code}`;
      const chosen = new Set([...new Set(rows.map(scope))].filter(() => draw.chance(0.1)));
      const known = new Set((first[dataset] ?? []).map(scope));
      return [dataset, rows.filter((row) => chosen.has(scope(row)) && known.has(scope(row)))];
    }),
  );

/**
 * Two years of a district, drawn by a seed from few values, so that bounds, ties, zeros, gaps and restatements are met
 * often. Nothing in it is plausible; it is there to notice that a figure changed.
 */
export const drawnYear = (seed: string): Readonly<Record<string, readonly Cells[]>> => {
  const draw = random(`drawn ${seed}`);
  const given: Record<string, Cells[]> = {};
  years.forEach((year, index) => {
    const rows = yearOf(draw.fork(year), year);
    const later = corrections(draw.fork(`later ${year}`), rows, yearOf(draw.fork(`again ${year}`), year));
    for (const [dataset, own] of Object.entries(rows)) {
      const files = [own, later[dataset] ?? []].flatMap((some, which) =>
        some.map((row) => ({ ...row, file: String(10 * index + 5 * which + 1) })),
      );
      given[dataset] = [...(given[dataset] ?? []), ...files];
    }
  });
  return given;
};
