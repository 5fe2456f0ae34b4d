import { literal } from '../contracts/checks/sql.ts';
import { fold } from './recognise/fold.ts';

/** Spellings of per cent as the unit of a goal. */
const perCentUnits = ['%', '％', '百分比', '百分点'];

/** The unit of a goal in per cent, as SQL. */
export const perCent = perCentUnits.map(literal).join(', ');

/** Names of what is given in per cent, where a goal has no unit. */
const rates = '(率|满意度|知晓度|比例|比重|占比|百分比)([(（].*)?$';
const rateName = new RegExp(rates);

/*
 * A bare number of at most 1 where per cent are asked for, such as 0.96: a share, or less than one per cent. Of a floor
 * it is asked where it is near or below the target a hundred times as large, for a rate of 0.9 against a target of 3 is
 * one; of a ceiling where a hundred times it is nearer to the target than it is itself: so few errors are unlikely, and
 * eight per cent are above five. Both texts of this rule stand here, and the same cases hold both.
 */

/** SQL of this rule for a result `t` beside its goal `i`. */
export const mayBeShareSql = `t.actual_value > 0 AND t.actual_value <= 1 AND i.target_value > 1
    AND (trim(i.unit_of_measure) IN (${perCent})
      OR (coalesce(trim(i.unit_of_measure), '') = '' AND regexp_matches(trim(i.indicator_name), ${literal(rates)})))
    AND (CAST(t.actual_value AS DECIMAL(38,6)) * 100 <= CAST(i.target_value AS DECIMAL(38,6)) * 1.5
      OR (i.direction IN ('<=', '<') AND CAST(t.actual_value AS DECIMAL(38,6)) * 10 < i.target_value))`;

/** This rule for a number of a form without a unit, beside its goal. */
export const mayBeShare = (value: string, goal: Readonly<Record<string, string | null | undefined>>): boolean => {
  const [number, target] = [Number(value), Number(goal.target_value)];
  const unit = fold(goal.unit_of_measure ?? '');
  const isPerCent = perCentUnits.includes(unit) || (unit === '' && rateName.test((goal.indicator_name ?? '').trim()));
  if (!isPerCent || !(number > 0 && number <= 1 && target > 1)) return false;
  const isCeiling = goal.direction === '<=' || goal.direction === '<';
  return number * 100 <= target * 1.5 || (isCeiling && number * 10 < target);
};
