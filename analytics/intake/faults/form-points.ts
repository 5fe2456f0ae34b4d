import { text } from '../../core/language/text.ts';
import { blank, type FaultEntry, same } from './entry.ts';

/** Points and weights on a form, and the levels that they add up to. */
export const formPointsFaults = {
  'form-points-of-other-rate': {
    title: text('预算执行率的得分与金额不符', 'Points for another execution rate'),
    rule: (detail) =>
      text(
        `分值 ${blank(detail, 'weight')},这个得分合 ${blank(detail, 'printed')};按“${blank(detail, 'spent')}”和“${blank(detail, 'adjusted')}”算是 ${blank(detail, 'rate')},差 ${blank(detail, 'times')} 倍`,
        `Of ${blank(detail, 'weight')} these points are ${blank(detail, 'printed')}; by “${blank(detail, 'spent')}” and “${blank(detail, 'adjusted')}” it is ${blank(detail, 'rate')}, ${blank(detail, 'times')} times apart`,
      ),
    remedy: same(
      '核对两个金额的小数点和单位,错的改正后再报;金额都对的,改正得分',
      'Check decimals and units of the two amounts, and send a correction; where they are right, correct the points',
    ),
  },
  'form-points-missing': {
    title: text('有总分,有的行没有得分', 'A total, but rows without points'),
    rule: same('总分不能与各行核对,没有收下', 'The total can’t be held against the rows and was not taken'),
    remedy: same('补齐各行和预算执行率的得分', 'Fill in the points of each row and of the execution rate'),
  },
  'form-sum-differs': {
    title: text('合计与各行不符', 'Sum differs from its rows'),
    rule: (detail) =>
      text(
        `上面各行相加(连同预算执行率)是 ${blank(detail, 'sum')}`,
        `The rows above, with the execution rate, add to ${blank(detail, 'sum')}`,
      ),
    remedy: same('核对这一行和上面各行,错的改正后再报', 'Check it against the rows above, and send a correction'),
  },
  'form-level-of-another': {
    title: text('二级指标不属于这个一级指标', 'Second level of another first level'),
    rule: (detail) =>
      text(
        `“${blank(detail, 'level2')}”是${blank(detail, 'own')}指标的二级指标,这一行的一级指标是“${blank(detail, 'level1')}”;按${blank(detail, 'taken')}指标读`,
        `${blank(detail, 'level2')} belongs to ${blank(detail, 'own')}, and the first level of this row is ${blank(detail, 'level1')}; it is read as ${blank(detail, 'taken')}`,
      ),
    remedy: same(
      '读得不对就改正后再报;一级指标的合并单元格拆开了的,每行都写上',
      'Where that is wrong, correct it and send the form again; where a merged cell was taken apart, write the first level in each row',
    ),
  },
  'form-level-points': {
    title: text('一级指标的分值与各行不符', 'Points of a level differ from its rows'),
    rule: (detail) =>
      text(`各行分值相加是 ${blank(detail, 'sum')}`, `The weights of its rows add to ${blank(detail, 'sum')}`),
    remedy: same('改正分值;读的是各行的', 'Correct the points; those of the rows are read'),
  },
} as const satisfies Readonly<Record<string, FaultEntry>>;
