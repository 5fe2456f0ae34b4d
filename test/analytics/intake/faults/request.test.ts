import { expect, test } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';

test('a request whose name is not that of the project it continues is told of both, and whose the name is', () => {
  const detail = { listed: '操场', written: '食堂' };
  const known = faultWords({ code: 'continues-another-project', detail: { ...detail, other: 'P1' } });
  expect(known.rule).toEqual({
    zh: '上年项目编码在项目表里是“操场”,这一行申请的是“食堂”,那是 P1',
    en: 'On the list the project continued is “操场”, but the row asks for “食堂”, which is P1',
  });
  expect(known.remedy.zh).toContain('在文件名写明“更正”再报');
  const named = faultWords({ code: 'continues-another-project', detail });
  expect(named.rule.zh).toMatch(/“食堂”$/);
  expect(named.remedy.zh).toContain('项目改了名的,不必处理');
});

test('a request that continues another unit’s project is told of both units, and where it counts', () => {
  const detail = { named: '食堂', listed: '101001', asks: '102001' };
  expect(faultWords({ code: 'continues-of-another-unit', detail }).rule).toEqual({
    zh: '上年项目“食堂”在项目表里是单位 101001 的,这一行是单位 102001 申请的;金额和评分取自上年项目,算在它的部门名下',
    en: 'On the list the project continued, “食堂”, is of unit 101001, and here unit 102001 asks; base and score are that project’s, and the request counts for its department',
  });
});
