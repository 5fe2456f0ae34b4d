import type { Cell } from '../../analytics/ports/engine.ts';
import { percent } from '../../analytics/words/figures.ts';

const absent = '—';

/** A rate for a terminal line; a dash where there is none. */
export const rateCell = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? absent : percent(Number(cell));

/** Any other cell as it is. */
export const plainCell = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? absent : String(cell);
