import type { Sheet } from '../read/sheet.ts';
import { hasSubject } from './find.ts';
import type { FormDescription } from './schema.ts';

/** The rows of both, counted on from the first to the second. */
const joined = (first: Sheet, second: Sheet): Sheet => {
  const { below: _, ...start } = first;
  const bottoms = [...first.rows.map(({ row }) => row), ...(first.merges ?? []).map(({ bottom }) => bottom)];
  const after = Math.max(0, ...bottoms);
  const merges = (second.merges ?? []).map(({ top, bottom, ...sides }) => ({
    ...sides,
    top: top + after,
    bottom: bottom + after,
  }));
  const changed = (second.changes ?? []).map((each) =>
    each.row === undefined ? each : { ...each, row: each.row + after },
  );
  const changes = [...(first.changes ?? []), ...changed];
  return {
    ...start,
    name: `${first.name}、${second.name}`,
    rows: [...first.rows, ...second.rows.map((each) => ({ ...each, row: each.row + after }))],
    merges: [...(first.merges ?? []), ...merges],
    ...(changes.length > 0 ? { changes } : {}),
    ...(second.below ? { below: second.below } : {}),
  };
};

/**
 * Joins a table of a document to the one before it, where that names the subject of a form, no text stands between
 * them and no form begins in it: a form split at the end of a page, or between its blocks. Rows are counted through.
 */
export const joinContinued = (sheets: readonly Sheet[], layouts: readonly FormDescription[]): readonly Sheet[] => {
  const whole: Sheet[] = [];
  for (const sheet of sheets) {
    const last = whole.at(-1);
    const goesOn = last && sheet.above === undefined && hasSubject(last, layouts) && !hasSubject(sheet, layouts);
    if (goesOn) whole.splice(-1, 1, joined(last, sheet));
    else whole.push(sheet);
  }
  return whole;
};
