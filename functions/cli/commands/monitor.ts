import { lights, worded } from '../../../analytics/contracts/codes.ts';
import { parsePeriod } from '../../../analytics/core/period.ts';
import { plainCell, rateCell } from '../cells.ts';
import { columns } from '../terminal.ts';
import type { Verb } from '../verb.ts';
import { withBuilt } from '../with-built.ts';

const titles = {
  zh: ['部门', '全年预算', '执行率', '执行率−计划', '目标进度', '资金灯', '红灯项目', '未报'],
  en: ['department', 'budget', 'executed', 'less plan', 'goals', 'money light', 'red', 'missing'],
};

export const monitorCommand: Verb = {
  name: 'monitor',
  define: (command) =>
    command
      .requiredOption('--period <period>', '期间,如 2025-06 · period')
      .option('--policy <file>', '规则文件 · policy file')
      .description('一个月的监控结果 · one month’s monitoring')
      .addHelpText('after', '\n例 · example\n  jixiao monitor --period 2025-06'),
  act: (_args, options, io) => {
    const period = parsePeriod(String(options.period));
    return withBuilt(options, { through: period, envelopeAmount: null }, io, async ({ session }) => {
      const rows = await session.rows(
        'SELECT * FROM monitoring_department WHERE period = $period ORDER BY execution_deviation, department_code',
        { period },
      );
      const [district] = await session.rows('SELECT * FROM monitoring_district WHERE period = $period', { period });
      return {
        human: (language) =>
          columns(
            titles[language].map((title, index) => ({ title, align: index === 0 || index === 5 ? 'left' : 'right' })),
            rows.map((row) => [
              plainCell(row.department_name),
              plainCell(row.budget_amount),
              rateCell(row.execution_rate),
              rateCell(row.execution_deviation),
              rateCell(row.goal_progress),
              worded(lights, plainCell(row.light))[language],
              plainCell(row.red),
              plainCell(row.missing),
            ]),
          ),
        json: { period, district, departments: rows },
        findings: Number(district?.red ?? 0) > 0,
      };
    });
  },
};
