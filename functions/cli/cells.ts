import { unlisted, unlistedName } from '../../analytics/contracts/codes.ts';
import { percent } from '../../analytics/core/language/figures.ts';
import type { Language } from '../../analytics/core/language/text.ts';
import type { Cell, Row } from '../../analytics/core/ports/engine.ts';

const absent = '—';

/** A rate for a terminal line; a dash where there is none. */
export const rateCell = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? absent : percent(Number(cell));

/** Any other cell as it is. */
export const plainCell = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? absent : String(cell);

/** A department by its name; the projects of no listed unit as what they are. */
export const departmentCell = (row: Row, language: Language): string =>
  row.department_code === unlisted ? unlistedName[language] : plainCell(row.department_name);
