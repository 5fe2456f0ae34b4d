import { type Text, text } from '../../core/language/text.ts';

export interface MartColumn<Name extends string = string, Kind extends ColumnKind = ColumnKind> {
  readonly name: Name;
  readonly kind: Kind;
  /** SQL type, written as DuckDB and Trino both know it. */
  readonly type: string;
  readonly label: Text;
  /** Came after the first release: a row's digest names it where it has a value and is silent about it where not. */
  readonly later?: true;
}

/** A published relation: its grain and the columns others rely on, in order. The build fails when a model disagrees. */
export interface Mart {
  readonly name: string;
  readonly label: Text;
  /** How its figures are counted, where the names of the columns can't say it. */
  readonly about?: Text;
  /** Columns that identify a row, in the order rows are written and digested. */
  readonly key: readonly string[];
  readonly columns: readonly MartColumn[];
  /** Came after the first release: a run recorded before it has none, and is checked without it. */
  readonly later?: true;
}

/** SQL types by what a figure is; rates are fractions with six decimals, points have two. */
export const types = {
  code: 'VARCHAR',
  text: 'VARCHAR',
  year: 'INTEGER',
  count: 'BIGINT',
  money: 'DECIMAL(18,2)',
  /** Sums over many projects. */
  total: 'DECIMAL(20,2)',
  rate: 'DECIMAL(18,6)',
  number: 'DECIMAL(18,6)',
  /** A number that may be as large as a total. */
  wide: 'DECIMAL(26,6)',
  points: 'DECIMAL(9,2)',
  flag: 'BOOLEAN',
  date: 'DATE',
} as const;

export type ColumnKind = keyof typeof types;

export const column = <const Name extends string, const Kind extends ColumnKind>(
  name: Name,
  kind: Kind,
  zh: string,
  en: string,
): MartColumn<Name, Kind> => ({ name, kind, type: types[kind], label: text(zh, en) });

/**
 * A column that a later release appended to its mart. It is NULL wherever the rule it belongs to isn't in force, and
 * the digest of such a row is what it was before.
 */
export const later = <const Name extends string, const Kind extends ColumnKind>(
  appended: MartColumn<Name, Kind>,
): MartColumn<Name, Kind> => ({ ...appended, later: true });

/** Declares a mart and keeps the names and kinds of its columns, from which its rows are typed. */
export const mart = <const Declared extends Mart>(declared: Declared): Declared => declared;

type CellOf<Kind> = Kind extends 'flag' ? boolean : Kind extends 'year' | 'count' ? number : string;

/** A row as the engine gives it: counts are numbers, exact decimals and dates are text. */
export type MartRow<Of extends Mart> = {
  readonly [Column in Of['columns'][number] as Column['name']]: CellOf<Column['kind']> | null;
};

/** Columns shared by many marts. */
export const shared = {
  fiscalYear: column('fiscal_year', 'year', '年度', 'Fiscal year'),
  period: column('period', 'code', '期间', 'Period'),
  department: column('department_code', 'code', '部门编码', 'Department code'),
  departmentName: column('department_name', 'text', '部门', 'Department'),
  unit: column('unit_code', 'code', '单位编码', 'Unit code'),
  unitName: column('unit_name', 'text', '单位', 'Unit'),
  project: column('project_code', 'code', '项目编码', 'Project code'),
  projectName: column('project_name', 'text', '项目', 'Project'),
  indicator: column('indicator_code', 'code', '指标编码', 'Indicator code'),
  indicatorName: column('indicator_name', 'text', '指标', 'Indicator'),
  sourceFile: column('source_file', 'code', '来源文件', 'Source file id'),
  sourceSheet: column('source_sheet', 'text', '来源表', 'Source sheet'),
  sourceRow: column('source_row', 'count', '来源行', 'Source row'),
} as const;
