import { departmentFact } from '../../../analytics/contracts/datasets/department-fact.ts';
import { bare, type Drawing, departments, months, projectsOf, silent, units, years } from './values.ts';

/** Who belongs to whom. */
export const drawOrganisation = ({ draw, year, add }: Drawing): void => {
  for (const [index, unit] of units.slice(0, -1).entries()) {
    // Units change their department from one year to the next.
    const department = year === years[1] ? unit.slice(0, 3) : departments[index % departments.length];
    add('organisation', {
      department_code: department ?? '',
      department_name: `部门${department}`,
      department_group: draw.pick(['甲', '乙']),
      unit_code: unit,
      unit_name: `单位${unit}`,
    });
  }
};

/** What departments say of themselves as a whole, of the year before, and what others published of them. */
export const drawDepartments = ({ draw, year, add, maybe, money }: Drawing): void => {
  const choices = departmentFact.fields.find(({ name }) => name === 'fact_code')?.choices ?? [];
  // Revenue is drawn with the balances, so that all else is drawn as it was before those came.
  const codes = choices.filter(({ code }) => !code.startsWith('revenue_'));
  const facts = ['0', '0.5', '1', '1', '1.1', '2', '3', '10'];
  for (const department of [...departments, bare]) {
    for (const { code } of codes)
      if (department !== silent && draw.chance(0.8))
        add('department-fact', { department_code: department, fact_code: code, fact_value: draw.pick(facts) });
    for (const month of months)
      if (draw.chance(0.9))
        add('prior-year', {
          period: `${year}-${month}`,
          department_code: department,
          adjusted_amount: money(),
          spent_amount: money(),
        });
  }
  const keys = {
    file: ['ALL'],
    district: ['ALL'],
    department: [...departments, '-'],
    unit: [...units, '-'],
    project: projectsOf(year).map(({ code }) => code),
  };
  for (const month of ['06', '12'])
    for (const [level, own] of Object.entries(keys))
      for (const key of own)
        for (const [measure, values] of Object.entries({
          rows: ['1', '12', '14'],
          projects: ['1', '7'],
          initial_amount: ['0', '100', '1,000.00', '333.3'],
          adjusted_amount: ['0', '100', '1,000.00', '333'],
          spent_amount: ['0', '95', '100', '333.33', '-20'],
          committed_rate: ['0', '0%', '0.5', '50%'],
          execution_rate: ['0', '95%', '0.95', '1', '100%', '33.3%', '3.3'],
          paid_rate: ['0', '0%', '100.0%'],
          goal_progress: ['0.5', '50%', '100%', '1'],
          declared_progress: ['0.5', '0.25', '50%'],
          light: ['red', 'green'],
        }))
          if (draw.chance(0.5))
            add('control-figure', {
              period: `${year}-${month}`,
              kind: 'published',
              level,
              key_code: key,
              measure,
              value_text: draw.pick(values),
              decimals: maybe(0.5, () => draw.pick(['0', '1', '2'])),
              reporter: draw.pick(['treasury', 'unit']),
              money_kind: draw.pick(['all', 'current']),
            });
};
