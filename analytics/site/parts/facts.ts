import { grades, unlisted, unlistedName, worded } from '../../contracts/codes.ts';
import type {
  AllocationLine,
  DepartmentMonth,
  DepartmentScore,
  DistrictMonth,
  FrameworkScore,
  FundBalance,
  IndicatorMonth,
  IndicatorScore,
  IntakeFault,
  NoticeRow,
  ProjectMonth,
  ProjectScore,
  TargetCount,
  UnitMonth,
} from '../../contracts/marts/rows.ts';
import { roundHalfUp } from '../../core/language/round.ts';
import { type Text, text } from '../../core/language/text.ts';
import { monthOf, type Period, periodOf } from '../../core/period.ts';
import type { Cell } from '../../core/ports/engine.ts';
import type { Policy } from '../../policy/schema.ts';
import type { RunFacts } from '../../run/record.ts';
import { groupRows, num, str } from './cells.ts';
import type { SiteData } from './data.ts';
import type { Seen } from './edition.ts';
import { inFormOrder } from './form-order.ts';
import type { GoalChange } from './goal-change.ts';
import type { OwnMoney } from './own-money.ts';
import type { ProjectRows } from './page-rows.ts';
import { paths } from './paths.ts';

/** The rows of a site by what pages ask for, so that no page searches. */
export interface Facts {
  readonly run: RunFacts;
  readonly policy: Policy;
  readonly marts: SiteData['marts'];
  /** What an edition leaves out, said on every page; null where it leaves out nothing. */
  readonly leavesOut: Text | null;
  /** Whether only the disclosed projects are listed. */
  readonly disclosed: boolean;
  readonly reporting: SiteData['reporting'];
  readonly unreported: SiteData['unreported'];
  readonly initialAmounts: SiteData['initialAmounts'];
  readonly ownMoneyOf: ReadonlyMap<string, OwnMoney>;
  readonly inForce: SiteData['inForce'];
  /** What was warned of in files of one department alone, by its code. */
  readonly warningsOf: ReadonlyMap<string, readonly IntakeFault[]>;
  readonly through: Period;
  readonly month: number;
  readonly periods: readonly Period[];
  /** What a department is called here, such as organismo. */
  readonly department: Text;
  readonly districts: ReadonlyMap<Period, DistrictMonth>;
  readonly departmentsIn: ReadonlyMap<Period, readonly DepartmentMonth[]>;
  /** What the projects add up to whose unit no list has, where there are any; they are in no department above. */
  readonly unlistedIn: ReadonlyMap<Period, DepartmentMonth>;
  readonly departmentHistory: ReadonlyMap<string, readonly DepartmentMonth[]>;
  readonly departmentNames: ReadonlyMap<string, string>;
  readonly unitNames: ReadonlyMap<string, string>;
  readonly unitsOf: ReadonlyMap<string, readonly UnitMonth[]>;
  /** Every project of this edition, in the order of their codes. */
  readonly projects: readonly string[];
  /** Projects in the last period, and in the one that a page is about. */
  readonly projectsIn: ReadonlyMap<Period, readonly ProjectMonth[]>;
  /**
   * The months of the projects that pages are being written of; their indicators and how those were scored likewise.
   */
  readonly projectHistory: ReadonlyMap<string, readonly ProjectMonth[]>;
  readonly projectNames: ReadonlyMap<string, string>;
  readonly indicatorsOf: ReadonlyMap<string, readonly IndicatorMonth[]>;
  readonly noticesOf: ReadonlyMap<string, readonly NoticeRow[]>;
  readonly evaluation: ReadonlyMap<string, ProjectScore>;
  readonly evaluationIndicatorsOf: ReadonlyMap<string, readonly IndicatorScore[]>;
  /** What approved adjustments changed in their goals. */
  readonly goalChangesOf: ReadonlyMap<string, readonly GoalChange[]>;
  readonly departmentScores: ReadonlyMap<string, DepartmentScore>;
  readonly frameworkOf: ReadonlyMap<string, readonly FrameworkScore[]>;
  /** Revenue and balances of a department and of its units, in every month that anyone stated any for. */
  readonly balancesOf: ReadonlyMap<string, readonly FundBalance[]>;
  /** Targets met of a department and of its units. */
  readonly targetsOf: ReadonlyMap<string, readonly TargetCount[]>;
  /** Lines of a project, found by this year's code: the code it continues, or its own. */
  readonly linesOf: ReadonlyMap<string, readonly AllocationLine[]>;
  readonly linesOfDepartment: ReadonlyMap<string, readonly AllocationLine[]>;
  readonly fileNames: ReadonlyMap<string, string>;
  /** Paths of all pages of this edition; a link to any other page is left out. */
  readonly pages: ReadonlySet<string>;
}

const by = <Of extends object>(rows: readonly Of[], column: keyof Of & string): ReadonlyMap<string, Of> =>
  new Map(rows.map((row) => [str(row[column] as Cell), row]));
const names = <Of extends object>(
  rows: readonly Of[],
  code: keyof Of & string,
  name: keyof Of & string,
): ReadonlyMap<string, string> => new Map(rows.map((row) => [str(row[code] as Cell), str(row[name] as Cell)]));

const lineKey = (line: AllocationLine): string => str(line.previous_project_code) || str(line.project_code);

