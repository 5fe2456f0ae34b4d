import { describe, expect, test } from 'vitest';
import { arePointsBeyond, denialIn } from '../../../../../analytics/intake/form/rows/words-and-points.ts';

describe('words of a result', () => {
  const goal = '出行条件 明显改善';
  test.each([
    '未开展',
    '项目取消',
    '无',
    '较差',
    '没有明显改善',
    '基本没有改善',
    '未达到预期',
    '尚未完成',
    '未改善',
    '效果不明显',
    '无明显变化',
    '未按期完成',
  ])('%s deny the goal', (words) => {
    expect(denialIn(words, goal)).toEqual({ tier: 'unmet', most: 60, isCertain: true });
  });

  test.each(['一般', '效果一般', '部分改善', '大部分完成', '基本完成', '有待提高'])('%s is in part', (words) => {
    expect(denialIn(words, goal)).toEqual({ tier: 'partly', most: 80, isCertain: false });
  });

  test.each([
    '有所改善',
    '明显改善',
    '无投诉',
    '未发生安全事故',
    '不断提升',
    '无未完成事项',
    '不存在未落实的问题',
    '基本满意',
  ])('%s do not', (words) => {
    expect(denialIn(words, goal)).toBeUndefined();
  });

  test('among others are not certain', () => {
    expect(denialIn('完成10所,2所未完成', goal)).toMatchObject({ tier: 'unmet', isCertain: false });
  });

  test('that a goal asks for are its being met', () => {
    expect(denialIn('无', '安全事故 无')).toBeUndefined();
    expect(denialIn('未提高', '收费标准 不提高')).toBeUndefined();
    expect(denialIn('已取消', '取消收费项目')).toBeUndefined();
    expect(denialIn('未提高', '服务水平 不断提高')).toMatchObject({ tier: 'unmet' });
  });

  test.each([
    ['15', '25', false],
    ['15.01', '25', true],
    ['25', '25', true],
    ['25', '0', false],
  ])('%s points of %s', (points, weight, beyond) => {
    expect(arePointsBeyond({ tier: 'unmet', most: 60, isCertain: true }, points, weight)).toBe(beyond);
  });
});
