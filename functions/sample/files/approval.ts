import type { Random } from '../random.ts';
import { type Project, sumOf } from '../world/types.ts';
import { date, number, type Table } from '../write/cell.ts';
import type { Draft } from '../write/draft.ts';
import { headersOf, wordFor } from '../write/headers.ts';
import { yuan } from './money-text.ts';
import { fictional } from './office.ts';

const fields = [
  'fiscal_year',
  'project_code',
  'decision',
  'approved_amount',
  'review_grade',
  'approved_on',
  'document',
];

/** Two batches: most projects in February; those sent back are approved in April. */
export const approvalFiles = (draw: Random, projects: readonly Project[]): readonly Draft[] => {
  const returned = new Set(projects.filter(() => draw.chance(0.04)).map((project) => project.code));
  const row = (project: Project, decision: 'approved' | 'returned', second: boolean): Table['rows'][number] => [
    number('2025'),
    project.code,
    wordFor('approval', 'decision', decision),
    decision === 'approved' ? number(yuan(sumOf(project.funds.map((fund) => fund.initial)))) : null,
    wordFor(
      'approval',
      'review_grade',
      decision === 'returned' ? 'medium' : second ? 'good' : draw.pick(['excellent', 'excellent', 'good']),
    ),
    date(second ? '2025-04-10' : '2025-02-15'),
    `示财预〔2025〕${second ? 9 : 3}号`,
  ];
  const file = (name: string, rows: Table['rows']): Draft => ({
    path: `03 批复/${name}.xlsx`,
    form: 'xlsx',
    dataset: 'approval',
    department: null,
    period: null,
    tables: [
      {
        sheet: '目标批复',
        titles: ['示例区2025年预算绩效目标批复表', `单位:元  ${fictional}`],
        headers: headersOf(draw, 'approval', fields, 0),
        fields,
        rows,
      },
    ],
  });
  return [
    file(
      '2025年绩效目标批复_第1批',
      projects.map((project) => row(project, returned.has(project.code) ? 'returned' : 'approved', false)),
    ),
    file(
      '2025年绩效目标批复_第2批',
      projects.filter((project) => returned.has(project.code)).map((project) => row(project, 'approved', true)),
    ),
  ];
};
