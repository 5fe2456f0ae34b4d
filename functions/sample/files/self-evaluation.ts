import { type Indicator, moneyAt, type Project } from '../world/types.ts';
import { type Cell, number } from '../write/cell.ts';
import { type Draft, ending } from '../write/draft.ts';
import { headersOf, wordFor } from '../write/headers.ts';
import { codeCell } from './declaration.ts';
import { fictional, type Office } from './office.ts';

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

const reasons = ['项目开工晚于计划', '参与人数少于预期', '结算尚未完成', '受天气影响部分内容顺延', '设备到货延迟'];
const measures = ['明年一季度完成收尾', '提前启动招标', '加强过程调度', '优化实施方案'];

/** Share of its weight an indicator earns by the default rules: proportional, and linear above a ceiling. */
export const earned = (indicator: Indicator): number => {
  const value = indicator.verified;
  if (indicator.direction === 'qualitative') return value;
  const target = indicator.target ?? 0;
  if (target === 0) return value <= 0 ? 1 : 0;
  if (indicator.direction.startsWith('<')) return value <= target ? 1 : Math.max(0, 2 - value / target);
  return Math.min(1, value / target);
};

/** Points in hundredths, half up. */
const hundredths = (weight: number, share: number): number => Math.floor(weight * share * 100 + 0.5 + 1e-9);
const points = (value: number): Cell => ({ number: (value / 100).toFixed(2) });

const rowsOf = (office: Office, project: Project): readonly (readonly Cell[])[] => {
  const draw = office.draw.fork(`self ${project.code}`);
  const story = office.department.story;
  // Most score themselves by the rule; some round their misses up, a few mark themselves down.
  const generous =
    story === 'inflates' ? (draw.chance(0.8) ? 0.35 : 0) : draw.chance(0.16) ? draw.between(0.06, 0.2) : 0;
  const modest = draw.chance(0.04);
  const code = codeCell(office, project.code);
  const adjusted = moneyAt(project, 'adjusted', 12);
  const rate = Number((moneyAt(project, 'spent', 12) * 1_000_000n) / adjusted) / 1_000_000;
  const execution = hundredths(10, Math.min(1, rate));
  let total = execution;
  const rows = project.indicators.map((indicator): readonly Cell[] => {
    const share = earned(indicator);
    const qualitative = indicator.direction === 'qualitative';
    const missed = share < 0.995;
    const by = hundredths(indicator.weight, share);
    const own =
      generous > 0 && missed
        ? hundredths(indicator.weight, Math.min(1, share + generous))
        : modest && !missed
          ? by - 50
          : by;
    const declared = Math.max(0, own);
    total += declared;
    const explains = missed && !(story === 'no-reasons' && draw.chance(0.7)) && !draw.chance(0.03);
    const tier = indicator.verified >= 0.8 ? 'met' : indicator.verified >= 0.6 ? 'partly' : 'unmet';
    return [
      number('2025'),
      code,
      indicator.code,
      qualitative ? null : number(indicator.verified),
      qualitative ? wordFor('self-evaluation', 'tier', tier) : null,
      qualitative ? `${Math.round(indicator.verified * 100)}%` : null,
      points(declared),
      explains ? draw.pick(reasons) : null,
      explains ? draw.pick(measures) : null,
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

/** A department's self-evaluations of the year; a project in a hundred is forgotten. */
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
        rows: projects
          .filter((project) => !office.draw.fork(`unevaluated ${project.code}`).chance(0.01))
          .flatMap((project) => rowsOf(office, project)),
      },
    ],
  };
};
