import { text } from '../../core/language/text.ts';
import type { Rule } from '../dataset.ts';

/** A row's period is a month of its fiscal year. */
export const periodInYear: Rule = {
  code: 'period-outside-year',
  sql: `SELECT source_row, 'period' AS field, period AS value FROM typed WHERE substr(period, 1, 4) <> CAST(fiscal_year AS VARCHAR)`,
  says: text('期间不在年度之内', 'The period lies outside the fiscal year'),
  remedy: text('改正年度或期间', 'Correct the year or the period'),
};
