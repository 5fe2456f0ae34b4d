import { text } from '../../../analytics/core/language/text.ts';
import type { Department } from '../world/types.ts';
import type { Cell } from '../write/cell.ts';
import { type Draft, renamed } from '../write/draft.ts';
import { setCell } from './edit.ts';
import type { Planted } from './planted.ts';

/** A digit too many: ten times the value. */
const tenfold = (cell: Cell): Cell =>
  cell !== null && typeof cell !== 'string' && 'number' in cell
    ? { number: String(Math.round(Number(cell.number) * 1000) / 100) }
    : cell;

/** Departments that first send a value with a digit too many and correct it in a later file, which speaks alone. */
export const restate = (
  drafts: readonly Draft[],
  departments: readonly Department[],
): { readonly drafts: readonly Draft[]; readonly planted: readonly Planted[] } => {
  const planted: Planted[] = [];
  const restating = new Set(
    departments.filter((department) => department.story === 'restates').map((department) => department.code),
  );
  const seen = new Map<string, number>();
  const all = drafts.flatMap((draft) => {
    if (draft.dataset !== 'progress' || !draft.department || !restating.has(draft.department)) return [draft];
    const before = seen.get(draft.department) ?? 0;
    seen.set(draft.department, before + 1);
    if (before !== 1 && before !== 3) return [draft];
    const first = setCell(
      draft,
      'actual_value',
      tenfold,
      (old) => old !== null && typeof old !== 'string' && 'number' in old && Number(old.number) > 1,
    );
    if (!first) return [draft];
    const corrected = { ...draft, path: renamed(draft.path, '_更正') };
    planted.push({
      kind: 'restatement',
      expect: 'accepted',
      file: draft.path,
      correctedBy: corrected.path,
      dataset: draft.dataset,
      department: draft.department,
      says: text(
        '初报多写一位数,后来的更正文件替代它',
        'The first report has a digit too many; a later file supersedes it',
      ),
    });
    return [first, corrected];
  });
  return { drafts: all, planted };
};
