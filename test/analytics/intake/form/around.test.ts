import { expect, test } from 'vitest';
import { saidAroundForm } from '../../../../analytics/intake/form/around.ts';
import { formsOn } from '../../../support/form-sheet.ts';

const monitoring = (title: string) =>
  formsOn([
    title,
    '(2025年度)',
    '项目名称 | 食堂改造',
    '主管部门 | 教育局 | | 实施单位 | 第一小学',
    '项目资金(万元) | | 年初预算数 | 全年预算数 | 1-9月执行数',
    '| 年度资金总额 | 520 | 500 | 300',
    '一级指标 | 二级指标 | 三级指标 | 年度指标值 | 1-9月执行情况 | 全年预计完成情况',
    '产出指标 | 数量指标 | 改造食堂 | ≥12所 | 9所 | 12所',
  ]);

test.each([
  ['2025年1-8月项目支出绩效目标执行监控表', '9月.xlsx', ['2025年1-8月项目支出绩效目标执行监控表']],
  ['项目支出绩效目标执行监控表', '2024年9月.xlsx', ['2024年9月.xlsx']],
  ['项目支出绩效目标执行监控表(1-9月)', '2025年9月.xlsx', []],
  ['项目支出绩效目标执行监控表', '食堂改造.xlsx', []],
])('a monitoring form for September under %s in %s', (title, file, expected) => {
  const said = monitoring(title).flatMap((form) => saidAroundForm(form, file));
  expect(said.map(({ detail }) => detail.words)).toEqual(expected);
});
