import { expect, test } from 'vitest';
import { readTarget } from '../../../../../analytics/intake/form/cells/target.ts';
import { accumulationOf } from '../../../../../analytics/intake/form/rows/accumulation.ts';

test.each([
  ['改造食堂', '≥12所', 'flow'],
  ['受益学生', '≥3200人', 'flow'],
  ['养护里程', '100-120公里', 'flow'],
  ['单位工程验收数', '≥3个', 'flow'],
  ['每年新增绿地', '≥5公顷', 'flow'],
  ['每人补助', '≥800元', 'stock'],
  ['验收合格率', '=100%', 'stock'],
  ['死亡率', '≤3‰', 'stock'],
  ['师生满意度', '≥90分', 'stock'],
  ['单座养护成本', '≤18万元', 'stock'],
  ['人均补助', '≥800元', 'stock'],
  ['改造成本', '≤1200元/平方米', 'stock'],
  ['完工时间', '8月底前', 'flow'],
])('%s %s builds up as a %s', (name, target, accumulation) => {
  expect(accumulationOf({ name, target: readTarget(target, 2025) })).toBe(accumulation);
});
