import { describe, expect, test } from 'vitest';
import { behindLabel, fitsLabel, isLabel } from '../../../../analytics/intake/form/label.ts';

describe('labels', () => {
  test.each([
    ['项目资金', ' 项目资金\n(万元):', true],
    ['项目名称', '项 目 名 称', true],
    ['项目名称', '项目名称及代码', false],
    ['1-{month}月执行数', '1-7月执行数', true],
    ['截至{month}月执行数', '截至9月30日执行数', true],
    ['截至{month}月执行数', '截止2月28日执行数', true],
    ['截至{month}月执行数', '截至7月30日执行数', false],
    ['总额', '年度资金总额', false],
    ['1-{month}月执行数', '上半年', false],
    ['1-{month}月执行数', '三季度执行数', false],
    ['1-{month}月执行数', '2~7月执行数', false],
  ])('%s fits %s', (label, written, fits) => {
    expect(isLabel([label], written)).toBe(fits);
  });

  test.each([
    ['1-7月执行数', 7],
    ['1-12月执行数', 12],
    ['1-月执行数', null],
    ['1-13月执行数', null],
    ['1-0月执行数', null],
    ['1～9月执行数', 9],
    ['1~９月执行数', 9],
    ['1〜9月执行数', 9],
    ['1–9月执行数', 9],
    ['1—9月执行数', 9],
    ['1－9月执行数', 9],
    ['前三季度执行数', 9],
    ['前3季度执行数', 9],
    ['1-3季度执行数', 9],
    ['前两季度执行数', 6],
    ['上半年执行数', 6],
  ])('the month of %s', (written, month) => {
    expect(fitsLabel('1-{month}月执行数', written)).toEqual({ month });
  });

  test.each([
    ['填报单位(盖章):虚构中心', '虚构中心'],
    ['填报单位：', undefined],
    ['单位:虚构中心', undefined],
  ])('what stands behind the colon of %s', (written, value) => {
    expect(behindLabel(['填报单位'], written)).toBe(value);
  });
});
