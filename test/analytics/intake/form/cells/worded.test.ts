import { describe, expect, test } from 'vitest';
import { readNumeral } from '../../../../../analytics/intake/form/cells/numeral.ts';
import { readWorded } from '../../../../../analytics/intake/form/cells/worded.ts';

describe('a numeral', () => {
  test.each([
    ['三', 3],
    ['两', 2],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['九十六', 96],
    ['一百', 100],
    ['一百零二', 102],
    ['一百二十', 120],
    ['一百一十二', 112],
    ['三千', 3000],
    ['三千零五', 3005],
    ['三千零五十', 3050],
    ['两千六百', 2600],
    ['', undefined],
    ['两三', undefined],
    ['一百二', undefined],
    ['三千五', undefined],
    ['二〇二五', undefined],
    ['百', undefined],
    ['十十', undefined],
  ])('%s', (written, value) => {
    expect(readNumeral(written)).toBe(value);
  });
});

describe('a result among words', () => {
  const amount = (value: string, unit: string) => ({ kind: 'amount', value, unit });
  test.each([
    ['完成10所', amount('10', '所')],
    ['已完成10所', amount('10', '所')],
    ['新建10所', amount('10', '所')],
    ['累计完成1,200人次', amount('1200', '人次')],
    ['达到96.5%', amount('96.5', '%')],
    ['十二所', amount('12', '所')],
    ['完成十二所', amount('12', '所')],
    ['百分之九十六', amount('96', '%')],
    ['12所(其中新建3所)', amount('12', '所')],
    ['95.5%(抽样)', amount('95.5', '%')],
    ['12所(全部验收)', amount('12', '所')],
    ['2025年11月20日(已验收)', { kind: 'day', from: '2025-11-20', to: '2025-11-20' }],
  ])('%s is read', (written, result) => {
    expect(readWorded(written, 2025)).toEqual(result);
  });

  test.each([
    '已完成',
    '未完成10所',
    '还差2所',
    '第10所',
    '新增10所',
    '增长5.2%',
    '下降5.2%',
    '10所,完成83%',
    '线上1000人,线下1700人',
    '10-12所',
    '10/12',
    '12所(含在建3所)',
    '12所(其中未完成2所)',
    '12所(计划)',
    '12所(去年10所)',
    '完成约10所',
    '完成10所左右',
    '十余所',
    '两三所',
    '同上',
    '达标',
    'l0所',
    '一般',
    '十分满意',
  ])('%s is not', (written) => {
    expect(readWorded(written, 2025)).toBeUndefined();
  });
});
