import { text } from '../../core/language/text.ts';
import { fiscalYear, projectCode } from '../common.ts';
import type { Dataset } from '../dataset.ts';

export const reEvaluation: Dataset = {
  name: 're-evaluation',
  label: text('财政再评价', 'Re-evaluation'),
  about: text('财政部门抽选项目的再评价得分', 'Finance’s own score of the projects it samples'),
  clause: '财预〔2020〕10号',
  titles: ['再评价', '财政再评价', '财政评价', '重点评价'],
  key: ['fiscal_year', 'project_code'],
  scope: ['fiscal_year', 'project_code'],
  separable: true,
  references: [{ columns: ['fiscal_year', 'project_code'], dataset: 'project', to: ['fiscal_year', 'project_code'] }],
  fields: [
    fiscalYear,
    projectCode,
    {
      name: 'score',
      label: text('再评价得分', 'Score'),
      aliases: ['得分', '评价得分', '财政评价得分'],
      type: 'number',
      about: text('百分制', 'Out of 100'),
      required: true,
      min: '0',
      max: '100',
      example: '84.50',
    },
    {
      name: 'opinion',
      label: text('评价意见', 'Opinion'),
      aliases: ['意见', '主要问题'],
      type: 'text',
      about: text('主要问题和建议', 'Main problems and advice'),
      example: '验收资料不全',
    },
  ],
};
