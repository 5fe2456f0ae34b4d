import type { DepartmentMonth, DepartmentScore, UnitMonth } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { dateZh } from '../../core/language/dates.ts';
import { compactEn } from '../../core/language/figures.ts';
import { type Text, text } from '../../core/language/text.ts';
import { type CumulativeRow, cumulative } from '../charts/cumulative.ts';
import { widths } from '../charts/theme.ts';
import { num, str, whole } from '../parts/cells.ts';
import { type Facts, gradeWord } from '../parts/facts.ts';
import { figure } from '../parts/figure.ts';
import { money, rate, score } from '../parts/figures.ts';
import { type File, fact, factsList, page, reasonNotThere } from '../parts/page.ts';
import { paths } from '../parts/paths.ts';
import { isCurved } from '../parts/plan.ts';
import { isReported, lastMonth } from '../parts/reported.ts';
import { type Column, table } from '../parts/table.ts';
import { beside, both, shape } from '../parts/words.ts';
import { linesTable } from './allocation-lines.ts';
import { departmentBalances } from './balances.ts';
import { departmentEvaluation } from './department-evaluation.ts';
import { sentence } from './department-sentences.ts';
import { compared, goals, monthColumns } from './deviation.ts';
import { cumulativeKey, forecastOf, yearOf, yearTable } from './history.ts';
import { silentIn } from './monitoring.ts';
import { noticesTable } from './notices.ts';
import { byUrgency, projectColumns, quadrantFigure } from './projects-month.ts';
import { warningsSection } from './refusals.ts';
import { departmentTargets } from './targets.ts';

const unitColumns: readonly Column<UnitMonth>[] = [
  {
    head: text('单位', 'Unit'),
    cell: (row) => html`${shape(str(row.light))} ${str(row.unit_name) || str(row.unit_code)}`,
  },
  ...monthColumns,
  { head: text('红灯', 'Red'), kind: 'number', cell: (row) => whole(row.red) },
];

const departmentFacts = (facts: Facts, row: DepartmentMonth, scored: DepartmentScore | undefined): Html => {
  const total = scored ? num(scored.total) : null;
  return factsList([
    fact(
      text('全年预算', 'Budget'),
      money(row.budget_amount, facts.policy.region),
      html`<span lang="en">${compactEn(row.budget_amount ?? '0')} ${facts.policy.region.currency.en}</span>`,
    ),
    fact(text('执行率', 'Executed'), rate(num(row.execution_rate), '—'), compared(row)),
    fact(text('目标进度', 'Goals'), goals(row), html`占计划`),
    fact(text('红灯', 'Red'), html`${shape('red')} ${whole(row.red)}`, html`共 ${whole(row.projects)} 个项目`),
    fact(
      text('未报', 'Not reported'),
      html`${shape('missing')} ${whole(row.missing)}`,
      silentIn(facts, facts.through).includes(str(row.department_code))
        ? beside(text('本月没报目标', 'sent no goals this month'))
        : undefined,
    ),
    ...(scored && total !== null
      ? [fact(text('得分', 'Score'), score(total), html`${gradeWord(facts, str(scored.grade)).zh}`)]
      : []),
  ]);
};

const cumulativeFigure = (
  facts: Facts,
  name: string,
  row: DepartmentMonth,
  year: readonly CumulativeRow[],
): Promise<Html> => {
  const drawn = (width: number) => cumulative(year, forecastOf(row), { width, height: Math.round(width * 0.5), name });
  return figure({
    finding: sentence('versusLast', {
      month: facts.month,
      reported: isReported(row.money_age),
      rate: num(row.execution_rate),
      last: num(row.last_year_rate),
    }),
    measure: text('累计执行率,占全年预算', 'Cumulative execution as a share of the year’s budget'),
    wide: drawn(widths.column),
    phone: drawn(widths.phone),
    key: cumulativeKey(num(row.last_year_rate) !== null, facts.month < 12, isCurved(row)),
    numbers: yearTable(year),
  });
};

const listedHeading = (facts: Facts, listed: number): Text => {
  if (facts.disclosed)
    return listed === 0
      ? text('没有公开的项目', 'No disclosed projects')
      : text(
          `公开的 ${listed} 个项目,红灯在前`,
          `${listed} disclosed ${listed === 1 ? 'project' : 'projects'}, red first`,
        );
  return text(`${listed} 个项目,红灯在前`, `${listed} ${listed === 1 ? 'project' : 'projects'}, red first`);
};

/** One department: its year, its units, its projects, its score and its money for next year. */
export const departmentPage = async (facts: Facts, code: string): Promise<File> => {
  const path = paths.department(code);
  const history = facts.departmentHistory.get(code) ?? [];
  const row = history.find((month) => str(month.period) === facts.through);
  const name = facts.departmentNames.get(code) ?? code;
  const scored = facts.departmentScores.get(code);
  const frame = {
    path,
    under: paths.overview,
    kicker: text(`${facts.department.zh} · ${dateZh(facts.through)}`, `${facts.department.en}, ${facts.through}`),
    heading: text(name, name),
  };
  if (!row)
    return page(facts, {
      ...frame,
      body: [
        reasonNotThere(text('本期没有收到这个部门的数据', 'Nothing was received from this department for the period')),
      ],
    });
  const projects = (facts.projectsIn.get(facts.through) ?? [])
    .filter((project) => str(project.department_code) === code)
    .sort(byUrgency);
  const year = yearOf(history, facts.through);
  const quadrants = quadrantFigure(facts, path, projects);
  const notices = facts.marts.monitoring_notice.filter((notice) => str(notice.department_code) === code);
  const lines = facts.linesOfDepartment.get(code) ?? [];
  const given = {
    name,
    rate: num(row.execution_rate),
    deviation: num(row.execution_deviation),
    last: isReported(row.money_age) ? null : (lastMonth(facts.through, row.money_age) ?? ('never' as const)),
    red: whole(row.red),
    projects: whole(row.projects),
  };
  const units = facts.unitsOf.get(code) ?? [];
  const body = [
    departmentFacts(facts, row, scored),
    html`<div class="two">${await cumulativeFigure(facts, name, row, year)}<div>${quadrants && (await figure(quadrants))}</div></div>`,
    html`<section><h2>${both(listedHeading(facts, projects.length))}</h2>${projects.length > 0 && table(text('项目', 'Projects'), projectColumns(facts, path, false), projects)}</section>
`,
    units.length > 0 &&
      html`<section><h2>${both(text(`${units.length} 个预算单位`, units.length === 1 ? '1 budget unit' : `${units.length} budget units`))}</h2>${table(text('预算单位', 'Units'), unitColumns, units)}</section>
`,
    departmentTargets(facts, code),
    departmentBalances(facts, code),
    scored && departmentEvaluation(facts, path, scored),
    lines.length > 0 &&
      html`<section><h2>${both(text(`${facts.run.allocation?.year ?? ''} 年安排`, `Allocation for ${facts.run.allocation?.year ?? ''}`))}</h2>${linesTable(facts, path, lines)}</section>
`,
    warningsSection(facts, facts.marts.intake_file, facts.warningsOf.get(code) ?? []),
    notices.length > 0 &&
      noticesTable(facts, path, notices, text(`${notices.length} 个偏差通知`, `${notices.length} deviation notices`)),
  ].filter((part) => part !== false && part !== undefined && part !== null);
  return page(facts, { ...frame, lead: both(sentence('department', given)), body });
};
