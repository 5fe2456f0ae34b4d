import { z } from 'zod';
import { levels } from '../contracts/datasets/levels.ts';
import type { Text } from '../core/language/text.ts';
import { listWords } from './differences.ts';
import { entryCells, entryKeys } from './entry-tables.ts';
import { formulas } from './formulas.ts';
import { policyGuide } from './guide.ts';
import { factWords } from './measures.ts';
import { permitted, type Shape } from './permitted.ts';
import { scoringSays } from './row-says.ts';
import { scoringRules } from './rules.ts';
import type { Policy } from './schema.ts';
import { describeSetting, settingsSchema } from './settings.ts';
import { ruleExamples } from './worked/catalogue.ts';
import type { ExampleRow, RuleExample } from './worked/example.ts';
import { percent, sign } from './written.ts';

type Cell = string | number | null;

const shapes = z.toJSONSchema(settingsSchema, { io: 'input' }).properties as unknown as Readonly<
  Record<string, { readonly properties: { readonly value: Shape } }>
>;

const trustOf = (clause: string): string => clause.match(/\[(?:system|form|local|recalled|\d+号)\]/g)?.join(' ') ?? '—';
const bare = (clause: string): string =>
  clause.replace(/\s*\[(?:system|form|local|recalled|\d+号)\]\s*/g, '').trim() || '—';

const line = (cells: readonly Cell[]): string =>
  `| ${cells.map((cell) => String(cell ?? '—').replaceAll('|', '\\|')).join(' | ')} |`;
