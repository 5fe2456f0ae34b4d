import { isSpelled } from '../../contracts/checks/choice.ts';
import type { Field } from '../../contracts/field.ts';
import type { Detail } from '../faults/entry.ts';
import type { SheetRow } from '../read/sheet.ts';
import { fold, foldHeader, isExample, isNamedTotal, isTotal } from './fold.ts';
import type { Heading } from './header.ts';
import { unitsIn } from './money-unit.ts';
import type { ColumnMatch } from './recognise.ts';

/** A row below the header that is no data, and what is said of it. */
export interface Aside {
  readonly code: string;
  readonly severity: 'fault' | 'warning';
  readonly detail: Detail;
}

type Cells = readonly (string | null)[];

const aside = (code: string, severity: Aside['severity'] = 'warning', detail: Detail = {}): Aside => ({
  code,
  severity,
  detail,
});

const textOf = (cells: Cells, index: number): string => (cells[index] ?? '').trim();

const footer =
  /^(?:(?:制表|填表|填报|审核|复核|校对|经办|负责|联系|单位负责|财务负责|部门负责|分管领导|签字|盖章)(?:人|日期|时间|单位|电话|领导|方式)?|日期|备注|注|附注|说明|金额单位|单位)[:]|^(?:本页|本表|本月)?(?:小计|合计|累计|总计)[:]?$|^[(]?(?:签字|签章|盖章|公章)[)]?/;

const isFooter = (written: string): boolean => footer.test(fold(written));

/** Whether a cell of the key could be what its column asks for; words of a footer are no codes. */
const parses = (field: Field, written: string): boolean => {
  if (written === '' || isFooter(written) || isTotal(written) || isNamedTotal(written)) return false;
  if (field.type === 'year') return /^[0-9]{4}(年度?)?$/.test(written.normalize('NFKC'));
  if (field.type === 'period') return /^[0-9]{1,4}/.test(written.normalize('NFKC'));
  return true;
};

const keysOf = ({ dataset, columns }: Heading): readonly ColumnMatch[] =>
  columns.filter(({ field }) => dataset.key.includes(field.name));

const hasKey = (heading: Heading, cells: Cells): boolean =>
  keysOf(heading).some(({ field, index }) => parses(field, textOf(cells, index)));

const isSame = (written: string, example: string): boolean =>
  written === example || (example !== '' && Number(written) === Number(example));

/** The example row as the form has it may stay; one that says something else was typed over. */
const exampleAside = ({ columns }: Heading, cells: Cells, mark: number): Aside => {
  const known = new Set(columns.map(({ index }) => index));
  const differing = columns.find(
    ({ field, index }) => textOf(cells, index) !== '' && !isSame(textOf(cells, index), field.example),
  );
  if (known.has(mark) || !differing) return aside('example-row-skipped');
  return aside('example-row-filled', 'fault', {
    written: textOf(cells, differing.index).slice(0, 60),
    example: differing.field.example || '—',
  });
};

const totalWithin = 3;

/** Whether the word for a total is a code that its column knows, in a row that says what else it is of. */
const isTotalCode = (heading: Heading, cells: Cells, index: number): boolean =>
  hasKey(heading, cells) &&
  keysOf(heading).some((column) => column.index === index && isSpelled(column.field, textOf(cells, index)));

const isTotalRow = (heading: Heading, cells: Cells): boolean => {
  const first = cells.findIndex((cell) => cell !== null && cell.trim() !== '');
  const keys = new Set(keysOf(heading).map(({ index }) => index));
  return cells.some(
    (cell, index) =>
      cell !== null &&
      index < Math.max(totalWithin, first + 1) &&
      isTotal(cell) &&
      !isTotalCode(heading, cells, index) &&
      (index === first || keys.has(index) || !hasKey(heading, cells)),
  );
};

/** The foot of a treasury's table: what was spent this month, and so far. */
const runningTotal =
  /^(?:(?:(?:本|当|上)(?:月|期|季度?|年度?)|全年|年初至今|以前年度)?累计[数额]?|(?:本|当|上)(?:月|期|季度?|年度?)(?:合计|小计|总计|共计))[:]?$/;

