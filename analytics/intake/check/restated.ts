import type { Dataset } from '../../contracts/dataset.ts';
import { approval } from '../../contracts/datasets/approval.ts';
import { project } from '../../contracts/datasets/project.ts';
import type { Field } from '../../contracts/field.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Row, Session } from '../../core/ports/engine.ts';
import { type Batch, type BatchFile, correctionsIn, type Part, partOfRow, partsOf } from '../batch.ts';
import type { Fault } from '../fault.ts';
import { acceptedOrder, batchOrder, isOfLaterTime } from './accepted.ts';
import { bareName } from './bare-name.ts';
import { columnsLeftOut, tablesWithout } from './columns-left-out.ts';
import { figuresOf, namesOf } from './compared-fields.ts';
import { emptied } from './emptied.ts';
import { type Found, foundAt, listedOf, timesListed } from './found.ts';
import { exportsWithout, isOfNone } from './not-stated.ts';
import { refuseFound, stands } from './refused.ts';
import { inForceOf, isSpokenOfAgain } from './replaced.ts';
import { shownAs, wasSaid } from './stated.ts';
import { isUnitSlip } from './unit-slip.ts';

const slipped = 'amount-of-another-size';
const budgetEmptied = 'budget-left-empty';

/**
 * What a row of a list belongs to: another one takes the money of all the year's months with it, those published too,
 * so that it is told of in a correction as well.
 */
const owners = ['department_code', 'unit_code'];

const amounts: ReadonlySet<string> = new Set(['money', 'number', 'fraction', 'integer']);

const numbersOf = (files: readonly BatchFile[]): readonly number[] => files.map(({ number }) => number);

const sameKey = ({ key }: Dataset): string =>
  key.map((column) => `k.${ident(column)} IS NOT DISTINCT FROM t.${ident(column)}`).join(' AND ');

/** Amounts of which one is a hundred times the other or more. */
const isFar = '(t_amount > 0 AND k_amount > 0 AND greatest(t_amount, k_amount) >= least(t_amount, k_amount) * 100)';

/**
 * Selects the figures of each row that stands, as `t_…`, beside those in force of files sent before its own, `k_…`: a
 * file refused at first speaks over none that was sent after it.
 */
const pairs = (dataset: Dataset, files: readonly number[], figures: readonly Field[]): string => {
  const own = `SELECT * FROM ${ident(typedTable(dataset))} t WHERE t.source_file IN (${files.join(', ')}) AND ${stands(dataset)}`;
  const both = figures.map(
    ({ name }) => `t.${ident(name)} AS ${ident(`t_${name}`)}, k.${ident(name)} AS ${ident(`k_${name}`)}`,
  );
  return `SELECT t.source_row, t.source_file, ${isOfLaterTime('b', 'o')} AS is_later, ${both.join(', ')} FROM (${own}) t
  JOIN (${inForceOf(dataset)}) k ON ${sameKey(dataset)}
  JOIN ${batchOrder} b ON b.source_file = t.source_file
  JOIN ${acceptedOrder} o ON o.source_file = k.source_file AND o.place < b.place`;
};

/**
 * What a row states otherwise than before. `is_far` is true of amounts of another order of magnitude, `is_slip` of those
 * that another unit of money explains.
 */
const restatedRows = (dataset: Dataset, files: readonly BatchFile[]): string => {
  const names = namesOf(dataset);
  const fields = [...figuresOf(dataset), ...names];
  const each = fields.map((field) => {
    const { name, type } = field;
    const [now, was] = [ident(`t_${name}`), ident(`k_${name}`)];
    const amount = (column: string): string => `CAST(${amounts.has(type) ? column : 'NULL'} AS DECIMAL(38,6))`;
    const isOther = names.includes(field) ? `${bareName(now)} <> ${bareName(was)}` : `${now} <> ${was}`;
    // Goals declared without weights all weigh 0 until a form gives them, which fills in and restates nothing.
    const isStated = name === 'weight' ? `${was} <> 0` : wasSaid(field, was);
    // What a table has no column for is told once, of the column.
    const without = [...tablesWithout(files, dataset, field), ...exportsWithout(files, dataset, field)];
    const isGiven = isOfNone(without, 'source_row');
    return `SELECT source_row, source_file, is_later, '${name}' AS field, CAST(${now} AS VARCHAR) AS value,
  CAST(${was} AS VARCHAR) AS other, ${amount(now)} AS t_amount, ${amount(was)} AS k_amount
  FROM pair WHERE ${isOther} AND ${isStated} AND ${isGiven}`;
  });
  return `WITH pair AS (${pairs(dataset, numbersOf(files), fields)})
SELECT source_row, source_file, is_later, field, value, other, ${isFar} AS is_far,
  ${isUnitSlip('t_amount', 'k_amount')} AS is_slip
FROM (${each.join('\nUNION ALL ')}) figure`;
};

