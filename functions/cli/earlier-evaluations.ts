import { departmentEvaluation } from '../../analytics/contracts/datasets/department-evaluation.ts';
import { reEvaluation } from '../../analytics/contracts/datasets/re-evaluation.ts';
import { selfEvaluation } from '../../analytics/contracts/datasets/self-evaluation.ts';
import { type Text, text } from '../../analytics/core/language/text.ts';
import { closesYear } from '../../analytics/core/period.ts';
import type { Receipt } from '../../analytics/intake/receipt.ts';
import type { RunRecord } from '../../analytics/run/record.ts';

const evaluations: readonly string[] = [selfEvaluation.name, reEvaluation.name, departmentEvaluation.name];

/**
 * What to type for the evaluation of the year before, whose self-evaluations come in when a month of the next year is
 * what a run looks at. Once that year is closed too they are old.
 */
export const earlierEvaluations = (
  receipts: readonly Pick<Receipt, 'fileName' | 'tables'>[],
  { fiscalYear, through }: Pick<RunRecord, 'fiscalYear' | 'through'>,
): Text | null => {
  const before = fiscalYear - 1;
  const files = receipts.filter(({ tables }) =>
    tables.some(({ dataset, years }) => evaluations.includes(dataset) && years?.includes(before)),
  );
  const [first] = files;
  if (!first || closesYear(through)) return null;
  const [zh, en] = files.length > 1 ? [`等 ${files.length} 个文件`, ` and ${files.length - 1} more`] : ['', ''];
  return text(
    `        ${before} 年的自评或再评价(${first.fileName}${zh})不在这个结果里;要看 ${before} 年的评价,加 --through ${before}-12,--out 换一个文件夹,再运行一次`,
    `             evaluations of ${before} (${first.fileName}${en}) are not in this result; for the scores of ${before}, run again with --through ${before}-12 and another folder as --out`,
  );
};
