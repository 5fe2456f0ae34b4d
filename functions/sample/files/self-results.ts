import { type Indicator, moneyAt, type Project } from '../world/types.ts';
import type { Office } from './office.ts';

const reasons = ['项目开工晚于计划', '参与人数少于预期', '结算尚未完成', '受天气影响部分内容顺延', '设备到货延迟'];
const measures = ['明年一季度完成收尾', '提前启动招标', '加强过程调度', '优化实施方案'];

/** What a unit says of one indicator at year end; points in hundredths. */
export interface SelfResult {
  readonly indicator: Indicator;
  readonly points: number;
  readonly tier: 'met' | 'partly' | 'unmet';
  readonly reason: string | null;
  readonly measure: string | null;
}

/** What a unit says of a project at year end; points in hundredths. */
export interface SelfEvaluation {
  readonly rate: number;
  readonly execution: number;
  readonly results: readonly SelfResult[];
  readonly total: number;
}

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

/** A unit's own evaluation of a project: most by the rule, some rounded up, a few marked down. */
export const selfEvaluate = (office: Office, project: Project): SelfEvaluation => {
  const draw = office.draw.fork(`self ${project.code}`);
  const story = office.department.story;
  const generous =
    story === 'inflates' ? (draw.chance(0.8) ? 0.35 : 0) : draw.chance(0.16) ? draw.between(0.06, 0.2) : 0;
  const modest = draw.chance(0.04);
  const adjusted = moneyAt(project, 'adjusted', 12);
  const rate = Number((moneyAt(project, 'spent', 12) * 1_000_000n) / adjusted) / 1_000_000;
  const execution = hundredths(10, Math.min(1, rate));
  const results = project.indicators.map((indicator): SelfResult => {
    const share = earned(indicator);
    const missed = share < 0.995;
    const by = hundredths(indicator.weight, share);
    const own =
      generous > 0 && missed
        ? hundredths(indicator.weight, Math.min(1, share + generous))
        : modest && !missed
          ? by - 50
          : by;
    const explains = missed && !(story === 'no-reasons' && draw.chance(0.7)) && !draw.chance(0.03);
    return {
      indicator,
      points: Math.max(0, own),
      tier: indicator.verified >= 0.8 ? 'met' : indicator.verified >= 0.6 ? 'partly' : 'unmet',
      reason: explains ? draw.pick(reasons) : null,
      measure: explains ? draw.pick(measures) : null,
    };
  });
  return { rate, execution, results, total: execution + results.reduce((sum, { points }) => sum + points, 0) };
};

/** A project in a hundred is forgotten. */
export const isForgotten = (office: Office, project: Project): boolean =>
  office.draw.fork(`unevaluated ${project.code}`).chance(0.01);
