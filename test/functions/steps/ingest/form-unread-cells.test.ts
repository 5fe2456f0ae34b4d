import { describe, expect, test } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { cellsOf } from '../../../support/form-sheet.ts';
import { textUpload } from '../../../support/office.ts';
import { officeForEach } from '../../../support/office-for-each.ts';
import { workbookOf } from '../../../support/workbook.ts';

const office = officeForEach((effects) =>
  ingest(effects, [
    textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,第一小学\n'),
    textUpload('项目.csv', '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂改造,5200000\n'),
  ]),
);

/** What is said of cells that were not taken. */
const told = async (lines: readonly string[]) => {
  const bytes = await workbookOf({ name: '表', rows: lines.map(cellsOf) });
  const [receipt] = await ingest(office().effects, [{ name: '表.xlsx', bytes: async () => bytes }]);
  const unread = receipt?.faults.filter(({ code }) => code === 'form-expected-unread' || code === 'form-day-unread');
  return (unread ?? []).map((fault) => ({ ...fault, ...faultWords(fault) }));
};

const monitoring = (target: string, actual: string, expected: string, day = '2025年8月5日') => [
  '项目支出绩效目标执行监控表',
  '(2025年度)',
  '项目名称 | 食堂改造 | | 实施单位 | 第一小学',
  '一级指标 | 二级指标 | 三级指标 | 年度指标值 | 1-7月执行情况 | 全年预计完成情况 | 分值',
  `产出指标 | 数量指标 | ${target}指标 | ${target} | ${actual} | ${expected} | 10`,
  `填报人:张三 | | 填报日期:${day}`,
];

describe('what is expected of the year', () => {
  test.each([
    ['≥90%', '50%', '约90%'],
    ['≥10公里', '5公里', '8万元'],
    ['≥12所', '5所', '全部完成'],
    ['有效提升', '有效提升', '90%'],
  ])('is warned of where it is not taken: of %s', async (target, actual, expected) => {
    const [fault] = await told(monitoring(target, actual, expected));
    expect(fault).toMatchObject({
      code: 'form-expected-unread',
      severity: 'warning',
      place: { row: 5, column: '全年预计完成情况', value: expected },
      rule: {
        zh: '全年预计完成情况只收数,单位与指标值一致;这一格没有收下',
        en: 'The result expected of the year is a number in the unit of the target; this cell was not taken',
      },
    });
  });

  test('asks for no number where the goal is a day', async () => {
    const [fault] = await told(monitoring('2025年11月底前', '', '2025年11月20日'));
    expect([fault?.code, fault?.rule.zh, fault?.remedy.zh, fault?.rule.en, fault?.remedy.en]).toEqual([
      'form-expected-unread',
      '指标值是完成的期限,全年预计完成情况只收数;这一格没有收下',
      '不用改;能不能按期完成,填在“完成目标可能性”里',
      'The target is a day, and what is expected of the year is a number; this cell was not taken',
      'Leave it; say under 完成目标可能性 how likely it is to be done in time',
    ]);
  });

  test.each([
    ['≥12所', '5所', '12所'],
    ['≥12所', '5所', ''],
    ['有效提升', '有效提升', '有效提升'],
  ])('says nothing else: of %s', async (target, actual, expected) => {
    expect(await told(monitoring(target, actual, expected))).toEqual([]);
  });
});

const goals = (dates: string) => [
  '项目支出绩效目标申报表',
  '(2025年度)',
  '项目名称 | 食堂改造',
  '主管部门 | 教育局 | 实施单位 | 第一小学',
  `项目起止时间 | ${dates}`,
  '一级指标 | 二级指标 | 三级指标 | 指标值 | 备注',
  '产出指标 | 数量指标 | 改造食堂 | ≥12所 | 权重100',
];

describe('a day that is not taken is warned of', () => {
  test.each([
    ['of filling in, without a day', monitoring('≥12所', '5所', '12所', '2025年8月'), '2025年8月'],
    ['of filling in, in words', monitoring('≥12所', '5所', '12所', '八月初'), '八月初'],
    ['of a project, in words', goals('长期'), '长期'],
    ['of a project, one of two', goals('2025年1月至完工'), '2025年1月至完工'],
  ])('%s', async (_, lines, value) => {
    const [fault] = await told(lines);
    expect(fault).toMatchObject({
      code: 'form-day-unread',
      severity: 'warning',
      place: { value },
      rule: {
        zh: '读不出是哪一天或从哪天到哪天,没有收下',
        en: 'No day, or first and last day, can be read; it was not taken',
      },
    });
  });

  test.each([
    ['left open', monitoring('≥12所', '5所', '12所', '  年 月 日')],
    ['read', monitoring('≥12所', '5所', '12所')],
    ['of a project, read', goals('2025年1月至2025年12月')],
    ['of a project, left open', goals('年 月至 年 月')],
  ])('but not one that is %s', async (_, lines) => {
    expect(await told(lines)).toEqual([]);
  });
});
