import { plainCell } from '../cells.ts';
import { InputError } from '../failure.ts';
import { amountOption, yearOption } from '../options.ts';
import { problems } from '../problems.ts';
import { columns } from '../terminal.ts';
import type { Verb } from '../verb.ts';
import { withBuilt } from '../with-built.ts';

const titles = {
  zh: ['项目', '本年预算', '申请', '下限', '上限', '安排', '理由'],
  en: ['project', 'this year', 'requested', 'low', 'high', 'allocated', 'reason'],
};

export const allocateCommand: Verb = {
  name: 'allocate',
  define: (command) =>
    command
      .requiredOption('--year <year>', '安排哪一年,如 2026 · year to allocate')
      .option(
        '--envelope <amount>',
        '总额,以基本货币单位计(如元,不是万元),如 120000000.00 · envelope in whole units of the currency',
      )
      .option('--policy <file>', '规则文件或预设名 · policy file, or name of a preset')
      .description('按评价结果安排下年度预算 · next year’s money from scores and requests')
      .addHelpText('after', '\n例 · example\n  jixiao allocate --year 2026 --envelope 120000000.00'),
  act: (_args, options, io) => {
    const year = yearOption(options.year);
    const wanted = { through: null, fiscalYear: year - 1, envelopeAmount: amountOption(options.envelope) };
    return withBuilt(options, wanted, io, async ({ session, through, result }) => {
      const lines = await session.rows('SELECT * FROM allocation_line ORDER BY project_code, fund_source');
      if (lines.length === 0) throw new InputError(problems.noRequests(year));
      return {
        human: (language) =>
          columns(
            titles[language].map((title, index) => ({ title, align: index === 0 || index === 6 ? 'left' : 'right' })),
            lines.map((row) => [
              plainCell(row.project_name),
              plainCell(row.base_amount),
              plainCell(row.requested_amount),
              plainCell(row.low_amount),
              plainCell(row.high_amount),
              plainCell(row.allocated_amount),
              plainCell(language === 'zh' ? row.reason : row.reason_en),
            ]),
          ),
        json: { year, through, allocation: result.allocation, lines },
        findings: false,
      };
    });
  },
};
