import { text } from '../../core/language/text.ts';
import { blank, type FaultEntry, same } from './entry.ts';

/** Which form it is, for when, and what of its blocks stands or is missing. */
export const frameFaults = {
  'form-unknown': {
    title: text('认不出是哪种表', 'Form not known'),
    rule: same(
      '看起来是一张官方表,但版式不在已知的之列',
      'This looks like an official form, but in none of the known layouts',
    ),
    remedy: same(
      '用财政部门发的空表填写;本地版式请财政部门加一份表样描述',
      'Fill in the blank form that finance hands out; for a local layout ask finance to add a form description',
    ),
  },
  'form-name-empty': {
    title: text('名称没有填', 'The name is empty'),
    rule: (detail) =>
      text(
        `“${blank(detail, 'label')}”没有填,不知道是谁的表`,
        `“${blank(detail, 'label')}” is empty: nobody can tell whose form it is`,
      ),
    remedy: same('填上名称再报', 'Fill it in and send the form again'),
  },
  'form-title-differs': {
    title: text('标题与内容不是一种表', 'Title and columns of two kinds of form'),
    rule: (detail) =>
      text(
        `标题写的是另一种表,表头却是“${blank(detail, 'as_zh')}”的,不知道按哪种读`,
        `The title names another form, and the columns are those of “${blank(detail, 'as_en')}”: nobody can tell which it is`,
      ),
    remedy: same(
      '用对应的空表填;监控表的列名写明月份,如“1-9月执行数”“1-9月执行情况”',
      'Fill in the blank form that is meant; the columns of a monitoring form name the month, as in 1-9月执行数 and 1-9月执行情况',
    ),
  },
  'form-period-alone': {
    title: text('只写了一个月或一个季度', 'A month or a quarter alone'),
    rule: (detail) =>
      text(
        `列名是“${blank(detail, 'heading')}”:是这一期的,还是年初到这一期累计的?`,
        `A column is called ${blank(detail, 'heading')}: is it of that time alone, or from January up to it?`,
      ),
    remedy: same(
      '监控表填年初起的累计数,列名写明到几月,如“1-9月执行数”“1-9月执行情况”',
      'Give what was spent and reached since January, and name the month it runs to, as in 1-9月执行数 and 1-9月执行情况',
    ),
  },
  'forms-side-by-side': {
    title: text('两张表左右并排', 'Two forms side by side'),
    rule: same(
      '同一行里有两个项目名称,分不清哪一格属于哪个项目',
      'One row has the names of two projects; nobody can tell whose its cells are',
    ),
    remedy: same('每个项目一张工作表,或上下排列', 'Give each project a sheet, or put one below the other'),
  },
  'form-year': {
    title: text('年度不明', 'Fiscal year not clear'),
    rule: (detail) =>
      detail.found
        ? text(`标题里有几个年度:${detail.found}`, `The title names several years: ${detail.found}`)
        : text('标题、工作表名和文件名里都没有年度', 'Neither the title nor the names of sheet and file name a year'),
    remedy: same('在标题下写明,如(2025年度)', 'Write it below the title, as in (2025年度)'),
  },
  'form-month': {
    title: text('监控到哪个月不明', 'Month not clear'),
    rule: (detail) =>
      detail.found
        ? text(`列名里有几个月份:${detail.found}`, `The columns name several months: ${detail.found}`)
        : text('列名里没有写月份', 'The columns name no month'),
    remedy: same('列名写明月份,如“1-7月执行数”', 'Write the month in the columns, as in 1-7月执行数'),
  },
  'form-column-twice': {
    title: text('一列出现两次', 'A column stands twice'),
    rule: (detail) =>
      text(
        `这些列说的是同一件事:${blank(detail, 'column')}`,
        `These columns mean the same: ${blank(detail, 'column')}`,
      ),
    remedy: same('只留一列', 'Keep one of them'),
  },
  'form-twice': {
    title: text('同一个项目有两张表', 'Two forms of one project'),
    rule: (detail) =>
      text(
        `“${blank(detail, 'sheet')}”第 ${blank(detail, 'row')} 行起的一张表也是“${blank(detail, 'named')}”的同一种表,不知道以哪一张为准`,
        `The form from row ${blank(detail, 'row')} of “${blank(detail, 'sheet')}” on is of the same kind and of “${blank(detail, 'named')}” as well; nobody can tell which of the two stands`,
      ),
    remedy: same(
      '只留一张,另一张删去后再报;是另一个项目的,改正项目名称',
      'Keep one, remove the other and send it again; where it is of another project, correct the name',
    ),
  },
  'form-total-twice': {
    title: text('资金总额写了两行', 'Two rows for the sum of money'),
    rule: (detail) =>
      text(
        `第 ${blank(detail, 'row')} 行已经是资金总额,不知道以哪一行为准`,
        `Row ${blank(detail, 'row')} is the sum already; nobody can tell which of the two stands`,
      ),
    remedy: same('只留一行总额', 'Keep one row for the sum'),
  },
  'form-money-unit': {
    title: text('金额单位不明', 'Unit of money not clear'),
    rule: (detail) =>
      detail.found
        ? text(`写了不同的单位:${detail.found}`, `Different units are named: ${detail.found}`)
        : text('资金一栏没有写单位', 'The block of money names no unit'),
    remedy: same('在资金一栏写明(元)或(万元)', 'Write (元) or (万元) in the block of money'),
  },
  'form-money-parts': {
    title: text('资金合计与分项不符', 'Sum of money differs from its parts'),
    rule: (detail) =>
      text(`下面各项相加是 ${blank(detail, 'parts')} 元`, `The rows below add to ${blank(detail, 'parts')} yuan`),
    remedy: same('核对合计和各项;读的是合计', 'Check the sum and its parts; the sum is read'),
  },
  'form-money-unread': {
    title: text('资金一栏没有读', 'Block of money not read'),
    rule: (detail) =>
      text(
        `这一栏填了金额,但没有总额行(${blank(detail, 'labels')}),都没有读取`,
        `Amounts stand here, but no row of the total (${blank(detail, 'labels')}); none of them was read`,
      ),
    remedy: same('总额行用官方表的写法', 'Call the row of the total what the official form does'),
  },
  'form-heading-unread': {
    title: text('未读取的列', 'Column not read'),
    rule: same('这种表没有这一列,其内容未读取', 'This form has no such column; its content was not read'),
    remedy: same(
      '不需要时可不管;需要时按官方表改表头',
      'Nothing to do if it is not needed; otherwise use the official form’s heading',
    ),
  },
  'form-row-below-end': {
    title: text('表尾后面的行没有读', 'Row below the end of the table'),
    rule: (detail) =>
      text(
        `指标表到第 ${blank(detail, 'row')} 行“${blank(detail, 'end')}”为止,后面的这一行没有读取`,
        `The table of indicators ends with “${blank(detail, 'end')}” in row ${blank(detail, 'row')}; this row below it was not read`,
      ),
    remedy: same(
      '是指标或合计就移到那一行以上;不是可不管',
      'Move an indicator or a sum above that row; otherwise nothing to do',
    ),
  },
  'form-table-beside': {
    title: text('表外另有一张表', 'Another table beside the form'),
    rule: same(
      '从这一行起是另一张表的表头和数据,没有读取',
      'From this row on stand the header and the data of another table; they were not read',
    ),
    remedy: same('放到另一张工作表再报', 'Put it on a sheet of its own and send it again'),
  },
  'form-without-rows': {
    title: text('指标表里没有指标', 'No indicators on the form'),
    rule: same('指标表的表头下面没有填写指标', 'Nothing is filled in below the header of the indicators'),
    remedy: same('填写绩效指标后再报', 'Fill in the indicators and send it again'),
  },
  'form-not-filled-in': {
    title: text('表没有填', 'Form not filled in'),
    rule: same('每一行都是空的', 'Every row is empty'),
    remedy: same('填好后再报', 'Fill it in and send it again'),
  },
  'form-spent-missing': {
    title: text('没有填执行数', 'Spending not filled in'),
    rule: ({ parts }) =>
      parts
        ? text(
            `资金总额一行没有填,只有下面几行有数(${parts});这张表不作为单位的执行数据`,
            `The row of the total is empty and only parts of it are filled in (${parts}); the form gives no spending of the unit’s`,
          )
        : text(
            '资金一栏没有执行数,这张表不作为单位的执行数据',
            'The block of money has no spending; the form gives none of the unit’s',
          ),
    remedy: ({ parts }) =>
      parts
        ? text('填上资金总额一行', 'Fill in the row of the total')
        : text('填执行数;没有支出填 0', 'Fill in what was spent; 0 where nothing was'),
  },
  'form-total-from-part': {
    title: text('资金总额没有填', 'Total of money not filled in'),
    rule: (detail) =>
      text(
        `资金总额一行没有填,只有“${blank(detail, 'part')}”一行有数,按这一行读`,
        `The row of the total is empty and “${blank(detail, 'part')}” alone is filled in; that row is read as the total`,
      ),
    remedy: same(
      '核对;另有资金的,填上总额再报',
      'Check it; where there is other money, fill in the total and send it again',
    ),
  },
  'form-total-zero': {
    title: text('资金总额填的是 0,分项有数', 'Total of money is 0, its parts are not'),
    rule: (detail) =>
      text(
        `资金总额写的是 0,下面各项相加是 ${blank(detail, 'parts')} 元`,
        `The total is written as 0, and the rows below add to ${blank(detail, 'parts')} yuan`,
      ),
    remedy: same('填上总额;总额确是 0 的,删去分项', 'Fill in the total; where it is 0 indeed, clear the parts'),
  },
  'form-points-of-nothing': {
    title: text('分值是 0,得分不是', 'Points where the weight is 0'),
    rule: same('这一行的分值是 0,填了得分', 'The row weighs 0 and has points'),
    remedy: same('改正分值或得分', 'Correct the weight or the points'),
  },
  'form-merged-value': {
    title: text('一个值合并在几行指标上', 'One value merged over several indicators'),
    rule: same('合并单元格里的值不知道属于哪一行', 'Nobody can tell of which row the value in the merged cell is'),
    remedy: same('取消合并,每行各填各的', 'Unmerge the cell and give each row its own'),
  },
} as const satisfies Readonly<Record<string, FaultEntry>>;
