import { type Text, text } from '../../core/language/text.ts';
import type { Policy } from '../../policy/schema.ts';

interface Meaning {
  readonly light: string;
  readonly words: Text;
}

const joined = (parts: readonly (Text | false)[]): Text => {
  const said = parts.filter((part) => part !== false);
  return text(said.map(({ zh }) => zh).join(';或'), said.map(({ en }) => en).join('; or '));
};

/** What each light says under a policy, on the method page. */
export const lightMeanings = ({ settings, early_lines }: Policy): readonly Meaning[] => [
  { light: 'green', words: text('不低于黄灯线', 'Not below the yellow line') },
  {
    light: 'yellow',
    words: joined([
      text('低于黄灯线,不低于红灯线', 'Below the yellow line, not below the red'),
      early_lines.length > 0 && text('执行率低于当月的最低线', 'executed less than the month’s line'),
      settings.goals_apart_from.value !== null && text('资金与目标相差过大', 'money and goals far apart'),
    ]),
  },
  {
    light: 'red',
    words: joined([
      text('低于红灯线', 'Below the red line'),
      text('单位认为完全不可能', 'the unit calls it impossible'),
      settings.overspend_is_red.value === 'yes' && text('支出超过预算', 'spent more than the budget'),
      settings.ceiling_light.value === 'over_is_red' && text('超出“不超过”的上限', 'past a ceiling'),
      settings.unbudgeted_light.value === 'red' && text('没有预算', 'nothing budgeted'),
      settings.without_goals.value === 'red_when_stale' && text('目标长期没有报', 'goals long unreported'),
    ]),
  },
  {
    light: 'blue',
    words:
      settings.indicator_blue_against.value === 'year'
        ? text('早已达到全年目标:目标定得偏低', 'The year’s target is long passed: it was set too low')
        : text('远超到当期的计划:目标定得偏低', 'Far ahead of the plan to date: the target was set too low'),
  },
  {
    light: 'missing',
    words:
      settings.without_goals.value === 'missing'
        ? text(
            '当月没有报目标,而资金不是红灯。不是零,不是落后,也不猜',
            'No goals were reported for the month, and money is not red. It is not zero and not behind, and nothing is guessed',
          )
        : text(
            '当月没有报数。不是零,不是落后,也不猜',
            'Nothing was reported for the month. It is not zero and not behind, and nothing is guessed',
          ),
  },
];
