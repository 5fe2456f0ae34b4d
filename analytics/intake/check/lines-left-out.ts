import { literal } from '../../contracts/checks/sql.ts';
import type { Dataset } from '../../contracts/dataset.ts';
import type { Field } from '../../contracts/field.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type Batch, type BatchFile, partOfRow, partsOf } from '../batch.ts';
import { isAnotherVersion } from '../input-files.ts';
import { nameOrder } from '../name-order.ts';
import { acceptedOrder, batchOrder, isOfLaterTime, withPlace } from './accepted.ts';
import { type Found, foundAt, listedOf, timesListed } from './found.ts';
import { ofTypedRows, refuseRows, stands } from './refused.ts';
import { inForceOf, isOfTwoDeliveries, isSpokenOfAgain, type Pair, replacesMore, sharedScopes } from './replaced.ts';

/** What was accepted before, in the place of a file of the batch. */
const acceptedBefore = -1;

/** Money that every line states. */
const moneyOf = ({ fields }: Dataset): readonly Field[] =>
  fields.filter(({ type, required }) => type === 'money' && required);

/** What tells the lines of one scope apart. */
const lineOf = ({ fields, key, scope }: Dataset): readonly Field[] =>
  fields.filter(({ name }) => key.includes(name) && !scope.includes(name));

type Language = 'zh' | 'en';

/** SQL of a part of a line's name; money that is not divided further has none. */
const nameOf = ({ name, choices, fallback }: Field, language: Language): string => {
  const column = `k.${ident(name)}`;
  if (!choices) return fallback === '-' ? `nullif(${column}, '-')` : column;
  const labels = choices.map(({ code, label }) => `WHEN ${literal(code)} THEN ${literal(label[language])}`);
  return `CASE ${column} ${labels.join(' ')} END`;
};

/** SQL of a line, `k`, as it is called, with its money. */
const lineAs = (dataset: Dataset, language: Language): string => {
  const names = lineOf(dataset).map((field) => nameOf(field, language));
  const amounts = moneyOf(dataset).map(
    ({ name, label }) =>
      `${literal(`${label[language]} `)} || rtrim(rtrim(CAST(k.${ident(name)} AS VARCHAR), '0'), '.')`,
  );
  const [open, comma, close] = language === 'zh' ? ['(', ',', ')'] : [' (', ', ', ')'];
  return `concat_ws(' ', ${names.join(', ')}) || '${open}' || concat_ws('${comma}', ${amounts.join(', ')}) || '${close}'`;
};

/**
 * The first row of each scope of which the later file of a pair leaves out lines with money that the first has. Where
 * it has others in their place, and no less money in all, they were only divided otherwise. An export of a later time
 * may leave out some, but not bring less than half as many.
 */
const violators = (dataset: Dataset, pairs: readonly Pair[]): string => {
  const scope = dataset.scope.map(ident);
  const line = lineOf(dataset).map(({ name }) => ident(name));
  const money = moneyOf(dataset).map(({ name }) => ident(name));
  const columns = [...scope, ...line, ...money].join(', ');
  const same = (of: readonly string[], a: string, b: string): string =>
    of.map((column) => `${a}.${column} = ${b}.${column}`).join(' AND ');
  const isLost = `t.source_file IS NULL AND (${money.map((column) => `k.${column} <> 0`).join(' OR ')})`;
  const lost = (language: Language, comma: string): string =>
    `array_to_string(list_sort(list(${lineAs(dataset, language)}) FILTER (WHERE ${isLost}))[1:8], '${comma}')`;
  const isLess = money.map((column) => `any_value(f.${column}) < sum(k.${column})`).join(' OR ');
  return `WITH pair(first, later) AS (VALUES ${pairs.map(({ first, later }) => `(${first}, ${later})`).join(', ')}),
spoken AS MATERIALIZED (
  SELECT CAST(${acceptedBefore} AS BIGINT) AS source_file, place, as_of, CAST(NULL AS BIGINT) AS source_row, ${columns}
  FROM (${inForceOf(dataset)}) a ${withPlace(acceptedOrder)}
  UNION ALL SELECT source_file, place, as_of, source_row, ${columns} FROM ${ident(typedTable(dataset))} t
  ${withPlace(batchOrder)} WHERE ${stands(dataset)}),
whole AS (SELECT source_file, place, as_of, ${scope.join(', ')}, min(source_row) AS source_row, count(*) AS lines,
  ${money.map((column) => `sum(${column}) AS ${column}`).join(', ')} FROM spoken GROUP BY source_file, place, as_of, ${scope.join(', ')})
SELECT f.source_row, p.first, any_value(CAST(f.project_code AS VARCHAR)) AS value, count(*) FILTER (WHERE ${isLost}) AS missing,
  ${lost('zh', '、')} AS lines_zh, ${lost('en', '; ')} AS lines_en
FROM pair p
JOIN whole f ON f.source_file = p.later
JOIN spoken k ON k.source_file = p.first AND k.place < f.place AND ${same(scope, 'k', 'f')}
LEFT JOIN spoken t ON t.source_file = p.later AND ${same([...scope, ...line], 't', 'k')}
GROUP BY ${scope.map((column) => `f.${column}`).join(', ')}, f.source_row, p.first
HAVING missing > 0 AND (any_value(f.lines) = count(t.source_file) OR ${isLess})
  AND (bool_or(${isLost} AND NOT ${isOfLaterTime('f', 'k')}) OR any_value(f.lines) * 2 < count(*))
QUALIFY row_number() OVER (PARTITION BY ${scope.map((column) => `f.${column}`).join(', ')}, f.source_row ORDER BY any_value(k.place) DESC) = 1`;
};

