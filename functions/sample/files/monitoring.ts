import { months } from '../world/course.ts';
import type { Department, Indicator, Project } from '../world/types.ts';
import { type Cell, date, number, type Table } from '../write/cell.ts';
import { type Draft, ending } from '../write/draft.ts';
import { headersOf, wordFor } from '../write/headers.ts';
import { codeCell } from './declaration.ts';
import { dayOf, fictional, monthEnd, type Office, periodText, wide } from './office.ts';

const fields = [
  'fiscal_year',
  'period',
  'project_code',
  'indicator_code',
  'actual_value',
  'tier',
  'expected_value',
  'likelihood',
  'cause',
  'explanation',
  'measure',
  'measure_due',
  'declared_completion',
  'reported_on',
];

const explanations = [
  '招标流程延后',
  '上级资金下达较晚',
  '雨季影响施工',
  '承办人员调整',
  '设备采购周期较长',
  '参与对象少于预期',
];
const measures = [
  '倒排工期,每周调度',
  '商财政部门加快拨付',
  '增派人员集中办理',
  '调整实施方案并报备',
  '与供应商签订补充协议',
];

/** Months a department never reports. */
export const missedMonths = (department: Department, office: Office): readonly number[] => {
  if (department.story === 'misses-four') return [5, 6, 7, 8];
  if (department.story === 'misses-a-month') return [office.draw.fork('missed').int(3, 10)];
  return [];
};

const tierOf = (share: number): 'met' | 'partly' | 'unmet' =>
  share >= 0.8 ? 'met' : share >= 0.6 ? 'partly' : 'unmet';

/** How far along its plan an indicator is; ceilings count as on plan while they hold. */
const pace = (indicator: Indicator, month: number): number => {
  const value = indicator.values[month - 1] ?? 0;
  if (indicator.direction === 'qualitative') return value;
  const target = indicator.target ?? 0;
  if (target === 0) return 1;
  if (indicator.direction.startsWith('<')) return value <= target ? 1 : 2 - value / target;
  const plan = indicator.plan ? (indicator.plan[Math.max(0, Math.ceil(month / 3) - 1)] ?? 1) : month / 12;
  return value / (target * (indicator.flow ? plan : 1));
};

const expected = (indicator: Indicator, month: number): number | null => {
  if (indicator.target === null) return null;
  const value = indicator.values[month - 1] ?? 0;
  const hoped = pace(indicator, month) < 0.85 ? indicator.target * 0.95 : indicator.target;
  return Math.round(Math.max(indicator.flow ? value : 0, hoped) * 10) / 10;
};

const doomed = (project: Project, indicator: Indicator, month: number): boolean =>
  project.department.story === 'impossible' &&
  project.aim.light === 'red' &&
  month >= 5 &&
  indicator.code === project.indicators[0]?.code;

const row = (
  office: Office,
  project: Project,
  indicator: Indicator,
  month: number,
  reported: string,
): readonly Cell[] => {
  const draw = office.draw.fork(`${project.code}${indicator.code}${month}`);
  const value = indicator.values[month - 1] ?? 0;
  const qualitative = indicator.direction === 'qualitative';
  const ahead = pace(indicator, month);
  const lost = doomed(project, indicator, month);
  const behind = lost || ahead < 0.88;
  const answers = behind && office.department.story !== 'no-reasons' && draw.chance(0.85);
  const likely = lost ? 'impossible' : ahead >= 0.97 ? 'certain' : 'possible';
  const written = String(value);
  const actual = qualitative ? null : office.wide && draw.chance(0.03) ? ` ${wide(written)} ` : number(written);
  const share =
    !office.chatty || qualitative || !indicator.target
      ? null
      : `${((value / indicator.target) * (office.department.story === 'inflates' ? 104 : 100)).toFixed(1)}%`;
  return [
    number('2025'),
    periodText(month, office.spelledPeriod),
    codeCell(office, project.code),
    ...(office.chatty ? [project.name] : []),
    indicator.code,
    ...(office.chatty ? [indicator.name] : []),
    actual,
    qualitative ? wordFor('progress', 'tier', tierOf(value)) : null,
    number(expected(indicator, month)),
    wordFor('progress', 'likelihood', likely),
    answers ? wordFor('progress', 'cause', draw.pick(['funds', 'rules', 'staff', 'equipment', 'other'])) : null,
    answers ? draw.pick(explanations) : null,
    answers ? draw.pick(measures) : null,
    answers ? date(monthEnd(2025, month + 2)) : null,
    share,
    date(reported),
  ];
};

/** Columns with the project's and the indicator's name beside their codes, for people only. */
const named = (columns: readonly string[], project: string, indicator: string): readonly string[] => [
  ...columns.slice(0, 3),
  project,
  ...columns.slice(3, 4),
  indicator,
  ...columns.slice(4),
];

const tableOf = (office: Office, projects: readonly Project[], covered: readonly number[], sheet: string): Table => {
  const late = office.department.story === 'late';
  const rows = covered.flatMap((month) => {
    const reported = dayOf(2025, month + 1, late ? office.draw.int(19, 27) : office.draw.int(4, 12));
    return projects.flatMap((project) => {
      // A project is forgotten now and then; the month stays missing for it.
      if (office.draw.fork(`forgotten ${project.code} ${month}`).chance(0.012)) return [];
      return project.indicators.map((indicator) => row(office, project, indicator, month, reported));
    });
  });
  const headers = headersOf(office.draw.fork('progress headers'), 'progress', fields, office.loose);
  const label = covered.length === 1 ? `${covered[0]}月` : `${covered[0]}—${covered.at(-1)}月`;
  return {
    sheet,
    titles: [`${office.department.name}2025年${label}绩效目标执行监控表`, fictional],
    headers: office.chatty ? named(headers, '项目名称', '指标名称') : headers,
    fields: office.chatty ? named(fields, '', '') : fields,
    rows,
  };
};

const quarters = ['一季度', '二季度', '三季度', '四季度'];

/** A department's monitoring forms of the year, in the shape it is used to sending. */
export const monitoringFiles = (office: Office, projects: readonly Project[]): readonly Draft[] => {
  const { department } = office;
  const missed = missedMonths(department, office);
  const covered = months.filter((month) => !missed.includes(month));
  const draft = (name: string, period: string | null, tables: readonly Table[]): Draft => ({
    path: `05 月度监控/${department.name}/${name}.${ending(office.form)}`,
    form: office.form,
    dataset: 'progress',
    department: department.code,
    period,
    tables,
  });
  const two = (month: number): string => String(month).padStart(2, '0');
  if (!department.habit.startsWith('quarter')) {
    return covered.map((month) =>
      draft(`2025年${two(month)}月绩效监控`, `2025-${two(month)}`, [tableOf(office, projects, [month], '绩效监控表')]),
    );
  }
  return quarters.flatMap((name, index) => {
    const within = covered.filter((month) => Math.ceil(month / 3) === index + 1);
    if (within.length === 0) return [];
    const tables =
      department.habit === 'quarter-sheets'
        ? within.map((month) => tableOf(office, projects, [month], `绩效监控表${month}月`))
        : [tableOf(office, projects, within, '绩效监控表')];
    return [draft(`2025年第${index + 1}季度(${name})绩效监控`, null, tables)];
  });
};
