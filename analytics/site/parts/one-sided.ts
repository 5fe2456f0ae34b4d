import type { ProjectMonth } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { type Text, text } from '../../core/language/text.ts';
import { str, whole } from './cells.ts';
import { lastSaid } from './reported.ts';
import { both, state } from './words.ts';

/**
 * The one side that a project's light judges where the other was not reported for the month; null where it judges both,
 * or nothing.
 */
export const onlySide = (row: ProjectMonth): 'money' | 'goals' | null => {
  const [money, goals] = [str(row.money_light), str(row.goal_light)];
  if (goals === 'missing' && money !== 'missing') return 'money';
  return money === 'missing' && goals !== 'missing' ? 'goals' : null;
};

/** Words, and in brackets when it was last otherwise. */
const since = (words: Text, last: Text | null): Text =>
  last === null ? words : text(`${words.zh}(${last.zh})`, `${words.en} (${last.en})`);

/** What a project's light leaves out; null where it leaves out nothing. */
export const otherSide = (row: ProjectMonth): Text | null => {
  const [side, period] = [onlySide(row), str(row.period)];
  if (side === 'goals') return since(text('资金未报', 'money not reported'), lastSaid(period, row.money_age));
  if (side === null) return null;
  if (whole(row.indicators) === 0) return text('没有指标', 'no indicators');
  return since(text('目标未报', 'goals not reported'), lastSaid(period, row.goals_age));
};

/** When a project without a report of the month was last heard of. */
const lastHeard = (row: ProjectMonth): Text | null => {
  if (str(row.light) !== 'missing') return null;
  const ages = [row.money_age, row.goals_age].filter((age) => age !== null).map(Number);
  return lastSaid(str(row.period), ages.length === 0 ? null : Math.min(...ages));
};

/** A project's light, and beside it what it does not judge or when there was one. */
export const projectState = (row: ProjectMonth): Html => {
  const beside = otherSide(row) ?? lastHeard(row);
  return html`${state(str(row.light))}${beside && html` <span class="small soft">${both(beside)}</span>`}`;
};
