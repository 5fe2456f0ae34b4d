import type { DepartmentMonth, DepartmentScore, DistrictMonth } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { count, percent } from '../../core/language/figures.ts';
import { type Text, text } from '../../core/language/text.ts';
import { cumulative } from '../charts/cumulative.ts';
import { widths } from '../charts/theme.ts';
import { num, str, whole } from '../parts/cells.ts';
import { columns } from '../parts/columns.ts';
import { type Facts, gradeWord } from '../parts/facts.ts';
import { block, type Figure } from '../parts/figure.ts';
import { money, moneyText, score } from '../parts/figures.ts';
import { link } from '../parts/links.ts';
import { type File, page, reasonNotThere } from '../parts/page.ts';
import { paths } from '../parts/paths.ts';
import { isCurved } from '../parts/plan.ts';
import { isReported } from '../parts/reported.ts';
import { type Column, table } from '../parts/table.ts';
import { absent, both } from '../parts/words.ts';
import { rulesFigure } from './allocation-figures.ts';
import { departmentTotals } from './allocation-groups.ts';
import { isReserve, total } from './allocation-lines.ts';
import { sentence as allocationSentence } from './allocation-sentences.ts';
import { sentence as departmentSentence } from './department-sentences.ts';
import { departmentColumns, deviationFigure, withUnlisted } from './deviation.ts';
import { gradesFigure } from './evaluation-figures.ts';
import { cumulativeKey, forecastOf, yearOf, yearTable } from './history.ts';
import { monthFacts, monthHeading, monthSpent } from './monitoring.ts';
import { noticeCounts } from './notices.ts';
import { sentence as noticesSentence } from './notices-sentences.ts';
import { changesIn, projectsIn, quadrantFigure } from './projects-month.ts';
import { meanSentence, noEvaluation, scoredDepartments, yearHeading } from './scores.ts';
import { warningLines } from './warnings.ts';

interface Step {
  readonly name: Text;
  readonly path: string;
  readonly says: Text;
}

const allocationStep = (facts: Facts): Text => {
  const rows = facts.marts.allocation_line.filter((row) => !isReserve(row));
  const year = facts.run.allocation?.year ?? facts.run.fiscalYear + 1;
  if (rows.length === 0)
    return facts.pages.has(paths.allocation)
      ? allocationSentence('allocationEmpty', { year })
      : allocationSentence('allocationNotInEdition', undefined);
  const [asked, given] = [total(rows, 'requested_amount'), total(rows, 'allocated_amount')];
  const share = Number(asked) === 0 ? 0 : Number(given) / Number(asked);
  const words = (amount: string) => moneyText(amount, facts.policy.region);
  return allocationSentence(
    'allocation',
    { requested: words(asked).zh, allocated: words(given).zh, cut: '', lines: rows.length, share },
    { requested: words(asked).en, allocated: words(given).en },
  );
};

/** The year's loop, one line a step, each leading to its page. */
const steps = (facts: Facts): readonly Step[] => {
  const rows = projectsIn(facts, facts.through);
  const indicators = rows.reduce((sum, row) => sum + whole(row.indicators), 0);
  const notices = facts.marts.monitoring_notice;
  const why = noEvaluation(facts);
  return [
    {
      name: text('目标', 'Goals'),
      path: paths.projects,
      says: text(
        `${facts.disclosed ? '公开 ' : ''}${count(rows.length)} 个项目${indicators > 0 ? `,${count(indicators)} 项指标` : ''}`,
        `${count(rows.length)} ${facts.disclosed ? 'disclosed projects' : 'projects'}${indicators > 0 ? `, ${count(indicators)} indicators` : ''}`,
      ),
    },
    { name: text('监控', 'Monitoring'), path: paths.monitoring, says: monthHeading(facts, facts.through) },
    {
      name: text('通知', 'Notices'),
      path: paths.notices,
      says: noticesSentence('noticesHead', noticeCounts(notices)),
    },
    { name: text('评价', 'Evaluation'), path: paths.evaluation, says: why ?? yearHeading(facts) },
    { name: text('应用', 'Application'), path: paths.allocation, says: allocationStep(facts) },
  ].filter((step) => facts.pages.has(step.path) || step.path === paths.allocation);
};

const loop = (
  facts: Facts,
): Html => html`<section><h2>${both(text('一年走到哪一步', 'Where the year stands'))}</h2>${table(
  text('一年的步骤', 'Steps of the year'),
  [
    { head: text('步骤', 'Step'), cell: (step: Step) => link(facts, paths.overview, step.path, both(step.name)) },
    { head: text('结果', 'Result'), kind: 'words', cell: (step) => both(step.says) },
  ],
  steps(facts),
)}</section>
`;