/** Indexes the marts once for all pages. */
export const factsOf = ({ data, hidden, leavesOut, disclosed }: Seen): Facts => {
  const { marts } = data;
  const through = data.run.through;
  const month = monthOf(through);
  const periods = Array.from({ length: month }, (_, index) => periodOf(data.run.fiscalYear, index + 1));
  const departmentHistory = groupRows(marts.monitoring_department, 'department_code');
  const monitored = marts.monitoring_project.map((row) => str(row.project_code));
  const evaluation = by(marts.evaluation_project, 'project_code');
  const departmentNames = new Map([
    ...names(marts.evaluation_department, 'department_code', 'department_name'),
    ...names(marts.monitoring_department, 'department_code', 'department_name'),
  ]);
  if (departmentNames.has(unlisted)) departmentNames.set(unlisted, unlistedName.zh);
  const [outside = [], listed = []] = [true, false].map((is) =>
    marts.monitoring_department.filter((row) => (row.department_code === unlisted) === is),
  );
  const projects = [...new Set([...monitored, ...evaluation.keys()])].sort();
  const single = [
    paths.overview,
    paths.monitoring,
    paths.notices,
    paths.projects,
    paths.evaluation,
    paths.allocation,
    paths.quality,
    paths.method,
  ];
  const pages = new Set([
    ...single.filter((path) => !hidden.includes(path)),
    ...periods.map(paths.month),
    ...[...departmentNames.keys()].map(paths.department),
    ...projects.map(paths.project),
  ]);
  return {
    run: data.run,
    policy: data.policy,
    marts: data.marts,
    leavesOut,
    disclosed,
    reporting: data.reporting,
    unreported: data.unreported,
    initialAmounts: data.initialAmounts,
    ownMoneyOf: by(data.ownMoney, 'project_code'),
    inForce: data.inForce,
    warningsOf: Map.groupBy(
      marts.intake_fault.filter((row) => str(row.severity) === 'warning' && data.ownFiles.has(str(row.file_id))),
      (row) => data.ownFiles.get(str(row.file_id)) ?? '',
    ),
    through,
    month,
    periods,
    department: data.policy.region.department,
    districts: by(marts.monitoring_district, 'period'),
    departmentsIn: groupRows(listed, 'period'),
    unlistedIn: by(outside, 'period'),
    departmentHistory,
    departmentNames,
    unitNames: names(marts.monitoring_unit, 'unit_code', 'unit_name'),
    unitsOf: groupRows(marts.monitoring_unit, 'department_code'),
    projectsIn: groupRows(marts.monitoring_project, 'period'),
    projects,
    projectHistory: new Map(),
    projectNames: new Map([
      ...names(marts.evaluation_project, 'project_code', 'project_name'),
      ...names(marts.monitoring_project, 'project_code', 'project_name'),
    ]),
    indicatorsOf: new Map(),
    noticesOf: groupRows(marts.monitoring_notice, 'project_code'),
    evaluation,
    evaluationIndicatorsOf: new Map(),
    goalChangesOf: new Map(),
    departmentScores: by(marts.evaluation_department, 'department_code'),
    frameworkOf: groupRows(marts.evaluation_framework, 'department_code'),
    balancesOf: groupRows(marts.fund_balance, 'department_code'),
    targetsOf: groupRows(marts.target_achievement, 'department_code'),
    linesOf: Map.groupBy(marts.allocation_line, lineKey),
    linesOfDepartment: groupRows(marts.allocation_line, 'department_code'),
    fileNames: names(marts.intake_file, 'file_id', 'file_name'),
    pages,
  };
};

/** The facts for a page about a period. */
export const inMonth = (facts: Facts, period: Period, projects: readonly ProjectMonth[]): Facts => ({
  ...facts,
  projectsIn: new Map([...facts.projectsIn, [period, projects]]),
});

/** The facts for the pages of some projects. */
export const ofProjects = (facts: Facts, rows: ProjectRows): Facts => ({
  ...facts,
  projectHistory: groupRows(rows.monitoring_project, 'project_code'),
  indicatorsOf: groupRows(inFormOrder(rows.monitoring_indicator), 'project_code'),
  evaluationIndicatorsOf: groupRows(inFormOrder(rows.evaluation_indicator), 'project_code'),
  goalChangesOf: groupRows(rows.goal_changes, 'project_code'),
});

/** A grade in the policy's own words. */
export const gradeWord = (facts: Facts, grade: string): Text =>
  facts.policy.grades.find((known) => known.grade === grade)?.name ?? worded(grades, grade);

/** Why a project has no score: it was not evaluated, or the edition does not publish what it was graded by. */
export const unscored = ({ disclosed }: Pick<Facts, 'disclosed'>): Text =>
  disclosed ? text('未公布', 'not published') : text('未评', 'not evaluated');

/** Whether a light of money says that spending lags: the other way to be red is to have spent too much. */
export const lags = ({ light, rate }: { readonly light: string | null; readonly rate: string | null }): boolean =>
  (light === 'yellow' || light === 'red') && (num(rate) ?? 0) < 1;

/** The yellow line in words: 10 个百分点, or a share of the plan; empty where any lag counts. */
export const lagThreshold = (facts: Facts): Text => {
  const { money_yellow_below: yellow, money_light_measure: measure } = facts.policy.settings;
  const size = Number(roundHalfUp(measure.value === 'difference' ? -yellow.value : 1 - yellow.value, 1, 2));
  if (size === 0) return text('', '');
  return measure.value === 'difference' ? text(`${size} 个百分点`, `${size} points`) : text(`${size}%`, `${size}%`);
};
