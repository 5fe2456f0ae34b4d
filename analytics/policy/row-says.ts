import { level1, tiers, worded } from '../contracts/codes.ts';
import { type Text, text } from '../core/language/text.ts';
import { moneyKinds } from './execution-parts.ts';
import type { Policy } from './schema.ts';
import { conditionSays } from './scheme-says.ts';
import type { Scoring } from './scorings.ts';
import { percent, sign } from './written.ts';

const stretch = (from: string, below: string | null): string => (below === null ? `≥ ${from}` : `[${from}, ${below})`);

const shares = (
  steps: readonly { from: number; below: number | null; share: number }[],
  of: (value: number) => string,
): string =>
  steps
    .map(({ from, below, share }) => `${stretch(of(from), below === null ? null : of(below))} → ${percent(share)}`)
    .join('、');

const plain = (value: number): string => String(value);

/** How a scoring turns a result into points. */
const formSays = (scoring: Scoring): Text => {
  switch (scoring.form) {
    case 'proportional': {
      const [zero, full] = [scoring.zero_below ?? 0, scoring.full_from ?? 1];
      return text(
        `权重 × 实际 ÷ 目标${full < 1 ? `,到目标的 ${percent(full)} 得满分` : ''}${zero > 0 ? `,不到 ${percent(zero)} 得 0 分` : ''}`,
        `weight × actual ÷ target${full < 1 ? `, all from ${percent(full)} of it` : ''}${zero > 0 ? `, nothing below ${percent(zero)}` : ''}`,
      );
    }
    case 'between':
      return text(
        `权重 × (完成率 − ${percent(scoring.zero_at)}) ÷ (${percent(scoring.full_at)} − ${percent(scoring.zero_at)})`,
        `weight × (completion − ${percent(scoring.zero_at)}) ÷ (${percent(scoring.full_at)} − ${percent(scoring.zero_at)})`,
      );
    case 'linear':
      return text(
        `不超目标得满分,到目标的 ${scoring.zero_at} 倍减到 0`,
        `the weight within the ceiling, nothing from ${scoring.zero_at} times it`,
      );
    case 'ratio':
      return text(
        '不超目标得满分,否则权重 × 目标 ÷ 实际',
        'the weight within the ceiling, else weight × target ÷ actual',
      );
    case 'symmetric':
      return text('权重 × (1 − 偏离 ÷ |目标|)', 'weight × (1 − deviation ÷ |target|)');
    case 'per_unit': {
      const unit = scoring.of === 'target' ? `目标的 ${percent(scoring.unit)}` : `${scoring.unit} 个计量单位(时限为天)`;
      const unitEn =
        scoring.of === 'target'
          ? `${percent(scoring.unit)} of the target`
          : `${scoring.unit} of the measure (days for a due day)`;
      return text(
        `每差 ${unit}扣 ${scoring.points} 分,不足的${scoring.count === 'started' ? '按一个算' : '不算'}`,
        `each ${unitEn} short costs ${scoring.points}, ${scoring.count === 'started' ? 'a started one too' : 'whole ones only'}`,
      );
    }
    case 'steps': {
      const of = scoring.by === 'completion' ? percent : plain;
      return text(
        `未达到的按${scoring.by === 'completion' ? '完成率' : '差额'}分档:${shares(scoring.steps, of)}`,
        `what is not met by steps of ${scoring.by}: ${shares(scoring.steps, of)}`,
      );
    }
    default:
      return text('达到得满分,否则 0 分', 'all or nothing');
  }
};

const overSays = ({ over }: Scoring): Text | null => {
  if (!over || over.effect === 'full') return over ? text('超额不问', 'excess is not asked about') : null;
  const from = percent(over.from);
  if (over.effect === 'ask')
    return text(`达到目标的 ${from} 起说明原因`, `from ${from} of the target a reason is asked for`);
  if (over.effect === 'points')
    return text(
      `达到目标的 ${from} 起扣 ${over.points} 分`,
      `from ${from} of the target ${over.points} points are taken off`,
    );
  if (over.effect === 'proportional')
    return text(
      `超过目标的 ${from} 后每多 1% 少得权重的 1%`,
      `beyond ${from} of the target each hundredth costs one of the weight`,
    );
  return text(
    `达到目标的 ${from} 起分档:${shares(over.steps, percent)}`,
    `from ${from} of the target by steps: ${shares(over.steps, percent)}`,
  );
};

/** A scoring in a sentence: its name, its form, what excess costs, and what an unmet row holds the total at. */
export const scoringSays = (scoring: Scoring): Text => {
  const veto =
    scoring.veto_cap === undefined
      ? null
      : text(
          `一票否决:指标达不到,项目总分(部门为整体部分的得分)不超过 ${scoring.veto_cap} 分`,
          `veto: where it is unmet, its project’s total (a department’s whole-department part) is ${scoring.veto_cap} points at most`,
        );
  const parts = [formSays(scoring), overSays(scoring), veto].filter((part) => part !== null);
  return text(
    `${scoring.name.zh}:${parts.map(({ zh }) => zh).join(';')}`,
    `${scoring.name.en}: ${parts.map(({ en }) => en).join('; ')}`,
  );
};