/** What stands where the row's code should, whatever year or month it is of. */
const codesWritten = (heading: Heading, cells: Cells): readonly string[] =>
  keysOf(heading).flatMap(({ field, index }) => (field.type === 'code' ? [textOf(cells, index)] : []));

/** A running total is of other months than the rows are, and held against their sum it would be a false alarm. */
const isRunningTotalRow = (heading: Heading, cells: Cells): boolean =>
  codesWritten(heading, cells).some((written) => runningTotal.test(fold(written)));

/** Figures under a name that ends in 小计 or 合计, which stands in place of a code or in a row without any. */
const isNamedTotalRow = (heading: Heading, cells: Cells): boolean =>
  codesWritten(heading, cells).some(isNamedTotal) ||
  (!hasKey(heading, cells) &&
    keysOf(heading).every(({ index }) => textOf(cells, index) === '' || isNamedTotal(textOf(cells, index))) &&
    cells.some((cell) => cell !== null && isNamedTotal(cell)));

/**
 * Totals that name what they total, beside a code shorter than every project's of the table, as a department's is:
 * by their row numbers.
 */
export const totalsUnderCodes = (heading: Heading, rows: readonly SheetRow[]): ReadonlySet<number> => {
  const code = keysOf(heading).find(({ field }) => field.name === 'project_code');
  if (code === undefined) return new Set();
  const named = rows.filter(({ cells }) => cells.some((cell) => cell !== null && isNamedTotal(cell)));
  const totals = new Set(named.map(({ row }) => row));
  const projects = rows.filter(({ row }) => !totals.has(row)).map(({ cells }) => textOf(cells, code.index).length);
  const shortest = projects.reduce((least, length) => Math.min(least, length), Number.POSITIVE_INFINITY);
  if (projects.length === 0) return new Set();
  return new Set(named.filter(({ cells }) => textOf(cells, code.index).length < shortest).map(({ row }) => row));
};

const isHeaderAgain = ({ columns }: Heading, cells: Cells): boolean => {
  const filled = columns.filter(({ index }) => textOf(cells, index) !== '');
  return (
    filled.length >= 2 &&
    filled.every(({ index, header }) => foldHeader(textOf(cells, index)).name === foldHeader(header).name)
  );
};

/** A lower row of the header once more, as on a second printed page. */
const isLowerAgain = ({ lower = [] }: Heading, cells: Cells): boolean =>
  lower.some((own) => own.every((_, index) => textOf(own, index) === textOf(cells, index)));

/** A line at the foot that names another unit of money than the figures were read in. */
const footUnit = ({ columns }: Heading, cells: Cells): string | undefined => {
  const units = columns.filter(({ field }) => field.type === 'money').map(({ unit }) => unit ?? '元');
  return cells
    .flatMap((cell) => (cell === null ? [] : unitsIn(cell)))
    .find((unit) => units.some((each) => each !== unit));
};

/**
 * What a row is, where it is no data: a total, the form's example, the header once more, a line at the foot. Null for
 * data, and for every row with a key that could be one, so that none is lost.
 */
export const asideOf = (heading: Heading, cells: Cells): Aside | null => {
  if (isRunningTotalRow(heading, cells)) return aside('footer-row-skipped');
  if (isTotalRow(heading, cells) || isNamedTotalRow(heading, cells)) return aside('total-row-skipped');
  const mark = cells.findIndex((cell) => cell !== null && cell.length < 20 && isExample(cell));
  if (mark !== -1) return exampleAside(heading, cells, mark);
  if (isHeaderAgain(heading, cells) || isLowerAgain(heading, cells)) return aside('header-row-skipped');
  if (hasKey(heading, cells) || !cells.some((cell) => cell !== null && isFooter(cell))) return null;
  const unit = footUnit(heading, cells);
  return unit === undefined ? aside('footer-row-skipped') : aside('unit-at-foot', 'fault', { unit });
};
