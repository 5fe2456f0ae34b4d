import { lights, tiers, worded } from '../../contracts/codes.ts';
import { type Html, html } from '../../core/html.ts';
import { exact, percent } from '../../core/language/figures.ts';
import { type Text, text } from '../../core/language/text.ts';
import { formulas } from '../../policy/formulas.ts';
import { scoringRules } from '../../policy/rules.ts';
import type { Settings } from '../../policy/schema.ts';
import { describeSetting } from '../../policy/settings.ts';
import type { Facts } from '../parts/facts.ts';
import { type File, page } from '../parts/page.ts';
import { paths } from '../parts/paths.ts';
import { table } from '../parts/table.ts';
import { beside, both, state } from '../parts/words.ts';
import { lightMeanings } from './light-meanings.ts';
import { calendarSection, examplesSection, ownRules, planCurves, section } from './method-rules.ts';
import { sentence } from './method-sentences.ts';

const written = (value: string | number | null, choices: Readonly<Record<string, Text>>): Html => {
  if (value === null) return html`<span class="soft">未设 <span lang="en">not set</span></span>`;
  if (typeof value === 'number') return html`${String(value).replace('-', '−')}`;
  const words = choices[value];
  return words ? beside(words) : html`${/^\d+\.\d\d$/.test(value) ? exact(value) : value}`;
};

const settingsSection = (settings: Settings): Html => {
  const rows = Object.entries(settings);
  return html`<section><h2>${both(text(`${rows.length} 个数和选择,每个都有依据`, `${rows.length} numbers and choices, each with its clause`))}</h2>${table(
    text('规则的数', 'Settings'),
    [
      {
        head: text('决定什么', 'Decides'),
        cell: ([name, entry]: (typeof rows)[number]) =>
          html`${both(describeSetting(name).decides)}${entry.about && html`<span class="small">${both(entry.about)}</span>`}`,
      },
      {
        head: text('取值', 'Value'),
        kind: 'words',
        cell: ([name, entry]) => written(entry.value, describeSetting(name).choices),
      },
      { head: text('依据', 'Clause'), kind: 'long', cell: ([, entry]) => entry.clause },
    ],
    rows,
  )}</section>
`;
};

const range = (from: number, below: number | null, end = ')'): string =>
  `[${from}, ${below === null ? '∞' : below}${end}`;

