import { grades, tiers } from '../contracts/codes.ts';
import { goalFields } from '../contracts/datasets/goal-fields.ts';
import { project } from '../contracts/datasets/project.ts';
import type { Field } from '../contracts/field.ts';
import { type Text, text } from '../core/language/text.ts';
import { moneyKinds } from './execution-parts.ts';

/** The choices of a column, as the data's templates word them. */
const choicesOf = (fields: readonly Field[], column: string): Readonly<Record<string, Text>> =>
  Object.fromEntries(
    (fields.find(({ name }) => name === column)?.choices ?? []).map(({ code, label }) => [code, label]),
  );

/** What a key means wherever it stands, unless its place below says more. */
const anywhere: Readonly<Record<string, Text>> = {
  clause: text('依据', 'Clause it rests on'),
  code: text('代码:小写字母、数字和 _,在表里不重复', 'Code of its own: small letters, digits and _'),
  name: text('叫什么', 'What it is called'),
  about: text('为什么这样评', 'Why they are evaluated so'),
  from: text('从多少起(含)', 'From, included'),
  below: text('到多少为止(不含);空为没有上限', 'Up to, not included; empty: no end'),
  share: text('得权重的多少', 'Share of the weight that is earned'),
  weight: text('权重,分', 'Weight in points'),
  level1: text(
    '一级指标的代码,如 output;自己的体系照数据里的写法',
    'Code of the first level, such as output; a level of one’s own as the data have it',
  ),
  level2: text('二级指标,照数据里的写法', 'Second level as the data have it'),
  scoring: text('`scorings` 里的代码', 'A code of `scorings`'),
  direction: text('方向', 'Direction'),
  numerator: text('分子:数据项的代码', 'Numerator: code of a fact'),
  denominator: text('分母:数据项的代码', 'Denominator: code of a fact'),
  formula: text('怎么相除', 'How they are divided'),
  target: text('标准,比率写成小数', 'Standard, a ratio as a fraction'),
  project_type: text('项目类别', 'Type of project'),
  fund_source: text('资金来源,照数据里的写法', 'Fund as the data have it'),
  function_code: text('功能科目编码的开头,如 205', 'Beginning of a functional code, such as 205'),
  unit_code: text('单位编码', 'Unit code'),
  department_code: text('部门编码', 'Department code'),
  department_group: text('部门类别,照单位表的写法', 'Group of departments as the organisation file has it'),
  project_code: text('项目编码', 'Project code'),
};

