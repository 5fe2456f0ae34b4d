import type { Dataset } from '../../contracts/dataset.ts';
import { execution } from '../../contracts/datasets/execution.ts';
import { project } from '../../contracts/datasets/project.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Row, Session } from '../../core/ports/engine.ts';
import { type Batch, partOfRow, partsOf } from '../batch.ts';
import type { Fault } from '../fault.ts';
import { unmarked } from '../input-files.ts';
import { acceptedAs, type Found, foundAt, listedOf, timesListed } from './found.ts';
import {
  comparedWithList,
  comparedWithMonths,
  fallen,
  farBeyondBudget,
  judgeSizes,
  listed,
  oddlySized,
  otherSized,
  pairMonths,
  totalMonths,
} from './magnitude-sql.ts';
import { addSuspects, fundYears, openSuspects, passesOver } from './magnitude-suspects.ts';
import { ofTypedRows, refuseRows } from './refused.ts';

const plain = (value: unknown): string => String(value).replace(/\.00$/, '');

const sure = 'amount-of-another-size';
const odd = 'amount-oddly-sized';
const beyond = 'spent-far-beyond-budget';
const fell = 'running-total-fell';

const [list, months] = ['size_beside_list', 'size_beside_months'];

/** What the other amount is, where a query compares with one outside the row. */
const otherOf = ({ stated, of_zh, of_en }: Row): Fault['detail'] => {
  if (of_zh === undefined) return {};
  const [zh, en] = [String(of_zh), String(of_en)];
  return stated === null
    ? { of_zh: `项目表的${zh}`, of_en: `${en} on the project list` }
    : { of_zh: `${String(stated)} 的${zh}`, of_en: `${en} of ${String(stated)}` };
};

/** The rows of a query as faults; as warnings where it only names what is odd, or in a correction. */
const sized = async (session: Session, batch: Batch, code: string, query: string): Promise<readonly Found[]> => {
  const rows = await session.rows(listedOf(query, 100));
  if (rows.length === 0) return [];
  const parts = partsOf(batch.files);
  const corrections = new Set(batch.files.flatMap(({ number, name }) => (unmarked(name).corrects ? [number] : [])));
  const found = rows.map((row) => {
    const sourceRow = Number(row.source_row);
    const part = partOfRow(parts, sourceRow);
    const detail = { other: plain(row.other), ...otherOf(row) };
    const isWarning = code !== sure || corrections.has(part.file);
    return foundAt(part, code, sourceRow, String(row.field), plain(row.value), {
      detail,
      times: timesListed(row, 100),
      ...(isWarning ? { severity: 'warning' as const } : acceptedAs(part, code, detail)),
    });
  });
  const refused = new Set(found.flatMap(({ file, fault }) => (fault.severity === 'fault' ? [file] : [])));
  if (refused.size > 0) {
    const own = `SELECT source_row FROM (${query}) q WHERE q.source_file IN (${[...refused].join(', ')})`;
    await refuseRows(session, execution, ofTypedRows(execution, own));
  }
  return found;
};

/**
 * Amounts of execution that are a thousand or ten thousand times, or that part of, the project's budget on the list or
 * its figure of the month before: a unit of money that slipped. Where the digits agree it can be nothing else and is a
 * fault, but in a file that is by its name a correction; what is merely odd is warned of, and so is a running total
 * that fell.
 */
export const magnitude = async (session: Session, batch: Batch, own: readonly Dataset[]): Promise<readonly Found[]> => {
  if (!own.some(({ name }) => name === execution.name)) return [];
  const hasList = own.some(({ name }) => name === project.name);
  const judgeMonths = async (): Promise<void> => {
    await session.run(pairMonths);
    await session.run(judgeSizes(months, comparedWithMonths));
  };
  const projects = listed(hasList);
  await session.run(openSuspects);
  const [counted] = await session.rows(`SELECT count(*) AS n FROM ${ident(typedTable(execution))}`);
  for (const pass of passesOver(Number(counted?.n))) {
    await session.run(fundYears(pass));
    await session.run(addSuspects(projects));
  }
  if ((await session.rows('SELECT 1 FROM suspect_project LIMIT 1')).length === 0) return [];
  await session.run(totalMonths);
  const alone = await sized(session, batch, beyond, farBeyondBudget);
  await session.run(judgeSizes(list, comparedWithList(projects)));
  const besideTheList = [
    ...(await sized(session, batch, sure, otherSized(list))),
    ...(await sized(session, batch, odd, oddlySized(list))),
  ];
  await judgeMonths();
  const slipped = await sized(session, batch, sure, otherSized(months));
  // What is refused is no measure for the months after it.
  if (slipped.some(({ fault }) => fault.severity === 'fault')) await judgeMonths();
  return [
    ...alone,
    ...besideTheList,
    ...slipped,
    ...(await sized(session, batch, odd, oddlySized(months))),
    ...(await sized(session, batch, fell, fallen(months))),
  ];
};
