import { readFile } from 'node:fs/promises';
import { datasets } from '../../../analytics/contracts/catalogue.ts';
import { columnType } from '../../../analytics/contracts/field.ts';
import { marts } from '../../../analytics/contracts/marts/catalogue.ts';
import type { Mart } from '../../../analytics/contracts/marts/mart.ts';
import { monitoringProject } from '../../../analytics/contracts/marts/monitoring.ts';
import type { Row, Session } from '../../../analytics/core/ports/engine.ts';
import { buildAllocationLine } from '../../../analytics/models/allocation-line.ts';
import { type Model, readModels } from '../../../analytics/models/catalogue.ts';
import { snapshotTables } from '../../../analytics/models/inputs.ts';
import { inMemory } from '../../../analytics/models/mart-file.ts';
import { runModel } from '../../../analytics/models/run-model.ts';
import { loadPolicy } from '../../../analytics/policy/load.ts';
import type { Policy } from '../../../analytics/policy/schema.ts';
import { policyTables } from '../../../analytics/policy/tables.ts';
import { behind } from '../../support/behind.ts';
import { sharedEngine } from '../../support/shared-engine.ts';

/** A row as a test writes it: what matters, by column name; the rest is NULL. */
export type Given = Readonly<Record<string, string | number | boolean | null>>;

/** The year's accepted rows by table, such as `staging_indicator` and `monitoring_project`. */
export type Year = Readonly<Record<string, readonly Given[]>>;

export const analyticsRoot = new URL('../../../analytics/', import.meta.url);
export const asset = (path: string): Promise<string> => readFile(new URL(path, analyticsRoot), 'utf8');

export const defaultPolicy: Policy = loadPolicy(await asset('policy/default.yaml'));

type SettingValue = string | number | null;

/** The default policy with some of its settings at other values. */
export const policyWith = (settings: Readonly<Record<string, SettingValue>>, tables: Partial<Policy> = {}): Policy => ({
  ...defaultPolicy,
  ...tables,
  settings: Object.fromEntries(
    Object.entries(defaultPolicy.settings).map(([name, entry]) => [
      name,
      name in settings ? { ...entry, value: settings[name] } : entry,
    ]),
  ) as Policy['settings'],
});

const source: Readonly<Record<string, string>> = {
  source_file: 'VARCHAR',
  source_sheet: 'VARCHAR',
  source_row: 'BIGINT',
};

/** What the evaluation models read, with the columns that staging and monitoring give it. */
const inputColumns: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...Object.fromEntries(
    datasets.map((dataset) => [
      `staging_${dataset.name.replaceAll('-', '_')}`,
      { ...Object.fromEntries(dataset.fields.map((field) => [field.name, columnType(field)])), ...source },
    ]),
  ),
  snapshot_file: snapshotTables.snapshot_file,
  snapshot_refused_project: snapshotTables.snapshot_refused_project,
  monitoring_project: Object.fromEntries(monitoringProject.columns.map((column) => [column.name, column.type])),
};

/** Both sides of the execution rate, as monitoring has them. */
const moneyColumns = {
  project_code: 'VARCHAR',
  period: 'VARCHAR',
  rated_amount: 'DECIMAL(20,2)',
  denominator_amount: 'DECIMAL(20,2)',
  basis: 'VARCHAR',
};

/** What each fund of a project has, as monitoring says it. */
const fundColumns = {
  project_code: 'VARCHAR',
  fund_source: 'VARCHAR',
  budget_amount: 'DECIMAL(20,2)',
  as_listed: 'BOOLEAN',
};

/** When a project's first self-evaluation was reported, as the register knows it. */
const firstColumns = { fiscal_year: 'INTEGER', project_code: 'VARCHAR', reported_on: 'DATE' };

/** First forms written by hand; else each project's only one. */
const loadFirst = async (session: Session, year: Year, through: string): Promise<void> => {
  const given = year.self_evaluation_first;
  if (given) {
    const rows = given.map((row) =>
      Object.keys(firstColumns).map((name) => asText(row[name] ?? unsaid('self_evaluation_first', name, through))),
    );
    await session.loadTyped('self_evaluation_first', firstColumns, rows);
    return;
  }
  await session.run(
    `CREATE TABLE self_evaluation_first AS SELECT fiscal_year, project_code, max(reported_on) AS reported_on
     FROM staging_self_evaluation GROUP BY fiscal_year, project_code`,
  );
};

