import { text } from '../../core/language/text.ts';
import { blank, type Detail, type FaultEntry, same } from './entry.ts';

const compared = (detail: Detail) =>
  text(
    `${blank(detail, 'of_zh')}是 ${blank(detail, 'other')}`,
    `The ${blank(detail, 'of_en')} is ${blank(detail, 'other')}`,
  );

/** Amounts of another order of magnitude than what else is known of the project. */
export const sizeFaults = {
  'spent-far-beyond-budget': {
    title: text('执行数是预算的百倍以上', 'Spent a hundred times the budget or more'),
    rule: (detail) =>
      text(
        `本表该项目全年预算数合计 ${blank(detail, 'other')},执行数不会是它的一百倍;多半是两列的金额单位不同`,
        `The project’s adjusted budget in this file comes to ${blank(detail, 'other')}; nobody spends a hundred times that, so the two columns are probably in different units`,
      ),
    remedy: () =>
      text(
        '核对两列的金额单位(元、万元),改正后再报;两列都对的,在文件名写明“更正”再报',
        'Check the units of both columns (元, 万元) and send it again; where both are right, with 更正 (correction) in the file’s name',
      ),
  },
  'spent-far-below-budget': {
    title: text('执行数只有预算的万分之几', 'Spent a few ten-thousandths of the budget'),
    rule: (detail) =>
      text(
        `本表该项目全年预算数合计 ${blank(detail, 'other')} 元,执行数还不到它的千分之一;多半执行数填的是万元,预算填的是元`,
        `The project’s adjusted budget in this file comes to ${blank(detail, 'other')} yuan, and less than a thousandth of it was spent; spending is probably in 万元 and the budget in yuan`,
      ),
    remedy: () =>
      text(
        '核对执行数的金额单位,是万元的写在表头里,如“执行数(万元)”;确是这么少的,被拒收时在文件名写明“更正”再报,接收了的不必处理',
        'Check the unit of what was spent; if it is 万元 write that into the header, such as 执行数(万元). If it is really so little: where the file was refused, send it with 更正 (correction) in its name; where it was accepted, nothing to do',
      ),
  },
  'amount-of-another-size': {
    title: text('金额差一千倍或一万倍', 'Amount a thousand or ten thousand times too large or small'),
    rule: (detail) => {
      const { zh, en } = compared(detail);
      return text(
        `${zh},与这里差一千倍或一万倍,其中一个用错了金额单位`,
        `${en}, a thousand or ten thousand times this or that part of it: one of the two is in the wrong unit`,
      );
    },
    remedy: () =>
      text(
        '核对金额单位(元、千元、万元);以前报的错了,先更正以前的;两个都对的,在文件名写明“更正”再报',
        'Check the unit (元, 千元, 万元); where the earlier one is wrong, correct it first; where both are right, send this with 更正 (correction) in the file’s name',
      ),
  },
  'amount-oddly-sized': {
    title: text('金额的大小反常', 'Amount of an odd size'),
    rule: (detail) => {
      const { zh, en } = compared(detail);
      return text(`${zh},与这里相差悬殊`, `${en}, which is far from this`);
    },
    remedy: () =>
      text('核对金额和单位;没有错就不必处理', 'Check the amount and its unit; nothing to do if they are right'),
  },
  'requests-of-another-unit': {
    title: text('申请金额像是另一种单位', 'Requests that look to be in another unit'),
    rule: (detail) => {
      const { zh, en } = compared(detail);
      return text(
        `${zh};本表每个延续项目的申请金额都与今年的预算差几百到几万倍,多半用错了金额单位`,
        `${en}; each project that goes on is asked for in this file at hundreds to tens of thousands of times its budget or that part of it, so the unit of money is probably wrong`,
      );
    },
    remedy: () =>
      text(
        '核对申请金额的单位(元、千元、万元),是万元的写在表头里,如“申请金额(万元)”;确是这么多的,在文件名写明“更正”再报',
        'Check the unit (元, 千元, 万元); if it is 万元 write that into the header, such as 申请金额(万元). Where the amounts are right, send this with 更正 (correction) in the file’s name',
      ),
  },
  'initial-budget-differs': {
    title: text('年初预算数与项目表不同', 'Initial budget differs from the list'),
    rule: (detail) => {
      const { zh, en } = compared(detail);
      return text(`${zh},与这里不同`, `${en}, and here it is another`);
    },
    remedy: () =>
      text(
        '错的是这份文件,改正后再报;错的是项目表,请财政部门更正项目表',
        'Where this file is wrong, send a correction; where the list is, ask finance to correct it',
      ),
  },
  'budget-far-from-known': {
    title: text('全年预算数与已知的差一倍以上', 'Adjusted budget twice or half of what was known'),
    rule: (detail) => {
      const { zh, en } = compared(detail);
      return text(
        `${zh},这里是它的两倍及以上,或一半及以下`,
        `${en}, and here it is at least twice or at most half of that`,
      );
    },
    remedy: () =>
      text(
        '追加、调减过的不必处理;否则核对预算数和单位后再报',
        'Nothing to do where the budget was adjusted so; else check it and its unit and send a correction',
      ),
  },
  'budget-on-each-line': {
    title: text('每行都写了全部预算', 'The whole budget on each line'),
    rule: (detail) =>
      text(
        `这个项目有 ${blank(detail, 'lines')} 行,每行的全年预算数都是项目表的年初预算数 ${blank(detail, 'other')};各行相加,预算就多算了`,
        `The project has ${blank(detail, 'lines')} lines, and each has the whole budget on the list, ${blank(detail, 'other')}, as adjusted budget; lines are added up, so the budget counts several times`,
      ),
    remedy: () =>
      text(
        '每行只写自己的预算数,改正后再报;各行确有这么多的不必处理',
        'Give each line its own part and send a correction; nothing to do where each line has that much',
      ),
  },
  'running-total-fell': {
    title: text('累计执行数比上一期少', 'Running total of spending that fell'),
    rule: (detail) => {
      const { zh, en } = compared(detail);
      return text(
        `执行数是年初至今的累计数,只增不减:${zh},这里比它少`,
        `The amount spent runs from January on and does not fall: ${en.replace(/^The/, 'the')}, and this is less`,
      );
    },
    remedy: () =>
      text(
        '填成当月数的改填累计数再报;资金退回、冲销而减少的不必处理',
        'Where it is the month’s own figure, send the running total; nothing to do where money was paid back',
      ),
  },
  'balance-total-fell': {
    title: text('累计收入或支出比上一期少', 'Running total of revenue or spending that fell'),
    rule: (detail) => {
      const { zh, en } = compared(detail);
      return text(
        `这一列是年初至今的累计数,只增不减:${zh},这里比它少`,
        `This column runs from January on and does not fall: ${en.replace(/^The/, 'the')}, and this is less`,
      );
    },
    remedy: () =>
      text(
        '填成当月数的改填累计数再报;收入退还、支出冲销而减少的不必处理',
        'Where it is the month’s own figure, send the running total; nothing to do where revenue or payments were paid back',
      ),
  },
  'result-oddly-sized': {
    title: text('完成值与上次报的差一千倍以上', 'A result a thousand times the last one, or that part of it'),
    rule: (detail) =>
      text(
        `${blank(detail, 'stated')} 报的是 ${blank(detail, 'other')},与这里差一千倍以上`,
        `${blank(detail, 'other')} was reported for ${blank(detail, 'stated')}; this differs by a thousand times or more`,
      ),
    remedy: same(
      '核对小数点和计量单位,错的改正后再报;以前报的错了,更正以前的;都对的不必处理',
      'Check decimals and unit and send a correction; where the earlier one is wrong, correct that; nothing to do where both are right',
    ),
  },
  'running-result-fell': {
    title: text('累计完成值比上一期少', 'Running result that fell'),
    rule: (detail) =>
      text(
        `完成值是年初至今的累计数:${blank(detail, 'stated')} 报的是 ${blank(detail, 'other')},这里比它少`,
        `Results run from January on: ${blank(detail, 'other')} was reported for ${blank(detail, 'stated')}, and this is less`,
      ),
    remedy: same(
      '填成当月数的改填累计数再报;确实减少的不必处理',
      'Where it is the month’s own figure, send the running total; nothing to do where it did become less',
    ),
  },
} satisfies Record<string, FaultEntry>;
