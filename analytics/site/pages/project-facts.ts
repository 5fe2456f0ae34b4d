import { lights, worded } from '../../contracts/codes.ts';
import type { AllocationLine, ProjectMonth, ProjectScore } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { text } from '../../core/language/text.ts';
import { num, str, whole } from '../parts/cells.ts';
import { type Facts, gradeWord, unscored } from '../parts/facts.ts';
import { money, rate, score } from '../parts/figures.ts';
import { otherSide } from '../parts/one-sided.ts';
import { fact, factsList } from '../parts/page.ts';
import { planOfProject } from '../parts/plan.ts';
import { lastSaid } from '../parts/reported.ts';
import { beside, shape } from '../parts/words.ts';
import { total } from './allocation-lines.ts';
import { goalProgress } from './projects-month.ts';

/** The initial budget of the money that counts; the declared one where money is reported without it. */
const initialAmount = (facts: Facts, row: ProjectMonth): string | null => {
  const declared = facts.initialAmounts.get(str(row.project_code)) ?? null;
  return row.initial_amount ?? (row.budget_amount === null ? null : declared);
};

/** The figures that a project is remembered by. */
export const projectFacts = (
  facts: Facts,
  row: ProjectMonth | undefined,
  scored: ProjectScore | undefined,
  lines: readonly AllocationLine[],
): Html => {
  const { region } = facts.policy;
  const parts: Html[] = [];
  if (row) {
    const missing = otherSide(row);
    const since = lastSaid(str(row.period), row.money_age);
    const plan = planOfProject(row);
    const goalsSince = whole(row.indicators) > 0 ? lastSaid(str(row.period), row.goals_age) : null;
    parts.push(
      fact(
        text('全年预算数', 'Budget'),
        money(row.budget_amount, region),
        html`年初 ${money(initialAmount(facts, row), region)}`,
      ),
      fact(
        text('执行数', 'Spent'),
        money(row.spent_amount, region),
        html`${rate(num(row.execution_rate), '无执行率')}${since && html` · 本月未报,${beside(since)}`}${plan && html` · 计划 ${rate(num(row.planned_progress), '—')} ${beside(plan)}`}`,
      ),
      fact(
        text('目标进度', 'Goals'),
        goalProgress(row),
        html`占计划 · ${whole(row.indicators)} 项指标${goalsSince && html` · ${beside(goalsSince)}`}`,
      ),
      fact(
        text('灯', 'Light'),
        html`${shape(str(row.light))} ${worded(lights, str(row.light)).zh}`,
        html`<span lang="en">${worded(lights, str(row.light)).en}</span>${missing && html` · ${beside(missing)}`}`,
      ),
    );
  }
  if (scored)
    parts.push(
      num(scored.score) === null
        ? fact(text('总分', 'Score'), html`${unscored(facts).zh}`, html`<span lang="en">${unscored(facts).en}</span>`)
        : fact(text('总分', 'Score'), score(num(scored.score)), beside(gradeWord(facts, str(scored.grade)))),
    );
  const re = scored ? num(scored.re_score) : null;
  if (re !== null) parts.push(fact(text('财政再评价', 'Re-evaluated'), score(re)));
  if (lines.length > 0)
    parts.push(
      fact(
        text(`${facts.run.allocation?.year ?? ''} 年安排`, 'Next year'),
        money(total(lines, 'allocated_amount'), region),
        html`申请 ${money(total(lines, 'requested_amount'), region)}`,
      ),
    );
  return factsList(parts);
};