/** What a key means at its place; `@` and the form or effect follow where only these have it. */
const placed: Readonly<Record<string, Text>> = {
  schema: text('规则文件的结构版本', 'Shape of the document'),
  name: text('规则的代码:小写字母、数字和 -', 'Code of the policy: small letters, digits and -'),
  version: text('版本,加引号,如 "2025-1"', 'Version, in quotes, such as "2025-1"'),
  title: text('标题', 'Title'),
  region: text('本地的叫法', 'What things are called here'),
  'region.name': text('地方', 'The district'),
  'region.notice': text('每页都写的一句话', 'Said on every page'),
  'region.currency': text('货币', 'Currency'),
  'region.department': text('主管部门的叫法', 'What a department is called'),
  'region.source': text('数据来源,写在页脚', 'Where the data come from, at the foot of pages'),
  'execution_parts.money_kind': text('资金类别', 'Kind of money'),
  'execution_parts.weight': text('权重:分,或所占的份', 'Weight: points, or parts of the execution weight'),
  'tiers.tier': text('档次', 'Tier'),
  'tiers.low': text('下限', 'Low end'),
  'tiers.high': text('上限', 'High end'),
  'tiers.monitoring': text('监控取的比例', 'Share in monitoring'),
  'tiers.evaluation': text('评价取的比例', 'Share in evaluation'),
  'grades.grade': text('等级的代码', 'Code of the grade'),
  'grades.below': text('低于多少分;最好的一等写 100.01', 'Below how many points; 100.01 for the best'),
  'grades.order': text('次序,从最好的一等数起', 'Order, counted from the best'),
  'caps.from': text('执行率从多少起(含)', 'Rate from, included'),
  'caps.below': text('执行率低于多少;100 为没有上限', 'Rate below; 100: no end'),
  'caps.cap': text('总分不超过多少分', 'The total is at most'),
  'execution_bands.from': text('执行率从多少起(含)', 'Rate from, included'),
  'execution_bands.below': text('执行率低于多少;空为没有上限', 'Rate below; empty: no end'),
  'early_lines.month': text('几月', 'Month'),
  'early_lines.below': text('执行率低于多少提示', 'Rate below which is warned of'),
  'plan_curves.of': text('谁的曲线;不写为目标', 'Whose curve; goals where it is left out'),
  'plan_curves.plan_03': text('3 月末累计计划', 'Cumulative plan by the end of March'),
  'plan_curves.plan_06': text('6 月末累计计划', 'Cumulative plan by the end of June'),
  'plan_curves.plan_09': text('9 月末累计计划', 'Cumulative plan by the end of September'),
  'calendar.day': text('日子', 'Day'),
  'calendar.works': text('是否上班', 'Whether it is worked'),
  monthly_run: text('每月什么时候运行上月', 'When the month before is run'),
  'monthly_run.day': text('每月几日运行上月', 'Day of the month on which the month before is run'),
  'monthly_run.time_zone': text('按哪里的钟', 'By the clock of which place'),
  'refused_warnings.code': text('提醒的代码,见 docs/errors.md', 'Code of a warning, as docs/errors.md has it'),
  'scorings.form': text('怎么计分', 'How it scores'),
  'scorings.veto_cap': text(
    '一票否决:指标没有达到,项目总分(部门为整体部分的得分)最多几分',
    'Veto: where the row is not met, its project’s total (a department’s whole-department part) is at most this',
  ),
  'scorings.zero_below': text('完成率低于它得 0 分;不写为 0', 'Nothing below this completion; 0 where left out'),
  'scorings.full_from': text('完成率到它得满分;不写为 1', 'All from this completion; 1 where left out'),
  'scorings.zero_at@between': text('零分线:完成率', 'Completion that earns nothing'),
  'scorings.full_at': text('满分线:完成率', 'Completion that earns all'),
  'scorings.zero_at@linear': text('到目标的几倍得 0 分', 'Multiple of the target that earns nothing'),
  'scorings.unit': text(
    '多少为一个单位:计量单位数(时限为天),或目标的几成,如 0.01',
    'What a unit is: so many of the measure (days for a due day), or a fraction of the target such as 0.01',
  ),
  'scorings.of': text('单位按什么计', 'What the unit is of'),
  'scorings.points': text('每差一个单位扣几分', 'Points that each unit short costs'),
  'scorings.count': text('不足一个单位的', 'A unit that is not whole'),
  'scorings.by': text('按什么分档', 'What the steps are of'),
  'scorings.steps': text('没有达到目标时的各档,不在档里的得 0 分', 'Steps below the target; what lies in none earns 0'),
  'scorings.steps.from': text(
    '从多少起(含):完成率的小数,或差额',
    'From, included: completion as a fraction, or the shortfall',
  ),
  'scorings.over': text('远超目标怎么办', 'What a result far above its target costs'),
  'scorings.over.effect': text('怎么办', 'What is done'),
  'scorings.over.from': text('从目标的几倍起', 'From this multiple of the target'),
  'scorings.over.points': text('扣几分', 'Points taken off'),
  'scorings.over.steps': text('超过时的各档', 'Steps above the target'),
  'scorings.over.steps.from': text('从目标的几倍起(含)', 'From this multiple of the target, included'),
  'scoring_rules.scheme': text('只用于这种评价体系', 'Only for rows of this scheme'),
  'scoring_rules.direction': text('只用于这种方向', 'Only for this direction'),
  'scoring_rules.level1': text(
    '只用于这一级:一级指标的代码,如 output',
    'Only for this first level, by its code, such as output',
  ),
  'scoring_rules.level2': text('只用于这种二级指标', 'Only for this second level'),
  'schemes.for': text(
    '给谁用:合适其中一条即可,一条里写的都要符合',
    'Whom it is for: one condition is enough, and all that a condition says must hold',
  ),
  'schemes.execution_weight': text('预算执行率的权重;0 为不计', 'Weight of execution; 0: not scored'),
  'schemes.levels': text('一级指标,按次序;空着收任何一级', 'First levels in order; empty: any'),
  'schemes.levels.weight': text('这一级的权重;空为不定', 'Weight of the level; empty: not fixed'),
  'schemes.computed': text('由数据计算的行', 'Rows computed of facts'),
  'department_schemes.for': text('给哪些部门用;{} 是所有部门', 'Which departments it is for; {} for all'),
  'department_schemes.levels': text('一级指标,按次序,权重合计 100', 'First levels in order; weights add to 100'),
  'department_schemes.computed': text('由数据计算的行', 'Rows computed of facts'),
  'department_schemes.judged': text('评定的行', 'Rows that are judged'),
  'department_schemes.judged.asks': text('评什么', 'What it is judged for'),
  'application.grade': text('等级,或没有等级的情形', 'Grade, or why there is none'),
  'application.low': text('下限系数', 'Low factor'),
  'application.high': text('上限系数', 'High factor'),
  'application.priority': text('优先级,小的先', 'Priority, the lower the sooner'),
  'known_slips.kind': text('哪一种对照', 'Kind of figure'),
  'known_slips.level': text('哪一层;* 为任意', 'Level; * for any'),
  'known_slips.key': text('哪一个;* 为任意', 'Which one; * for any'),
  'known_slips.measure': text('哪个数;* 为任意', 'Measure; * for any'),
  'known_slips.period': text('期间;* 为任意', 'Period; * for any'),
  'known_slips.gives': text('本系统应算出的数;不写为任意', 'What this system must give; any where left out'),
  'known_slips.note': text('差在哪里', 'What is wrong at the source'),
};

