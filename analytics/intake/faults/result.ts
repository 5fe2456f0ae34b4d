import { text } from '../../core/language/text.ts';
import { blank, type FaultEntry, same } from './entry.ts';

/** Faults of results and points beside their targets and weights. */
export const resultFaults = {
  'points-outside-weight': {
    title: text('得分超过权重', 'Points above the weight'),
    rule: (detail) =>
      text(
        `定性指标的得分就是评价结果,应在 0 到权重 ${blank(detail, 'weight')} 之间`,
        `The points of a qualitative row are its judgement and lie between 0 and its weight, ${blank(detail, 'weight')}`,
      ),
    remedy: same(
      '改正得分;指标的权重写错了的,先改正并重发绩效指标',
      'Correct the points, or send the goals again with the right weight first',
    ),
  },
  'result-impossible': {
    title: text('不可能的完成值', 'Impossible result'),
    rule: (detail) => {
      if (detail.why === 'negative')
        return text(
          `“${blank(detail, 'named')}”是按个数计的,不能小于 0`,
          `“${blank(detail, 'named')}” is counted; it can’t be less than 0`,
        );
      return detail.why === 'measured'
        ? text(
            `“${blank(detail, 'named')}”是长度、面积、体积或重量,不能小于 0`,
            `“${blank(detail, 'named')}” is a length, area, volume or weight; it can’t be less than 0`,
          )
        : text(
            `“${blank(detail, 'named')}”是占全部的比例,不能超过 100%`,
            `“${blank(detail, 'named')}” is a share of a whole; it can’t be more than 100%`,
          );
    },
    remedy: same('改成实际完成的数', 'Give the number that was reached'),
  },
  'looks-like-fraction': {
    title: text('像是写成了小数的百分数', 'Looks like a percentage written as a fraction'),
    rule: (detail) =>
      text(
        `指标按百分数计,这个值读作 ${blank(detail, 'value')} %;也可能是 ${blank(detail, 'meant')} %`,
        `The indicator is in per cent and this was read as ${blank(detail, 'value')} %; it may be ${blank(detail, 'meant')} %`,
      ),
    remedy: (detail) =>
      text(
        `是 ${blank(detail, 'meant')} % 的,写成 ${blank(detail, 'meant')} 或 ${blank(detail, 'meant')}%;真是 ${blank(detail, 'value')} % 的,写成 ${blank(detail, 'value')}%`,
        `If it is ${blank(detail, 'meant')} %, write ${blank(detail, 'meant')} or ${blank(detail, 'meant')}%; if it really is ${blank(detail, 'value')} %, write ${blank(detail, 'value')}%`,
      ),
  },
  'result-in-other-unit': {
    title: text('完成值像是别的单位', 'Result seems to be in another unit'),
    rule: (detail) =>
      text(
        `目标是 ${blank(detail, 'target')} ${blank(detail, 'unit')},这个值读作 ${blank(detail, 'value')} ${blank(detail, 'unit')},相差太远;像是${blank(detail, 'other')}`,
        `The target is ${blank(detail, 'target')} ${blank(detail, 'unit')} and this was read as ${blank(detail, 'value')} ${blank(detail, 'unit')}, too far from it; its unit seems to be ${blank(detail, 'other')}`,
      ),
    remedy: (detail) =>
      text(
        `换算成${blank(detail, 'unit')}再填;确是这么多的,同一行写明原因`,
        `Convert it to ${blank(detail, 'unit')}; where it is so many indeed, give the reason in its row`,
      ),
  },
  'target-read-as-percent': {
    title: text('目标写成了比例', 'Target written as a share'),
    rule: (detail) =>
      text(
        `目标写作 ${blank(detail, 'target')} %,这里的结果 ${blank(detail, 'value')} % 是它的 10 倍以上:当作目标写成了比例,按 ${blank(detail, 'meant')} % 比`,
        `The target is written as ${blank(detail, 'target')} % and this result of ${blank(detail, 'value')} % is ten times that or more: the target is taken for a share, and the result held against ${blank(detail, 'meant')} %`,
      ),
    remedy: (detail) =>
      text(
        `目标是 ${blank(detail, 'meant')} % 的,更正绩效目标,写成 ${blank(detail, 'meant')};确是 ${blank(detail, 'target')} % 的,目标和结果都换成 ‰ 再报`,
        `If the target is ${blank(detail, 'meant')} %, correct the goals and write ${blank(detail, 'meant')}; if it is ${blank(detail, 'target')} % indeed, send target and results again in ‰`,
      ),
  },
  'percent-read-as-number': {
    title: text('百分数按数字读取', 'Percentage read as a number'),
    rule: (detail) =>
      text(
        `带 % 的数读作 % 前面的数:${blank(detail, 'number')}`,
        `A percentage stands for the figure before its sign: ${blank(detail, 'number')}`,
      ),
    remedy: same(
      '计量单位是 % 时无需处理;否则改写成数字',
      'Nothing to do where the unit is %; otherwise write the number itself',
    ),
  },
} satisfies Record<string, FaultEntry>;
