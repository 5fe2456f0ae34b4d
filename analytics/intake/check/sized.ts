import type { Dataset } from '../../contracts/dataset.ts';
import type { Row, Session } from '../../core/ports/engine.ts';
import { type Batch, correctionsIn, partOfRow, partsOf } from '../batch.ts';
import type { Fault } from '../fault.ts';
import { acceptedAs, type Found, foundAt, listedOf, timesListed } from './found.ts';
import { refuseFound } from './refused.ts';

const plain = (value: unknown): string => String(value).replace(/\.00$/, '');

/** What is said of an amount by its size: the first is a fault, the others where a query is sure. */
export const sizes = {
  sure: 'amount-of-another-size',
  odd: 'amount-oddly-sized',
  requests: 'requests-of-another-unit',
  beyond: 'spent-far-beyond-budget',
  below: 'spent-far-below-budget',
  fell: 'running-total-fell',
  initial: 'initial-budget-differs',
  adjusted: 'budget-far-from-known',
  repeated: 'budget-on-each-line',
  balanceFell: 'balance-total-fell',
} as const;

/** What the other amount is, where a query compares with one outside the row. */
const otherOf = ({ stated, of_zh, of_en, lines }: Row): Fault['detail'] => {
  if (lines !== undefined) return { lines: String(lines) };
  if (of_zh === undefined) return {};
  const [zh, en] = [String(of_zh), String(of_en)];
  if (stated === undefined) return { of_zh: zh, of_en: en };
  return stated === null
    ? { of_zh: `项目表的${zh}`, of_en: `${en} on the project list` }
    : { of_zh: `${String(stated)} 的${zh}`, of_en: `${en} of ${String(stated)}` };
};

/** The rows of a query as faults; as warnings where it only names what is odd, or in a correction. */
export const sized = async (
  session: Session,
  batch: Batch,
  dataset: Dataset,
  code: (typeof sizes)[keyof typeof sizes],
  query: string,
  severity: Fault['severity'] = code === sizes.sure ? 'fault' : 'warning',
): Promise<readonly Found[]> => {
  const rows = await session.rows(listedOf(query, 100));
  if (rows.length === 0) return [];
  const parts = partsOf(batch.files);
  const corrections = correctionsIn(batch.files);
  const found = rows.map((row) => {
    const sourceRow = Number(row.source_row);
    const part = partOfRow(parts, sourceRow);
    const detail = { other: plain(row.other), ...otherOf(row) };
    const isWarning = severity === 'warning' || corrections.has(part.file);
    return foundAt(part, code, sourceRow, String(row.field), plain(row.value), {
      detail,
      times: timesListed(row, 100),
      ...(isWarning ? { severity: 'warning' as const } : acceptedAs(part, code, detail)),
    });
  });
  await refuseFound(session, dataset, query, found);
  return found;
};