/**
 * What a key at a path means, such as `scorings.zero_at` in the form `linear`; undefined where nobody wrote it down.
 */
export const entryMeans = (path: string, form: string | null): Text | undefined =>
  placed[`${path}@${form}`] ?? placed[path] ?? anywhere[path.split('.').at(-1) ?? ''];

const formulas = {
  ratio: text('分子 ÷ 分母', 'numerator ÷ denominator'),
  change: text('(分子 − 分母)÷ 分母', '(numerator − denominator) ÷ denominator'),
  saving: text('(分母 − 分子)÷ 分母', '(denominator − numerator) ÷ denominator'),
};

const choices: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  formula: formulas,
  direction: choicesOf(goalFields, 'direction'),
  grade: grades,
  tier: tiers,
  project_type: choicesOf(project.fields, 'project_type'),
  money_kind: moneyKinds,
  'application.grade': { ...grades, ungraded: text('上年编码查不到', 'last year’s code unknown') },
  'plan_curves.of': { goals: text('目标', 'goals'), money: text('资金', 'money') },
  works: { yes: text('补班', 'worked'), no: text('放假', 'free') },
  form: {
    proportional: text('按完成率', 'by completion'),
    between: text('两条线之间', 'between two lines'),
    linear: text('超过上限按比例扣', 'a ceiling, falling to nothing'),
    ratio: text('目标 ÷ 实际', 'target ÷ actual'),
    symmetric: text('按偏离', 'by deviation'),
    per_unit: text('每差一个单位扣分', 'points for each unit short'),
    steps: text('分档', 'by steps'),
    met_or_not: text('达到才得分', 'all or nothing'),
  },
  'scorings.of': { value: text('计量单位', 'the measure'), target: text('目标', 'the target') },
  count: { started: text('按一个算', 'counts as one'), whole: text('不算', 'does not count') },
  by: { completion: text('完成率', 'completion'), shortfall: text('差额', 'shortfall') },
  effect: {
    full: text('不问,得满分', 'nothing: the full weight'),
    ask: text('说明原因', 'a reason is asked for'),
    points: text('扣分', 'points are taken off'),
    proportional: text('每多 1% 少得权重的 1%', 'each hundredth costs one of the weight'),
    steps: text('分档', 'by steps'),
  },
};

/** What the choices at a path mean, by code. */
export const choicesMean = (path: string): Readonly<Record<string, Text>> =>
  choices[path] ?? choices[path.split('.').at(-1) ?? ''] ?? {};
