import type { Random } from '../random.ts';
import { months } from '../world/course.ts';
import { type Fund, type Project, sumOf } from '../world/types.ts';
import { type Cell, number, type Table } from '../write/cell.ts';
import type { Draft } from '../write/draft.ts';
import { yuan } from './money-text.ts';

/** The treasury's own headers: some are contract aliases, the names are there for people. */
const columns: readonly (readonly [header: string, field: string])[] = [
  ['年度', 'fiscal_year'],
  ['月份', 'period'],
  ['单位编码', 'unit_code'],
  ['项目编码', 'project_code'],
  ['资金性质', 'fund_source'],
  ['指标类型', 'money_kind'],
  ['经济科目', 'budget_line'],
  ['年初预算', 'initial_amount'],
  ['调整后预算', 'adjusted_amount'],
  ['下达数', 'received_amount'],
  ['累计支出', 'spent_amount'],
  ['实付数', 'paid_amount'],
];

/**
 * Whole thousands marked, as the system prints amounts in some months.
 * @example grouped('1234567.50') // '1,234,567.50'
 */
const grouped = (written: string): string => written.replace(/\B(?=(\d{3})+(?=\.))/g, ',');

const percentOf = (amount: bigint, percent: number): bigint => (amount * BigInt(percent)) / 100n;

/** Projects whose April budget the treasury printed in 万元 under a 元 header. */
export const slipped = (projects: readonly Project[]): readonly Project[] =>
  projects.filter((project) => project.department.story === 'unit-slip' && project.type === 'specific').slice(0, 3);

/** One export for the whole district and month, GB18030, cumulative, with a total below. */
const exportOf = (draw: Random, projects: readonly Project[], month: number, name: string): Draft => {
  const wrong = new Set(month === 4 ? slipped(projects).map((project) => project.code) : []);
  const commas = month % 5 === 0;
  const money = (amount: bigint): Cell => (commas ? grouped(yuan(amount)) : number(yuan(amount)));
  const amounts = (fund: Fund, code: string) => {
    const adjusted = fund.adjusted[month - 1] ?? 0n;
    const spent = fund.spent[month - 1] ?? 0n;
    const received = percentOf(adjusted, Math.min(100, month * 9 + 12));
    return [
      fund.initial,
      wrong.has(code) ? adjusted / 10_000n : adjusted,
      received > spent ? received : spent,
      spent,
      percentOf(spent, 99),
    ];
  };
  const rows: (readonly Cell[])[] = [];
  const totals = [0n, 0n, 0n, 0n, 0n];
  for (const project of draw.shuffle(projects)) {
    for (const fund of project.funds) {
      const row = amounts(fund, project.code);
      for (const [index, amount] of row.entries()) totals[index] = (totals[index] ?? 0n) + amount;
      const head = [
        '2025',
        `2025-${String(month).padStart(2, '0')}`,
        project.unit.code,
        project.code,
        fund.source,
        fund.kind === 'current' ? '当年' : '上年结转',
        fund.line,
      ];
      rows.push([...head, ...row.map(money)]);
    }
  }
  const table: Table = {
    sheet: '国库支付',
    titles: [`示例区国库集中支付执行情况表(2025年${month}月)`, '单位:元'],
    headers: columns.map(([header]) => header),
    fields: columns.map(([, field]) => field),
    rows,
    foot: [['合计', null, null, null, null, null, null, ...totals.map(money)]],
  };
  return {
    path: `04 国库支付/${name}.csv`,
    form: 'gb18030',
    dataset: 'execution',
    department: null,
    period: `2025-${String(month).padStart(2, '0')}`,
    tables: [table],
  };
};

const restated = 7;

/** July was first exported before the last payment batch; the restated file follows. */
const beforeLastBatch = (project: Project): Project => ({
  ...project,
  funds: project.funds.map((fund) => ({
    ...fund,
    spent: fund.spent.map((spent, index) => (index === restated - 1 ? percentOf(sumOf([spent]), 96) : spent)),
  })),
});

export const treasuryFiles = (draw: Random, projects: readonly Project[]): readonly Draft[] =>
  months.flatMap((month) => {
    const name = `2025年${String(month).padStart(2, '0')}月支付`;
    const late = projects.map((project, index) => (index % 9 === 0 ? beforeLastBatch(project) : project));
    const own = draw.fork(month);
    return month === restated
      ? [exportOf(own, late, month, name), exportOf(own, projects, month, `${name}_更正`)]
      : [exportOf(own, projects, month, name)];
  });
