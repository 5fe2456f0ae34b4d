import type { Answer } from './delivery.ts';
import type { Mutant } from './mutant.ts';
import type { Said, Stray } from './second/claim.ts';
import { documentGrids } from './second/document.ts';
import { exportClaims } from './second/export.ts';
import { formSaid, labelsIn } from './second/form.ts';
import type { Grid } from './second/grid.ts';
import { tableSaid } from './second/table.ts';
import { textGrid } from './second/text.ts';
import { workbookGrids } from './second/workbook.ts';
import { ministryLabels } from './seeds/forms.ts';
import type { Content, FormLabels, Kind } from './seeds/seed.ts';

const gridsOf = async (kind: Kind, bytes: Uint8Array, delimiter?: string): Promise<readonly Grid[] | null> => {
  if (kind === 'xlsx') return workbookGrids(bytes);
  if (kind === 'docx') return documentGrids(bytes);
  const grid = textGrid(bytes, delimiter);
  return grid && [grid];
};

/** Sheets that explain a form, by the names that seeds give them. */
const isExplained = ({ name }: Grid): boolean => name === '填表说明';

/** All of a sheet that no table of the answer was read from. */
const unread = ({ name: sheet, rows }: Grid): readonly Stray[] =>
  [...rows].flatMap(([row, cells]) => {
    const written = cells.find((cell) => cell.trim() !== '');
    return written === undefined ? [] : [{ sheet, row, heading: null, written }];
  });

/** What every table says that the answer names, and what stands on others; null where one has no header. */
const tablesSaid = (grids: readonly Grid[], { receipt: { tables } }: Answer): Said | null => {
  const said = tables.map(({ dataset, sheet }) => {
    const grid = grids.find(({ name }) => name === (sheet ?? ''));
    return grid ? tableSaid(grid, dataset) : null;
  });
  const named = new Set(tables.map(({ sheet }) => sheet ?? ''));
  const others = grids.filter((grid) => !named.has(grid.name) && !isExplained(grid));
  if (said.some((each) => each === null)) return null;
  return {
    claims: said.flatMap((each) => each?.claims ?? []),
    strays: [...said.flatMap((each) => each?.strays ?? []), ...others.flatMap(unread)],
  };
};

const formsSaid = (grids: readonly Grid[], labels: FormLabels): Said => {
  const said = grids.map((grid) => formSaid(grid, labels));
  return { claims: said.flatMap(({ claims }) => claims), strays: said.flatMap(({ strays }) => strays) };
};

const saidIn = (grids: readonly Grid[], content: Content, name: string, answer: Answer): Said | null => {
  if (content.of === 'table') return tablesSaid(grids, answer);
  if (content.of === 'form') return formsSaid(grids, content.labels);
  const [grid] = grids;
  const claims = grid && exportClaims(grid, content.description, name);
  return claims ? { claims, strays: [] } : null;
};

/** What a form says by a description; one that does not fit it leaves it to the layout that it has, or a part of it. */
const describedForm = (grids: readonly Grid[], description: string): Said => {
  const read = (labels: FormLabels): Said => formsSaid(grids, labels);
  const labels = labelsIn(description);
  const others = [...labels.others, ...ministryLabels.others, ...Object.values(ministryLabels.indicators).flat()];
  const own = read({ ...labels, others });
  return own.claims.some(({ dataset }) => dataset === 'indicator') ? own : read(ministryLabels);
};

/** What a second reader says of an accepted mutant; null where it can say nothing. */
export const saidOf = async ({ seed, bytes }: Mutant, answer: Answer): Promise<Said | null> => {
  if (seed.kind !== 'yaml') {
    const grids = await gridsOf(seed.kind, bytes, seed.source?.delimiter);
    return grids && saidIn(grids, seed.content, seed.name, answer);
  }
  if (!seed.upload) return null;
  const sent = await seed.upload.bytes();
  const description = new TextDecoder().decode(bytes);
  const grids = await gridsOf(seed.describes === 'form' ? 'docx' : 'csv', sent);
  if (!grids) return null;
  if (seed.describes === 'form') return describedForm(grids, description);
  return saidIn(grids, { of: 'export', description }, seed.upload.name, answer);
};
