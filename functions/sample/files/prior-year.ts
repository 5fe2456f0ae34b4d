import type { Random } from '../random.ts';
import { along, months } from '../world/course.ts';
import { moneyAt, type World } from '../world/types.ts';
import { number } from '../write/cell.ts';
import type { Draft } from '../write/draft.ts';
import { yuan } from './money-text.ts';

const columns: readonly (readonly [header: string, field: string])[] = [
  ['年度', 'fiscal_year'],
  ['期间', 'period'],
  ['部门编码', 'department_code'],
  ['调整预算数', 'adjusted_amount'],
  ['支出数', 'spent_amount'],
];

/** Last year's spending per department and month: a twentieth smaller, a little later in the year. */
export const priorYearFile = (draw: Random, world: World): Draft => {
  const rows = world.departments.flatMap((department) => {
    const own = draw.fork(department.code);
    const now = world.projects
      .filter((project) => project.department.code === department.code)
      .reduce((sum, project) => sum + moneyAt(project, 'adjusted', 12), 0n);
    const budget = (now * BigInt(own.int(900, 990))) / 1000n;
    const end = own.between(0.86, 0.98);
    return months.map((month) => {
      const share = along(
        [
          [0, 0],
          [6, end * 0.43],
          [11, end * 0.84],
          [12, end],
        ],
        month,
      );
      const spent = (budget * BigInt(Math.round(share * 100_000))) / 100_000n;
      return [
        number('2024'),
        `2024-${String(month).padStart(2, '0')}`,
        department.code,
        number(yuan(budget)),
        number(yuan(spent)),
      ];
    });
  });
  return {
    path: '09 上年/2024年支出进度.csv',
    form: 'utf8-bom',
    dataset: 'prior-year',
    department: null,
    period: null,
    tables: [
      {
        sheet: '上年执行',
        titles: ['示例区2024年度支出进度', '单位:元'],
        headers: columns.map(([header]) => header),
        fields: columns.map(([, field]) => field),
        rows,
      },
    ],
  };
};
