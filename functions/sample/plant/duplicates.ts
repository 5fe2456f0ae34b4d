import { text } from '../../../analytics/core/language/text.ts';
import type { Department } from '../world/types.ts';
import { type Draft, renamed } from '../write/draft.ts';
import type { Planted } from './planted.ts';

/** Departments that send the same file twice under another name. The bytes are the same, so nothing may change. */
export const sendTwice = (
  drafts: readonly Draft[],
  departments: readonly Department[],
): { readonly drafts: readonly Draft[]; readonly planted: readonly Planted[] } => {
  const planted: Planted[] = [];
  const twice = new Set(
    departments.filter((department) => department.story === 'sends-twice').map((department) => department.code),
  );
  const seen = new Map<string, number>();
  const all = drafts.flatMap((draft) => {
    if (draft.dataset !== 'progress' || !draft.department || !twice.has(draft.department)) return [draft];
    const before = seen.get(draft.department) ?? 0;
    seen.set(draft.department, before + 1);
    if (before > 1) return [draft];
    const again = { ...draft, path: renamed(draft.path, '_重发') };
    planted.push({
      kind: 'duplicate-file',
      expect: 'same-bytes',
      file: again.path,
      original: draft.path,
      dataset: draft.dataset,
      department: draft.department,
      says: text('同一文件换个名字又送了一次', 'The same file was sent again under another name'),
    });
    return [draft, again];
  });
  return { drafts: all, planted };
};
