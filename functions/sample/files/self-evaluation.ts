import type { Project } from '../world/types.ts';
import { type Cell, number } from '../write/cell.ts';
import { type Draft, ending } from '../write/draft.ts';
import { headersOf, wordFor } from '../write/headers.ts';
import { codeCell } from './declaration.ts';
import { fictional, type Office } from './office.ts';
import { isForgotten, selfEvaluate } from './self-results.ts';

const fields = [
  'fiscal_year',
  'project_code',
  'indicator_code',
  'actual_value',
  'tier',
  'tier_share',
  'declared_points',
  'reason',
  'measure',
];

const points = (value: number): Cell => ({ number: (value / 100).toFixed(2) });

const rowsOf = (office: Office, project: Project): readonly (readonly Cell[])[] => {
  const { rate, execution, results, total } = selfEvaluate(office, project);
  const code = codeCell(office, project.code);
  const rows = results.map(({ indicator, points: own, tier, reason, measure }): readonly Cell[] => {
    const qualitative = indicator.direction === 'qualitative';
    return [
      number('2025'),
      code,
      indicator.code,
      qualitative ? null : number(indicator.verified),
      qualitative ? wordFor('self-evaluation', 'tier', tier) : null,
      qualitative ? `${Math.round(indicator.verified * 100)}%` : null,
      points(own),
      reason,
      measure,
    ];
  });
  const line = (name: string, value: number, actual: Cell): readonly Cell[] => [
    number('2025'),
    code,
    name,
    actual,
    null,
    null,
    points(value),
    null,
    null,
  ];
  return [line('EXECUTION', execution, number((rate * 100).toFixed(2))), ...rows, line('TOTAL', total, null)];
};

/** A department's self-evaluations of the year in the table of our templates. */
export const selfEvaluationFile = (office: Office, projects: readonly Project[]): Draft => {
  const form = office.form === 'utf8-bom' ? 'xlsx' : office.form;
  return {
    path: `06 自评/${office.department.name}2025年绩效自评.${ending(form)}`,
    form,
    dataset: 'self-evaluation',
    department: office.department.code,
    period: null,
    tables: [
      {
        sheet: '绩效自评表',
        titles: [`${office.department.name}2025年项目支出绩效自评表`, fictional],
        headers: headersOf(office.draw.fork('self headers'), 'self-evaluation', fields, office.loose),
        fields,
        rows: projects.filter((project) => !isForgotten(office, project)).flatMap((project) => rowsOf(office, project)),
      },
    ],
  };
};
