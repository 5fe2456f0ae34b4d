import { grades, worded } from '../../contracts/codes.ts';
import { roundHalfUp } from '../../core/language/round.ts';
import { type Text, text } from '../../core/language/text.ts';
import { monthOf, type Period, periodOf } from '../../core/period.ts';
import type { Row } from '../../core/ports/engine.ts';
import type { Policy } from '../../policy/schema.ts';
import type { RunFacts } from '../../run/record.ts';
import { groupRows, num, str } from './cells.ts';
import type { SiteData, SiteMart } from './data.ts';
import type { Seen } from './edition.ts';
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
  readonly initialAmounts: SiteData['initialAmounts'];
  readonly inForce: SiteData['inForce'];
  readonly through: Period;
  readonly month: number;
  readonly periods: readonly Period[];
  /** What a department is called here, such as organismo. */
  readonly department: Text;
  readonly districts: ReadonlyMap<Period, Row>;
  readonly departmentsIn: ReadonlyMap<Period, readonly Row[]>;
  readonly departmentHistory: ReadonlyMap<string, readonly Row[]>;
  readonly departmentNames: ReadonlyMap<string, string>;
  readonly unitNames: ReadonlyMap<string, string>;
  readonly unitsOf: ReadonlyMap<string, readonly Row[]>;
  readonly projectsIn: ReadonlyMap<Period, readonly Row[]>;
  readonly projectHistory: ReadonlyMap<string, readonly Row[]>;
  readonly projectNames: ReadonlyMap<string, string>;
  readonly indicatorsOf: ReadonlyMap<string, readonly Row[]>;
  readonly noticesOf: ReadonlyMap<string, readonly Row[]>;
  readonly evaluation: ReadonlyMap<string, Row>;
  readonly evaluationIndicatorsOf: ReadonlyMap<string, readonly Row[]>;
  readonly departmentScores: ReadonlyMap<string, Row>;
  readonly frameworkOf: ReadonlyMap<string, readonly Row[]>;
  /** Lines of a project, found by this year's code: the code it continues, or its own. */
  readonly linesOf: ReadonlyMap<string, readonly Row[]>;
  readonly linesOfDepartment: ReadonlyMap<string, readonly Row[]>;
  readonly fileNames: ReadonlyMap<string, string>;
  /** Paths of all pages of this edition; a link to any other page is left out. */
  readonly pages: ReadonlySet<string>;
}

const by = (rows: readonly Row[], column: string): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [str(row, column), row]));
const names = (rows: readonly Row[], code: string, name: string): ReadonlyMap<string, string> =>
  new Map(rows.map((row) => [str(row, code), str(row, name)]));

const lineKey = (line: Row): string => str(line, 'previous_project_code') || str(line, 'project_code');

/** Indexes the marts once for all pages. */
export const factsOf = ({ data, hidden, leavesOut, disclosed }: Seen): Facts => {
  const rows = (mart: SiteMart): readonly Row[] => data.marts[mart];
  const through = data.run.through;
  const month = monthOf(through);
  const periods = Array.from({ length: month }, (_, index) => periodOf(data.run.fiscalYear, index + 1));
  const departmentHistory = groupRows(rows('monitoring_department'), 'department_code');
  const projectHistory = groupRows(rows('monitoring_project'), 'project_code');
  const evaluation = by(rows('evaluation_project'), 'project_code');
  const departmentNames = new Map([
    ...names(rows('evaluation_department'), 'department_code', 'department_name'),
    ...names(rows('monitoring_department'), 'department_code', 'department_name'),
  ]);
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
    ...[...new Set([...projectHistory.keys(), ...evaluation.keys()])].map(paths.project),
  ]);
  return {
    run: data.run,
    policy: data.policy,
    marts: data.marts,
    leavesOut,
    disclosed,
    reporting: data.reporting,
    initialAmounts: data.initialAmounts,
    inForce: data.inForce,
    through,
    month,
    periods,
    department: data.policy.region.department,
    districts: by(rows('monitoring_district'), 'period'),
    departmentsIn: groupRows(rows('monitoring_department'), 'period'),
    departmentHistory,
    departmentNames,
    unitNames: names(rows('monitoring_unit'), 'unit_code', 'unit_name'),
    unitsOf: groupRows(rows('monitoring_unit'), 'department_code'),
    projectsIn: groupRows(rows('monitoring_project'), 'period'),
    projectHistory,
    projectNames: new Map([
      ...names(rows('evaluation_project'), 'project_code', 'project_name'),
      ...names(rows('monitoring_project'), 'project_code', 'project_name'),
    ]),
    indicatorsOf: groupRows(rows('monitoring_indicator'), 'project_code'),
    noticesOf: groupRows(rows('monitoring_notice'), 'project_code'),
    evaluation,
    evaluationIndicatorsOf: groupRows(rows('evaluation_indicator'), 'project_code'),
    departmentScores: by(rows('evaluation_department'), 'department_code'),
    frameworkOf: groupRows(rows('evaluation_framework'), 'department_code'),
    linesOf: Map.groupBy(rows('allocation_line'), lineKey),
    linesOfDepartment: groupRows(rows('allocation_line'), 'department_code'),
    fileNames: names(rows('intake_file'), 'file_id', 'file_name'),
    pages,
  };
};

/** A grade in the policy's own words. */
export const gradeWord = (facts: Facts, grade: string): Text =>
  facts.policy.grades.find((known) => known.grade === grade)?.name ?? worded(grades, grade);

/** Whether money lags by more than the policy's yellow line, by whichever measure the policy uses. */
export const lags = (facts: Facts, row: Row): boolean => {
  const { money_yellow_below: yellow, money_light_measure: measure } = facts.policy.settings;
  const deviation = num(row, 'execution_deviation');
  const planned = num(row, 'planned_progress');
  if (deviation === null || planned === null) return false;
  return measure.value === 'difference'
    ? deviation < yellow.value
    : planned > 0 && (deviation + planned) / planned < yellow.value;
};

/** The yellow line in words: 10 个百分点, or a share of the plan; empty where any lag counts. */
export const lagThreshold = (facts: Facts): Text => {
  const { money_yellow_below: yellow, money_light_measure: measure } = facts.policy.settings;
  const size = Number(roundHalfUp(measure.value === 'difference' ? -yellow.value : 1 - yellow.value, 1, 2));
  if (size === 0) return text('', '');
  return measure.value === 'difference' ? text(`${size} 个百分点`, `${size} points`) : text(`${size}%`, `${size}%`);
};
