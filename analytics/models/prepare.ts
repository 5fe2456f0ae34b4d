import { datasets, lakeTable } from '../contracts/catalogue.ts';
import type { Dataset } from '../contracts/dataset.ts';
import { columnType } from '../contracts/field.ts';
import { intakeFault } from '../contracts/marts/intake.ts';
import { closesYear, monthOf, periodsThrough } from '../core/period.ts';
import type { Session } from '../core/ports/engine.ts';
import { policyTables } from '../policy/tables.ts';
import { noticeDays } from '../policy/working-days.ts';
import { type BuildInputs, snapshotTables } from './inputs.ts';
import { martTypes } from './mart-rows.ts';

/** Columns of a dataset in the lake: its contract's, then where the row stands in the file as it was sent. */
export const lakeColumns = (dataset: Dataset): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(dataset.fields.map((field) => [field.name, columnType(field)])),
  source_file: 'VARCHAR',
  source_sheet: 'VARCHAR',
  source_row: 'BIGINT',
});

const loadRun = async (session: Session, { fiscalYear, through, envelopeAmount }: BuildInputs): Promise<void> => {
  await session.loadTyped(
    'run_setting',
    {
      fiscal_year: 'INTEGER',
      through_period: 'VARCHAR',
      through_month: 'INTEGER',
      evaluates: 'BOOLEAN',
      allocation_year: 'INTEGER',
      envelope_amount: 'DECIMAL(20,2)',
    },
    [
      [
        String(fiscalYear),
        through,
        String(monthOf(through)),
        String(closesYear(through)),
        String(fiscalYear + 1),
        envelopeAmount,
      ],
    ],
  );
  const months = periodsThrough(through).map((period) => [period, String(monthOf(period))]);
  await session.loadTyped('run_period', { period: 'VARCHAR', month: 'INTEGER' }, months);
};

/** Puts everything the models read into the session: lake, snapshot, policy and the run's own settings. */
export const prepareInputs = async (session: Session, inputs: BuildInputs): Promise<void> => {
  for (const dataset of datasets) {
    // Two tables of one file may share a lake file; read twice it would count twice.
    const paths = [...new Set(inputs.lake[dataset.name])].sort();
    await session.viewParquet(lakeTable(dataset), paths, lakeColumns(dataset));
  }
  await session.loadTyped('snapshot_file', snapshotTables.snapshot_file, inputs.snapshot.files);
  await session.loadTyped(
    'snapshot_receipt_table',
    snapshotTables.snapshot_receipt_table,
    inputs.snapshot.receiptTables,
  );
  await session.loadTyped(
    'snapshot_refused_project',
    snapshotTables.snapshot_refused_project,
    inputs.snapshot.refusedProjects,
  );
  await session.loadTyped('snapshot_fault', martTypes(intakeFault), inputs.snapshot.faults);
  const tables = [...policyTables(inputs.policy), noticeDays(inputs.policy, inputs.fiscalYear)];
  for (const { name, columns, rows } of tables) await session.loadTyped(name, columns, rows);
  await loadRun(session, inputs);
};
