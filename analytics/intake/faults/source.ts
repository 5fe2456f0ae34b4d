import { text } from '../../core/language/text.ts';
import { blank, type FaultEntry } from './entry.ts';

const describe = () =>
  text(
    '改正来源描述(*.source.yaml),或请数据来源改正文件',
    'Correct the source description (*.source.yaml), or ask the sender to correct the file',
  );

/** Faults found where a foreign export is mapped by a source description. */
export const sourceFaults = {
  'source-sheet-missing': {
    title: text('找不到工作表', 'Sheet not found'),
    rule: (detail) =>
      text(
        `来源描述要求工作表“${blank(detail, 'sheet')}”`,
        `The source description looks for the sheet “${blank(detail, 'sheet')}”`,
      ),
    remedy: describe,
  },
  'source-sheet-unread': {
    title: text('未读取的工作表', 'Sheet not read'),
    rule: (detail) =>
      text(
        `来源描述没有提到工作表“${blank(detail, 'sheet')}”,未读取`,
        `The source description does not speak of the sheet “${blank(detail, 'sheet')}”; it was not read`,
      ),
    remedy: () =>
      text('不需要时可不管;需要时在来源描述中加上', 'Nothing to do if it is not needed; otherwise describe it'),
  },
  'source-header-missing': {
    title: text('找不到表头', 'Header not found'),
    rule: (detail) =>
      text(
        `来源描述要求的表头:${blank(detail, 'headings')}`,
        `The source description looks for the header: ${blank(detail, 'headings')}`,
      ),
    remedy: describe,
  },
  'source-column-missing': {
    title: text('找不到列', 'Column not found'),
    rule: (detail) =>
      text(
        `来源描述要求的列“${blank(detail, 'column')}”不在表头中;表头有:${blank(detail, 'found')}`,
        `The column “${blank(detail, 'column')}” of the source description is not in the header, which has: ${blank(detail, 'found')}`,
      ),
    remedy: describe,
  },
  'source-number': {
    title: text('数字的写法不符', 'Number not in the described form'),
    rule: (detail) =>
      text(
        `数字应按格式“${blank(detail, 'format')}”书写`,
        `Numbers are written in the form “${blank(detail, 'format')}”`,
      ),
    remedy: describe,
  },
  'source-date': {
    title: text('日期的写法不符', 'Date not in the described form'),
    rule: (detail) => text(`日期应写成 ${blank(detail, 'format')}`, `Dates are written ${blank(detail, 'format')}`),
    remedy: () =>
      text(
        '改正日期;确实没有日期的写法要逐个列在来源描述的 nothing 中',
        'Correct the date; spellings that mean no date are listed one by one under nothing',
      ),
  },
  'source-code': {
    title: text('没有这个代码的对照', 'Code without a translation'),
    rule: (detail) =>
      text(`来源描述只知道:${blank(detail, 'known')}`, `The source description knows only: ${blank(detail, 'known')}`),
    remedy: () => text('在 codes 中加上这个代码,或写 otherwise', 'Add the code under codes, or give otherwise'),
  },
  'source-identity': {
    title: text('数字前后不一致', 'The figures contradict each other'),
    rule: (detail) =>
      text(
        `${blank(detail, 'zh')}:${blank(detail, 'key')} 写的是 ${blank(detail, 'stated')},算得 ${blank(detail, 'summed')}`,
        `${blank(detail, 'en')}: ${blank(detail, 'key')} says ${blank(detail, 'stated')}, its parts give ${blank(detail, 'summed')}`,
      ),
    remedy: () => text('请数据来源改正这一行', 'Ask the sender to correct this row'),
  },
  'source-rows-differ': {
    title: text('同一对象的各行不一致', 'Rows of one thing differ'),
    rule: (detail) =>
      text(
        `${blank(detail, 'key')} 有几行,${blank(detail, 'field')} 不同;取第一行`,
        `${blank(detail, 'key')} has several rows that differ in ${blank(detail, 'field')}; the first is taken`,
      ),
    remedy: () =>
      text('核对各行;如有误,请数据来源改正', 'Compare the rows; ask the sender to correct them where they are wrong'),
  },
} as const satisfies Readonly<Record<string, FaultEntry>>;
