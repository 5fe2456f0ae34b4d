import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { datasets, lakeTable } from '../../../analytics/contracts/catalogue.ts';
import type { Dataset } from '../../../analytics/contracts/dataset.ts';
import { marts } from '../../../analytics/contracts/marts/catalogue.ts';
import type { Row, Session } from '../../../analytics/core/ports/engine.ts';
import { unmarked } from '../../../analytics/intake/input-files.ts';
import { type Model, readModels } from '../../../analytics/models/catalogue.ts';
import type { BuildInputs } from '../../../analytics/models/inputs.ts';
import { lakeColumns, prepareInputs } from '../../../analytics/models/prepare.ts';
import { runModel } from '../../../analytics/models/run-model.ts';
import { loadPolicy } from '../../../analytics/policy/load.ts';
import { type PresetName, presetDocument } from '../../../analytics/policy/presets.ts';
import type { Policy } from '../../../analytics/policy/schema.ts';
import { tableOf } from '../evaluation/fixture.ts';
import { asset, policyWith, smallEngine } from '../evaluation/year.ts';

type TextCells = Readonly<Record<string, string | null>>;

/**
 * A worked example: rows as files brought them (`file` says in which order), which rules differ, what must come out.
 */
export interface Fixture {
  readonly name: string;
  readonly says: string;
  readonly through: string;
  readonly policy: Policy;
  readonly given: Readonly<Record<string, readonly TextCells[]>>;
  readonly expected: Readonly<
    Record<string, { readonly columns: readonly string[]; readonly rows: readonly TextCells[] }>
  >;
}

interface Written {
  readonly says: string;
  readonly through?: string;
  /** The preset in force, if not the default; `policy` and `policy_tables` are then left out. */
  readonly preset?: PresetName;
  readonly policy?: Readonly<Record<string, string | number | null>>;
  readonly policy_tables?: Partial<Policy>;
  readonly given: Readonly<Record<string, string>>;
  readonly then: Readonly<Record<string, string>>;
}

const root = fileURLToPath(new URL('../../fixtures/models/', import.meta.url));

export const fixturesOf = async (model: string): Promise<readonly Fixture[]> => {
  const files = (await readdir(join(root, model))).filter((file) => file.endsWith('.yaml')).sort();
  return Promise.all(
    files.map(async (name): Promise<Fixture> => {
      const written = parse(await readFile(join(root, model, name), 'utf8')) as Written;
      return {
        name,
        says: written.says,
        through: written.through ?? '2025-12',
        policy: written.preset
          ? loadPolicy(await presetDocument(asset, written.preset))
          : policyWith(written.policy ?? {}, written.policy_tables ?? {}),
        given: Object.fromEntries(Object.entries(written.given).map(([table, rows]) => [table, tableOf(rows).rows])),
        expected: Object.fromEntries(Object.entries(written.then).map(([table, rows]) => [table, tableOf(rows)])),
      };
    }),
  );
};

/** What a hand-written row need not say. */
const unsaid: TextCells = {
  fiscal_year: '2025',
  reporter: 'treasury',
  money_kind: 'current',
  fund_source: '一般公共预算',
  budget_line: '-',
  direction: '>=',
  accumulation: 'flow',
  level1: 'output',
  indicator_name: '指标',
  project_name: '项目',
  department_name: '部门',
  unit_name: '单位',
  department_group: '未分组',
};

const cellOf = (row: TextCells, column: string, index: number): string | null => {
  if (column === 'source_file') return `file-${row.file ?? '1'}`;
  if (column === 'source_sheet') return row.sheet ?? '表';
  if (column === 'source_row') return String(index + 2);
  return column in row ? (row[column] ?? null) : (unsaid[column] ?? null);
};

/** Writes a dataset's rows as one lake file and gives its path. */
const writeLake = async (session: Session, dataset: Dataset, rows: readonly TextCells[]): Promise<string> => {
  const columns = lakeColumns(dataset);
  const names = Object.keys(columns);
  const unknown = Object.keys(rows[0] ?? {}).filter((name) => !['file', 'file_name', 'sheet', ...names].includes(name));
  if (unknown.length > 0) throw new RangeError(`${dataset.name} has no column ${unknown.join(', ')}`);
  const draft = `given_${lakeTable(dataset)}`;
  await session.loadText(
    draft,
    names,
    rows.map((row, index) => names.map((name) => cellOf(row, name, index))),
  );
  const path = join(session.workspace, `${draft}.parquet`);
  await session.writeParquet(
    `SELECT ${Object.entries(columns).map(([name, type]) => `CAST(${name} AS ${type}) AS ${name}`)} FROM ${draft}`,
    path,
  );
  return path;
};

