import { quadrants, reasons, worded } from '../../contracts/codes.ts';
import type { ProjectMonth } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { quantity } from '../../core/language/figures.ts';
import { roundHalfUp } from '../../core/language/round.ts';
import { text } from '../../core/language/text.ts';
import type { Period } from '../../core/period.ts';
import { quadrant } from '../charts/quadrant.ts';
import { widths } from '../charts/theme.ts';
import { codes, num, str, whole } from '../parts/cells.ts';
import { cutOff, drawable, drawnOf, mostListed, onDepartmentPages } from '../parts/cut-off.ts';
import type { Facts } from '../parts/facts.ts';
import type { Figure } from '../parts/figure.ts';
import { difference, money, rate } from '../parts/figures.ts';
import { departmentLink, projectLink } from '../parts/links.ts';
import { projectState } from '../parts/one-sided.ts';
import { lastSaid } from '../parts/reported.ts';
import { type Column, table } from '../parts/table.ts';
import { absent, beside, both, shape } from '../parts/words.ts';
import { sentence } from './projects-sentences.ts';

export const projectsIn = (facts: Facts, period: Period): readonly ProjectMonth[] => facts.projectsIn.get(period) ?? [];

/** Why a light is on, in words. */
export const why = (row: Pick<ProjectMonth, 'reasons'>): Html => {
  const words = codes(row.reasons).map((code) => worded(reasons, code));
  return words.length === 0
    ? absent('—')
    : both(text(words.map((word) => word.zh).join('、'), words.map((word) => word.en).join(', ')));
};

/** The execution rate of a project's month, of an earlier one with its month, or why it has none. */
export const executionRate = (row: ProjectMonth): Html => {
  const said = codes(row.reasons);
  if (num(row.spent_amount) === null) return rate(num(row.execution_rate), '未报');
  const last = lastSaid(str(row.period), row.money_age);
  if (last) return html`${rate(num(row.execution_rate))} <span class="small soft">${beside(last)}</span>`;
  if (said.includes('denominator_missing')) return rate(num(row.execution_rate), '缺分母');
  return rate(num(row.execution_rate), said.includes('denominator_zero') ? '分母为 0' : '无预算');
};

/** Goal progress, or why there is none. */
export const goalProgress = (row: ProjectMonth): Html =>
  rate(num(row.goal_progress), whole(row.indicators) === 0 ? '无指标' : '未报');

/** Columns of a project's month, for every table that lists projects. */
export const projectColumns = (facts: Facts, from: string, withDepartment = true): readonly Column<ProjectMonth>[] => [
  {
    head: text('项目', 'Project'),
    cell: (row) =>
      html`${shape(str(row.light))} ${projectLink(facts, from, str(row.project_code), str(row.project_name))}`,
  },
  ...(withDepartment
    ? [
        {
          head: facts.department,
          kind: 'words' as const,
          cell: (row: ProjectMonth) => departmentLink(facts, from, str(row.department_code)),
        },
      ]
    : []),
  {
    head: text('全年预算', 'Budget'),
    kind: 'number',
    cell: (row) => money(row.budget_amount, facts.policy.region),
  },
  {
    head: text('执行率', 'Executed'),
    kind: 'number',
    cell: executionRate,
  },
  {
    head: text('差,百分点', 'Deviation'),
    kind: 'number',
    cell: (row) => difference(num(row.execution_deviation), row.money_reported === true ? '—' : '未报'),
  },
  { head: text('目标进度', 'Goals'), kind: 'number', cell: goalProgress },
  { head: text('灯', 'Light'), kind: 'short', cell: projectState },
  { head: text('原因', 'Why'), kind: 'long', cell: why },
];

const order: Readonly<Record<string, number>> = { red: 0, yellow: 1, missing: 2, blue: 3, green: 4 };

