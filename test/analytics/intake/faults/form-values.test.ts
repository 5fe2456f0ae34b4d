import { expect, test } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';

const said = (code: string, detail: Readonly<Record<string, string>>, dataset?: string) => {
  const { rule } = faultWords({ code, detail, ...(dataset ? { dataset } : {}) });
  return [rule.zh, rule.en];
};

test('words against points name the tier, its share and the points', () => {
  const detail = { tier: 'unmet', most: '60', points: '25', weight: '30' };
  expect(said('form-words-against-points', detail)).toEqual([
    '文字说的是未达成,得分不应超过分值的 60%(财预〔2020〕10号);填的是 25 分,分值 30 分',
    'The words say not met, with 60% of the weight at most (财预〔2020〕10号); there are 25 points of 30',
  ]);
  const [zh, en] = said('form-words-against-points', { ...detail, tier: 'partly', most: '80' });
  expect(zh).toContain('文字说的是部分达成,得分不应超过分值的 80%');
  expect(en).toContain('The words say partly met, with 80% of the weight at most');
});

test('a result that is not read is asked for by its target', () => {
  expect(said('form-result-not-read', { goal: '≥12所' })).toEqual([
    '指标是“≥12所”,完成值里读不出唯一的数:实际是多少?',
    'The target is ≥12所; the result is not one number: how many?',
  ]);
  expect(said('form-share-or-percent', { goal: '≥95%' })).toEqual([
    '指标是“≥95%”,完成值没有百分号,又不大于 1:0.95 可能是 95%,也可能是 0.95%',
    'The target is ≥95%; the result has no % and is not above 1: 0.95 may be 95% or 0.95%',
  ]);
});

test('of a goal that is a day, a day is asked for and never a number', () => {
  const remedyOf = (code: string) => {
    const { rule, remedy } = faultWords({ code, detail: { goal: '2025-11-30前', due: 'day' } });
    return [rule.zh, remedy.zh, rule.en, remedy.en];
  };
  expect(remedyOf('form-result-not-read')).toEqual([
    '指标是“2025-11-30前”,完成值里读不出是哪一天完成的',
    '只填完成的日期,如 2025年11月20日;没有完成的写“未完成”',
    'The target is 2025-11-30前; the result does not say on which day it was reached',
    'Give only the day on which it was done, such as 2025年11月20日; write 未完成 where it was not',
  ]);
  expect(remedyOf('form-result-unclear')).toEqual([
    '指标值是完成的期限,完成值看不出是哪一天,或是不是在期限以内',
    '填完成的那一天,如 2025年11月20日',
    'The target is a day; the result does not say on which day it was reached, or whether that was in time',
    'Give the day on which it was done, such as 2025年11月20日',
  ]);
});

test('none is asked about by its target', () => {
  expect(said('form-none-or-zero', { goal: '≤5起' })).toEqual([
    '指标是“≤5起”,要填数;“无”可能是一起没有,也可能是没有统计',
    'The target is ≤5起, a number; “none” may be none at all, or nothing counted',
  ]);
});

test('an impossible result says why it is', () => {
  expect(said('result-impossible', { named: '满意度', why: 'share' })).toEqual([
    '“满意度”是占全部的比例,不能超过 100%',
    '“满意度” is a share of a whole; it can’t be more than 100%',
  ]);
  expect(said('result-impossible', { named: '新建', why: 'negative' })).toEqual([
    '“新建”是按个数计的,不能小于 0',
    '“新建” is counted; it can’t be less than 0',
  ]);
  expect(said('result-impossible', { named: '养护里程', why: 'measured' })).toEqual([
    '“养护里程”是长度、面积、体积或重量,不能小于 0',
    '“养护里程” is a length, area, volume or weight; it can’t be less than 0',
  ]);
});

test('a running result that fell names the one before', () => {
  expect(said('running-result-fell', { stated: '2025-08', other: '110' })).toEqual([
    '完成值是年初至今的累计数:2025-08 报的是 110,这里比它少',
    'Results run from January on: 110 was reported for 2025-08, and this is less',
  ]);
});