/** Budgets that a later row of the list leaves empty. */
const emptiedRows = (files: readonly BatchFile[]): string =>
  `SELECT source_row, source_file, 'initial_amount' AS field, NULL AS value, CAST(k_initial_amount AS VARCHAR) AS other
FROM (${pairs(
    project,
    numbersOf(files),
    project.fields.filter(({ name }) => name === project.amount),
  )}) pair
WHERE t_initial_amount IS NULL AND k_initial_amount IS NOT NULL`;

const restatedAs = (parts: ReadonlyMap<number, Part>, row: Row, code: string, severity: Fault['severity']): Found => {
  const sourceRow = Number(row.source_row);
  const part = partOfRow(parts, sourceRow);
  const field = part.dataset.fields.find(({ name }) => name === row.field);
  const [value, other] = [shownAs(field, row.value), shownAs(field, row.other)];
  const of = { of_zh: `以前报的${field?.label.zh ?? ''}`, of_en: `${field?.label.en ?? ''} sent before` };
  const detail: Fault['detail'] = code === slipped ? { other, ...of } : { other, now: value };
  return foundAt(part, code, sourceRow, String(row.field), row.value === null ? null : value, {
    severity,
    detail,
    times: timesListed(row, 100),
  });
};

/**
 * Budgets on the list at fault, which are only warned of in a file that is by its name a correction, and in an export:
 * it brings all projects, and nobody here can mend it.
 */
const refusedBudgets = async (
  session: Session,
  batch: Batch,
  code: string,
  query: string,
): Promise<readonly Found[]> => {
  const parts = partsOf(batch.files);
  const corrections = correctionsIn(batch.files);
  const isWarned = (number: number): boolean => corrections.has(number) || batch.files[number]?.described === true;
  const found = (await session.rows(listedOf(query, 100))).map((row) =>
    restatedAs(parts, row, code, isWarned(Number(row.source_file)) ? 'warning' : 'fault'),
  );
  await refuseFound(session, project, query, found);
  return found;
};

/**
 * Figures, codes and names of what was accepted before that a later file states otherwise: the later one stands, and
 * that it is another is said, so that nobody's figure is lost and no project moves unseen. A file that is by its name a
 * correction means to, as does an export of a later time, and is warned of what is a hundred times the figure before, or
 * a hundredth, and of columns that it left out or cells that it left empty. A budget on the list that slipped by a unit
 * of money, or that is left empty, is refused.
 */
export const restated = async (session: Session, batch: Batch, own: readonly Dataset[]): Promise<readonly Found[]> => {
  const parts = partsOf(batch.files);
  const found: Found[] = [];
  for (const dataset of own.filter(({ name }) => name !== approval.name)) {
    const files = batch.files.filter((file) => file.parts.some((part) => part.dataset === dataset));
    if (files.length === 0 || figuresOf(dataset).length + namesOf(dataset).length === 0) continue;
    if (!(await isSpokenOfAgain(session, dataset))) continue;
    const corrections = correctionsIn(files);
    const isSlip = dataset === project ? 'is_slip' : 'false';
    if (dataset === project) {
      const slips = `SELECT * FROM (${restatedRows(dataset, files)}) s WHERE is_slip`;
      found.push(...(await refusedBudgets(session, batch, slipped, slips)));
      found.push(...(await refusedBudgets(session, batch, budgetEmptied, emptiedRows(files))));
    }
    const moves = dataset.isList === true ? owners.map((name) => `'${name}'`).join(', ') : "''";
    const isMeant = `source_file IN (${[-1, ...corrections].join(', ')}) AND field NOT IN (${moves})`;
    const others = `SELECT * FROM (${restatedRows(dataset, files)}) s
WHERE NOT coalesce(${isSlip}, false) AND (is_far OR NOT is_later AND NOT (${isMeant}))`;
    const rows = await session.rows(listedOf(others, 100));
    found.push(...rows.map((row) => restatedAs(parts, row, 'figure-restated', 'warning')));
    const pairsOf = (fields: readonly Field[]): string => pairs(dataset, numbersOf(files), fields);
    found.push(...(await columnsLeftOut(session, files, dataset, pairsOf)));
    const written = files.filter(({ described }) => !described);
    found.push(...(await emptied(session, written, dataset, pairsOf)));
  }
  return found;
};
