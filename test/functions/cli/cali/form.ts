import { utils, write } from '@e965/xlsx';
import { adjusted, type Line } from './money.ts';

type Cell = string | number | Date | null;

/** An activity row of the planning form; progress is a fraction, NaN where the form says #N/A. */
export interface Activity {
  readonly unit: string;
  readonly unitName: string;
  readonly project: string | number;
  readonly projectName: string;
  readonly activity: string;
  readonly weight: number;
  readonly progress: number;
  readonly goal: number;
  readonly product: number | string;
  readonly target: number | string;
  readonly productWeight: number;
  readonly delivered: number;
  readonly productProgress: number;
  readonly projectProgress: number;
  readonly money: readonly [number, number, number, number, number];
  readonly starts: Cell;
}

const index = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const headings: Readonly<Record<string, string>> = {
  A: 'Cód centro gestor',
  I: 'Cód BP',
  J: 'Nombre BP',
  K: 'Cód Actividad',
  N: 'Ponderación de Actividad',
  O: '% de Avance Actividad\nTrimestre I',
  Q: '% de Avance Actividad\nTrimestre II',
  W: 'Meta PD',
  X: 'Denominación Meta PD',
  AB: 'Cantidad Programada Producto',
  AC: 'Ponderación producto',
  AD: 'Ejecución Fisica Trimestre I',
  AF: '% de Avance Producto',
  AG: 'Ejecución Fisica Trimestre II',
  AI: '% de Avance Producto',
  AL: '% de Avance Producto',
  AP: '% Avance Proyecto',
  AR: 'Presupuesto Inicial',
  AS: 'Presupuesto Modificado',
  AT: 'Ejecución',
  AU: 'Obligado',
  AV: 'Pagos',
  AW: 'Fecha Inicio',
  AX: 'Fecha Fin',
  AY: 'Nombre Centro Gestor',
};

const row = (cells: Readonly<Record<string, Cell>>): Cell[] => {
  const made: Cell[] = Array.from({ length: index('AZ') + 1 }, () => null);
  for (const [letters, cell] of Object.entries(cells)) made[index(letters)] = cell;
  return made;
};

export const percent = (share: number): string => (Number.isNaN(share) ? '#N/A' : `${(share * 100).toFixed(2)}%`);

const base = (each: Activity): Record<string, Cell> => ({
  A: Number(each.unit),
  I: each.project,
  J: each.projectName,
  K: each.activity,
  W: each.goal,
  X: `Meta ${each.goal}`,
  AB: each.target,
  AW: each.starts,
  AX: new Date(Date.UTC(2025, 11, 31)),
  AY: each.unitName,
});

/** The first quarter's form: fractions, `$ -` for nothing, three headings on the wrong columns, header in row 9. */
export const firstQuarter = (activities: readonly Activity[]): Uint8Array => {
  const money = (value: number): Cell => (value === 0 ? '$ -' : value);
  const rows = activities.map((each, place) => {
    const [initial, modified, committed, owed, paid] = each.money;
    return row({
      ...base(each),
      N: each.weight,
      O: each.progress,
      Y: each.target,
      Z: each.product,
      AA: `Producto ${each.product}`,
      AC: each.productWeight,
      AD: each.delivered,
      AF: place === 1 ? percent(each.productProgress) : each.productProgress,
      AP: each.projectProgress,
      AR: money(initial),
      AS: money(modified),
      AT: money(committed),
      AU: money(owed),
      AV: money(paid),
    });
  });
  const header = row({ ...headings, Y: 'Cód Producto MGA', Z: 'Nombre Producto MGA', AA: 'Programación PI Año 1' });
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([...Array.from({ length: 8 }, () => []), header, ...rows], { cellDates: true }),
    'MEDE01.03',
  );
  utils.book_append_sheet(book, utils.aoa_to_sheet([]), 'Descripcion Cuadro');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }));
};

/**
 * The second quarter's: all shares text, numbers as text here and there, totals in row 10 above the header, and the
 * published sheets.
 */
export const secondQuarter = (
  activities: readonly Activity[],
  sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>,
): Uint8Array => {
  const rows = activities.map((each, place) => {
    const [initial, modified, committed, owed, paid] = each.money;
    return row({
      ...base(each),
      N: percent(each.weight),
      Q: percent(each.progress),
      Y: each.target,
      Z: `Producto ${each.product}`,
      AA: each.product,
      AB: place % 2 ? String(each.target) : each.target,
      AC: percent(each.productWeight),
      AG: Number.isNaN(each.delivered) ? '#N/A' : each.delivered,
      AI: percent(each.productProgress),
      AP: percent(each.projectProgress),
      AR: initial,
      AS: modified,
      AT: committed,
      AU: owed,
      AV: paid,
    });
  });
  const sum = (place: number): number => activities.reduce((all, each) => all + (each.money[place] ?? 0), 0);
  const totals = row({ AR: sum(0), AS: sum(1), AT: sum(2), AU: sum(3), AV: sum(4) });
  const header = row({ ...headings, Y: 'Programación PI Año 2', Z: 'Nombre Producto MGA', AA: 'Cód Producto MGA' });
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([...Array.from({ length: 9 }, () => []), totals, header, ...rows], { cellDates: true }),
    'MEDE01.03',
  );
  for (const [name, lines] of Object.entries(sheets))
    utils.book_append_sheet(book, utils.aoa_to_sheet(lines.map((line) => [...line])), name);
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }));
};

/** A finance line's money as the form shows it. */
export const moneyOf = (line: Line | undefined): Activity['money'] =>
  line ? [line.initial, adjusted(line), line.committed, line.owed, line.paid] : [0, 0, 0, 0, 0];