/** Rows that a correction left out or changed by thousands, written by hand; else none. */
const loadCorrected = async (session: Session, year: Year, through: string): Promise<void> => {
  const columns = { fiscal_year: 'INTEGER', project_code: 'VARCHAR', indicator_code: 'VARCHAR' };
  for (const table of ['self_evaluation_dropped', 'self_evaluation_scaled']) {
    const rows = (year[table] ?? []).map((row) =>
      Object.keys(columns).map((name) => asText(row[name] ?? unsaid(table, name, through))),
    );
    await session.loadTyped(table, columns, rows);
  }
};

/** Where finance returned a project's goals, as the register knows it. */
const returnColumns = {
  fiscal_year: 'INTEGER',
  project_code: 'VARCHAR',
  return_number: 'INTEGER',
  first_file: 'VARCHAR',
  first_order: 'BIGINT',
};

/** Returns written by hand; else none. */
const loadReturns = async (session: Session, year: Year, through: string): Promise<void> => {
  const rows = (year.approval_return ?? []).map((row) =>
    Object.keys(returnColumns).map((name) => asText(row[name] ?? unsaid('approval_return', name, through))),
  );
  await session.loadTyped('approval_return', returnColumns, rows);
};

const runSetting = {
  fiscal_year: 'INTEGER',
  through_period: 'VARCHAR',
  through_month: 'INTEGER',
  evaluates: 'BOOLEAN',
  allocation_year: 'INTEGER',
  envelope_amount: 'DECIMAL(20,2)',
};

/** What a hand-written row need not say. */
const unsaid = (table: string, column: string, through: string): string | null => {
  if (column === 'fiscal_year') return table === 'staging_request' ? '2026' : '2025';
  if (column === 'period') return through;
  if (column === 'basis') return 'adjusted';
  if (column === 'department_code' && table === 'monitoring_project') return '-';
  if (column === 'reporter') return 'treasury';
  if (column === 'money_kind') return 'current';
  if (column === 'fund_source') return '一般公共预算';
  if (column === 'as_listed') return 'false';
  return null;
};