/** Puts a fixture's rows into a session as lake files and says what a build needs to know of them. */
export const inputsOf = async (
  session: Session,
  { given, policy, through }: Pick<Fixture, 'given' | 'policy' | 'through'>,
): Promise<BuildInputs> => {
  const lake: Record<string, string[]> = {};
  const tables: string[][] = [];
  for (const dataset of datasets) {
    const rows = given[dataset.name];
    if (!rows) continue;
    lake[dataset.name] = [await writeLake(session, dataset, rows)];
    for (const { file, file_name: named } of rows) {
      const order = file ?? '1';
      if (!tables.some(([id, of]) => id === `file-${order}` && of === dataset.name))
        tables.push([`file-${order}`, dataset.name, order, named ?? `file-${order}.csv`]);
    }
  }
  const files = [...new Map(tables.map(([id = '', , order = '', name = '']) => [id, { order, name }]))];
  const snapshot = {
    files: files.map(([id, { order, name }]) => {
      const { plain, corrects } = unmarked(name);
      return [id, name, order, 'accepted', 'csv', 'utf-8', '0', '0', plain, String(corrects)];
    }),
    receiptTables: tables.map(([id = '', dataset = '']) => [id, dataset, '表', '1', '1', null, null, `lake-${id}`]),
    refusedProjects: [],
    faults: [],
  };
  return { policy, fiscalYear: Number(through.slice(0, 4)), through, envelopeAmount: null, lake, snapshot };
};

const martNamed = new Map(marts.map((mart) => [mart.name, mart]));

const every = await readModels(asset);

/** Everything up to the monitoring marts. */
export const monitored: readonly Model[] = every.filter(
  ({ name, path }) =>
    name === 'reconciliation_money' || !/models\/(evaluation|target|reconciliation|allocation)\//.test(path),
);

/** The models that the fixtures of one need: counts of targets, published ones too, rest on the evaluation as well. */
export const modelsOf = (model: string): readonly Model[] =>
  /^(target_|reconciliation)/.test(model) ? every : monitored;

/** A session in which models stand worked out over a fixture's rows; the caller closes it. */
export const openMonitored = async (
  fixture: Pick<Fixture, 'given' | 'policy' | 'through'>,
  models: readonly Model[] = monitored,
): Promise<Session> => {
  const session = await smallEngine.open([]);
  try {
    await prepareInputs(session, await inputsOf(session, fixture));
    for (const model of models) await runModel(session, model, martNamed.get(model.name));
    return session;
  } catch (cause) {
    await session.close();
    throw cause;
  }
};

/** As a person writes a figure: no trailing zeros after the point. */
const plain = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  const written = String(value);
  return /^-?\d+\.\d+$/.test(written) ? written.replace(/\.?0+$/, '') : written;
};

const inColumns = (columns: readonly string[], row: Row): Readonly<Record<string, string | null>> =>
  Object.fromEntries(columns.map((column) => [column, plain(row[column])]));

/**
 * What a fixture says of each relation and what stands there: all rows of the periods it speaks of, in the columns it
 * names.
 */
export const compared = async (
  session: Session,
  { expected }: Pick<Fixture, 'expected'>,
): Promise<readonly { readonly relation: string; readonly due: unknown; readonly found: unknown }[]> => {
  const pairs = [];
  for (const [relation, { columns, rows }] of Object.entries(expected)) {
    const key = martNamed.get(relation)?.key ?? columns;
    const all = await session.rows(`SELECT * FROM ${relation} ORDER BY ${key.join(', ')}`);
    const periods = new Set(rows.map((row) => row.period));
    const spoken = all.filter((row) => !columns.includes('period') || periods.has(String(row.period)));
    pairs.push({
      relation,
      due: rows.map((row) => inColumns(columns, row)),
      found: spoken.map((row) => inColumns(columns, row)),
    });
  }
  return pairs;
};
