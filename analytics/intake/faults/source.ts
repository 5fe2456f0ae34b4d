import { text } from '../../core/language/text.ts';
import { blank, type FaultEntry } from './entry.ts';

const orSender = (zh: string, en: string) => () =>
  text(`${zh},或请数据来源改正文件`, `${en}, or ask the sender to correct the file`);

/** Faults found where a foreign export is mapped by a source description. */
export const sourceFaults = {
  'source-file-name': {
    title: text('文件名与来源描述不符', 'File name that the description does not know'),
    rule: (detail) =>
      text(
        `来源描述从文件名取年度、月份等,文件名须是“${blank(detail, 'file')}”,花括号里的各段须有编码`,
        `The source description takes the year, the month or the like from the file’s name, which must be “${blank(detail, 'file')}” with parts that it has codes for`,
      ),
    remedy: () =>
      text(
        '改文件名,或改来源描述的 file、file_codes',
        'Rename the file, or change file and file_codes of the description',
      ),
  },
  'source-sheet-missing': {
    title: text('找不到工作表', 'Sheet not found'),
    rule: (detail) =>
      text(
        `来源描述要求工作表“${blank(detail, 'sheet')}”`,
        `The source description looks for the sheet “${blank(detail, 'sheet')}”`,
      ),
    remedy: orSender('改来源描述的 sheet 或 sheet_codes', 'Change sheet or sheet_codes of the description'),
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
        `来源描述要求的表头:${blank(detail, 'headings')}${detail.row ? `;第 ${detail.row} 行最像,没有 ${blank(detail, 'lacking')}` : ''}`,
        `The source description looks for the header: ${blank(detail, 'headings')}${detail.row ? `; row ${detail.row} comes nearest and lacks ${blank(detail, 'lacking')}` : ''}`,
      ),
    remedy: orSender(
      '改来源描述的 header(row、headings、over)',
      'Change header (row, headings, over) of the description',
    ),
  },
  'source-column-missing': {
    title: text('找不到列', 'Column not found'),
    rule: (detail) =>
      text(
        `来源描述要求的列“${blank(detail, 'column')}”不在表头中;表头有:${blank(detail, 'found')}`,
        `The column “${blank(detail, 'column')}” of the source description is not in the header, which has: ${blank(detail, 'found')}`,
      ),
    remedy: orSender(
      '改这一列的 heading、under 或 letter;可有可无的列写 optional: true',
      'Change heading, under or letter of this column, or give optional: true where it may be absent',
    ),
  },
  'source-column-twice': {
    title: text('列名有几处', 'Heading found several times'),
    rule: (detail) =>
      text(
        `“${blank(detail, 'column')}”有几列:${blank(detail, 'found')}`,
        `“${blank(detail, 'column')}” stands over several columns: ${blank(detail, 'found')}`,
      ),
    remedy: () =>
      text('用 under 写明它上面一行的字,或写 letter', 'Say under which words it stands with under, or give its letter'),
  },
  'source-title-missing': {
    title: text('找不到标题里的值', 'Title not found'),
    rule: (detail) =>
      detail.uncoded
        ? text(
            `来源描述要从表头以外的格子取“${blank(detail, 'title')}”,找到“${detail.uncoded}”,codes 里没有它`,
            `The source description takes “${blank(detail, 'title')}” from a cell outside the rows and finds “${detail.uncoded}”, for which codes has nothing`,
          )
        : text(
            `来源描述要从表头以外的格子取“${blank(detail, 'title')}”(${blank(detail, 'looked')}),没有合适的`,
            `The source description takes “${blank(detail, 'title')}” from a cell outside the rows (${blank(detail, 'looked')}), and none fits`,
          ),
    remedy: orSender('改这个标题的 cell、matches 或 codes', 'Change cell, matches or codes of this title'),
  },
  'source-title-twice': {
    title: text('标题里的值不一致', 'Titles contradict each other'),
    rule: (detail) =>
      text(
        `“${blank(detail, 'title')}”在一处是 ${blank(detail, 'first')},在另一处是 ${blank(detail, 'second')}`,
        `“${blank(detail, 'title')}” is ${blank(detail, 'first')} in one cell and ${blank(detail, 'second')} in another`,
      ),
    remedy: orSender('用 cell 写明是哪一格', 'Say with cell which one is meant'),
  },
  'source-phase': {
    title: text('没有这个阶段的对照', 'Phase that the description does not name'),
    rule: (detail) =>
      text(`来源描述只知道:${blank(detail, 'known')}`, `The source description knows only: ${blank(detail, 'known')}`),
    remedy: orSender(
      '在 pivot 的 entries 中加上它;不要的写成空的 {}',
      'Add it to the entries of pivot, with {} where it is not wanted',
    ),
  },
  'source-number': {
    title: text('数字的写法不符', 'Number not in the described form'),
    rule: (detail) =>
      text(
        `数字应按格式“${blank(detail, 'format')}”书写`,
        `Numbers are written in the form “${blank(detail, 'format')}”`,
      ),
    remedy: orSender(
      '在这一列所用的 numbers 格式中写明 decimal、thousands、strip、zero 或 nothing',
      'Say decimal, thousands, strip, zero or nothing in the format under numbers that this column uses',
    ),
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
    remedy: () =>
      text(
        '请数据来源改正这一行;确是来源的差错时写 accept 和原因,是尾差时写 within',
        'Ask the sender to correct this row; give accept with the reason where the source is known to be wrong, or within where it is rounding',
      ),
  },
  'source-dropped': {
    title: text('未取的行', 'Rows left out'),
    rule: (detail) =>
      text(
        `${blank(detail, 'rows')} 行${detail.amount ? `(${detail.amount} 元)` : ''}未取:“${blank(detail, 'dataset_zh')}”中没有 ${blank(detail, 'listed')}(共 ${blank(detail, 'codes')} 个)`,
        `${blank(detail, 'rows')} rows${detail.amount ? ` (${detail.amount} yuan)` : ''} left out: no “${blank(detail, 'dataset_en')}” declares ${blank(detail, 'listed')} (${blank(detail, 'codes')} in all)`,
      ),
    remedy: (detail) =>
      text(
        `应当取时,先发“${blank(detail, 'dataset_zh')}”,再在来源描述中删去 drop,重发本文件`,
        `Where they belong in, send the “${blank(detail, 'dataset_en')}”, then delete drop from the description and send this file again`,
      ),
  },
  'source-unlisted': {
    title: text('名单里没有的行,不因此拒收', 'Rows that no list has, not refused for it'),
    rule: (detail) =>
      text(
        `${blank(detail, 'rows')} 行${detail.amount ? `(${detail.amount} 元)` : ''}不因此拒收:“${blank(detail, 'dataset_zh')}”中没有 ${blank(detail, 'listed')}(共 ${blank(detail, 'codes')} 个)`,
        `${blank(detail, 'rows')} rows${detail.amount ? ` (${detail.amount} yuan)` : ''} not refused for it: no “${blank(detail, 'dataset_en')}” declares ${blank(detail, 'listed')} (${blank(detail, 'codes')} in all)`,
      ),
    remedy: (detail) =>
      text(
        `补发有它们的“${blank(detail, 'dataset_zh')}”,下一次运行就对上;在此之前只按编码列出。编码写错的,发更正,错的编码报 0`,
        `Once a “${blank(detail, 'dataset_en')}” that has them is sent, the next run finds them; until then they are listed by their codes alone. Where a code is a slip, send a correction that gives 0 under it`,
      ),
  },
  'source-rows-differ': {
    title: text('同一对象的各行不一致', 'Rows of one thing differ'),
    rule: (detail) =>
      text(
        `${blank(detail, 'key')} 有几行,${blank(detail, 'field')} 不同;取第一行`,
        `${blank(detail, 'key')} has several rows that differ in ${blank(detail, 'field')}; the first is read`,
      ),
    remedy: () =>
      text(
        '核对各行;不是同一对象时写 distinguish,要合并时写 merge,有误时请数据来源改正',
        'Compare the rows; give distinguish where they are different things, merge where they come together, or ask the sender to correct them',
      ),
  },
} as const satisfies Readonly<Record<string, FaultEntry>>;
