import { text } from '../../core/language/text.ts';
import { departmentCode, fiscalYear, indicatorCode } from '../common.ts';
import type { Dataset } from '../dataset.ts';
import { evidenceSource, goalFields, ownScoring } from './goal-fields.ts';
import { departmentIndicatorRules } from './indicator-rules.ts';

export const departmentIndicator: Dataset = {
  name: 'department-indicator',
  label: text('部门整体绩效指标', 'Department indicator'),
  about: text(
    '部门整体支出绩效目标申报表的指标明细:评价体系要求评定的各项,和部门自己的产出、效果等指标',
    'The indicator table of a whole department: what its scheme has judged, and output and effect rows of its own',
  ),
  clause: '部门整体支出绩效目标申报表;财预〔2013〕53号',
  titles: ['部门整体绩效指标', '部门整体支出绩效目标', '部门整体支出绩效目标申报表', '整体绩效目标'],
  key: ['fiscal_year', 'department_code', 'indicator_code'],
  scope: ['fiscal_year', 'department_code'],
  consults: ['department-indicator'],
  references: [
    {
      columns: ['fiscal_year', 'department_code'],
      dataset: 'organisation',
      to: ['fiscal_year', 'department_code'],
    },
  ],
  rules: departmentIndicatorRules,
  fields: [
    fiscalYear,
    departmentCode,
    {
      ...indicatorCode,
      about: text(
        '部门内唯一;评价体系要求评定的指标用它在规则里的代码',
        'Unique within its department; a measure that the scheme has judged goes by its code in the policy',
      ),
    },
    ...goalFields,
    ownScoring,
    evidenceSource,
  ],
};
