import { text } from '../../../analytics/core/language/text.ts';
import type { RowAmbiguousError } from '../../../analytics/explain/explain.ts';
import { kept, type Problem } from '../../steps/problems.ts';

/** Arguments that name nothing, or nothing that is there. */
export const argumentProblems = {
  periodUnreadable: (written: string): Problem => ({
    code: 'period-unreadable',
    says: text(`“${written}” 不是期间`, `“${written}” is not a period`),
    remedy: text('写成 2025-06 的样子', 'Write it like 2025-06'),
  }),
  periodUnknown: (period: string, known: readonly string[]): Problem => ({
    code: 'period-unknown',
    says: text(`没有 ${period} 的数据`, `There are no data for ${period}`),
    remedy: known.length
      ? text(
          `已有的期间:${known[0]} 至 ${known.at(-1)}。${kept.zh}`,
          `Periods at hand: ${known[0]} to ${known.at(-1)}. ${kept.en}`,
        )
      : text('先接收预算执行或指标进展文件', 'First take in execution or progress files'),
  }),
  allocationYearUnknown: (year: number, known: readonly number[]): Problem => ({
    code: 'allocation-year-unknown',
    says: text(
      `没有 ${year} 年的预算安排:它要由 ${year - 1} 年的数据得出,${year - 1} 年还没有数据`,
      `There is no allocation for ${year}: it is made from the data of ${year - 1}, of which there are none`,
    ),
    remedy: text(
      `预算安排写的是数据的下一年度。可以查的年度:${known.join('、')}`,
      `An allocation is for the year after its data. Years to ask for: ${known.join(', ')}`,
    ),
  }),
  yearUnreadable: (written: string): Problem => ({
    code: 'year-unreadable',
    says: text(`“${written}” 不是年度`, `“${written}” is not a year`),
    remedy: text('写成 2025 的样子', 'Write it like 2025'),
  }),
  yearNotClosed: (year: number, through: string): Problem => ({
    code: 'year-not-closed',
    says: text(
      `${year} 年只有到 ${through} 的数据,还不能评价`,
      `The data of ${year} run to ${through} only; the year cannot be evaluated yet`,
    ),
    remedy: text(
      '收齐 12 月的数据后再评价;年中可用 jixiao monitor',
      'Evaluate when December is in; until then use: jixiao monitor',
    ),
  }),
  presetUnknown: (written: string, known: readonly string[]): Problem => ({
    code: 'preset-unknown',
    says: text(`没有叫 “${written}” 的预设`, `There is no preset “${written}”`),
    remedy: text(`可用:${known.join('、')}`, `Known: ${known.join(', ')}`),
  }),
  policyFiles: (action: string, least: number): Problem => ({
    code: 'policy-files',
    says: text(
      `policy ${action} 要 ${least} 份规则${action === 'presets' ? ',最多一个预设名' : ''}`,
      `policy ${action} takes ${least} policies${action === 'presets' ? ', at most the name of a preset' : ''}`,
    ),
    remedy: text('见 jixiao policy --help', 'See jixiao policy --help'),
  }),
  editionUnknown: (written: string, known: readonly string[]): Problem => ({
    code: 'edition-unknown',
    says: text(`没有叫 “${written}” 的版本`, `There is no edition “${written}”`),
    remedy: text(`可用:${known.join('、')}`, `Known: ${known.join(', ')}`),
  }),
  unitUnknown: (unit: string): Problem => ({
    code: 'unit-unknown',
    says: text(`没有单位 ${unit} 的项目`, `Nothing is known of unit ${unit}`),
    remedy: text(
      '检查单位编码;先接收项目和指标的申报文件',
      'Check the unit’s code; its declarations must have been taken in',
    ),
  }),
  countUnreadable: (written: string, least: number): Problem => ({
    code: 'count-unreadable',
    says: text(`“${written}” 不是不小于 ${least} 的整数`, `“${written}” is not a whole number of at least ${least}`),
    remedy: text('写一个整数,如 42', 'Write a whole number, such as 42'),
  }),
  amountUnreadable: (written: string): Problem => ({
    code: 'amount-unreadable',
    says: text(`“${written}” 不是金额`, `“${written}” is not an amount`),
    remedy: text(
      '以基本货币单位(如元,不是万元)写,最多两位小数,如 120000000.00',
      'In whole units of the currency with at most two decimals, such as 120000000.00',
    ),
  }),
  noRequests: (year: number): Problem => ({
    code: 'no-requests',
    says: text(`没有 ${year} 年的预算申请`, `There are no requests for ${year}`),
    remedy: text('先接收“下年度预算申请”文件', 'First take in the request files'),
  }),
  datasetUnknown: (name: string, known: readonly string[]): Problem => ({
    code: 'dataset-unknown',
    says: text(`没有叫 “${name}” 的数据集`, `There is no dataset “${name}”`),
    remedy: text(`可用:${known.join('、')}`, `Known: ${known.join(', ')}`),
  }),
  formAction: (action: string): Problem => ({
    code: 'form-action',
    says: text(`form 没有 “${action}” 这一项`, `form knows no “${action}”`),
    remedy: text('可用:draft、check、schema', 'Known: draft, check, schema'),
  }),
  formFile: (action: string): Problem => ({
    code: 'form-file',
    says: text(`form ${action} 要一个文件`, `form ${action} takes a file`),
    remedy: text(
      action === 'draft' ? '给一张官方表(.xlsx 或 .docx)' : '给一份表样描述(.form.yaml)',
      action === 'draft' ? 'Give an official form (.xlsx or .docx)' : 'Give a form description (.form.yaml)',
    ),
  }),
  sourceAction: (action: string): Problem => ({
    code: 'source-action',
    says: text(
      `source ${action} 少了什么,或没有这一项`,
      `source ${action} lacks something, or there is no such action`,
    ),
    remedy: text(
      '可用:draft <导出文件>、test <来源描述> <导出文件>、schema',
      'Known: draft <export>, test <description> <export>, schema',
    ),
  }),
  formNeedsUnit: (title: string): Problem => ({
    code: 'form-needs-unit',
    says: text(`${title}是给一个单位(或部门)的`, `${title} is made for one unit (or department)`),
    remedy: text('加上 --for <单位编码>,如 --for 101001', 'Add --for <unit code>, such as --for 101001'),
  }),
  installerUnknown: (name: string, known: readonly string[]): Problem => ({
    code: 'installer-unknown',
    says: text(`不认得 ${name}`, `Nothing is known of ${name}`),
    remedy: text(`写 ${known.join('、')} 中的一个`, `Write one of ${known.join(', ')}`),
  }),
  numberOutside: (option: string, written: string, least: number, most: number): Problem => ({
    code: 'number-outside',
    says: text(
      `${option} 要 ${least} 到 ${most} 的整数,不是 “${written}”`,
      `${option} takes a whole number from ${least} to ${most}, not “${written}”`,
    ),
    remedy: text(`如 ${option} ${least}`, `Such as ${option} ${least}`),
  }),
  martUnknown: (name: string, known: readonly string[]): Problem => ({
    code: 'mart-unknown',
    says: text(`没有叫 “${name}” 的结果表`, `There is no mart “${name}”`),
    remedy: text(`可用:${known.join('、')}`, `Known: ${known.join(', ')}`),
  }),
  rowUnknown: (mart: string, key: string, columns: readonly string[]): Problem => ({
    code: 'row-unknown',
    says: text(`${mart} 里没有 ${key} 这一行`, `${mart} has no row ${key}`),
    remedy: text(`依次给出:${columns.join('、')}`, `Give, in this order: ${columns.join(', ')}`),
  }),
  rowAmbiguous: ({ mart, key, rests, more }: RowAmbiguousError): Problem => {
    const listed = `${rests.map((rest) => `\n  ${rest.join(' ')}`).join('')}${more > 0 ? `\n  … +${more}` : ''}`;
    const missing = mart.key.slice(key.length);
    return {
      code: 'row-ambiguous',
      says: text(
        `${mart.name} 里以 ${key.join(' ')} 开头的有 ${rests.length + more} 行`,
        `${mart.name} has ${rests.length + more} rows that begin with ${key.join(' ')}`,
      ),
      remedy: text(
        `再给出 ${missing.join('、')},其中之一:${listed}`,
        `Give ${missing.join(', ')} too, one of:${listed}`,
      ),
    };
  },
} as const;
