import type { Dataset } from '../../contracts/dataset.ts';
import { duplicateKeys, faultyBit, repeatedKeys, typedTable } from '../../contracts/to-checks.ts';
import { figuresIn } from '../../core/decimal.ts';
import { ident } from '../../core/ident.ts';
import type { Row, Session } from '../../core/ports/engine.ts';
import { type Part, partOfRow, type TextSource } from '../batch.ts';
import { withoutHeaderUnit } from '../header-unit.ts';
import { explainCell } from './explain-cell.ts';
import { acceptedAs, type Found, foundAt, listedOf, timesListed } from './found.ts';

/** Rows with faults that are looked at one by one in each part; the rest are counted. */
const listedRows = 1000;

const text = (value: Row[string] | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

/** The cells that do not read as their field's type, the first rows of each part one by one. */
export const cellFaults = async (
  session: Session,
  source: TextSource,
  parts: ReadonlyMap<number, Part>,
): Promise<Found[]> => {
  const { dataset } = source;
  const typed = dataset.fields
    .map((field) => `t.${ident(field.name)} IS NOT NULL AS ${ident(`is_${field.name}`)}`)
    .join(', ');
  const unfit = `SELECT t.source_row, t.faulty, ${typed} FROM ${ident(typedTable(dataset))} t WHERE t.faulty <> 0`;
  const faulty = listedOf(unfit, listedRows);
  if ((await session.rows(`SELECT 1 FROM (${unfit}) u LIMIT 1`)).length === 0) return [];
  const from = await source.from();
  const raw = dataset.fields.map((field) => `x.${ident(field.name)}`).join(', ');
  const rows = await session.rows(
    `SELECT f.*, ${raw} FROM (${faulty}) f JOIN (${from.sql}) x USING (source_row) ORDER BY source_row`,
    from.params,
  );
  const found: Found[] = [];
  for (const row of rows) {
    const sourceRow = Number(row.source_row);
    const part = partOfRow(parts, sourceRow);
    for (const field of dataset.fields) {
      // A missing column is one fault of the header, not one of every row.
      const absent = part.headers[field.name] === undefined && field.required;
      if (absent || Math.floor(Number(row.faulty) / faultyBit(dataset, field)) % 2 === 0) continue;
      const written = text(row[field.name]);
      const unit = part.units.get(field.name);
      const value = unit && written !== null ? withoutHeaderUnit(written, unit) : written;
      const { code, detail } = explainCell(field, written, row[`is_${field.name}`] === true);
      found.push(foundAt(part, code, sourceRow, field.name, value, { detail, ...acceptedAs(part, code, detail) }));
    }
    if (Number(row.nth) === listedRows && Number(row.total) > listedRows) {
      const detail = { rows: String(Number(row.total) - listedRows) };
      found.push(foundAt(part, 'more-faults', sourceRow, '', null, { detail, times: Number(row.total) - listedRows }));
    }
  }
  return found;
};

/** The keys that several rows of a file have. */
export const keyFaults = async (
  session: Session,
  dataset: Dataset,
  parts: ReadonlyMap<number, Part>,
): Promise<Found[]> => {
  const [repeated] = await session.rows(repeatedKeys(dataset));
  if (Number(repeated?.repeated) === 0) return [];
  const labels = dataset.fields.filter((field) => dataset.key.includes(field.name)).map((field) => field.label);
  const detail = {
    key_zh: labels.map((label) => label.zh).join('、'),
    key_en: labels.map((label) => label.en).join(', '),
    ...(dataset.repeated ? { repeated_zh: dataset.repeated.zh, repeated_en: dataset.repeated.en } : {}),
  };
  const rows = await session.rows(listedOf(duplicateKeys(dataset), 100));
  return rows.map((row) => {
    const sourceRow = Number(row.source_row);
    const part = partOfRow(parts, sourceRow);
    const times = timesListed(row, 100);
    // The most telling key column that the file has.
    const column = dataset.key.findLast((name) => part.headers[name] !== undefined) ?? dataset.key.at(-1) ?? '';
    return foundAt(part, 'duplicate-key', sourceRow, column, text(row.value), {
      detail: { ...detail, count: String(row.times) },
      times,
    });
  });
};

/** The rows that break a rule of the contract. */
export const ruleFaults = async (
  session: Session,
  dataset: Dataset,
  parts: ReadonlyMap<number, Part>,
): Promise<Found[]> => {
  const rules = dataset.rules ?? [];
  if (rules.length === 0) return [];
  await session.run(`CREATE OR REPLACE VIEW typed AS SELECT * FROM ${ident(typedTable(dataset))}`);
  // One statement for all: few rules find anything, and each statement takes longer to plan than to run.
  const broken = rules.map(
    ({ sql }, index) => `SELECT ${index} AS rule, source_row, field, value FROM (${sql}) r${index}`,
  );
  const listed = Map.groupBy(await session.rows(listedOf(broken.join('\nUNION ALL '), 100, 'rule')), ({ rule }) =>
    Number(rule),
  );
  return rules.flatMap(({ code, warns }, index) =>
    (listed.get(index) ?? []).map((row) => {
      const sourceRow = Number(row.source_row);
      const part = partOfRow(parts, sourceRow);
      const value = text(row.value);
      return foundAt(part, code, sourceRow, String(row.field), value === null ? null : figuresIn(value), {
        times: timesListed(row, 100),
        ...(warns ? { severity: 'warning' as const } : acceptedAs(part, code)),
      });
    }),
  );
};
