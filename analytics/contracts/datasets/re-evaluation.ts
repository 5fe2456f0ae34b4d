import { type Text, text } from '../../core/language/text.ts';
import { fiscalYear, projectCode } from '../common.ts';
import type { Dataset, Rule } from '../dataset.ts';
import type { Field } from '../field.ts';

const adjustment = (name: string, zh: string, en: string, about: Text): Field => ({
  name,
  label: text(zh, en),
  type: 'number',
  later: true,
  about,
  min: '0',
  max: '100',
  example: '',
});

const reason = (name: string, zh: string, en: string, about: Text): Field => ({
  name,
  label: text(zh, en),
  type: 'text',
  later: true,
  about,
  example: '',
});

/** A score out of 100 that is written as a share, or that may be out of ten. */
const scaleOfScore: readonly Rule[] = [
  {
    code: 'score-looks-like-share',
    sql: `SELECT source_row, 'score' AS field, CAST(score AS VARCHAR) AS value FROM typed WHERE score > 0 AND score < 1`,
    title: text('得分像是写成了小数', 'Score looks like a share'),
    says: text('得分不到 1 分,像是把百分制的分写成了小数', 'A score below 1 of 100 looks like a share of 100'),
    remedy: text('按百分制填:92 分填 92,不填 0.92', 'Write the score out of 100: 92, not 0.92'),
  },
  {
    code: 'score-oddly-low',
    warns: true,
    sql: `SELECT source_row, 'score' AS field, CAST(score AS VARCHAR) AS value FROM typed WHERE score >= 1 AND score <= 10`,
    title: text('得分不超过 10 分', 'Score of at most 10'),
    says: text(
      '得分按百分制读,不超过 10 分,可能是按十分制填的',
      'The score is read as out of 100 and is at most 10; it may be meant out of ten',
    ),
    remedy: text(
      '核对:按十分制打的分换算成百分制再报;确实是这个分的不必改',
      'Check it: send a score out of ten again out of 100; leave it where it is right',
    ),
  },
];

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
  rules: [
    ...scaleOfScore,
    {
      code: 'adjustment-without-reason',
      sql: `SELECT source_row, 'found_deduction_points' AS field, CAST(found_deduction_points AS VARCHAR) AS value
            FROM typed WHERE found_deduction_points > 0 AND coalesce(trim(found_deduction_reason), '') = ''
            UNION ALL
            SELECT source_row, 'bonus_points', CAST(bonus_points AS VARCHAR)
            FROM typed WHERE bonus_points > 0 AND coalesce(trim(bonus_reason), '') = ''`,
      says: text('财政扣分或加分没有写原因', 'Points that finance takes off or adds have no reason'),
      remedy: text(
        '在“查实扣分原因”或“财政加分原因”里写明查实了什么、为什么加分,依据哪一条;不扣不加就把分数留空',
        'Say in 查实扣分原因 or 财政加分原因 what was found or what the bonus is for, and by which clause; leave the points empty where there are none',
      ),
    },
  ],
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
    adjustment('found_deduction_points', '查实扣分', 'Points off for what was found', {
      zh: '查实数据不实等,从总分里扣的分;在规则的扣分之后扣,最低 0',
      en: 'Points off the total for false figures and the like, after the policy’s deductions, never below 0',
    }),
    reason('found_deduction_reason', '查实扣分原因', 'Found', {
      zh: '查实了什么,依据哪一条',
      en: 'What was found, and by which clause points are taken off',
    }),
    adjustment('bonus_points', '财政加分', 'Bonus points', {
      zh: '加到总分上的分;在封顶和扣分之后加,最高到 100',
      en: 'Points added to the total, after caps and deductions, up to 100',
    }),
    reason('bonus_reason', '财政加分原因', 'Bonus for', {
      zh: '为什么加分,依据哪一条',
      en: 'What the bonus is for, and by which clause',
    }),
  ],
};
