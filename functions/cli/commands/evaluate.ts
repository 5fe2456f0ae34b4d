import { grades, unlisted, worded } from '../../../analytics/contracts/codes.ts';
import { periodOf } from '../../../analytics/core/period.ts';
import { gradeParts } from '../../../analytics/policy/grade-codes.ts';
import { PeriodNotReportedError } from '../../steps/compute/step.ts';
import { departmentCell, plainCell } from '../cells.ts';
import { InputError } from '../failure.ts';
import { yearOption } from '../options.ts';
import type { Outcome } from '../outcome.ts';
import { problems } from '../problems.ts';
import { columns } from '../terminal.ts';
import type { Verb } from '../verb.ts';
import { withBuilt } from '../with-built.ts';

const titles = {
  zh: ['名次', '部门', '已评/项目', '项目部分', '整体部分', '总分', '等级', '可能名次', '自评偏差'],
  en: ['rank', 'department', 'evaluated', 'projects', 'framework', 'total', 'grade', 'rank range', 'self gap'],
};

const notClosed =
  (year: number) =>
  (error: unknown): never => {
    const last =
      error instanceof PeriodNotReportedError && error.known.filter((period) => period.startsWith(String(year))).at(-1);
    throw last ? new InputError(problems.yearNotClosed(year, last), { cause: error }) : error;
  };

export const evaluateCommand: Verb = {
  name: 'evaluate',
  define: (command) =>
    command
      .requiredOption('--year <year>', '年度,如 2025 · fiscal year')
      .option('--policy <file>', '规则文件或预设名 · policy file, or name of a preset')
      .description('年终评价:每个部门的得分 · year-end evaluation of every department')
      .addHelpText('after', '\n例 · example\n  jixiao evaluate --year 2025'),
  act: (_args, options, io) => {
    const year = yearOption(options.year);
    const wanted = { through: periodOf(year, 12), envelopeAmount: null };
    return withBuilt(options, wanted, io, async ({ session }): Promise<Outcome> => {
      const departments = await session.rows(
        `SELECT * FROM evaluation_department ORDER BY department_code = '${unlisted}', "rank", department_code`,
      );
      const projects = await session.rows('SELECT * FROM evaluation_project ORDER BY project_code');
      return {
        human: (language) =>
          columns(
            titles[language].map((title, index) => ({ title, align: index === 1 || index === 6 ? 'left' : 'right' })),
            departments.map((row) => [
              plainCell(row.rank),
              departmentCell(row, language),
              `${plainCell(row.evaluated)}/${plainCell(row.projects)}`,
              plainCell(row.project_part),
              plainCell(row.framework_part),
              plainCell(row.total),
              worded(grades, plainCell(row.grade))[language],
              `${plainCell(row.rank_low)}–${plainCell(row.rank_high)}`,
              plainCell(row.self_gap),
            ]),
          ),
        json: { year, departments, projects },
        findings: departments.some(({ grade }) => (gradeParts.lower as readonly unknown[]).includes(grade)),
      };
    }).catch(notClosed(year));
  },
};
