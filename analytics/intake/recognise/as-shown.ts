import { type MoneyUnit, yuanIn } from '../../contracts/checks/money-units.ts';
import type { Fault } from '../fault.ts';
import { isConcealed, sectionOf, shownScale } from '../read/number-format.ts';
import type { SheetRow } from '../read/sheet.ts';
import { unitShown } from './format-unit.ts';
import type { Heading } from './header.ts';
import type { ColumnMatch } from './recognise.ts';

const numbers = new Set(['money', 'number', 'fraction', 'integer']);

/** A cell as it is to be read, or what is wrong with it. */
type Seen = { readonly cell: string } | Pick<Fault, 'code' | 'detail'>;

/** What is said of a figure that its format shows smaller, by the unit of its header if any. */
export const scaledDetail = (cell: string, format: string, unit: MoneyUnit | null): Fault['detail'] => {
  const said = unit
    ? { unit_zh: `表头的单位是${unit}`, unit_en: `the header’s unit is ${unit}` }
    : { unit_zh: '没有写明单位', unit_en: 'no unit is named' };
  return { stored: cell, format, scale: String(shownScale(sectionOf(format, cell))), ...said };
};

const seen = ({ field, unit: own }: ColumnMatch, cell: string, format: string): Seen => {
  if (isConcealed(format, cell)) return { code: 'figure-concealed', detail: { stored: cell, format } };
  const section = sectionOf(format, cell);
  const [scale, shown] = [shownScale(section), field.type === 'money' ? unitShown(section) : null];
  if (shown && 'odd' in shown) return { code: 'format-unit-unknown', detail: { format, unit: shown.odd } };
  const written = shown?.unit;
  if (written && own && written !== own) return { code: 'format-unit', detail: { shown: cell + written, unit: own } };
  if (scale === 1) return { cell: written ? cell + written : cell };
  const unit = field.type === 'money' ? (written ?? own) : null;
  // The figure is in yuan and only shown in the header's unit.
  if (unit && yuanIn(unit) === scale) return { cell: `${cell}元` };
  return { code: 'shown-scaled', detail: scaledDetail(cell, format, unit) };
};

/**
 * Rows with their figures as a person sees them: a unit that the format writes belongs to the figure, and one that the
 * format shows smaller is in yuan where the header's unit says so. Anything else is a fault: nobody can tell which of
 * the two numbers is meant.
 */
export const figuresAsShown = (
  sheet: string,
  { dataset, columns }: Heading,
  rows: readonly SheetRow[],
): { readonly rows: readonly SheetRow[]; readonly faults: readonly Fault[] } => {
  if (rows.every(({ formats }) => formats === undefined)) return { rows, faults: [] };
  const figures = columns.filter(({ field }) => numbers.has(field.type));
  const faults: Fault[] = [];
  const shown = rows.map((row): SheetRow => {
    const cells = [...row.cells];
    for (const column of figures) {
      const [cell, format] = [row.cells[column.index], row.formats?.[column.index]];
      if (!cell || format === undefined || !/^-?[0-9.]+$/.test(cell)) continue;
      const found = seen(column, cell, format);
      if ('cell' in found) cells[column.index] = found.cell;
      else {
        const place = { sheet, row: row.row, column: column.header, value: cell };
        faults.push({ ...found, severity: 'fault', dataset: dataset.name, place, times: 1 });
      }
    }
    return { ...row, cells };
  });
  return { rows: shown, faults };
};
