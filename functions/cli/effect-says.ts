import { findings, grades, lights, worded } from '../../analytics/contracts/codes.ts';
import { type Text, text } from '../../analytics/core/language/text.ts';
import { formatYuan, parseYuan, sumFen } from '../../analytics/core/money.ts';
import type { Policy } from '../../analytics/policy/schema.ts';
import type { Changed, Effect } from '../steps/policy/effect.ts';

/** So many are named in each list; `--json` has them all. */
const mostListed = 20;

const nothing = text('—', '—');
const bare = (value: string | null): Text => (value === null ? nothing : text(value, value));

const light = (value: string | null): Text => (value === null ? nothing : worded(lights, value));

const gradeOf =
  ({ grades: named }: Policy) =>
  (value: string | null): Text =>
    value === null
      ? text('未评', 'not evaluated')
      : (named.find((each) => each.grade === value)?.name ?? worded(grades, value));

const codes = (value: string | null): readonly string[] => value?.split(',') ?? [];

const finding = (value: string | null): Text => {
  const words = codes(value).map((code) => worded(findings, code));
  return words.length === 0
    ? text('无', 'none')
    : text(words.map(({ zh }) => zh).join('、'), words.map(({ en }) => en).join('; '));
};

/** A change of findings without those that stand before and after. */
const onlyMoved = (change: Changed): Changed => {
  const [before, after] = [codes(change.before), codes(change.after)];
  const without = (all: readonly string[], others: readonly string[]): string | null =>
    all.filter((code) => !others.includes(code)).join(',') || null;
  return { ...change, before: without(before, after), after: without(after, before) };
};

interface Listed {
  readonly title: Text;
  readonly changes: readonly Changed[];
  readonly before: (value: string | null) => Text;
  readonly after: (value: string | null) => Text;
}

const alike = (title: Text, changes: readonly Changed[], say: Listed['before']): Listed => ({
  title,
  changes,
  before: say,
  after: say,
});

/** What is given more and what is taken, in yuan. */
const moved = (changes: readonly Changed[]): Text => {
  const by = changes.map(({ before, after }) => parseYuan(after ?? '0') - parseYuan(before ?? '0'));
  const [more, less] = [sumFen(by.filter((fen) => fen > 0n)), sumFen(by.filter((fen) => fen < 0n))];
  return text(
    `共增 ${formatYuan(more)}、减 ${formatYuan(-less)} 元`,
    `${formatYuan(more)} more, ${formatYuan(-less)} less`,
  );
};

const listLines = ({ title, changes, before, after }: Listed): readonly Text[] => {
  const rest = changes.length - mostListed;
  return [
    text(`${title.zh}:`, `${title.en}:`),
    ...changes.slice(0, mostListed).map((each) => {
      const [was, is] = [before(each.before), after(each.after)];
      return text(
        `  ${each.code} ${each.name}  ${was.zh} → ${is.zh}`,
        `  ${each.code} ${each.name}  ${was.en} → ${is.en}`,
      );
    }),
    ...(rest > 0 ? [text(`  另有 ${rest} 个,见 --json`, `  and ${rest} more: --json has them`)] : []),
  ];
};

/** Whom the change from policy `a` to `b` touches: how many first, then who, as lines of text. */
export const effectSays = (effect: Effect, [a, b]: readonly [Policy, Policy], folder: string): readonly Text[] => {
  const graded = { before: gradeOf(a), after: gradeOf(b) };
  const lists: readonly Listed[] = [
    alike(text('项目灯色', 'Lights of projects'), effect.lights, light),
    alike(text('项目得分', 'Scores of projects'), effect.scores, bare),
    { title: text('项目等级', 'Grades of projects'), changes: effect.grades, ...graded },
    alike(text('项目提示', 'Findings of projects'), effect.findings.map(onlyMoved), finding),
    alike(text('部门总分', 'Totals of departments'), effect.totals, bare),
    { title: text('部门等级', 'Grades of departments'), changes: effect.departmentGrades, ...graded },
    alike(text('部门名次', 'Ranks of departments'), effect.ranks, bare),
    alike(text('下年度预算(元)', 'Next year’s money in yuan'), effect.money, bare),
  ];
  return [
    text(
      `在 ${folder} 的数据上(到 ${effect.through}),不一样的有:`,
      `On the data of ${folder} (to ${effect.through}) these change:`,
    ),
    ...lists.map(({ title, changes }) =>
      text(`  ${title.zh} ${changes.length} 个`, `  ${title.en}: ${changes.length}`),
    ),
    ...(effect.money.length > 0 ? [moved(effect.money)].map(({ zh, en }) => text(`    ${zh}`, `    ${en}`)) : []),
    ...(effect.evaluated
      ? []
      : [text('  12 月的数据未到,没有得分和等级可比', '  December is not in: no scores and grades to compare')]),
    ...lists.filter(({ changes }) => changes.length > 0).flatMap(listLines),
  ];
};