const scoreColumns = (facts: Facts): readonly Column<DepartmentMonth>[] => {
  const of = (row: DepartmentMonth): DepartmentScore | undefined =>
    facts.departmentScores.get(str(row.department_code));
  const columns: Column<DepartmentMonth>[] = [];
  if (scoredDepartments(facts).length > 0) {
    columns.push(
      { head: text('得分', 'Score'), kind: 'number', cell: (row) => score(num(of(row)?.total ?? null)) },
      {
        head: text('等级', 'Grade'),
        kind: 'short',
        cell: (row) => (of(row)?.grade ? gradeWord(facts, String(of(row)?.grade)).zh : absent('—')),
      },
    );
  }
  if (facts.marts.allocation_line.length > 0) {
    const year = facts.run.allocation?.year ?? '';
    columns.push({
      head: text(`${year} 年安排`, `For ${year}`),
      kind: 'number',
      cell: (row) => money(departmentTotals(facts, str(row.department_code)), facts.policy.region),
    });
  }
  return columns;
};

const departments = (facts: Facts): Html => {
  const rows = (facts.departmentsIn.get(facts.through) ?? []).toSorted(
    (a, b) => (num(b.budget_amount) ?? 0) - (num(a.budget_amount) ?? 0),
  );
  const all = withUnlisted(facts, facts.through, rows);
  const budget = all.reduce((sum, row) => sum + (num(row.budget_amount) ?? 0), 0);
  const top = rows.slice(0, 5).reduce((sum, row) => sum + (num(row.budget_amount) ?? 0), 0);
  const heading =
    budget > 0 && rows.length > 5
      ? text(
          `最大的 5 个${facts.department.zh}占预算的 ${percent(top / budget)}`,
          `The 5 largest hold ${percent(top / budget)} of the budget`,
        )
      : facts.department;
  return html`<section><h2>${both(heading)}</h2><p class="unit">${both(text(`预算从大到小;金额单位:${facts.policy.region.currency.zh}`, `Largest budget first; money in ${facts.policy.region.currency.en}`))}</p>${table(text('各部门', 'Departments'), [...departmentColumns(facts, paths.overview), ...scoreColumns(facts)], all)}</section>
`;
};

const yearFigure = (facts: Facts, district: DistrictMonth): Figure => {
  const year = yearOf([...facts.districts.values()], facts.through);
  const drawn = (width: number) =>
    cumulative(year, forecastOf(district), { width, height: 210, name: facts.policy.region.name.zh });
  return {
    finding: departmentSentence('versusLast', {
      month: facts.month,
      reported: isReported(district.money_age),
      rate: num(district.execution_rate),
      last: num(district.last_year_rate),
    }),
    measure: text('累计执行率,占全年预算', 'Cumulative execution as a share of the year’s budget'),
    wide: drawn(widths.half),
    phone: drawn(widths.phone),
    key: cumulativeKey(num(district.last_year_rate) !== null, facts.month < 12, isCurved(district)),
    numbers: yearTable(year),
  };
};

/** The front page: the year in one sentence, its steps, and every department. */
export const overviewPage = async (facts: Facts): Promise<File> => {
  const district = facts.districts.get(facts.through);
  const evaluated = noEvaluation(facts) === null;
  const frame = {
    path: paths.overview,
    under: paths.overview,
    kicker: text(
      `预算绩效 · ${facts.run.fiscalYear} 年 · 截至 ${facts.month} 月`,
      `Budget performance, ${facts.run.fiscalYear}, to month ${facts.month}`,
    ),
    heading: evaluated ? yearHeading(facts) : monthHeading(facts, facts.through),
  };
  if (!district)
    return page(facts, {
      ...frame,
      body: [reasonNotThere(text('没有任何监控数据', 'No monitoring figures')), loop(facts)],
    });
  const rows = projectsIn(facts, facts.through);
  const quadrants = quadrantFigure(facts, paths.overview, rows);
  const average = evaluated ? meanSentence(facts) : null;
  const lead = html`${both(monthSpent(facts, facts.through))}${average && both(average)}`;
  const figures = [
    deviationFigure(facts, paths.overview, facts.through),
    yearFigure(facts, district),
    quadrants,
    evaluated && facts.marts.evaluation_project.length > 0 ? gradesFigure(facts) : null,
    facts.marts.allocation_line.length > 0 ? rulesFigure(facts) : null,
  ].filter((given) => given !== null);
  const body = [
    monthFacts(facts, district, changesIn(rows), facts.through, rows.length),
    evaluated && warningLines(facts),
    loop(facts),
    columns(await Promise.all(figures.map(block))),
    departments(facts),
  ].filter((part) => part !== null && part !== false);
  return page(facts, { ...frame, lead, body });
};
