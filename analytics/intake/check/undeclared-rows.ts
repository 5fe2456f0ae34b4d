import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Text } from '../../core/language/text.ts';
import type { Session } from '../../core/ports/engine.ts';
import type { Part } from '../batch.ts';
import { type Found, foundAt } from './found.ts';
import { type Link, targetOf, valueOfKey } from './links.ts';
import { undeclared } from './references.ts';

/** Codes that a receipt lists of rows that refer to what nobody declares. */
const listedCodes = 10;

/** The rows, `t`, of one part: `$unit` is its number. */
export const ofUnit = 't.source_row >> 32 = CAST($unit AS BIGINT)';

/** What a receipt says of rows that refer to what no file declares, under a code and with the reason. */
type UndeclaredRows = (code: string, because: Text) => Found;

/**
 * Counts the rows of a part that refer to what no file declares. Nothing where there are none, nor where the part has
 * no others: then the list itself is missing, or writes its codes otherwise, and that is an ordinary fault, which the
 * list cures.
 */
export const undeclaredRows = async (session: Session, part: Part, link: Link): Promise<UndeclaredRows | undefined> => {
  const { dataset, reference } = link;
  const unit = { unit: String(part.unit) };
  const amount = dataset.amount ? `CAST(sum(t.${ident(dataset.amount)}) AS VARCHAR)` : 'NULL';
  const [row] = await session.rows(
    `SELECT count(*) AS n, min(t.source_row) AS source_row, first(${valueOfKey(link)} ORDER BY t.source_row) AS value,
       count(DISTINCT ${valueOfKey(link)}) AS codes, ${amount} AS amount,
       array_to_string(list_sort(list(DISTINCT ${valueOfKey(link)}))[1:${listedCodes}], '、') AS listed
     FROM ${ident(typedTable(dataset))} t WHERE ${ofUnit} AND ${undeclared(link)}`,
    unit,
  );
  const [all] = await session.rows(`SELECT count(*) AS n FROM ${ident(typedTable(dataset))} t WHERE ${ofUnit}`, unit);
  const rows = Number(row?.n);
  if (!row || rows === 0 || rows === Number(all?.n)) return undefined;
  const target = targetOf(link);
  return (code, because) =>
    foundAt(part, code, Number(row.source_row), reference.columns.at(-1) ?? '', String(row.value), {
      severity: 'warning',
      detail: {
        dataset_zh: target?.label.zh ?? '',
        dataset_en: target?.label.en ?? '',
        rows: String(rows),
        codes: String(row.codes),
        listed: `${String(row.listed)}${Number(row.codes) > listedCodes ? '…' : ''}`,
        ...(row.amount === null || row.amount === undefined ? {} : { amount: String(row.amount) }),
        because_zh: because.zh,
        because_en: because.en,
      },
      times: rows,
    });
};
