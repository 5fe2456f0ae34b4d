import { text } from '../../core/language/text.ts';
import { fiscalYear, money, projectCode } from '../common.ts';
import type { Dataset } from '../dataset.ts';

export const approval: Dataset = {
  name: 'approval',
  label: text('目标批复', 'Approval'),
  about: text('绩效目标随预算一并批复', 'Goals are approved together with the budget'),
  clause: '财预〔2015〕88号',
  titles: ['目标批复', '批复', '绩效目标批复表', '预算批复'],
  key: ['fiscal_year', 'project_code'],
  scope: ['fiscal_year', 'project_code'],
  separable: true,
  amount: 'approved_amount',
  references: [{ columns: ['fiscal_year', 'project_code'], dataset: 'project', to: ['fiscal_year', 'project_code'] }],
  rules: [
    {
      code: 'adjustment-unexplained',
      sql: `SELECT source_row, CASE WHEN reason IS NULL THEN 'reason' ELSE 'approved_on' END AS field, 'adjustment' AS value FROM typed
            WHERE kind = 'adjustment' AND (reason IS NULL OR approved_on IS NULL)`,
      says: text('目标调整没有写调整原因或批复日期', 'An adjustment of goals has no reason or no day of approval'),
      remedy: text('填写调整原因和批复日期', 'Fill in the reason and the day of approval'),
    },
  ],
  fields: [
    fiscalYear,
    projectCode,
    {
      name: 'decision',
      label: text('批复结果', 'Decision'),
      aliases: ['审核结果', '批复意见'],
      type: 'choice',
      about: text('批复、退回或不予安排', 'Approved, returned or rejected'),
      required: true,
      choices: [
        { code: 'approved', label: text('批复', 'approved'), aliases: ['同意', '通过'] },
        { code: 'returned', label: text('退回', 'returned'), aliases: ['退回修改'] },
        { code: 'rejected', label: text('不予安排', 'rejected'), aliases: ['不同意'] },
      ],
      example: '批复',
    },
    {
      name: 'kind',
      label: text('批复类别', 'Kind of approval'),
      aliases: ['批复类型'],
      type: 'choice',
      later: true,
      about: text(
        '目标批复(不填就是),或批准调整目标:批准一次,目标可以改一次',
        'The approval of goals (also where empty), or that of their adjustment: each lets the goals change once',
      ),
      choices: [
        { code: 'initial', label: text('目标批复', 'goals approved'), aliases: ['批复'] },
        { code: 'adjustment', label: text('目标调整', 'adjustment approved'), aliases: ['调整', '目标调整批复'] },
      ],
      example: '',
    },
    {
      name: 'reason',
      label: text('调整原因', 'Reason of the adjustment'),
      aliases: ['调整理由'],
      type: 'text',
      later: true,
      about: text('为什么调整目标;目标调整必填', 'Why the goals are adjusted; required for an adjustment'),
      example: '',
    },
    money('approved_amount', '批复金额', 'Approved amount', { aliases: ['批复预算', '批复数'], min: '0' }),
    {
      name: 'review_grade',
      label: text('审核等级', 'Review grade'),
      aliases: ['审核结论', '目标审核等级'],
      type: 'choice',
      about: text('目标审核的优、良、中、差', 'Grade of the goal review'),
      choices: [
        { code: 'excellent', label: text('优', 'excellent') },
        { code: 'good', label: text('良', 'good') },
        { code: 'medium', label: text('中', 'medium') },
        { code: 'poor', label: text('差', 'poor') },
      ],
      example: '优',
    },
    {
      name: 'approved_on',
      label: text('批复日期', 'Approved on'),
      aliases: ['批复时间'],
      type: 'date',
      about: text('批复文件日期', 'Date of the approval'),
      example: '2025-02-15',
    },
    {
      name: 'document',
      label: text('批复文号', 'Document'),
      aliases: ['文号'],
      type: 'text',
      about: text('批复文件的文号', 'Number of the approving document'),
      example: '示财预〔2025〕3号',
    },
  ],
};
