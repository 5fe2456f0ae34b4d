import { unlisted } from '../../contracts/codes.ts';
import type { DistrictMonth, ProjectMonth } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { dateZh } from '../../core/language/dates.ts';
import { percent } from '../../core/language/figures.ts';
import { type Text, text } from '../../core/language/text.ts';
import { formatYuan, parseYuan, sumFen } from '../../core/money.ts';
import { closesYear, monthOf, type Period } from '../../core/period.ts';
import { widths } from '../charts/theme.ts';
import { num, str, whole } from '../parts/cells.ts';
import { columns } from '../parts/columns.ts';
import { cutOff, mostListed, onDepartmentPages } from '../parts/cut-off.ts';
import { type Facts, lags, lagThreshold } from '../parts/facts.ts';
import { block, figure } from '../parts/figure.ts';
import { moneyText, rate } from '../parts/figures.ts';
import { link, projectLink } from '../parts/links.ts';
import { type File, fact, factsList, page, reasonNotThere } from '../parts/page.ts';
import { paths, relative } from '../parts/paths.ts';
import { isReported, lastMonth, lastSaid } from '../parts/reported.ts';
import { behind, table } from '../parts/table.ts';
import { beside, both, shape } from '../parts/words.ts';
import { districtBalances } from './balances.ts';
import { carried, compared, deviation, deviationFigure, goals } from './deviation.ts';
import { heatFigure, multiples } from './history.ts';
import { sentence } from './monitoring-sentences.ts';
import { noticesTable } from './notices.ts';
import { byUrgency, type Changes, changesIn, projectColumns, projectsIn, quadrantFigure } from './projects-month.ts';

/** The sentence a month is about. */
export const monthHeading = (facts: Facts, period: Period): Text => {
  const rows = facts.departmentsIn.get(period) ?? [];
  const district = facts.districts.get(period);
  const given = {
    all: rows.length,
    behind: rows.filter((row) => lags({ light: row.light, rate: row.execution_rate })).length,
    unreported: rows.filter((row) => !isReported(row.money_age)).length,
    unit: facts.department.zh,
    threshold: lagThreshold(facts).zh,
    fastSlow: district ? whole(district.fast_slow) : 0,
    missing: district ? whole(district.missing) : 0,
  };
  return sentence('behind', given, { unit: facts.department.en, threshold: lagThreshold(facts).en });
};

/**
 * The initial budget of the projects that never reported money; null where nobody declared one, or the edition lists
 * some projects only.
 */
const silentBudget = (facts: Facts, district: DistrictMonth, period: Period): string | null => {
  const rows = projectsIn(facts, period);
  if (rows.length < whole(district.projects)) return null;
  const silent = rows.filter((row) => row.money_age === null);
  const declared = silent.flatMap((row) => facts.initialAmounts.get(str(row.project_code)) ?? []);
  return declared.length === 0 ? null : formatYuan(sumFen(declared.map(parseYuan)));
};

/** What was spent so far, in a sentence, and whose money is not in it. */
export const monthSpent = (facts: Facts, period: Period): Text => {
  const district = facts.districts.get(period);
  const spent = district?.spent_amount;
  if (!district || !spent) return sentence('noMoney', { month: monthOf(period) });
  const money = moneyText(spent, facts.policy.region);
  const budget = silentBudget(facts, district, period);
  const left = budget === null ? null : moneyText(budget, facts.policy.region);
  const given = {
    month: monthOf(period),
    money: money.zh,
    rate: num(district.execution_rate),
    deviation: num(district.execution_deviation),
    goals: num(district.goal_progress),
    last: isReported(district.money_age) ? null : lastMonth(period, district.money_age),
    carried: carried(district),
    silent: whole(district.money_missing) - whole(district.money_carried),
    silentBudget: left?.zh ?? null,
  };
  return sentence('spent', given, { money: money.en, silentBudget: left?.en ?? null });
};

const range = (district: DistrictMonth): Html | null => {
  const budget = num(district.budget_amount) ?? 0;
  const [low, high] = [num(district.spent_forecast_low), num(district.spent_forecast_high)];
  return budget > 0 && low !== null && high !== null
    ? html`${percent(low / budget, 0).replace('%', '')}–${percent(high / budget, 0)}`
    : null;
};

