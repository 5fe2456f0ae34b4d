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

test('a request that leaves out the project it continues is told which that is, and what it counts as', () => {
  const { rule, remedy } = faultWords({
    code: 'continues-unnamed',
    detail: { listed: 'P1', named: '食堂', year: '2025' },
  });
  expect(rule).toEqual({
    zh: '项目表里 2025 年有它:P1“食堂”;上年项目编码空着,就按新增项目算,不看上年的预算和评分',
    en: 'The 2025 list has it as P1 “食堂”; without the code of the project continued it counts as a new one, whatever that had and scored',
  });
  expect(remedy.zh).toContain('上年项目编码填 P1 再报');
});

test('requests that look to be in another unit are told this year’s budget, and that all of the file are so', () => {
  const detail = {
    of_zh: '2025 年项目表的年初预算数',
    of_en: 'initial budget on the 2025 project list',
    other: '5200000',
  };
  const { rule, remedy } = faultWords({ code: 'requests-of-another-unit', detail });
  expect(rule.zh).toBe(
    '2025 年项目表的年初预算数是 5200000;本表每个延续项目的申请金额都与今年的预算差几百到几万倍,多半用错了金额单位',
  );
  expect(rule.en).toMatch(/^The initial budget on the 2025 project list is 5200000; each project that goes on/);
  expect(remedy.zh).toContain('是万元的写在表头里,如“申请金额(万元)”');
});