const table = (heads: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');

const written = (value: Cell): string => (value === null ? '空 null' : `\`${value}\``);

const settingsTable = ({ settings }: Policy): string =>
  table(
    ['设置 Setting', '决定什么 Decides', '默认 Default', '可以填 May be', '依据 Clause', '可靠程度 Trust'],
    Object.entries(settings).map(([name, { value, clause }]) => {
      const { decides, choices } = describeSetting(name);
      return [
        `\`${name}\``,
        `${decides.zh}<br>${decides.en}`,
        written(value),
        permitted(shapes[name]?.properties.value ?? {}, choices),
        bare(clause),
        trustOf(clause),
      ];
    }),
  );

interface Section {
  readonly heading: string;
  readonly says: string;
  readonly heads: readonly string[];
  readonly rows: (policy: Policy) => readonly (readonly Cell[])[];
}

const proof = (clause: string): readonly Cell[] => [bare(clause), trustOf(clause)];
const proofHeads = ['依据 Clause', '可靠程度 Trust'];

const sections: readonly Section[] = [
  {
    heading: '`execution_bands` 执行率分档 · Bands of the execution rate',
    says: '`execution_scoring: banded` 时使用。*Used when execution is scored by bands.*',
    heads: ['从 From', '低于 Below', '得权重的 Share', ...proofHeads],
    rows: ({ execution_bands }) =>
      execution_bands.map((band) => [band.from, band.below, band.share, ...proof(band.clause)]),
  },
  {
    heading: '`execution_parts` 分资金计执行率 · Execution by kinds of money',
    says: '默认没有,全部资金一个执行率。写法和算法见上。*None by default: one rate for all money. How they work is said above.*',
    heads: ['部分 Part', '资金类别 Kind', '资金来源 Fund', '权重 Weight', ...proofHeads],
    rows: ({ execution_parts }) =>
      execution_parts.map((part) => [
        `${part.name.zh} \`${part.code}\``,
        part.money_kind ?? null,
        part.fund_source ?? null,
        part.weight,
        ...proof(part.clause),
      ]),
  },
  {
    heading: '`tiers` 定性档次 · Qualitative tiers',
    says: '评价人在档内选比例;没有选的用“评价”一栏,监控用“监控”一栏。*The evaluator picks a share within the tier; without one the evaluation share stands.*',
    heads: ['档次 Tier', '下限 Low', '上限 High', '监控 Monitoring', '评价 Evaluation', ...proofHeads],
    rows: ({ tiers }) =>
      tiers.map((tier) => [
        `\`${tier.tier}\``,
        tier.low,
        tier.high,
        tier.monitoring,
        tier.evaluation,
        ...proof(tier.clause),
      ]),
  },
  {
    heading: '`grades` 等级 · Grades',
    says: '含下限,不含上限。*From is included, below is not.*',
    heads: ['等级 Grade', '从 From', '低于 Below', ...proofHeads],
    rows: ({ grades }) =>
      grades.map((grade) => [`${grade.name.zh} \`${grade.grade}\``, grade.from, grade.below, ...proof(grade.clause)]),
  },
  {
    heading: '`caps` 按执行率封顶 · Caps by execution',
    says: '默认没有。有的地方:执行率 70–80 % 不过 89,60–70 % 不过 79,50–60 % 不过 69,不到 50 % 不过 59 [local]。*None by default.*',
    heads: ['从 From', '低于 Below', '不超过 At most', ...proofHeads],
    rows: ({ caps }) => caps.map((cap) => [cap.from, cap.below, cap.cap, ...proof(cap.clause)]),
  },
  {
    heading: '`calendar` 工作日历 · Calendar',
    says: '只写不照星期上班的日子:`works: no` 是放假,`works: yes` 是补班的周末;其余星期一至星期五上班。没有写的年份,页面会说明只扣除了周末。*Only days that are not as the week says; else Monday to Friday are worked. Pages say where a year has none.*',
    heads: ['日子 Day', '上班 Works', ...proofHeads],
    rows: ({ calendar }) => calendar.map(({ day, works, clause }) => [day, works, ...proof(clause)]),
  },
  {
    heading: '`framework` 部门整体指标 · Whole-department measures',
    says: '分子、分母是部门整体数据的代码;`change` 是变动率。分母为 0 的不计。*Numerator and denominator are facts of the department; a denominator of 0 takes the measure out.*',
    heads: [
      '指标 Measure',
      '分子 Numerator',
      '分母 Denominator',
      '公式 Formula',
      '标准 Standard',
      '权重 Weight',
      ...proofHeads,
    ],
    rows: ({ framework }) =>
      framework.map((row) => [
        `${row.name.zh}<br>${row.name.en}`,
        `\`${row.numerator}\``,
        `\`${row.denominator}\``,
        row.formula,
        `${row.direction} ${row.target}`,
        row.weight,
        ...proof(row.clause),
      ]),
  },
  {
    heading: '`application` 结果应用 · Application of results',
    says: '系数乘资金来源的本年预算(`new` 和没有本年预算的乘申请额;未评又没有本年预算的,只有保障下限);优先级数越小,分得越快:最末一级的权重为 1,每高一级加 1。*Factors of the fund’s budget this year, of the request for `new` and where the fund has none; of nothing where the project was not evaluated and the fund has none. The lower the priority number, the faster a line fills: the last level weighs 1, each level above it 1 more.*',
    heads: ['等级 Grade', '规则 Rule', '下限系数 Low', '上限系数 High', '优先级 Priority', ...proofHeads],
    rows: ({ application }) =>
      application.map((row) => [
        `\`${row.grade}\``,
        `${row.name.zh}<br>${row.name.en}`,
        row.low,
        row.high,
        row.priority,
        ...proof(row.clause),
      ]),
  },
];

const sectionText = ({ heading, says, heads, rows }: Section, policy: Policy): string => {
  const found = rows(policy);
  return `## ${heading}\n\n${says}${found.length > 0 ? `\n\n${table(heads, found)}` : ''}`;
};

const entryHeads = ['键 Key', '意思 Meaning', '可以填 May be', '可以不写 May be left out'];

/** Every key that stands outside the settings, list by list. */
const entriesText = (): string =>
  `## 各项能写的键 · Keys of each entry\n\n\`settings\` 的每一项写 \`value\`、\`clause\`,可以加 \`about\`(说明)。别的各项能写下面的键,没有列出的会被指出来。\`[]\` 是列表里的每一项;键下面写着 \`form\`、\`effect\` 的,只有这些办法有。*An entry of \`settings\` has \`value\` and \`clause\`, and may have \`about\`, a remark. All others may have the keys below; any other key is refused. \`[]\` is each item of a list; where \`form\` or \`effect\` stands below a key, only these have it.*\n\n${Object.entries(
    entryKeys,
  )
    .map(([list, keys]) => {
      const words = listWords[list];
      const heading = words ? `\`${list}\` ${words.zh} · ${words.en}` : '文件开头 · The head';
      return `### ${heading}\n\n${table(entryHeads, keys.map(entryCells))}`;
    })
    .join('\n\n')}`;

/** Codes that schemes and rules write: first levels as intake keeps them, and what computed rows may divide. */
const codesText = (): string => {
  const codes = (words: Iterable<readonly [string, Text]>): string =>
    [...words].map(([code, { zh, en }]) => `\`${code}\` ${zh} ${en}`).join('<br>');
  return `### 体系和规则里用的代码 · Codes that schemes and rules write\n\n${table(
    ['写在 Key', '代码 Codes'],
    [
      ['`level1`', codes(levels.map(({ code, label }) => [code, label]))],
      ['`schemes[].computed[]` `numerator`、`denominator`', codes(factWords.project)],
      ['`department_schemes[].computed[]`、`framework[]` `numerator`、`denominator`', codes(factWords.department)],
    ],
  )}`;
};

