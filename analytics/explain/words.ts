import { datasets } from '../contracts/catalogue.ts';
import * as codes from '../contracts/codes.ts';
import { indicator } from '../contracts/datasets/indicator.ts';
import { marts } from '../contracts/marts/catalogue.ts';
import { type Text, text } from '../core/language/text.ts';
import type { Row } from '../core/ports/engine.ts';
import { factWords } from '../policy/measures.ts';
import { bindingLimits, scoringRules } from '../policy/rules.ts';
import { arithmeticTitle, scoreArithmetic } from './arithmetic.ts';

type Words = Readonly<Record<string, Text>>;

const fields = datasets.flatMap((dataset) => dataset.fields);

/** Columns that only an explanation has. */
const own: Words = {
  part: text('部分', 'Part'),
  target_state: text('达成没有', 'Met or not'),
  step: text('步骤', 'Step'),
  how: text('算式', 'How'),
  amount: text('金额', 'Amount'),
  line_count: text('行数', 'Rows'),
  first_row: text('首行', 'First row'),
  last_row: text('末行', 'Last row'),
  due: text('截止日', 'Due'),
  working_days: text('工作日', 'Working days'),
  looked_at: text('数据截至', 'Looked at to'),
  day: text('日子', 'Day'),
  works: text('上班', 'Worked'),
  clause: text('依据', 'Clause'),
  changed: text('改了什么', 'What changed'),
  value_before: text('调整前', 'Before'),
  value_after: text('调整后', 'After'),
  adjusted_because: text('调整原因', 'Reason of the adjustment'),
  return_number: text('第几次退回', 'Return number'),
  low_factor: text('下限系数', 'Low factor'),
  high_factor: text('上限系数', 'High factor'),
};

const labels: Words = {
  ...Object.fromEntries(fields.map(({ name, label }) => [name, label])),
  ...Object.fromEntries(marts.flatMap((mart) => mart.columns.map(({ name, label }) => [name, label]))),
  ...own,
};

/** The label of a column: the mart's own, else what any mart or contract calls it, else its name. */
export const columnLabel = (name: string, mart: string): Text =>
  marts.find((known) => known.name === mart)?.columns.find((column) => column.name === name)?.label ??
  labels[name] ??
  text(name, name);

const directions = Object.fromEntries(Object.entries(codes.directions).map(([code, sign]) => [code, text(sign, sign)]));

const choices: Readonly<Record<string, Words>> = Object.fromEntries(
  fields.flatMap((field) =>
    field.choices ? [[field.name, Object.fromEntries(field.choices.map(({ code, label }) => [code, label]))]] : [],
  ),
);

/** What computed rows divide, of departments and of projects. */
const facts: Words = Object.fromEntries([...factWords.department, ...factWords.project]);

const lit: Readonly<Record<string, Words>> = Object.fromEntries(
  ['light', 'money_light', 'goal_light', 'previous_light', 'standing_light', 'last_light'].map((name) => [
    name,
    codes.lights,
  ]),
);

const everywhere: Readonly<Record<string, Words>> = {
  ...choices,
  ...lit,
  fact_code: facts,
  kind: codes.rowKinds,
  direction: { ...choices.direction, ...directions },
  quadrant: codes.quadrants,
  reasons: codes.reasons,
  grade: codes.grades,
  finding: codes.findings,
  findings: { ...codes.findings, ...codes.notEvaluated },
  level1: codes.level1,
  not_evaluated_reason: codes.notEvaluated,
  deductions: codes.findings,
  reason: codes.findings,
  graded_by: codes.gradedBy,
  tier: codes.tiers,
  target_state: codes.targetStates,
  level: codes.levels,
  binding_limit: bindingLimits,
  rule: { ...codes.grades, ...scoringRules },
  step: {
    basis: text('基数', 'basis'),
    protected: text('受保护的下限', 'protected floor'),
    by_low_factor: text('基数 × 下限系数', 'basis × low factor'),
    by_high_factor: text('基数 × 上限系数', 'basis × high factor'),
    range_low: text('区间下限', 'low end of the range'),
    range_high: text('区间上限', 'high end of the range'),
    raw_total: text('各行之和', 'sum of the rows'),
    capped: text('封顶', 'capped'),
    policy_deduction: text('规则的扣分', 'taken off by the policy'),
    found_deduction: text('财政查实扣分', 'taken off for what finance found'),
    bonus: text('财政加分', 'added by finance'),
    total: text('总分', 'total'),
    allocated: text('安排:下限 + 增加', 'allocated: low end + what was added'),
  },
  how: {
    basis_budget: text('资金来源的本年预算', 'what the fund has this year'),
    basis_request: text('申请金额(没有本年预算)', 'the request, for there is no budget this year'),
    basis_none: text('0:未评项目的这一资金来源没有本年预算', '0: not evaluated, and this fund has no budget this year'),
  },
  part: {
    numerator: text('分子', 'numerator'),
    denominator: text('分母', 'denominator'),
    declared: text('申报', 'declared'),
    reported: text('自评', 'reported'),
  },
  changed: Object.fromEntries(indicator.fields.map(({ name, label }) => [name, label])),
  value_before: { ...choices.direction, ...directions },
  value_after: { ...choices.direction, ...directions },
  dataset: Object.fromEntries(datasets.map(({ name, label }) => [name, label])),
};

/** Columns whose codes depend on whose they are. */
const within: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  reconciliation: { state: codes.reconciliationStates, measure: codes.measures },
  intake_file: { state: codes.fileStates },
  target_achievement: { state: codes.targetStates, basis: codes.targetBases },
};

/**
 * A cell in words: codes, alone or joined by commas, as what they mean; whatever else as it is; a dash where there is
 * none.
 */
export const cellWords = (row: Row, name: string, mart: string): Text => {
  const cell = row[name];
  if (mart === 'monitoring_notice' && name === 'state')
    return codes.noticeState(String(cell), row.measure ? String(row.measure) : null);
  if (cell === null || cell === undefined) return text('—', '—');
  if (typeof cell === 'boolean') return cell ? text('是', 'yes') : text('否', 'no');
  const words = within[mart]?.[name] ?? everywhere[name];
  const each = String(cell)
    .split(',')
    .map((code) => words?.[code]);
  if (each.some((word) => word === undefined)) return text(String(cell), String(cell));
  return text(each.map((word) => word?.zh).join('、'), each.map((word) => word?.en).join(', '));
};

/** weight × share = points of a scored row; null for a row that is not one. */
export const rowArithmetic = (row: Row): { readonly title: Text; readonly says: string } | null => {
  if (!('weight' in row && 'points' in row)) return null;
  const [weight, points] = [row.weight, row.points];
  const made = scoreArithmetic(Number(weight ?? 0), points === null || points === undefined ? null : Number(points));
  return { title: arithmeticTitle, says: made ? `${made.product} = ${made.points}` : '—' };
};