/** Departments with goals to report on that reported none for the period; an edition that does not know names none. */
export const silentIn = (facts: Facts, period: Period): readonly string[] =>
  facts.reporting
    .filter((row) => str(row.period) === period && whole(row.indicators) > 0 && whole(row.reported) === 0)
    .map((row) => str(row.department_code))
    .filter((code) => code !== unlisted);

/** The figures a month is remembered by. */
export const monthFacts = (
  facts: Facts,
  district: DistrictMonth,
  changes: Changes,
  period: Period,
  listed: number,
): Html => {
  const silent = silentIn(facts, period).length;
  const first = monthOf(period) === 1;
  // An edition that lists some projects only can't say how many of all changed.
  const partial = listed < whole(district.projects);
  const moved = (words: string, rows: readonly ProjectMonth[]) =>
    first || partial ? undefined : html`${words} ${rows.length}`;
  const forecast = closesYear(period) ? null : range(district);
  return factsList([
    fact(text('执行率', 'Executed'), rate(num(district.execution_rate), '—'), compared(district)),
    fact(text('进度差', 'Deviation'), deviation(district), html`百分点 <span lang="en">points</span>`),
    fact(
      text('目标进度', 'Goals'),
      goals(district),
      num(district.goal_progress) === null && whole(district.goals_missing) > 0
        ? beside(lastSaid(period, district.goals_age) ?? text('', ''))
        : html`占计划 · ${whole(district.projects)} 个项目`,
    ),
    fact(text('红灯', 'Red'), html`${shape('red')} ${whole(district.red)}`, moved('新增', changes.newRed)),
    fact(text('黄灯', 'Yellow'), html`${shape('yellow')} ${whole(district.yellow)}`, moved('新增', changes.newYellow)),
    ...(forecast ? [fact(text('年末预计', 'Year end'), forecast, html`执行率,80% 区间`)] : []),
    fact(
      text('未报', 'Not reported'),
      html`${shape('missing')} ${whole(district.missing)}`,
      html`资金 <span lang="en">money</span> ${whole(district.money_missing)} · 目标 <span lang="en">goals</span> ${whole(district.goals_missing)} · 陈旧 <span lang="en">stale</span> ${whole(district.stale)}${silent > 0 && html`<br>${beside(text(`本月 ${silent} 个${facts.department.zh}没报目标`, 'sent no goals this month'))}`}`,
    ),
  ]);
};

const shown = 12;
const named = (facts: Facts, from: string, rows: readonly ProjectMonth[]): Html =>
  html`<details><summary>${both(text('名单', 'Names'))}</summary><ul>${rows
    .toSorted(byUrgency)
    .slice(0, mostListed)
    .map(
      (row) => html`<li>${projectLink(facts, from, str(row.project_code), str(row.project_name))}</li>`,
    )}</ul>${cutOff(rows, onDepartmentPages(facts))}</details>`;

/** What changed since the period before, with the names one click away. */
const changedSection = (facts: Facts, from: string, period: Period, changes: Changes): Html => {
  const first = monthOf(period) === 1;
  const given = {
    newRed: changes.newRed.length,
    recovered: changes.recovered.length,
    missing: changes.silent.length,
    disclosed: facts.disclosed,
  };
  const item = (mark: string, rows: readonly ProjectMonth[], words: Text) =>
    html`<li><b>${shape(mark)} ${rows.length}</b><div>${both(words)}${rows.length > 0 && named(facts, from, rows)}</div></li>`;
  return html`<section><h2>${both(text('与上月相比', 'Since the month before'))}</h2><p class="unit">${both(first ? sentence('first', undefined) : sentence('changed', given))}</p>
${
  !first &&
  html`<ul class="plain chg">${item('red', changes.newRed, text('新亮红灯', 'newly red'))}${item('green', changes.recovered, text('由红恢复', 'recovered from red'))}${item('yellow', changes.newYellow, text('新亮黄灯', 'newly yellow'))}${item('missing', changes.silent, text('本月未报', 'nothing reported this month'))}</ul>`
}</section>
`;
};

