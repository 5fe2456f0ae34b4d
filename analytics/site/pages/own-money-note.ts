import { type Html, html } from '../../core/html.ts';
import { exact } from '../../core/language/figures.ts';
import { text } from '../../core/language/text.ts';
import type { OwnMoney } from '../parts/own-money.ts';
import { both } from '../parts/words.ts';

/** What a unit says of its own money where the treasury says otherwise; the treasury's figure is the one on the page. */
export const ownMoneyNote = (own: OwnMoney | undefined): Html | false => {
  if (!own) return false;
  const [budget, spent, ofBudget, ofSpent] = [
    own.own_budget,
    own.own_spent,
    own.treasury_budget,
    own.treasury_spent,
  ].map(exact);
  const says = text(
    `单位自己报的与国库不同:全年预算数 ${budget},国库 ${ofBudget};执行数 ${spent},国库 ${ofSpent};按国库的算`,
    `The unit’s own figures are not the treasury’s, which count: budget ${budget}, treasury ${ofBudget}; spent ${spent}, treasury ${ofSpent}`,
  );
  return html`<p><span class="m warn">▲</span> ${both(says)}</p>`;
};
