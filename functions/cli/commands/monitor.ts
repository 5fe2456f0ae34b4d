import { lights, unlisted, worded } from '../../../analytics/contracts/codes.ts';
import { type Period, parsePeriod, periodOf, yearOf } from '../../../analytics/core/period.ts';
import type { Cell, Row } from '../../../analytics/core/ports/engine.ts';
import { lastMonth } from '../../../analytics/site/parts/reported.ts';
import { departmentCell, plainCell, rateCell } from '../cells.ts';
import { columns } from '../terminal.ts';
import type { Verb } from '../verb.ts';
import { withBuilt } from '../with-built.ts';

const titles = {
  zh: [
    '部门',
    '全年预算',
    '执行率',
    '执行率−计划',
    '目标进度',
    '资金灯',
    '资金截至',
    '红灯项目',
    '未报项目',
    '本月报目标',
  ],
  en: [
    'department',
    'budget',
    'executed',
    'less plan',
    'goals',
    'money light',
    'money as of',
    'red',
    'not reported',
    'goals in',
  ],
};

/** The month whose money stands in a period: that of the period where any was reported for it. */
const asOf = (period: Period, age: Cell | undefined, language: 'zh' | 'en'): string => {
  const month = lastMonth(period, age ?? null);
  return month === null ? worded(lights, 'missing')[language] : periodOf(yearOf(period), month);
};

/** How many indicators each department had to report for a period, and how many it did. */
const goalsIn = `SELECT department_code, count(*) AS due, count(CASE WHEN reported THEN 1 END) AS reported
FROM monitoring_indicator WHERE period = $period GROUP BY department_code ORDER BY department_code`;

export const monitorCommand: Verb = {
  name: 'monitor',
  define: (command) =>
    command
      .requiredOption('--period <period>', '期间,如 2025-06 · period')
      .option('--policy <file>', '规则文件或预设名 · policy file, or name of a preset')
      .description('一个月的监控结果 · one month’s monitoring')
      .addHelpText('after', '\n例 · example\n  jixiao monitor --period 2025-06'),
  act: (_args, options, io) => {
    const period = parsePeriod(String(options.period));
    return withBuilt(options, { through: period, envelopeAmount: null }, io, async ({ session }) => {
      const rows = await session.rows(
        `SELECT * FROM monitoring_department WHERE period = $period
         ORDER BY department_code = '${unlisted}', execution_deviation, department_code`,
        { period },
      );
      const [district] = await session.rows('SELECT * FROM monitoring_district WHERE period = $period', { period });
      const goals = new Map(
        (await session.rows(goalsIn, { period })).map(({ department_code, due, reported }) => [
          String(department_code),
          { due: Number(due), reported: Number(reported) },
        ]),
      );
      const goalsOf = (row: Row) => goals.get(String(row.department_code)) ?? { due: 0, reported: 0 };
      return {
        human: (language) =>
          columns(
            titles[language].map((title, index) => ({
              title,
              align: index === 0 || index === 5 || index === 6 ? 'left' : 'right',
            })),
            rows.map((row) => [
              departmentCell(row, language),
              plainCell(row.budget_amount),
              rateCell(row.execution_rate),
              rateCell(row.execution_deviation),
              rateCell(row.goal_progress),
              worded(lights, plainCell(row.light))[language],
              asOf(period, row.money_age, language),
              plainCell(row.red),
              plainCell(row.missing),
              `${goalsOf(row).reported}/${goalsOf(row).due}`,
            ]),
          ),
        json: { period, district, departments: rows.map((row) => ({ ...row, goals: goalsOf(row) })) },
        findings: Number(district?.red ?? 0) > 0,
      };
    });
  },
};