/** What an official form of the file is for, of a dataset. */
const formKindOf = (file: BatchFile | undefined, dataset: Dataset): string | undefined =>
  file?.parts.find((part) => part.dataset === dataset)?.formKind;

/** Whether anything says that the later file was meant to take the place of the other; an export has what there is. */
const isMeant = (batch: Batch, dataset: Dataset, pair: Pair): boolean => {
  const { first, later } = pair;
  const [a, b] = [batch.files[first], batch.files[later]];
  if (!a || !b) return first === acceptedBefore;
  if (a.described || b.described || isOfTwoDeliveries(batch, pair)) return true;
  if (isAnotherVersion(a.name) || isAnotherVersion(b.name)) return true;
  const [kind, other] = [formKindOf(a, dataset), formKindOf(b, dataset)];
  return nameOrder(a.name, b.name) !== 'by chance' || (kind !== undefined && other !== undefined && kind !== other);
};

/**
 * Files that would take money out by leaving out its lines: of a project and fund the later file speaks alone, whatever
 * lines it has. Of two files of one delivery it is refused where nothing says that it came later; else it is said what
 * goes.
 */
export const linesLeftOut = async (
  session: Session,
  batch: Batch,
  own: readonly Dataset[],
): Promise<readonly Found[]> => {
  const parts = partsOf(batch.files);
  const found: Found[] = [];
  for (const dataset of own.filter((each) => replacesMore(each) && moneyOf(each).length > 0)) {
    const files = batch.files.flatMap((file) =>
      file.parts.some((part) => part.dataset === dataset) ? [file.number] : [],
    );
    const isAgain = await isSpokenOfAgain(session, dataset);
    const pairs = [
      ...(isAgain ? files.map((later) => ({ first: acceptedBefore, later })) : []),
      ...(await sharedScopes(session, dataset, files)),
    ];
    for (const severity of ['fault', 'warning'] as const) {
      const judged = pairs.filter((pair) => isMeant(batch, dataset, pair) === (severity === 'warning'));
      if (judged.length === 0) continue;
      const query = violators(dataset, judged);
      const rows = await session.rows(listedOf(query, 100));
      if (rows.length > 0 && severity === 'fault') await refuseRows(session, dataset, ofTypedRows(dataset, query));
      for (const row of rows) {
        const sourceRow = Number(row.source_row);
        const other = batch.files[Number(row.first)]?.name;
        const detail = {
          missing: String(row.missing),
          lines_zh: String(row.lines_zh),
          lines_en: String(row.lines_en),
          ...(other === undefined ? {} : { file: other }),
        };
        const more = { severity, detail, times: timesListed(row, 100) };
        found.push(
          foundAt(partOfRow(parts, sourceRow), 'lines-left-out', sourceRow, 'project_code', String(row.value), more),
        );
      }
    }
  }
  return found;
};
