import { describe, expect, it } from 'vitest';
import { lightMeanings } from '../../../../analytics/site/pages/light-meanings.ts';
import { policyWith } from '../../evaluation/year.ts';

const wordsOf = (light: string, policy = policyWith({})): string =>
  lightMeanings(policy).find((meaning) => meaning.light === light)?.words.zh ?? '';

describe('what a light means', () => {
  it.each<[string, string, Parameters<typeof policyWith>, string]>([
    ['red', '支出超过预算', [{ overspend_is_red: 'no' }], 'overspending is not'],
    ['red', '超出“不超过”的上限', [{}], 'a ceiling is judged by its deviation'],
    ['yellow', '最低线', [{}], 'no month has a line'],
    ['yellow', '相差过大', [{}], 'nothing is said of money and goals'],
    ['blue', '到当期的计划', [{}], 'blue is against the year'],
  ])('%s does not say “%s” where %4$s', (light, words, [settings]) => {
    expect(wordsOf(light, policyWith(settings))).not.toContain(words);
  });

  it.each<[string, string, Parameters<typeof policyWith>]>([
    ['red', '支出超过预算', [{}]],
    ['red', '超出“不超过”的上限', [{ ceiling_light: 'over_is_red' }]],
    ['red', '没有预算', [{ unbudgeted_light: 'red' }]],
    ['red', '目标长期没有报', [{ without_goals: 'red_when_stale' }]],
    ['yellow', '最低线', [{}, { early_lines: [{ month: 4, below: 0.25, clause: '某省' }] }]],
    ['yellow', '相差过大', [{ goals_apart_from: 0.1 }]],
    ['blue', '到当期的计划', [{ indicator_blue_against: 'plan' }]],
    ['blue', '全年目标', [{}]],
    ['missing', '当月没有报数', [{}]],
    ['missing', '没有报目标,而资金不是红灯', [{ without_goals: 'missing' }]],
  ])('%s says “%s” where the policy does', (light, words, given) => {
    expect(wordsOf(light, policyWith(...given))).toContain(words);
  });
});
