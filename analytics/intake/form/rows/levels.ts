import { levels } from '../../../contracts/datasets/levels.ts';
import type { Fault } from '../../fault.ts';
import type { IndicatorFact } from '../facts.ts';
import type { KnownRow } from '../known.ts';
import type { ReadForm } from '../read-form.ts';
import { declaredAs } from './coded.ts';

/** Second levels that belong to one first level alone, as the forms of 财预〔2020〕10号 and 〔2021〕101号 have them. */
const firstLevels: Readonly<Record<string, string>> = {
  经济成本: '成本',
  社会成本: '成本',
  生态环境成本: '成本',
  数量: '产出',
  质量: '产出',
  时效: '产出',
  经济效益: '效益',
  社会效益: '效益',
  生态效益: '效益',
  可持续影响: '效益',
  服务对象满意度: '满意度',
  满意度: '满意度',
};

/** Older forms have these below another first level, where it is written beside them. */
const older = new Set(['产出 经济成本', '产出 社会成本', '产出 生态环境成本', '效益 服务对象满意度', '效益 满意度']);

const known = new Set(Object.values(firstLevels));

/** The first level to which a second level belongs, where the row has another one of those that are known. */
const belongsTo = (level1: string, level2: string | null): string | undefined => {
  const own = firstLevels[level2 ?? ''];
  return own === undefined || own === level1 || !known.has(level1) ? undefined : own;
};

/**
 * Rows whose second level belongs to another first level than theirs. Where that only stands in a row above, as after
 * merged cells were taken apart, the second level decides; where it is written beside it, it stays. Both are told.
 */
export const levelsSetRight = (
  form: ReadForm,
  facts: readonly IndicatorFact[],
): { readonly facts: readonly IndicatorFact[]; readonly faults: readonly Fault[] } => {
  const column = form.table.header.columns.get('level2')?.label;
  const filledDown = new Set(form.table.rows.flatMap(({ row, isLevelAbove }) => (isLevelAbove ? [row] : [])));
  const faults: Fault[] = [];
  const right = facts.map((fact): IndicatorFact => {
    const { row, level1, level2 } = fact;
    const own = belongsTo(level1, level2);
    const isTaken = filledDown.has(row);
    if (own === undefined || (!isTaken && older.has(`${level1} ${level2}`))) return fact;
    const value = fact.cells.get('level2')?.trim() ?? '';
    const place = { sheet: form.sheet, row, ...(column ? { column } : {}), value };
    const detail = { level1, level2: level2 ?? '', own, taken: isTaken ? own : level1 };
    faults.push({ code: 'form-level-of-another', severity: 'warning', place, detail, times: 1 });
    // The points above it are those of the level it leaves.
    return isTaken ? { ...fact, level1: own, levelPoints: null } : fact;
  });
  return { facts: right, faults };
};

/** The same faults where goals were declared: the level declared is the one that stands. */
export const withDeclaredLevels = (
  faults: readonly Fault[],
  facts: readonly IndicatorFact[],
  declared: readonly KnownRow[],
): readonly Fault[] =>
  faults.map((fault) => {
    const fact = facts.find(({ row }) => row === fault.place.row);
    const [goal, other] = fact ? declaredAs(declared, fact) : [];
    if (!goal?.level1 || other) return fault;
    const taken = levels.find(({ code }) => code === goal.level1)?.label.zh ?? goal.level1;
    return { ...fault, detail: { ...fault.detail, taken } };
  });
