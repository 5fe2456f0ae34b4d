import type { ProjectMonth } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { type Text, text } from '../../core/language/text.ts';
import { str, whole } from './cells.ts';
import { both, state } from './words.ts';

/** The one side that a project's light judges where the other never reported; null where it judges both, or nothing. */
export const onlySide = (row: ProjectMonth): 'money' | 'goals' | null => {
  const [money, goals] = [str(row.money_light), str(row.goal_light)];
  if (goals === 'missing' && money !== 'missing') return 'money';
  return money === 'missing' && goals !== 'missing' ? 'goals' : null;
};

/** What a project's light leaves out; null where it leaves out nothing. */
export const otherSide = (row: ProjectMonth): Text | null => {
  const side = onlySide(row);
  if (side === 'goals') return text('资金未报', 'money not reported');
  if (side === null) return null;
  return whole(row.indicators) === 0 ? text('没有指标', 'no indicators') : text('目标未报', 'goals not reported');
};

/** A project's light, and beside it what it does not judge. */
export const projectState = (row: ProjectMonth): Html => {
  const missing = otherSide(row);
  return html`${state(str(row.light))}${missing && html` <span class="small soft">${both(missing)}</span>`}`;
};
