import { text } from '../../core/language/text.ts';
import { blank, type FaultEntry, same } from './entry.ts';

/** Faults of a sheet as a whole, and of rows among one another. */
export const tableFaults = {
  'unknown-dataset': {
    title: text('认不出是哪张表', 'Unknown table'),
    rule: (detail) =>
      detail.nearest_zh === ''
        ? text('表头与任何数据集都不相符,也没有相近的', 'The headers fit no dataset, and none is near')
        : text(
            `表头与任何数据集都不相符;最接近的是“${blank(detail, 'nearest_zh')}”,缺少:${blank(detail, 'missing_zh')}`,
            `The headers fit no dataset; the nearest is “${blank(detail, 'nearest_en')}”, missing: ${blank(detail, 'missing_en')}`,
          ),
    remedy: (detail) =>
      text(
        `按财政部门发的模板${blank(detail, 'template_zh')}写表头,或用官方表`,
        `Use the headers of finance’s template${blank(detail, 'template_en')}, or the official form`,
      ),
  },
  'ambiguous-dataset': {
    title: text('可能是两张不同的表', 'Could be either of two tables'),
    rule: (detail) =>
      text(
        `表头同样符合“${blank(detail, 'first_zh')}”和“${blank(detail, 'second_zh')}”`,
        `The headers fit “${blank(detail, 'first_en')}” and “${blank(detail, 'second_en')}” equally well`,
      ),
    remedy: (detail) =>
      text(
        `把工作表命名为“${blank(detail, 'first_zh')}”或“${blank(detail, 'second_zh')}”`,
        `Name the sheet “${blank(detail, 'first_zh')}” or “${blank(detail, 'second_zh')}”`,
      ),
  },
  'row-repeated': {
    title: text('同一行写了两遍', 'A row stands twice'),
    rule: (detail) =>
      text(
        `与第 ${blank(detail, 'first')} 行完全相同,只算一次`,
        `It is equal to row ${blank(detail, 'first')} in every cell and counts once`,
      ),
    remedy: same('删去多余的一行', 'Remove one of them'),
  },
  'sheet-not-read': {
    title: text('未读取的工作表', 'Sheet not read'),
    rule: same('工作表的表头与任何数据集都不相符,未读取', 'The sheet’s headers fit no dataset; it was not read'),
    remedy: same(
      '不需要时可不管;需要时按模板改表头',
      'Nothing to do if it is not needed; otherwise use the template’s headers',
    ),
  },
  'hidden-sheet-skipped': {
    title: text('隐藏的工作表未读取', 'Hidden sheet skipped'),
    rule: (detail) =>
      text(
        `工作表“${blank(detail, 'sheet')}”是隐藏的,未读取`,
        `The sheet “${blank(detail, 'sheet')}” is hidden and was not read`,
      ),
    remedy: same(
      '不需要时可不管;需要时取消隐藏再发',
      'Nothing to do if it is not needed; otherwise unhide it and send the file again',
    ),
  },
  'hidden-rows-read': {
    title: text('有隐藏的行', 'Hidden rows'),
    rule: (detail) =>
      text(
        `${blank(detail, 'rows')} 个隐藏或被筛选掉的行也读取了`,
        `${blank(detail, 'rows')} rows that are hidden or filtered out were read too`,
      ),
    remedy: same('不应读取的行请删除', 'Delete the rows that are not meant to be read'),
  },
  'hidden-columns-read': {
    title: text('有隐藏的列', 'Hidden columns'),
    rule: (detail) =>
      text(
        `隐藏的 ${blank(detail, 'columns')} 列也读取了`,
        `What stands in hidden columns (${blank(detail, 'columns')}) was read too`,
      ),
    remedy: same('不应读取的列请删除', 'Delete the columns that are not meant to be read'),
  },
  'no-rows': {
    title: text('没有数据行', 'No data rows'),
    rule: same('表头下面没有数据', 'There are no rows below the header'),
    remedy: same('填写数据后再发', 'Fill in the rows and send it again'),
  },
  'total-row-skipped': {
    title: text('合计行未读取', 'Total row skipped'),
    rule: same('合计、总计、小计行不是数据,已略去', 'Rows of totals are not data and were skipped'),
    remedy: same('无需处理', 'Nothing to do'),
  },
  'total-row-differs': {
    title: text('合计与各行之和不等', 'Total is not the sum of its rows'),
    rule: (detail) =>
      text(
        `合计行写的是 ${blank(detail, 'stated')} 元,各行相加是 ${blank(detail, 'added')} 元`,
        `The row of totals says ${blank(detail, 'stated')} yuan, the rows add up to ${blank(detail, 'added')} yuan`,
      ),
    remedy: same(
      '核对有没有漏行、多行或写错的金额,改正后再报;合计只是没有更新的,各行照读,不必处理',
      'Look for rows lost or added and amounts mistyped, and send it again; where only the total is old nothing is to be done, for the rows were read',
    ),
  },
  'printed-rate-differs': {
    title: text('表上的执行率与金额不符', 'Printed rate of execution is not that of the amounts'),
    rule: (detail) =>
      text(
        `按“${blank(detail, 'spent')}”和“${blank(detail, 'adjusted')}”算是 ${blank(detail, 'rate')}`,
        `By “${blank(detail, 'spent')}” and “${blank(detail, 'adjusted')}” it is ${blank(detail, 'rate')}`,
      ),
    remedy: same(
      '核对这一行的金额;执行率自动计算,表上的不读取',
      'Check the amounts of this row; the rate is computed, and the printed one is not read',
    ),
  },
  'amounts-exchanged': {
    title: text('执行数与预算数两列颠倒', 'Amounts spent and budgeted are exchanged'),
    rule: (detail) =>
      text(
        `按“${blank(detail, 'spent')}”和“${blank(detail, 'adjusted')}”算是 ${blank(detail, 'rate')};表上的执行率是两列对调才有的`,
        `By “${blank(detail, 'spent')}” and “${blank(detail, 'adjusted')}” it is ${blank(detail, 'rate')}; the printed rate is that of the two exchanged`,
      ),
    remedy: same('改正两列的表头或金额再发', 'Correct the headers or the amounts of the two columns and send it again'),
  },
  'example-row-skipped': {
    title: text('示例行未读取', 'Example row skipped'),
    rule: same('标有“示例”的行不是数据,已略去', 'Rows marked 示例 (example) are not data and were skipped'),
    remedy: same('无需处理', 'Nothing to do'),
  },
  'example-row-filled': {
    title: text('数据填在了示例行', 'Example row filled in'),
    rule: (detail) =>
      text(
        `标有“示例”的行不读取,而这一行写的是“${blank(detail, 'written')}”,不是模板的“${blank(detail, 'example')}”`,
        `A row marked 示例 (example) is not read, but this one says “${blank(detail, 'written')}” instead of the template’s “${blank(detail, 'example')}”`,
      ),
    remedy: same(
      '是数据的,去掉“示例”二字或移到示例行下面;不是数据的,删去这一行',
      'If it is data, remove the mark 示例 or move it below; if not, delete the row',
    ),
  },
  'header-row-skipped': {
    title: text('重复的表头未读取', 'Repeated header skipped'),
    rule: same('数据中间又出现一次表头,已略去', 'The header occurs once more among the rows and was skipped'),
    remedy: same('无需处理', 'Nothing to do'),
  },
  'footer-row-skipped': {
    title: text('表尾文字未读取', 'Footer skipped'),
    rule: same(
      '制表人、审核人、备注、累计等表尾的行不是数据,已略去',
      'Lines at the foot (signatures, notes, running totals) are not data and were skipped',
    ),
    remedy: same('无需处理', 'Nothing to do'),
  },
  'unit-at-foot': {
    title: text('金额单位写在表尾', 'Unit of money at the foot'),
    rule: (detail) =>
      text(
        `表尾写金额单位是 ${blank(detail, 'unit')},与表头和上方的单位不同`,
        `A line at the foot gives money in ${blank(detail, 'unit')}, which is not the unit of the header or the lines above it`,
      ),
    remedy: same(
      '把金额单位移到表头上方,或写在各列表头里',
      'Move the unit above the header, or put it into each header',
    ),
  },
  'row-too-long': {
    title: text('行的列数多于表头', 'Row longer than the header'),
    rule: (detail) =>
      text(
        `表头有 ${blank(detail, 'columns')} 列,该行有 ${blank(detail, 'cells')} 格`,
        `The header has ${blank(detail, 'columns')} columns, the row has ${blank(detail, 'cells')} cells`,
      ),
    remedy: same(
      '含逗号的单元格(如 1,234.50)要加引号',
      'Put cells that hold the delimiter (such as 1,234.50) in quotes',
    ),
  },
  'duplicate-key': {
    title: text('重复的行', 'Duplicate row'),
    rule: (detail) =>
      text(
        `${blank(detail, 'key_zh')}相同的行在本文件中有 ${blank(detail, 'count')} 行`,
        `${blank(detail, 'count')} rows of this file have the same ${blank(detail, 'key_en')}`,
      ),
    remedy: (detail) =>
      text(
        `${detail.repeated_zh ? `${detail.repeated_zh}。否则` : ''}删去多余的行,或改正编码`,
        detail.repeated_en
          ? `${detail.repeated_en}. Otherwise remove the extra rows, or correct the codes`
          : 'Remove the extra rows, or correct the codes',
      ),
  },
  'unknown-reference': {
    title: text('引用的内容不存在', 'Refers to something unknown'),
    rule: (detail) =>
      text(
        `已接收的“${blank(detail, 'dataset_zh')}”中没有 ${blank(detail, 'key_zh')}`,
        `No accepted “${blank(detail, 'dataset_en')}” declares ${blank(detail, 'key_en')}`,
      ),
    remedy: (detail) =>
      text(
        detail.refused
          ? `先改正被拒收的文件“${detail.refused}”,再发本文件`
          : `${detail.meant ? `是不是 ${detail.meant}?` : ''}改正编码,或先发“${blank(detail, 'dataset_zh')}”文件`,
        detail.refused
          ? `Correct the refused file “${detail.refused}” first, then send this one again`
          : `${detail.meant ? `Is ${detail.meant} meant? ` : ''}Correct the code, or send the “${blank(detail, 'dataset_en')}” file first`,
      ),
  },
  'more-faults': {
    title: text('还有更多问题', 'More of the same'),
    rule: (detail) =>
      text(
        `还有 ${blank(detail, 'rows')} 行有问题,没有逐一列出`,
        `${blank(detail, 'rows')} more rows have faults that are not listed one by one`,
      ),
    remedy: same('先改正列出的问题;多半是同一原因', 'Correct the listed faults first; the cause is probably the same'),
  },
} satisfies Record<string, FaultEntry>;