/** Where a scoring applies, in a sentence; what the policy names is called by its name. */
export const ruleSays = (
  rule: Policy['scoring_rules'][number],
  { schemes, department_schemes, scorings }: Pick<Policy, 'schemes' | 'department_schemes' | 'scorings'>,
): Text => {
  const scheme = [...schemes, ...department_schemes].find(({ code }) => code === rule.scheme)?.name;
  const scoring = scorings.find(({ code }) => code === rule.scoring)?.name;
  const where = [
    rule.scheme && text(`体系 ${scheme?.zh ?? rule.scheme}`, `scheme ${scheme?.en ?? rule.scheme}`),
    rule.level1 && text(`一级 ${worded(level1, rule.level1).zh}`, `level 1 ${worded(level1, rule.level1).en}`),
    rule.level2 && text(`二级 ${rule.level2}`, `level 2 ${rule.level2}`),
    rule.direction && text(`方向 ${sign(rule.direction)}`, `direction ${sign(rule.direction)}`),
  ].filter((part) => part !== undefined && part !== '');
  return text(
    `${where.map(({ zh }) => zh).join('、') || '所有指标'}:按“${scoring?.zh ?? rule.scoring}”`,
    `${where.map(({ en }) => en).join(', ') || 'every indicator'}: ${scoring?.en ?? rule.scoring}`,
  );
};

/** A row of any list of a policy, in a sentence. */
export const rowSays: {
  readonly [List in
    | 'execution_bands'
    | 'execution_parts'
    | 'tiers'
    | 'grades'
    | 'caps'
    | 'framework'
    | 'application'
    | 'known_slips'
    | 'early_lines'
    | 'calendar'
    | 'plan_curves']: (row: Policy[List][number]) => Text;
} = {
  execution_bands: ({ from, below, share }) => {
    const band = stretch(percent(from), below === null ? null : percent(below));
    return text(`执行率 ${band} 得权重的 ${percent(share)}`, `rate ${band}: ${percent(share)} of the weight`);
  },
  execution_parts: ({ name, money_kind, fund_source, weight }) => {
    const kind = money_kind === undefined ? null : worded(moneyKinds, money_kind);
    const zh = [fund_source, kind?.zh].filter((part) => part !== undefined).join(' · ');
    const en = [fund_source, kind?.en].filter((part) => part !== undefined).join(' · ');
    return text(
      `${name.zh}(${zh || '其余资金'})单独计执行率,占 ${weight}`,
      `${name.en} (${en || 'the remaining money'}) has an execution rate of its own, weighing ${weight}`,
    );
  },
  tiers: ({ tier, low, high, monitoring, evaluation }) => {
    const [words, range] = [worded(tiers, tier), `${percent(low)}–${percent(high)}`];
    return text(
      `${words.zh} ${range},监控取 ${percent(monitoring)},评价取 ${percent(evaluation)}`,
      `${words.en} ${range}, ${percent(monitoring)} in monitoring, ${percent(evaluation)} in evaluation`,
    );
  },
  grades: ({ name, from, below }) => {
    const range = below > 100 ? `[${from}, 100]` : `[${from}, ${below})`;
    return text(`${name.zh} ${range}`, `${name.en} ${range}`);
  },
  caps: ({ from, below, cap }) => {
    const range = stretch(percent(from), percent(below));
    return text(`执行率 ${range} 总分不超过 ${cap}`, `rate ${range}: a total of ${cap} at most`);
  },
  framework: ({ name, numerator, denominator, formula, direction, target, weight }) => {
    const quotient =
      formula === 'ratio' ? `${numerator} ÷ ${denominator}` : `(${numerator} − ${denominator}) ÷ ${denominator}`;
    return text(
      `${name.zh} = ${quotient},标准 ${sign(direction)} ${percent(target)},${weight} 分`,
      `${name.en} = ${quotient}, standard ${sign(direction)} ${percent(target)}, ${weight} points`,
    );
  },
  application: ({ name, low, high, priority }) =>
    text(
      `${name.zh}:${percent(low)}–${percent(high)},次序 ${priority}`,
      `${name.en}: ${percent(low)}–${percent(high)}, priority ${priority}`,
    ),
  early_lines: ({ month, below }) =>
    text(
      `到 ${month} 月执行率不到 ${percent(below)} 提示`,
      `a rate below ${percent(below)} by month ${month} is warned of`,
    ),
  calendar: ({ day, works }) =>
    works === 'yes' ? text(`${day} 补班`, `${day} is worked`) : text(`${day} 不上班`, `${day} is free`),
  plan_curves: ({ of, project_type, function_code, unit_code, plan_03, plan_06, plan_09 }) => {
    const whom = { project_type, function_code, unit_code };
    const plan = [plan_03, plan_06, plan_09].map(percent).join('、');
    const [zh, en] = of === 'money' ? ['的资金', '’s money'] : ['', ''];
    return text(
      `${conditionSays(whom, 'zh') || '所有项目'}${zh}:3、6、9 月 ${plan}`,
      `${conditionSays(whom, 'en') || 'every project'}${en}: ${plan} by March, June and September`,
    );
  },
  known_slips: ({ key, measure, period, gives }) =>
    text(`${key} ${measure} ${period} 应为 ${gives ?? '—'}`, `${key} ${measure} ${period} must be ${gives ?? '—'}`),
};
