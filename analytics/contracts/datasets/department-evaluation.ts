import { text } from '../../core/language/text.ts';
import { departmentCode, fiscalYear, indicatorCode } from '../common.ts';
import type { Dataset } from '../dataset.ts';
import { resultFields } from './result-fields.ts';

export const departmentEvaluation: Dataset = {
  name: 'department-evaluation',
  label: text('部门整体自评', 'Department self-evaluation'),
  about: text(
    '部门整体支出绩效自评表:各项指标的年末实际值、评定档次和自评得分',
    'A whole department’s self-evaluation: year-end values, judgements and its own points',
  ),
  clause: '部门整体支出绩效自评表;财预〔2013〕53号',
  titles: ['部门整体自评', '部门整体支出绩效自评表', '部门整体绩效自评', '整体自评'],
  values: ['actual_value', 'actual_date', 'tier', 'tier_share', 'declared_points'],
  key: ['fiscal_year', 'department_code', 'indicator_code'],
  scope: ['fiscal_year', 'department_code'],
  consults: ['department-indicator', 'department-evaluation'],
  references: [
    {
      columns: ['fiscal_year', 'department_code', 'indicator_code'],
      dataset: 'department-indicator',
      to: ['fiscal_year', 'department_code', 'indicator_code'],
      orMeasure: true,
    },
  ],
  fields: [
    fiscalYear,
    departmentCode,
    {
      ...indicatorCode,
      about: text(
        '部门整体绩效指标里的编码;总分由系统计算,不填总分行',
        'Its code in the department’s indicator table; the total is worked out and has no row',
      ),
    },
    ...resultFields,
  ],
};
