import { datasets } from '../../contracts/catalogue.ts';
import type { Dataset } from '../../contracts/dataset.ts';
import type { Text } from '../../core/language/text.ts';
import type { Fault } from '../fault.ts';
import type { Sheet, SheetRow } from '../read/sheet.ts';
import { fold } from './fold.ts';
import { type UnitAbove, unitAbove } from './money-unit.ts';
import {
  type ColumnMatch,
  type Fit,
  fitOf,
  headerCells,
  isReadingAid,
  isTitled,
  titleScore,
  twoRowHeader,
} from './recognise.ts';

/** A sheet that was recognised: its dataset, where its header is and which column is which field. */
export interface Heading {
  readonly dataset: Dataset;
  readonly headerRow: number;
  readonly columns: readonly ColumnMatch[];
  /** Number of header cells, the last non-empty one included. */
  readonly width: number;
}

export interface Recognised {
  readonly heading?: Heading;
  /** The dataset that came nearest, where none was recognised. */
  readonly nearest?: Fit;
  readonly faults: readonly Fault[];
}

const searchedRows = 20;
const ignoredSheets = new Set(['填表说明', '填报说明', '说明', 'instructions', '选项', '_lists', 'lists'].map(fold));

/** Sheets that explain the form are not data. */
export const isIgnoredSheet = (name: string): boolean => ignoredSheets.has(fold(name));

const faultOf = (
  code: string,
  severity: Fault['severity'],
  sheet: string,
  detail: Fault['detail'],
  more: Partial<Fault> = {},
): Fault => ({
  code,
  severity,
  place: { sheet },
  detail,
  times: 1,
  ...more,
});

const words = (name: string, text: Text): Record<string, string> => ({
  [`${name}_zh`]: text.zh,
  [`${name}_en`]: text.en,
});

interface Candidate extends Fit {
  readonly row: SheetRow;
  /** Where the header begins: its row, or the upper one of two. */
  readonly top: number;
}

const isComplete = ({ missing, hasValues }: Fit): boolean => missing.length === 0 && hasValues;

/** Rows that may be the header, each also together with the row below it. */
const headsOf = (sheet: Sheet): readonly Pick<Candidate, 'row' | 'top'>[] =>
  sheet.rows.slice(0, searchedRows).flatMap((row, index) => {
    const below = sheet.rows[index + 1];
    const cells = below?.row === row.row + 1 ? twoRowHeader(row.cells, below.cells) : undefined;
    const own = { row, top: row.row };
    return below && cells ? [own, { row: { row: below.row, cells }, top: row.row }] : [own];
  });

/**
 * The best fit of each dataset over the rows in which a header may be: complete ones first, except that a dataset that
 * the sheet is named after and that fits better is meant even where it lacks columns.
 */
const candidatesOf = (sheet: Sheet, file: string): Candidate[] => {
  const head = headsOf(sheet).map((each) => ({ ...each, cells: headerCells(each.row.cells) }));
  const [sheetTitle, fileTitle] = [fold(sheet.name), fold(file)];
  const candidates = datasets
    .map((dataset) => {
      const title = titleScore(dataset, sheetTitle, fileTitle);
      return head
        .map(({ row, top, cells }): Candidate => ({ ...fitOf(dataset, cells, title), row, top }))
        .reduce((best, each) => (each.score > best.score ? each : best));
    })
    .filter((candidate) => candidate.columns.length >= 2)
    .sort(
      (a, b) =>
        Number(isComplete(b)) - Number(isComplete(a)) || b.score - a.score || a.missing.length - b.missing.length,
    );
  const named = candidates.find(
    ({ dataset, score }) => isTitled(dataset, sheetTitle) && score > (candidates[0]?.score ?? 0),
  );
  return named ? [named, ...candidates.filter((each) => each !== named)] : candidates;
};

const missingFaults = (sheet: string, { dataset, missing, row }: Candidate): Fault[] =>
  missing.map((field) =>
    faultOf(
      'missing-column',
      'fault',
      sheet,
      {
        ...words('dataset', dataset.label),
        ...words('label', field.label),
        names: [field.label.zh, ...(field.aliases ?? [])].join('、'),
      },
      { dataset: dataset.name, place: { sheet, row: row.row, column: field.label.zh } },
    ),
  );

const valueFaults = (sheet: string, { dataset, hasValues, missing, row }: Candidate): Fault[] => {
  if (hasValues || missing.length > 0) return [];
  const values = dataset.fields.filter(
    (field) => dataset.values?.includes(field.name) ?? !dataset.key.includes(field.name),
  );
  const names = (language: 'zh' | 'en'): string =>
    values.map((field) => field.label[language]).join(language === 'zh' ? '、' : ', ');
  const detail = { ...words('dataset', dataset.label), names_zh: names('zh'), names_en: names('en') };
  return [
    faultOf('no-value-columns', 'fault', sheet, detail, { dataset: dataset.name, place: { sheet, row: row.row } }),
  ];
};