/** Red first, and within a light the largest budget first. */
export const byUrgency = (a: ProjectMonth, b: ProjectMonth): number =>
  (order[str(a.light)] ?? 9) - (order[str(b.light)] ?? 9) ||
  (num(b.budget_amount) ?? 0) - (num(a.budget_amount) ?? 0) ||
  (str(a.project_code) < str(b.project_code) ? -1 : 1);

/** Money against goals, every one of these projects with both; null when none has both. */
export const quadrantFigure = (facts: Facts, from: string, projects: readonly ProjectMonth[]): Figure | null => {
  const placed = projects.filter((row) => num(row.execution_deviation) !== null && num(row.goal_progress) !== null);
  if (placed.length === 0) return null;
  const rows = drawable(placed).map((row) => ({
    name: str(row.project_name),
    money: num(row.execution_deviation) ?? 0,
    goals: (num(row.goal_progress) ?? 0) - 1,
    budget: num(row.budget_amount) ?? 0,
    quadrant: str(row.quadrant) || null,
    light: str(row.light),
  }));
  const inCorner = (code: string) => placed.filter((row) => str(row.quadrant) === code);
  const corners = Object.keys(quadrants).map((code) => ({ code, rows: inCorner(code) }));
  const worst = [...inCorner('fast_slow')].sort(byUrgency);
  const tolerance = facts.policy.settings.indicator_yellow_below.value;
  const share = `${quantity(roundHalfUp(1 + tolerance, 1, 2))}%`;
  const line =
    tolerance === 0
      ? text('横线为计划', 'the horizontal line is the plan')
      : text(
          `横线为计划的 ${share}(目标的黄灯线),点线为计划`,
          `the horizontal line is ${share} of the plan (the yellow line of goals), the dotted one the plan`,
        );
  return {
    finding: sentence('quadrant', {
      fastSlow: worst.length,
      slowSlow: inCorner('slow_slow').length,
      disclosed: facts.disclosed,
    }),
    measure: text(
      `每个圆是一个项目,面积为预算;${facts.disclosed ? '公开的 ' : ''}${placed.length} 个项目两方面都有数;${line.zh}${drawnOf(placed).zh}`,
      `Each circle is a project, its area the budget; ${placed.length} ${facts.disclosed ? 'disclosed projects' : 'projects'} have both figures; ${line.en}${drawnOf(placed).en}`,
    ),
    wide: quadrant(rows, { width: widths.side, tolerance }),
    phone: quadrant(rows, { width: widths.phone, tolerance }),
    numbers: html`${table(
      text('四象限', 'Quadrants'),
      [
        { head: text('象限', 'Quadrant'), cell: (corner) => both(worded(quadrants, corner.code)) },
        { head: text('项目', 'Projects'), kind: 'number', cell: (corner) => corner.rows.length },
      ],
      corners,
    )}${worst.length > 0 && table(text('钱快事慢的项目', 'Money ahead, goals behind'), projectColumns(facts, from), worst.slice(0, mostListed))}${cutOff(worst, onDepartmentPages(facts))}`,
  };
};

/** Which projects' lights changed since the period before, each side as last heard of: silence is no change. */
export interface Changes {
  readonly newRed: readonly ProjectMonth[];
  readonly recovered: readonly ProjectMonth[];
  readonly newYellow: readonly ProjectMonth[];
  readonly silent: readonly ProjectMonth[];
}

export const changesIn = (rows: readonly ProjectMonth[]): Changes => {
  const moved = (from: (light: string) => boolean, to: (light: string) => boolean) =>
    rows.filter(
      (row) => str(row.previous_light) !== '' && from(str(row.previous_light)) && to(str(row.standing_light)),
    );
  return {
    newRed: moved(
      (light) => light !== 'red',
      (light) => light === 'red',
    ),
    recovered: moved(
      (light) => light === 'red',
      (light) => light === 'green' || light === 'blue',
    ),
    newYellow: moved(
      (light) => light !== 'yellow' && light !== 'red',
      (light) => light === 'yellow',
    ),
    silent: rows.filter((row) => str(row.light) === 'missing'),
  };
};
