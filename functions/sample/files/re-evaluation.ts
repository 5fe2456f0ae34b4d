import type { Random } from '../random.ts';
import { moneyAt, type Project } from '../world/types.ts';
import { number } from '../write/cell.ts';
import type { Draft } from '../write/draft.ts';
import { headersOf } from '../write/headers.ts';
import { fictional } from './office.ts';
import { earned } from './self-results.ts';

const fields = ['fiscal_year', 'project_code', 'score', 'opinion'];
const opinions = [
  '验收资料不全',
  '绩效指标可以更量化',
  '资金支付集中在年底',
  '产出达到预期',
  '效益佐证不足',
  '过程管理规范',
];

/** Finance looks again at one project in fifteen and finds a little less than the rule's score. */
export const reEvaluationFile = (draw: Random, projects: readonly Project[]): Draft => {
  const chosen = projects.filter((project) => project.type === 'specific' && draw.fork(project.code).chance(1 / 15));
  const rows = chosen.map((project) => {
    const own = draw.fork(`score ${project.code}`);
    const goals = project.indicators.reduce((sum, indicator) => sum + indicator.weight * earned(indicator), 0);
    const rate = Math.min(1, Number((moneyAt(project, 'spent', 12) * 1000n) / moneyAt(project, 'adjusted', 12)) / 1000);
    const score = Math.max(20, Math.min(100, goals + 10 * rate - own.between(-1.5, 6)));
    return [number('2025'), project.code, { number: score.toFixed(2) }, own.pick(opinions)];
  });
  return {
    path: '10 再评价/2025年财政再评价结果.xlsx',
    form: 'xlsx',
    dataset: 're-evaluation',
    department: null,
    period: null,
    tables: [
      {
        sheet: '财政再评价',
        titles: ['示例区2025年财政再评价结果', fictional],
        headers: headersOf(draw, 're-evaluation', fields, 0),
        fields,
        rows,
      },
    ],
  };
};