const urgent = (facts: Facts, from: string, rows: readonly ProjectMonth[]): Html => {
  const red = rows.filter((row) => str(row.light) === 'red').sort(byUrgency);
  const listed = projectColumns(facts, from);
  const who = facts.disclosed ? text('公开的项目', 'disclosed projects') : text('项目', 'projects');
  const heading =
    red.length === 0
      ? text(`没有${who.zh}亮红灯`, `No ${who.en} are red`)
      : text(
          facts.disclosed ? `公开的项目中 ${red.length} 个亮红灯` : `${red.length} 个项目亮红灯`,
          `${red.length} ${who.en} ${red.length === 1 ? 'is' : 'are'} red`,
        );
  if (red.length === 0)
    return html`<section><h2>${both(heading)}</h2></section>
`;
  return html`<section><h2>${both(heading)}</h2><p class="unit">${both(facts.disclosed ? text('按预算从大到小;点项目名看算式', 'Largest budget first; a name leads to its arithmetic') : text('按预算从大到小;点项目名看算式与原始单元格', 'Largest budget first; a name leads to its arithmetic and source cells'))}</p>
${table(text('红灯项目', 'Red projects'), listed, red.slice(0, shown))}${red.length > shown && behind(html`${table(text('其余红灯项目', 'The other red projects'), listed, red.slice(shown, mostListed))}${cutOff(red, onDepartmentPages(facts))}`, text(`其余 ${red.length - shown} 个`, `the other ${red.length - shown}`))}</section>
`;
};

const trust = (facts: Facts, from: string, rows: readonly ProjectMonth[]): Html | null => {
  if (!facts.pages.has(paths.quality)) return null;
  const files = facts.marts.intake_file;
  const of = (state: string): number =>
    new Set(files.filter((row) => str(row.state) === state).map((row) => str(row.file_id))).size;
  const given = {
    files: new Set(files.map((row) => str(row.file_id))).size,
    refused: of('refused'),
    partly: of('partly'),
    missing: rows.filter((row) => !(row.money_reported === true)).length,
  };
  return html`<section><h2>${both(sentence('trust', given))}</h2><p>${link(facts, from, paths.quality, '拒收的文件、原因和迟报名单见“数据质量” Refused files, reasons and late reports: data quality')}</p></section>
`;
};

const archive = (facts: Facts, from: string): Html =>
  html`<section><h2>${both(text('各期报告', 'All months'))}</h2><ul class="months">${facts.periods.map((period) => html`<li><a href="${relative(from, paths.month(period))}">${dateZh(period)}</a></li>`)}</ul></section>
`;

/** The monthly monitoring report of one period; the latest also stands at the head of the navigation. */
export const monthlyReport = async (facts: Facts, period: Period, path: string): Promise<File> => {
  const rows = projectsIn(facts, period);
  const district = facts.districts.get(period);
  const kicker = text(
    `绩效运行监控报告 · ${period.slice(0, 4)}年${monthOf(period)}月 · 第 ${monthOf(period)} 期`,
    `Monitoring report, ${period}`,
  );
  const frame = { path, under: paths.monitoring, kicker };
  if (!district) {
    return page(facts, {
      ...frame,
      heading: text(`${dateZh(period)}没有任何监控数据`, `Nothing was received for ${period}`),
      body: [
        reasonNotThere(text('这一期没有收到任何部门的数据', 'No department sent figures for this period')),
        archive(facts, path),
      ],
    });
  }
  const changes = changesIn(rows);
  const quadrants = quadrantFigure(facts, path, rows);
  const open = facts.marts.monitoring_notice.filter((row) => str(row.opened_period) <= period);
  const figures = [deviationFigure(facts, path, period), quadrants].filter((given) => given !== null);
  const body = [
    monthFacts(facts, district, changes, period, rows.length),
    changedSection(facts, path, period, changes),
    columns(await Promise.all(figures.map(block))),
    await multiples(facts, path, period),
    await figure(heatFigure(facts, period, widths.full)),
    urgent(facts, path, rows),
    districtBalances(facts, path, period),
    facts.pages.has(paths.notices) &&
      noticesTable(
        facts,
        path,
        open.filter((row) => str(row.opened_period) === period),
        text('本期发出的通知', 'Notices opened this month'),
      ),
    trust(facts, path, rows),
    archive(facts, path),
  ].filter((part) => part !== false && part !== null);
  return page(facts, { ...frame, heading: monthHeading(facts, period), lead: both(monthSpent(facts, period)), body });
};