/** Numbers are read as written: a header that scales them, such as 目标值(万元), would lose its unit silently. */
const numberUnitFaults = (sheet: string, { dataset, columns, row }: Candidate): Fault[] =>
  columns.flatMap(({ field, unit, header }) =>
    unit === null || unit === '元' || !['number', 'fraction', 'integer'].includes(field.type)
      ? []
      : [
          faultOf(
            'unit-on-number',
            'fault',
            sheet,
            { ...words('label', field.label), unit },
            { dataset: dataset.name, place: { sheet, row: row.row, column: header } },
          ),
        ],
  );

/**
 * A unit above that is not known, and headers whose own unit is another than the one above; the header knows better.
 */
const unitFaults = (sheet: string, { dataset, columns, row }: Candidate, above: UnitAbove): Fault[] => {
  const money = columns.filter(({ field }) => field.type === 'money');
  if (above.unclear !== null && money.some(({ unit }) => unit === null)) {
    return [
      faultOf(
        'unknown-unit',
        'fault',
        sheet,
        { unit: above.unclear },
        { dataset: dataset.name, place: { sheet, row: row.row, value: above.unclear } },
      ),
    ];
  }
  return money.flatMap(({ unit, header }) =>
    unit === null || above.unit === null || unit === above.unit
      ? []
      : [
          faultOf(
            'unit-contradiction',
            'warning',
            sheet,
            { unit, above: above.unit },
            { dataset: dataset.name, place: { sheet, row: row.row, column: header } },
          ),
        ],
  );
};

const columnFaults = (sheet: string, { dataset, columns, twice, row }: Candidate): Fault[] => {
  const place = (column: string) => ({ dataset: dataset.name, place: { sheet, row: row.row, column } });
  const known = new Set([...columns, ...twice.flat()].map((column) => column.index));
  const unknown = row.cells.flatMap((cell, index) =>
    cell === null || known.has(index) || isReadingAid(cell)
      ? []
      : [faultOf('unknown-column', 'warning', sheet, words('dataset', dataset.label), place(cell.trim()))],
  );
  const doubled = twice.map(([first, second]) =>
    faultOf(
      'column-twice',
      'fault',
      sheet,
      { ...words('label', first.field.label), first: first.header, second: second.header },
      place(second.header),
    ),
  );
  return [...doubled, ...unknown];
};

/** Only header-like rows count: more than half of a dataset's required columns, or its title on the sheet. */
const plausible = ({ dataset, missing, score, columns }: Candidate): boolean => {
  const required = dataset.fields.filter((field) => field.required && field.fallback === undefined).length;
  return missing.length * 2 < required || score - columns.length * 1.1 >= 1.5;
};

/**
 * Finds a sheet's header row and dataset. Money columns take their unit, such as 万元, from their own header, or from a
 * line above that says so. Faults: columns missing or given twice, two datasets that fit equally; an unknown column is
 * a warning.
 */
export const recognise = (sheet: Sheet, file: string): Recognised => {
  const [best, second] = candidatesOf(sheet, file);
  if (!best) return { faults: [] };
  const equal = second && isComplete(second) && isComplete(best) && best.score - second.score < 0.15;
  if (equal) {
    return {
      faults: [
        faultOf('ambiguous-dataset', 'fault', sheet.name, {
          ...words('first', best.dataset.label),
          ...words('second', second.dataset.label),
        }),
      ],
    };
  }
  if (best.missing.length > 0 && !plausible(best)) return { nearest: best, faults: [] };
  const above = unitAbove(sheet.rows.filter((row) => row.row < best.top));
  const columns = best.columns.map((column) => ({
    ...column,
    unit: column.field.type === 'money' ? (column.unit ?? above.unit) : null,
  }));
  const heading = { dataset: best.dataset, headerRow: best.row.row, columns, width: best.row.cells.length };
  return {
    heading,
    faults: [
      ...missingFaults(sheet.name, best),
      ...valueFaults(sheet.name, best),
      ...unitFaults(sheet.name, best, above),
      ...numberUnitFaults(sheet.name, best),
      ...columnFaults(sheet.name, best),
    ],
  };
};

/** The fault of a file none of whose sheets is a dataset. */
export const unknownDataset = (sheet: string, nearest: Fit | undefined): Fault =>
  nearest
    ? faultOf('unknown-dataset', 'fault', sheet, {
        nearest: nearest.dataset.name,
        ...words('nearest', nearest.dataset.label),
        missing_zh: nearest.missing.map((field) => field.label.zh).join('、'),
        missing_en: nearest.missing.map((field) => field.label.en).join(', '),
      })
    : faultOf('unknown-dataset', 'fault', sheet, {
        nearest: 'project',
        nearest_zh: '无',
        nearest_en: 'none',
        missing_zh: '可识别的表头',
        missing_en: 'any known header',
      });
