import { type Text, text } from '../../core/language/text.ts';

/** What each light says, on the method page. */
export const lightMeanings: readonly { readonly light: string; readonly words: Text }[] = [
  { light: 'green', words: text('不低于黄灯线', 'Not below the yellow line') },
  { light: 'yellow', words: text('低于黄灯线,不低于红灯线', 'Below the yellow line, not below the red') },
  {
    light: 'red',
    words: text(
      '低于红灯线;或单位认为完全不可能;或支出超过预算',
      'Below the red line; or the unit calls it impossible; or spent more than the budget',
    ),
  },
  {
    light: 'blue',
    words: text('早已达到全年目标:目标定得偏低', 'The year’s target is long passed: it was set too low'),
  },
  {
    light: 'missing',
    words: text(
      '当月没有报数。不是零,不是落后,也不猜',
      'Nothing was reported for the month. It is not zero and not behind, and nothing is guessed',
    ),
  },
];
