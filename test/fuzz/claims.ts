import type { Answer } from './delivery.ts';
import type { Mutant } from './mutant.ts';
import type { Claim } from './second/claim.ts';
import { documentGrids } from './second/document.ts';
import { exportClaims } from './second/export.ts';
import { formClaims } from './second/form.ts';
import type { Grid } from './second/grid.ts';
import { tableClaims } from './second/table.ts';
import { textGrid } from './second/text.ts';
import { workbookGrids } from './second/workbook.ts';
import type { Content, Kind } from './seeds/seed.ts';

const gridsOf = async (kind: Kind, bytes: Uint8Array, delimiter?: string): Promise<readonly Grid[] | null> => {
  if (kind === 'xlsx') return workbookGrids(bytes);
  if (kind === 'docx') return documentGrids(bytes);
  const grid = textGrid(bytes, delimiter);
  return grid && [grid];
};

/** Claims of every table that the answer names; null where one of them is not found. */
const tablesClaims = (grids: readonly Grid[], { receipt: { tables } }: Answer): readonly Claim[] | null => {
  const claims = tables.map(({ dataset, sheet }) => {
    const grid = grids.find(({ name }) => name === (sheet ?? ''));
    return grid ? tableClaims(grid, dataset) : null;
  });
  return claims.some((each) => each === null) ? null : claims.flatMap((each) => each ?? []);
};

const claimsIn = (grids: readonly Grid[], content: Content, name: string, answer: Answer): readonly Claim[] | null => {
  if (content.of === 'form') return grids.flatMap(formClaims);
  if (content.of === 'table') return tablesClaims(grids, answer);
  const [grid] = grids;
  return grid ? exportClaims(grid, content.description, name) : null;
};

/** What a second reader says of an accepted mutant; null where it can say nothing. */
export const claimsOf = async ({ seed, bytes }: Mutant, answer: Answer): Promise<readonly Claim[] | null> => {
  if (seed.kind !== 'yaml') {
    const grids = await gridsOf(seed.kind, bytes, seed.source?.delimiter);
    return grids && claimsIn(grids, seed.content, seed.name, answer);
  }
  if (!seed.upload) return null;
  const sent = await seed.upload.bytes();
  const description = new TextDecoder().decode(bytes);
  const grids = await gridsOf(seed.describes === 'form' ? 'docx' : 'csv', sent, ';');
  if (!grids) return null;
  const content: Content = seed.describes === 'form' ? { of: 'form' } : { of: 'export', description };
  return claimsIn(grids, content, seed.upload.name, answer);
};