const rowText = (row: ExampleRow): string => {
  if ('parts' in row)
    return row.parts
      .map(({ name, weight, budget, spent }) => `${name}(${weight} 分)预算 ${budget},执行 ${spent}`)
      .join(';');
  if ('budget' in row) return `预算 ${row.budget},执行 ${row.spent}`;
  if ('formula' in row)
    return `分子 ${row.numerator},分母 ${row.denominator},标准 ${sign(row.direction)} ${percent(row.target)}`;
  if (row.day !== undefined) return `不晚于 ${row.day},完成 ${row.done}`;
  if (row.tier !== undefined) return '部分达成';
  if (row.points !== undefined) return `得分 ${row.points}`;
  const signed = { '>=': '≥ ', '<=': '≤ ', '=': '= ', range: '' }[row.direction] ?? row.direction;
  return `${signed}${row.target}${row.high === undefined ? '' : `–${row.high}`},实际 ${row.actual}`;
};

/** Where an example's rule is said: the settings it takes, or the scoring. */
const saidBy = ({ settings, scoring, row }: RuleExample): string =>
  scoring === null
    ? [
        ...('parts' in row ? ['`execution_parts`'] : []),
        ...Object.entries(settings).map(([name, value]) => `\`${name}: ${value}\``),
      ].join('<br>') || '—'
    : `\`form: ${scoring.form}\` ${scoringSays(scoring).zh.split(':').slice(1).join(':')}`;

const examplesText = (): string =>
  `### 每条规则一个算例 · A worked example of each rule\n\n权重都是 10;每一行都由测试按模型算过。*Each weighs 10; a test computes every row by the models.*\n\n${table(
    ['规则 Rule', '写法 Said by', '目标和结果 Row', '算式 Arithmetic', '得分 Points'],
    ruleExamples.map((example) => [
      `${example.rule.zh}<br>${example.rule.en}`,
      saidBy(example),
      rowText(example.row),
      example.how,
      example.points,
    ]),
  )}`;

/** How the figures come about, as the report's method page says it. */
const formulasText = (): string =>
  `## 公式 · Formulas\n\n${table(
    ['名称 Name', '怎么算 How'],
    formulas.map(({ name, says }) => [`${name.zh}<br>${name.en}`, `${says.zh}<br>${says.en}`]),
  )}\n\n### 计分规则 · Scoring rules\n\n${table(
    ['规则 Rule', '怎么得分 How points come about'],
    Object.entries(scoringRules).map(([rule, words]) => [`\`${rule}\``, `${words.zh}<br>${words.en}`]),
  )}\n\n${examplesText()}`;

/**
 * docs/policy.md: what each setting of a policy decides, what may stand there, and where its default comes from.
 * @example policyMarkdown(loadPolicy(defaultYaml))
 */
export const policyMarkdown = (policy: Policy): string =>
  `${[policyGuide.trimEnd(), formulasText(), `## \`settings\` 数和选择 · Numbers and choices\n\n${settingsTable(policy)}`, ...sections.map((section) => sectionText(section, policy)), entriesText(), codesText()].join('\n\n')}\n`;
