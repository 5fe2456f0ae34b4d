import { text } from '../../core/language/text.ts';
import { blank, type FaultEntry, same } from './entry.ts';

/** Faults of cells that show something else than they hold. */
export const shownFaults = {
  'digits-set-apart': {
    title: text('有上标、下标或划掉的数字', 'Raised, lowered or struck digits'),
    rule: same(
      '单元格里有的数字是上标、下标或被划掉,合起来不是一个数',
      'Some digits of the cell are raised, lowered or struck out; together they are no number',
    ),
    remedy: same(
      '去掉脚注号和划掉的数字,只留要报的数',
      'Take out footnote marks and struck digits and leave the figure',
    ),
  },
  'tracked-changes': {
    title: text('修订痕迹按已接受读', 'Tracked changes read as accepted'),
    rule: (detail) =>
      detail.of === 'row'
        ? text(
            `修订删去了一行:“${blank(detail, 'was')}”;没有读这一行`,
            `A tracked change takes out a row, “${blank(detail, 'was')}”, which was not read`,
          )
        : text(
            `修订前是“${blank(detail, 'was')}”,修订后${detail.is === '' ? '是空的' : `是“${blank(detail, 'is')}”`};按修订后的读`,
            `Before its tracked changes the cell had “${blank(detail, 'was')}”, and ${detail.is === '' ? 'nothing' : `“${blank(detail, 'is')}”`} after them, as it was read`,
          ),
    remedy: same(
      '确是修订后的不必处理;不是的,在文档里拒绝修订后再报',
      'Nothing to do where the change is meant; else reject it in the document and send that again',
    ),
  },
  'part-unread': {
    title: text('有读不出的内容', 'Something that cannot be read'),
    rule: same(
      '单元格里有图片、画出来的公式或特殊字体的符号,不是文字',
      'The cell shows a picture, a drawn formula or a sign of a special font, which is no text',
    ),
    remedy: same('改成直接键入的文字和数字', 'Type it as plain text and figures'),
  },
  'shown-scaled': {
    title: text('显示的数和存的数不是一个单位', 'Shown and stored in different units'),
    rule: (detail) =>
      text(
        `单元格存的是 ${blank(detail, 'stored')},格式“${blank(detail, 'format')}”把它缩小 ${blank(detail, 'scale')} 倍显示;${blank(detail, 'unit_zh')}`,
        `The cell holds ${blank(detail, 'stored')} and the format “${blank(detail, 'format')}” shows it ${blank(detail, 'scale')} times smaller; ${blank(detail, 'unit_en')}`,
      ),
    remedy: same(
      '把单元格格式改为常规,按表头的单位填写',
      'Give the cells the general format and fill them in the unit of the header',
    ),
  },
  'figure-concealed': {
    title: text('格式不显示单元格里的数', 'A figure that its format does not show'),
    rule: (detail) =>
      text(
        `单元格存的是 ${blank(detail, 'stored')},格式“${blank(detail, 'format')}”不显示它`,
        `The cell holds ${blank(detail, 'stored')}, which its format “${blank(detail, 'format')}” does not show`,
      ),
    remedy: same(
      '把单元格格式改为常规,看到的就是要报的数;不要这个数就清空单元格',
      'Give the cell the general format, so that what is seen is what is reported; clear the cell where no figure is meant',
    ),
  },
  'format-unit': {
    title: text('格式里的单位和表头不同', 'The format’s unit is not the header’s'),
    rule: (detail) =>
      text(
        `单元格显示“${blank(detail, 'shown')}”,表头写的是${blank(detail, 'unit')}`,
        `The cell shows “${blank(detail, 'shown')}”, its header says ${blank(detail, 'unit')}`,
      ),
    remedy: same('把格式和表头改成同一个单位', 'Make the format and the header say the same unit'),
  },
  'format-unit-unknown': {
    title: text('格式里的金额单位不认识', 'Unknown unit of money in a format'),
    rule: (detail) =>
      text(
        `格式“${blank(detail, 'format')}”在数旁边写的是“${blank(detail, 'unit')}”;只认识 元、千元、万元、百万元、亿元`,
        `The format “${blank(detail, 'format')}” writes “${blank(detail, 'unit')}” beside the figure; known are 元, 千元, 万元, 百万元 and 亿元`,
      ),
    remedy: same(
      '换算成其中一个单位,把单元格格式改为常规,单位写在表头里,如“执行数(万元)”',
      'Convert it to one of them, give the cells the general format and write the unit into the header, such as 执行数(万元)',
    ),
  },
  'formula-without-value': {
    title: text('公式没有结果', 'Formula without a value'),
    rule: same('单元格是公式,文件中却没有保存结果', 'The cell is a formula whose result was not saved in the file'),
    remedy: same(
      '用 Excel 打开、重算并保存;或粘贴为数值',
      'Open, recalculate and save it in Excel, or paste it as a value',
    ),
  },
  'error-value': {
    title: text('单元格是错误值', 'Error value'),
    rule: same('#N/A、#REF! 等是公式出错的结果', '#N/A, #REF! and the like are results of failed formulas'),
    remedy: same('改正公式,或填写数值', 'Correct the formula, or enter the value'),
  },
  'merged-cells': {
    title: text('合并单元格', 'Merged cells'),
    rule: (detail) =>
      text(
        `合并单元格 ${blank(detail, 'range')} 只有第一格有值,其余各格是空的`,
        `Of the merged cells ${blank(detail, 'range')} only the first has a value; the others are empty`,
      ),
    remedy: same('取消合并,每一行都填写', 'Unmerge them and fill in every row'),
  },
} satisfies Record<string, FaultEntry>;