const asText = (value: string | number | boolean | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

/**
 * Money written by hand; else what a project's budget and spending say, an initial budget of 0 giving way to the
 * adjusted one.
 */
const loadMoney = async (session: Session, year: Year, through: string): Promise<void> => {
  const given = year.monitoring_money;
  if (given) {
    const rows = given.map((row) =>
      Object.keys(moneyColumns).map((name) => asText(row[name] ?? unsaid('monitoring_money', name, through))),
    );
    await session.loadTyped('monitoring_money', moneyColumns, rows);
    return;
  }
  await session.run(
    `CREATE TABLE monitoring_money AS
     SELECT project_code, period, spent_amount AS rated_amount,
            CASE WHEN policy.execution_denominator = 'initial' AND initial_amount > 0 THEN initial_amount ELSE budget_amount END AS denominator_amount,
            CASE WHEN policy.execution_denominator = 'initial' AND initial_amount > 0 THEN 'initial' ELSE 'adjusted' END AS basis
     FROM monitoring_project CROSS JOIN policy`,
  );
};

const amountColumns = {
  project_code: 'VARCHAR',
  initial_amount: 'DECIMAL(20,2)',
  adjusted_amount: 'DECIMAL(20,2)',
  received_amount: 'DECIMAL(20,2)',
  spent_amount: 'DECIMAL(20,2)',
  ...source,
};

/** The year-end amounts that computed rows divide, where written by hand. */
const loadAmounts = async (session: Session, year: Year): Promise<void> => {
  const rows = (year.monitoring_amount ?? []).map((row) => Object.keys(amountColumns).map((name) => asText(row[name])));
  await session.loadTyped('monitoring_amount', amountColumns, rows);
};

/** Funds written by hand; else each project's whole budget in one fund. */
const loadFunds = async (session: Session, year: Year, through: string): Promise<void> => {
  const given =
    year.monitoring_fund ??
    (year.monitoring_project ?? []).filter(
      ({ budget_amount }) => budget_amount !== null && budget_amount !== undefined,
    );
  const rows = given.map((row) =>
    Object.keys(fundColumns).map((name) => asText(row[name] ?? unsaid('monitoring_fund', name, through))),
  );
  await session.loadTyped('monitoring_fund', fundColumns, rows);
};

const prepare = async (
  session: Session,
  year: Year,
  policy: Policy,
  through: string,
  envelope: string | null,
): Promise<void> => {
  for (const [table, columns] of Object.entries(inputColumns)) {
    const rows = (year[table] ?? []).map((row) =>
      Object.keys(columns).map((name) => asText(row[name] ?? unsaid(table, name, through))),
    );
    if (rows.length > 0) await session.loadTyped(table, columns, rows);
    else
      await session.run(
        `CREATE TABLE ${table} (${Object.entries(columns)
          .map(([name, type]) => `${name} ${type}`)
          .join(', ')})`,
      );
  }
  for (const table of policyTables(policy)) await session.loadTyped(table.name, table.columns, table.rows);
  await loadMoney(session, year, through);
  await loadFunds(session, year, through);
  await loadAmounts(session, year);
  await loadFirst(session, year, through);
  await loadCorrected(session, year, through);
  await loadReturns(session, year, through);
  await session.loadTyped('run_setting', runSetting, [
    ['2025', through, through.slice(5), String(through.endsWith('-12')), '2026', envelope],
  ]);
};

/**
 * An engine for worked examples: a handful of rows needs little, and a changed model that multiplies them ends with an
 * error instead of filling the machine.
 */
export const smallEngine = sharedEngine({ threads: 1, megabytes: 600, spill: '600MB' });

/** The models of evaluation and allocation. */
export const evaluated: readonly Model[] = (await readModels(asset)).filter(
  ({ name, path }) => name === 'indicator_child' || /models\/(balance|evaluation|allocation)\//.test(path),
);

const martOf = ({ name }: Model): Mart | undefined => marts.find((mart) => mart.name === name);

const opened = async (
  year: Year,
  policy: Policy,
  through: string,
  envelope: string | null,
  work: (session: Session) => Promise<unknown>,
): Promise<Session> => {
  const session = await smallEngine.open([]);
  try {
    await prepare(session, year, policy, through, envelope);
    await work(session);
    return session;
  } catch (cause) {
    await session.close();
    throw cause;
  }
};

/**
 * A session in which the evaluation and allocation models stand worked out over rows written by hand; the caller closes
 * it. `envelope` is next year's, in yuan.
 */
export const openYear = (
  year: Year,
  policy: Policy = defaultPolicy,
  through = '2025-12',
  envelope: string | null = null,
): Promise<Session> =>
  opened(year, policy, through, envelope, async (session) => {
    for (const model of evaluated) await runModel(session, model, martOf(model));
    await buildAllocationLine(session, { envelopeAmount: envelope, policy }, inMemory);
  });

/** A session in which only what the wanted relations are made from stands worked out; the caller closes it. */
export const openRelations = (year: Year, policy: Policy, wanted: readonly string[]): Promise<Session> =>
  opened(year, policy, '2025-12', null, async (session) => {
    for (const model of behind(evaluated, wanted)) await runModel(session, model, martOf(model));
  });

/**
 * Works relations of evaluation and allocation, all of them where none is named, out over rows written by hand and
 * gives each one's rows, in the order of the mart's key, and those of what they are made from.
 * @example const { evaluation_project } = await evaluate({ staging_indicator: [...], monitoring_project: [...] })
 */
export const evaluate = async (
  year: Year,
  policy: Policy = defaultPolicy,
  through = '2025-12',
  wanted: readonly string[] = evaluated.map(({ name }) => name),
): Promise<Readonly<Record<string, readonly Row[]>>> => {
  const models = behind(evaluated, wanted);
  const session = await opened(year, policy, through, null, async (fresh) => {
    for (const model of models) await runModel(fresh, model, martOf(model));
  });
  try {
    const found: Record<string, readonly Row[]> = {};
    for (const model of models) {
      const key = martOf(model)?.key;
      found[model.name] = await session.rows(`SELECT * FROM ${model.name} ${key ? `ORDER BY ${key.join(', ')}` : ''}`);
    }
    return found;
  } finally {
    await session.close();
  }
};
