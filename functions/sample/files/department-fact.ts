import type { Random } from '../random.ts';
import { type Department, moneyAt, type Project, type World } from '../world/types.ts';
import { number, type Table } from '../write/cell.ts';
import type { Draft } from '../write/draft.ts';
import { headersOf, wordFor } from '../write/headers.ts';
import { byGroup } from './by-group.ts';
import { yuan } from './money-text.ts';
import { fictional } from './office.ts';

const fields = ['fiscal_year', 'department_code', 'fact_code', 'fact_value'];

const share = (amount: bigint, of: number): bigint => (amount * BigInt(Math.round(of * 10_000))) / 10_000n;

/** Basic figures of one department; a well-run one stays inside the framework's standards, one in four does not. */
const factsOf = (
  draw: Random,
  department: Department,
  projects: readonly Project[],
): Readonly<Record<string, string>> => {
  const own = draw.fork(department.code);
  const loose = own.chance(0.25);
  const staff = own.int(24, 260);
  const sum = (what: 'adjusted' | 'spent'): bigint =>
    projects.reduce((total, project) => total + moneyAt(project, what, 12), 0n);
  const budget = sum('adjusted');
  const three = BigInt(own.int(40, 420)) * 100_000n;
  const office = BigInt(own.int(90, 900)) * 1_000_000n;
  const buying = share(budget, own.between(0.1, 0.3));
  const assets = share(budget, own.between(0.8, 2.4));
  const due = own.int(10, 16);
  return {
    staff_actual: String(loose ? staff + own.int(1, 6) : staff - own.int(0, 6)),
    staff_authorised: String(staff),
    three_public_this: yuan(share(three, loose ? own.between(1.01, 1.2) : own.between(0.8, 1))),
    three_public_last: yuan(three),
    three_public_budget: yuan(share(three, 1.02)),
    key_spending_arranged: yuan(share(budget, own.between(0.45, 0.8))),
    project_spending_total: yuan(budget),
    budget_total: yuan(budget),
    budget_done: yuan(sum('spent')),
    budget_adjustment: yuan(
      share(budget, department.story === 'adjusts' ? own.between(0.12, 0.3) : own.between(0.01, 0.1)),
    ),
    carryover_total: yuan(share(budget, loose ? own.between(0.1, 0.2) : own.between(0.01, 0.09))),
    carryover_last: yuan(share(budget, own.between(0.04, 0.12))),
    public_expense_actual: yuan(share(office, loose ? own.between(1, 1.12) : own.between(0.86, 1))),
    public_expense_budget: yuan(office),
    procurement_actual: yuan(share(buying, loose ? own.between(0.7, 0.93) : own.between(0.93, 1))),
    procurement_budget: yuan(buying),
    disclosed_items: String(loose ? due - own.int(0, 3) : due),
    disclosure_due: String(due),
    assets_in_use: yuan(share(assets, own.between(0.86, 0.99))),
    assets_total: yuan(assets),
  };
};

/** The whole-department figures, one workbook for each group of departments. */
export const departmentFactFiles = (draw: Random, world: World): readonly Draft[] =>
  byGroup(world).map(([group, departments]) => {
    const rows: Table['rows'] = departments.flatMap((department) => {
      const projects = world.projects.filter((project) => project.department.code === department.code);
      return Object.entries(factsOf(draw, department, projects)).map(([fact, value]) => [
        number('2025'),
        department.code,
        wordFor('department-fact', 'fact_code', fact),
        number(value),
      ]);
    });
    return {
      path: `07 部门整体/2025年部门整体支出基础数据(${group}).xlsx`,
      form: 'xlsx',
      dataset: 'department-fact',
      department: null,
      period: null,
      tables: [
        {
          sheet: '部门整体',
          titles: [`示例区2025年部门整体支出基础数据表(${group})`, fictional],
          headers: headersOf(draw, 'department-fact', fields, 0),
          fields,
          rows,
        },
      ],
    };
  });
