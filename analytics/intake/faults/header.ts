import { text } from '../../core/language/text.ts';
import { blank, type FaultEntry, same } from './entry.ts';

/** Faults of a header and of the units that stand in or above it. */
export const headerFaults = {
  'missing-column': {
    title: text('缺少必填列', 'Required column missing'),
    rule: (detail) =>
      text(
        `“${blank(detail, 'dataset_zh')}”必须有“${blank(detail, 'label_zh')}”列`,
        `“${blank(detail, 'dataset_en')}” must have the column “${blank(detail, 'label_en')}”`,
      ),
    remedy: (detail) =>
      detail.month
        ? text(
            `“${detail.month}”是当月数,这里要的是年初至本期的累计数:补上累计数一列,表头写“${blank(detail, 'label_zh')}”;不要把当月数改名`,
            `“${detail.month}” is of one month, and what is asked for runs from January on: add a column of running totals called “${blank(detail, 'label_zh')}”; do not rename the month’s`,
          )
        : text(
            `补上该列,表头可写:${blank(detail, 'names')}`,
            `Add the column; its header may be: ${blank(detail, 'names')}`,
          ),
  },
  'no-value-columns': {
    title: text('只有编码列', 'Nothing but key columns'),
    rule: (detail) =>
      text(
        `表头只有“${blank(detail, 'dataset_zh')}”的编码列,没有数据列;至少要有其一:${blank(detail, 'names_zh')}`,
        `The header has only the key columns of “${blank(detail, 'dataset_en')}”; at least one of these is needed: ${blank(detail, 'names_en')}`,
      ),
    remedy: same(
      '补上数据列;若是另一张表,按它的模板写表头',
      'Add a column of values; if another form is meant, use the headers of its template',
    ),
  },
  'unit-on-number': {
    title: text('数字列的表头带了金额单位', 'Unit of money on a column of numbers'),
    rule: (detail) =>
      text(
        `“${blank(detail, 'label_zh')}”是数字,照写的读,不按${blank(detail, 'unit')}换算`,
        `“${blank(detail, 'label_en')}” is a number, read as written; it is not scaled by ${blank(detail, 'unit')}`,
      ),
    remedy: (detail) =>
      text(
        `去掉表头里的“${blank(detail, 'unit')}”,把单位写进“计量单位”列;目标值与完成值用同一单位`,
        `Take “${blank(detail, 'unit')}” out of the header and write the unit into the column 计量单位; targets and results must be in the same unit`,
      ),
  },
  'unknown-unit': {
    title: text('金额单位不明', 'Unit of money not clear'),
    rule: (detail) =>
      text(
        `表头上方、表名或文件名写的金额单位是“${blank(detail, 'unit')}”;只认识 元、千元、万元、百万元、亿元,且只能有一个`,
        `The lines above the header or the names of sheet and file give money in “${blank(detail, 'unit')}”; known are 元, 千元, 万元, 百万元 and 亿元, and only one of them`,
      ),
    remedy: same(
      '改为其中一个,如“单位:万元”,或写在各列表头里,如“执行数(万元)”',
      'Write one of them, such as 单位:万元, or put it into each header, such as 执行数(万元)',
    ),
  },
  'header-unit-unknown': {
    title: text('表头里的金额单位不认识', 'Unknown unit of money in a header'),
    rule: (detail) =>
      text(
        `表头写的金额单位是“${blank(detail, 'unit')}”;只认识 元、千元、万元、百万元、亿元`,
        `The header gives its money in “${blank(detail, 'unit')}”; known are 元, 千元, 万元, 百万元 and 亿元`,
      ),
    remedy: same(
      '换算成其中一个单位,写在表头里,如“执行数(万元)”',
      'Convert it to one of them and write that into the header, such as 执行数(万元)',
    ),
  },
  'unit-contradiction': {
    title: text('金额单位前后不一', 'Units of money contradict each other'),
    rule: (detail) =>
      text(
        `表头上方、表名或文件名写的是 ${blank(detail, 'above')},这一列的表头写的是 ${blank(detail, 'unit')},看不出按哪个`,
        `A line above or the name of sheet or file says ${blank(detail, 'above')}, this header ${blank(detail, 'unit')}: there is no telling which holds`,
      ),
    remedy: same('核对金额的大小,去掉不对的那个单位', 'Check the size of the amounts and remove the wrong unit'),
  },
  'column-twice': {
    title: text('同一列出现两次', 'Column given twice'),
    rule: (detail) =>
      text(
        `“${blank(detail, 'first')}”和“${blank(detail, 'second')}”都表示“${blank(detail, 'label_zh')}”`,
        `“${blank(detail, 'first')}” and “${blank(detail, 'second')}” both mean “${blank(detail, 'label_en')}”`,
      ),
    remedy: ({ running }) =>
      running
        ? text(
            `留下年初至本期的累计数,当月数的列删去或改名“本月${running}”`,
            `Keep the total since January; remove the month’s own column, or name it 本月${running}`,
          )
        : text('只保留一列,或改正另一列的表头', 'Keep one of them, or correct the other header'),
  },
  'heading-split': {
    title: text('一个表头分成几列,看不出读哪一列', 'One heading over several columns, and none is the whole'),
    rule: (detail) =>
      text(
        `“${blank(detail, 'label')}”下分${blank(detail, 'columns')},没有唯一的合计列,不知道读哪一列`,
        `“${blank(detail, 'label')}” is split into ${blank(detail, 'columns')}; no single column of them is the total, so there is no telling which to read`,
      ),
    remedy: (detail) =>
      text(
        `加一列“合计”,填各列之和;或只留要报的一列,表头写“${blank(detail, 'label')}”`,
        `Add one column 合计 with the sum of the others, or keep only the column that is meant and call it ${blank(detail, 'label')}`,
      ),
  },
  'total-column-differs': {
    title: text('合计列与各分列之和不等', 'Column of totals is not the sum of its parts'),
    rule: (detail) =>
      text(
        `“${blank(detail, 'label')}”的合计是 ${blank(detail, 'stated')} 元,${blank(detail, 'columns')}相加是 ${blank(detail, 'added')} 元`,
        `The total of “${blank(detail, 'label')}” is ${blank(detail, 'stated')} yuan, ${blank(detail, 'columns')} add up to ${blank(detail, 'added')} yuan`,
      ),
    remedy: same(
      '核对这一行各列的金额,改正后再报;只是其中一部分的列,表头前面写“其中:”',
      'Check the amounts of this row and send it again; a column that is only some part of another is headed 其中:',
    ),
  },
  'column-passed-over': {
    title: text('两列意思相同,只读一列', 'Two columns mean the same, one was read'),
    rule: (detail) =>
      text(
        `“${blank(detail, 'first')}”和“${blank(detail, 'second')}”都表示“${blank(detail, 'label_zh')}”,读的是“${blank(detail, 'first')}”`,
        `“${blank(detail, 'first')}” and “${blank(detail, 'second')}” both mean “${blank(detail, 'label_en')}”; “${blank(detail, 'first')}” was read`,
      ),
    remedy: same(
      '核对读的这一列;不是要的那一列,删去它再发',
      'Check the column that was read; if it is not the one that is meant, remove it and send the file again',
    ),
  },
  'month-alone': {
    title: text('像是当月数,不是累计数', 'Perhaps the month’s own figures, not the running total'),
    rule: (detail) =>
      text(
        `表上写的是“${blank(detail, 'said')}”;“${blank(detail, 'label_zh')}”要的是年初至本期的累计数`,
        `The table says “${blank(detail, 'said')}”; “${blank(detail, 'label_zh')}” asks for the total since January`,
      ),
    remedy: same(
      '填的是当月数的,改填累计数再发;本来就是累计数的,把标题、表名或文件名里的“当月”“本月”改为“累计”',
      'If these are the month’s own figures, send the totals since January; if they are the totals, write 累计 for 当月 or 本月 in the title or name',
    ),
  },
  'spending-on-list': {
    title: text('像是预算执行,不是名录', 'Perhaps money spent, not a list'),
    rule: (detail) =>
      text(
        `有${blank(detail, 'columns')},像是预算执行;照“${blank(detail, 'dataset_zh')}”读,这些都不会读取`,
        `With ${blank(detail, 'columns')} this looks like the execution of the budget; read as “${blank(detail, 'dataset_en')}” it would lose them`,
      ),
    remedy: (detail) =>
      text(
        `是预算执行的,要有“期间”“全年预算数”“执行数”三列,执行数填年初至本期的累计数,不填当月数;确是“${blank(detail, 'dataset_zh')}”的,${detail.amount ? `预算一列改名“${detail.amount}”,` : ''}删去其余这些列`,
        `If it is execution, give the columns 期间, 全年预算数 and 执行数, the last as the total since January and not the month’s own; if it is the list after all, ${detail.amount ? `name its budget ${detail.amount} and ` : ''}remove these columns`,
      ),
  },
  'unknown-column': {
    title: text('未读取的列', 'Column not read'),
    rule: (detail) =>
      text(
        `“${blank(detail, 'dataset_zh')}”没有这一列,其内容未读取`,
        `“${blank(detail, 'dataset_en')}” has no such column; its content was not read`,
      ),
    remedy: same(
      '不需要时可不管;需要时按模板改表头',
      'Nothing to do if it is not needed; otherwise use the template’s header',
    ),
  },
} satisfies Record<string, FaultEntry>;
