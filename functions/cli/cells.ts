import { percent } from '../../analytics/core/language/figures.ts';
import type { Cell } from '../../analytics/core/ports/engine.ts';

const absent = '—';

/** A rate for a terminal line; a dash where there is none. */
export const rateCell = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? absent : percent(Number(cell));

/** Any other cell as it is. */
export const plainCell = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? absent : String(cell);
