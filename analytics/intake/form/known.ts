import type { RefusedLists } from './refused-lists.ts';
import { foldName } from './same-name.ts';

/** A row accepted before, its cells as text by field name. */
export type KnownRow = Readonly<Record<string, string | null>>;

/** Rows that have a code and a name, found by either. */
export interface NameList {
  readonly rows: readonly KnownRow[];
  readonly code: string;
  readonly name: string;
  readonly byCode: ReadonlyMap<string, readonly KnownRow[]>;
  /** By the name with what varies taken away. */
  readonly byName: ReadonlyMap<string, readonly KnownRow[]>;
}

/** Makes rows findable by the fields of their code and name. */
export const nameList = (rows: readonly KnownRow[], code: string, name: string): NameList => ({
  rows,
  code,
  name,
  byCode: Map.groupBy(rows, (row) => row[code] ?? ''),
  byName: Map.groupBy(rows, (row) => foldName(row[name] ?? '')),
});

/** What finance has on its lists, against which names on forms are held; one fiscal year's. */
export interface Known {
  /** Rows of `organisation`. */
  readonly units: NameList;
  /** The departments of those units, a row each. */
  readonly departments: NameList;
  /** Rows of `project`, as last accepted. */
  readonly projects: NameList;
  /** Rows of `form-name`: names on forms that finance has matched with a project. */
  readonly matches: NameList;
  /** Rows of `indicator`, as last accepted, by project. */
  readonly indicators: ReadonlyMap<string, readonly KnownRow[]>;
  /** Rows of `department-indicator`, as last accepted, by department. */
  readonly departmentIndicators: ReadonlyMap<string, readonly KnownRow[]>;
  /** Lists that were sent and refused. */
  readonly refused: RefusedLists;
}

/** The accepted rows of the five datasets. */
interface ListedRows {
  readonly organisation: readonly KnownRow[];
  readonly project: readonly KnownRow[];
  readonly matches: readonly KnownRow[];
  readonly indicator: readonly KnownRow[];
  readonly departmentIndicator: readonly KnownRow[];
}

/** Accepted rows as what is known, beside the lists that were refused. */
export const knownFrom = (rows: ListedRows, refused: RefusedLists = new Map()): Known => ({
  refused,
  units: nameList(rows.organisation, 'unit_code', 'unit_name'),
  departments: nameList(
    [...new Map(rows.organisation.map((row) => [row.department_code, row] as const)).values()],
    'department_code',
    'department_name',
  ),
  projects: nameList(rows.project, 'project_code', 'project_name'),
  matches: nameList(rows.matches, 'project_code', 'project_name'),
  indicators: Map.groupBy(rows.indicator, ({ project_code }) => project_code ?? ''),
  departmentIndicators: Map.groupBy(rows.departmentIndicator, ({ department_code }) => department_code ?? ''),
});