/** How every figure comes about: the whole policy with its clauses, and the formulas in words. */
export const methodPage = (facts: Facts): File => {
  const { policy } = facts;
  const clause = { head: text('依据', 'Clause'), kind: 'long' as const };
  const body = [
    section(
      text('灯的含义', 'What the lights mean'),
      table(
        text('灯', 'Lights'),
        [
          {
            head: text('灯', 'Light'),
            cell: (row: ReturnType<typeof lightMeanings>[number]) =>
              html`${state(row.light)} <span class="en inline" lang="en">${worded(lights, row.light).en}</span>`,
          },
          { head: text('含义', 'Meaning'), kind: 'long', cell: (row) => both(row.words) },
        ],
        lightMeanings(policy),
      ),
    ),
    section(
      text('公式', 'Formulas'),
      table(
        text('公式', 'Formulas'),
        [
          { head: text('名称', 'Name'), cell: (row: (typeof formulas)[number]) => both(row.name) },
          { head: text('怎么算', 'How'), kind: 'long', cell: (row) => both(row.says) },
        ],
        formulas,
      ),
    ),
    section(
      text('计分规则', 'Scoring rules'),
      table(
        text('计分规则', 'Scoring rules'),
        [
          { head: text('规则', 'Rule'), cell: ([code]: readonly [string, Text]) => html`<code>${code}</code>` },
          { head: text('怎么得分', 'How points come about'), kind: 'long', cell: ([, words]) => both(words) },
        ],
        Object.entries(scoringRules),
      ),
    ),
    ...planCurves(policy),
    ...ownRules(policy),
    ...calendarSection(facts),
    examplesSection(policy),
    settingsSection(policy.settings),
    section(
      text('等级', 'Grades'),
      table(
        text('等级', 'Grades'),
        [
          { head: text('等级', 'Grade'), cell: (row: (typeof policy.grades)[number]) => beside(row.name) },
          {
            head: text('得分', 'Score'),
            kind: 'short',
            cell: (row) => range(row.from, Math.min(100, row.below), row.below > 100 ? ']' : ')'),
          },
          { ...clause, cell: (row) => row.clause },
        ],
        policy.grades,
      ),
    ),
    section(
      text('定性指标的档次', 'Tiers of qualitative indicators'),
      table(
        text('档次', 'Tiers'),
        [
          { head: text('档次', 'Tier'), cell: (row: (typeof policy.tiers)[number]) => beside(worded(tiers, row.tier)) },
          { head: text('区间', 'Range'), kind: 'short', cell: (row) => `${percent(row.low)}–${percent(row.high)}` },
          { head: text('监控取', 'In monitoring'), kind: 'number', cell: (row) => percent(row.monitoring) },
          { head: text('评价取', 'In evaluation'), kind: 'number', cell: (row) => percent(row.evaluation) },
          { ...clause, cell: (row) => row.clause },
        ],
        policy.tiers,
      ),
    ),
    section(
      text('执行率分档和总分封顶', 'Bands of execution and caps of the total'),
      html`${table(
        text('执行率分档', 'Bands of execution'),
        [
          {
            head: text('执行率', 'Rate'),
            cell: (row: (typeof policy.execution_bands)[number]) => range(row.from, row.below),
          },
          { head: text('得权重的', 'Share of the weight'), kind: 'number', cell: (row) => percent(row.share) },
          { ...clause, cell: (row) => row.clause },
        ],
        policy.execution_bands,
      )}${table(
        text('总分封顶', 'Caps'),
        [
          { head: text('执行率', 'Rate'), cell: (row: (typeof policy.caps)[number]) => range(row.from, row.below) },
          { head: text('总分不超过', 'Total at most'), kind: 'number', cell: (row) => row.cap },
          { ...clause, cell: (row) => row.clause },
        ],
        policy.caps,
      )}`,
    ),
    section(
      text('部门整体指标', 'Whole-department measures'),
      table(
        text('部门整体指标', 'Whole-department measures'),
        [
          { head: text('指标', 'Measure'), cell: (row: (typeof policy.framework)[number]) => both(row.name) },
          {
            head: text('公式', 'Formula'),
            kind: 'words',
            cell: (row) =>
              html`<code class="small">${row.formula === 'ratio' ? `${row.numerator} ÷ ${row.denominator}` : `(${row.numerator} − ${row.denominator}) ÷ ${row.denominator}`}</code>`,
          },
          {
            head: text('标准', 'Standard'),
            kind: 'number',
            cell: (row) => `${row.direction === '>=' ? '≥' : '≤'} ${percent(row.target)}`,
          },
          { head: text('权重', 'Weight'), kind: 'number', cell: (row) => row.weight },
          { ...clause, cell: (row) => row.clause },
        ],
        policy.framework,
      ),
    ),
    section(
      text('评价结果怎么用', 'How results are applied'),
      table(
        text('应用规则', 'Application'),
        [
          {
            head: text('等级', 'Grade'),
            cell: (row: (typeof policy.application)[number]) =>
              beside(
                policy.grades.find((grade) => grade.grade === row.grade)?.name ??
                  text(row.grade === 'new' ? '新增' : '未评', row.grade),
              ),
          },
          { head: text('应用', 'Application'), kind: 'words', cell: (row) => both(row.name) },
          {
            head: text('区间(比本年;新增比申请)', 'Range against this year (new: the request)'),
            kind: 'number',
            cell: (row) => `${percent(row.low)}–${percent(row.high)}`,
          },
          { head: text('次序', 'Priority'), kind: 'number', cell: (row) => row.priority },
          { ...clause, cell: (row) => row.clause },
        ],
        policy.application,
      ),
    ),
    ...(policy.known_slips.length > 0
      ? [
          section(
            text(
              `来源自身的 ${policy.known_slips.length} 处差错`,
              `${policy.known_slips.length} known slips of the source`,
            ),
            table(
              text('来源差错', 'Known slips'),
              [
                { head: text('编码', 'Code'), cell: (row: (typeof policy.known_slips)[number]) => row.key },
                { head: text('公布来源', 'Published in'), kind: 'words', cell: (row) => row.kind },
                { head: text('核对项', 'Measure'), kind: 'words', cell: (row) => row.measure },
                { head: text('应算出', 'Must give'), cell: (row) => row.gives ?? null },
                { head: text('说明', 'Note'), kind: 'long', cell: (row) => both(row.note) },
              ],
              policy.known_slips,
            ),
          ),
        ]
      : []),
  ];
  return page(facts, {
    path: paths.method,
    under: paths.method,
    kicker: text(
      `方法 · ${policy.title.zh} · 版本 ${policy.version}`,
      `Method: ${policy.title.en}, version ${policy.version}`,
    ),
    heading: sentence('method', undefined),
    body,
  });
};
