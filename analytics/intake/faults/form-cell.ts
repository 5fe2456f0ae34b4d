import { text } from '../../core/language/text.ts';
import { blank, type FaultEntry, same } from './entry.ts';

const whyUnclear: Readonly<Record<string, readonly [string, string]>> = {
  about: ['“约、左右”不是可以考核的界限', '“about” is no limit that can be checked'],
  'signs-differ': ['前后的符号或词互相矛盾', 'the signs or words before and after the number contradict each other'],
  'sign-without-number': ['有符号,没有读得出的数', 'there is a sign without a number that can be read'],
  'more-than-number': [
    '数的前后还有别的话,看不出是不是条件',
    'other words stand around the number, which may be conditions of it',
  ],
  'range-falls': ['区间的上限不大于下限', 'the upper end of the range is not above the lower'],
  'day-unclear': [
    '看不出是哪一天,或是几天、几个月;“某月前”可能指上月底,也可能指当月底',
    'it names no one day, or may count days or months; “before a month” may end with it or with the one before',
  ],
  'day-or-number': ['可能是日期或月份,也可能是数', 'it may be a day or a month, or a number'],
};

/** Single cells of a form: names, ticks and targets. */
export const formCellFaults = {
  'form-name-missing': {
    title: text('指标没有名称', 'Indicator without a name'),
    rule: same('这一行填了内容,三级指标是空的', 'The row has content, but its indicator has no name'),
    remedy: same('填写三级指标,或清空这一行', 'Fill in the indicator, or clear the row'),
  },
  'form-not-points': {
    title: text('分值或得分不是数', 'Points that are no number'),
    rule: same('分值和得分要填数字', 'Weights and points are numbers'),
    remedy: same('只填数字,如 10', 'Write a number alone, such as 10'),
  },
  'form-two-ticks': {
    title: text('单选项打了两个勾', 'Two choices ticked'),
    rule: same('偏差原因、完成可能性各只选一个', 'Of the causes, and of the likelihoods, one is chosen'),
    remedy: same('只留一个 √', 'Leave one tick'),
  },
  'form-mark-unclear': {
    title: text('看不出选了还是没选', 'A mark that may choose or rule out'),
    rule: same(
      '这一组里没有 √,只有 × 或 ○,可能是选中,也可能是否定',
      'None of these choices has a tick; a cross or a circle may choose one or rule it out',
    ),
    remedy: same('选中的打 √,其余留空', 'Tick the one that is chosen with √ and leave the others empty'),
  },
  'form-target-unclear': {
    title: text('指标值有歧义', 'Target not clear'),
    rule: ({ why = '' }) => text(...(whyUnclear[why] ?? ['有两种读法', 'it can be read in two ways'])),
    remedy: same(
      '写成“≥95%”“80-90”“2025年11月底前”这样的一种意思',
      'Write it so that it means one thing: ≥95%, 80-90, 2025年11月底前',
    ),
  },
  'form-target-without-sign': {
    title: text('指标值没有符号', 'Target without a sign'),
    rule: same('只写了数,按“=”读', 'Only a number stands there; it is read as ='),
    remedy: same('越多越好写 ≥,越少越好写 ≤', 'Write ≥ where more is better, ≤ where less is'),
  },
  'form-day-without-word': {
    title: text('时限没有写“前”', 'Day without a word'),
    rule: (detail) =>
      text(
        `只写了日期,按 ${blank(detail, 'day')} 前完成读`,
        `Only a day stands there; it is read as due by ${blank(detail, 'day')}`,
      ),
    remedy: same('写成“2025年11月底前”', 'Write 2025年11月底前'),
  },
  'form-target-read-as-words': {
    title: text('指标值按定性读', 'Target read as words'),
    rule: same(
      '里面有数字,但不是“符号+数+单位”,按定性指标读',
      'It has digits but is no sign, number and unit; it is read as a goal in words',
    ),
    remedy: same(
      '要按数考核就写成“≥12所”;几个数分成几行',
      'Write ≥12所 where a number is to be reached; put several numbers in rows of their own',
    ),
  },
} as const satisfies Readonly<Record<string, FaultEntry>>;
