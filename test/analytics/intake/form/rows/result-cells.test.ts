import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readResult } from '../../../../../analytics/intake/form/cells/result.ts';
import { actualCells } from '../../../../../analytics/intake/form/rows/result-cells.ts';

const said = (written: string, goal: Readonly<Record<string, string | null>>): unknown => {
  const actual = actualCells(readResult(written, 2025), goal, 2025);
  return 'cells' in actual ? actual.cells : actual.code;
};

describe('a result held against its goal', () => {
  const percent = { direction: '>=', unit_of_measure: '%' };
  const by = { direction: 'by', target_date: '2025-11-30' };
  const rate = { ...percent, unit_of_measure: null, indicator_name: '验收合格率' };
  const yuan = { direction: '<=', unit_of_measure: null, target_value: '5000' };
  const words = { direction: 'qualitative', target_text: '有效提升' };
  test.each([
    ['97.5%', percent, { actual_value: '97.5' }],
    ['97.5', percent, { actual_value: '97.5' }],
    ['64公里', percent, 'form-unit-differs'],
    ['5000元', { direction: '<=', unit_of_measure: '万元' }, { actual_value: '0.5' }],
    ['1.2亿元', { direction: '<=', unit_of_measure: '万元' }, { actual_value: '12000' }],
    ['4.3', { direction: '<=', unit_of_measure: '万元' }, { actual_value: '4.3' }],
    ['4800㎡', { direction: '>=', unit_of_measure: '平方米' }, { actual_value: '4800' }],
    ['41公里', { direction: '>=', unit_of_measure: '千米' }, { actual_value: '41' }],
    ['41KM', { direction: '>=', unit_of_measure: '公里' }, { actual_value: '41' }],
    ['41000米', { direction: '>=', unit_of_measure: '公里' }, { actual_value: '41' }],
    ['12350人', { direction: '>=', unit_of_measure: '万人' }, { actual_value: '1.235' }],
    ['0.812万亩', { direction: '>=', unit_of_measure: '亩' }, { actual_value: '8120' }],
    ['3公顷', { direction: '>=', unit_of_measure: '亩' }, 'form-unit-differs'],
    ['12人', { direction: '>=', unit_of_measure: '人次' }, 'form-unit-differs'],
    ['2万平方米', { direction: '>=', unit_of_measure: '公顷' }, { actual_value: '2' }],
    ['12所', { direction: '>=', unit_of_measure: null }, { actual_value: '12' }],
    ['已完成', percent, 'form-result-in-words'],
    ['2016.5', { direction: '>=', unit_of_measure: '万元' }, { actual_value: '2016.5' }],
    ['2025.11', { direction: '<=', unit_of_measure: null }, { actual_value: '2025.11' }],
    ['20251205', by, { actual_date: '2025-12-05' }],
    ['20251205', { direction: '>=', unit_of_measure: '元' }, { actual_value: '20251205' }],
    ['2025.11', by, { actual_date: '2025-11-30' }],
    ['2025.11', words, 'form-number-for-words'],
    ['2025.11', { direction: 'by', target_date: '2025-11-15' }, 'form-result-unclear'],
    ['0.68万元', { ...yuan, indicator_name: '单位造价' }, { actual_value: '6800' }],
    ['0.68万', yuan, { actual_value: '6800' }],
    ['0.68万元', { ...yuan, indicator_name: '单位造价(元)' }, { actual_value: '6800' }],
    ['4800元', yuan, { actual_value: '4800' }],
    ['819000元', { direction: '<=', unit_of_measure: null, target_value: '90' }, 'form-target-unit-missing'],
    ['2.71万人', { direction: '>=', unit_of_measure: null, target_value: '2.6' }, 'form-target-unit-missing'],
    ['2.71万', { direction: '>=', unit_of_measure: null, target_value: '2.6' }, 'form-target-unit-missing'],
    ['2.71万人', { direction: '>=', unit_of_measure: '万', target_value: '2.6' }, { actual_value: '2.71' }],
    ['0万人', { direction: '>=', unit_of_measure: null, target_value: '26000' }, { actual_value: '0' }],
    ['2天', { direction: '<=', unit_of_measure: null, target_value: '24' }, 'form-target-unit-missing'],
    ['2天', { direction: '<=', unit_of_measure: null, target_value: '3' }, { actual_value: '2' }],
    ['12500米', { direction: '>=', unit_of_measure: null, target_value: '12' }, 'form-target-unit-missing'],
    ['12500', { direction: '>=', unit_of_measure: '公里', target_value: '12' }, 'form-unit-missing'],
    ['9000', { direction: '>=', unit_of_measure: '万人', target_value: '2.6' }, 'form-unit-missing'],
    ['9000万人', { direction: '>=', unit_of_measure: '万人', target_value: '2.6' }, { actual_value: '9000' }],
    ['30', { direction: '>=', unit_of_measure: '公里', target_value: '12' }, { actual_value: '30' }],
    ['0.68', { ...yuan, unit_of_measure: '元' }, 'form-unit-missing'],
    ['1', { direction: '>=', unit_of_measure: '人', target_value: '26000' }, { actual_value: '1' }],
    ['0.5', { direction: '<=', unit_of_measure: '天', target_value: '30' }, { actual_value: '0.5' }],
    ['9000', { direction: '>=', unit_of_measure: '万人', target_value: '0' }, { actual_value: '9000' }],
    ['达到97.5%', percent, { actual_value: '97.5' }],
    ['完成十二所', { direction: '>=', unit_of_measure: '所' }, { actual_value: '12' }],
    ['十分满意', { direction: '>=', unit_of_measure: '%' }, 'form-result-in-words'],
    ['0.965', { ...percent, target_value: '95' }, 'form-share-or-percent'],
    ['1', { ...percent, target_value: '100' }, 'form-share-or-percent'],
    ['0.965%', { ...percent, target_value: '95' }, { actual_value: '0.965' }],
    ['0', { ...percent, target_value: '95' }, { actual_value: '0' }],
    ['0.9', { ...percent, target_value: '3' }, { actual_value: '0.9' }],
    ['0.9', { direction: '<=', unit_of_measure: '%', target_value: '1' }, { actual_value: '0.9' }],
    ['0.08', { direction: '<=', unit_of_measure: '%', target_value: '5' }, 'form-share-or-percent'],
    ['0.08%', { direction: '<=', unit_of_measure: '%', target_value: '5' }, { actual_value: '0.08' }],
    ['0.96', { ...rate, target_value: '95' }, 'form-share-or-percent'],
    ['96%', { ...rate, target_value: '0.95' }, 'form-target-unit-missing'],
    ['0.96', { ...rate, target_value: '0.95' }, { actual_value: '0.96' }],
    ['96%', { ...rate, target_value: '95' }, { actual_value: '96' }],
    ['0.4%', { ...rate, direction: '<=', target_value: '0.5' }, { actual_value: '0.4' }],
    ['', percent, {}],
    ['2.710人', { direction: '>=', unit_of_measure: '人' }, 'form-dot-or-thousands'],
    ['2.710', { direction: '>=', unit_of_measure: '人' }, 'form-dot-or-thousands'],
    ['2.71人', { direction: '>=', unit_of_measure: '人' }, { actual_value: '2.71' }],
    ['2.710公里', { direction: '>=', unit_of_measure: '公里' }, { actual_value: '2.710' }],
    ['—', percent, {}],
    ['无', percent, 'form-none-or-zero'],
    ['不适用', percent, 'form-none-or-zero'],
    ['无', by, 'form-day-in-words'],
    ['无', words, 'form-words-judged'],
    ['无', { direction: 'qualitative', target_text: '无' }, { tier: 'met' }],
    ['2025年11月20日', by, { actual_date: '2025-11-20' }],
    ['2025年11月', by, { actual_date: '2025-11-30' }],
    ['2025年12月', by, { actual_date: '2025-12-31' }],
    ['2025年11月', { direction: 'by', target_date: '2025-11-15' }, 'form-result-unclear'],
    ['已完成', by, 'form-day-in-words'],
    ['达成预期指标', words, { tier: 'met' }],
    ['部分达成预期指标并具有一定效果', words, { tier: 'partly' }],
    ['未达成预期指标且效果较差', words, { tier: 'unmet' }],
    ['有效提升', words, { tier: 'met' }],
    ['验收通过', words, { tier: 'met' }],
    ['有所改善', words, 'form-words-judged'],
    ['95%', words, 'form-number-for-words'],
  ])('%s', (written, goal, cells) => {
    expect(said(written, goal)).toEqual(cells);
  });

  test('money is converted exactly', () => {
    const powers = { 元: 0, 千元: 3, 万元: 4, 百万元: 6, 亿元: 8 };
    const unit = fc.constantFrom(...(Object.keys(powers) as (keyof typeof powers)[]));
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.nat(6), unit, unit, (digits, decimals, from, to) => {
        const text = digits.toString().padStart(decimals + 1, '0');
        const value = decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
        const cells = said(`${value}${from}`, { direction: '<=', unit_of_measure: to });
        const read = (cells as { actual_value: string }).actual_value;
        const [whole = '', rest = ''] = read.split('.');
        // Both sides in units of 10^-20 yuan.
        const own = BigInt(whole + rest.padEnd(20, '0')) * 10n ** BigInt(powers[to]);
        expect(own).toBe(digits * 10n ** BigInt(20 - decimals + powers[from]));
      }),
    );
  });
});
