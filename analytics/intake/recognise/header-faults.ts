import type { Field } from '../../contracts/field.ts';
import type { Text } from '../../core/language/text.ts';
import type { Fault } from '../fault.ts';
import type { SheetRow } from '../read/sheet.ts';
import { fold } from './fold.ts';
import { spendingOnList } from './list-of-spending.ts';
import type { UnitAbove } from './money-unit.ts';
import { type ColumnMatch, type Fit, isReadingAid } from './recognise.ts';
import type { Split } from './split-header.ts';

/** A dataset that a sheet may be of, with the row that would be its header. */
export interface Candidate extends Fit {
  readonly row: SheetRow;
  /** Where the header begins: its row, or the upper one of two. */
  readonly top: number;
  /** The rows of a header of several, but the first. */
  readonly lower: readonly SheetRow['cells'][];
  /** Headings of figures that a lower row of the header splits. */
  readonly splits: readonly Split[];
}

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

/** A header that names one month's own spending. */
const ofOneMonth =
  /^(?:当月|本月|单月|本期|(?:1[0-2]|0?[1-9])月份?)(?:实际|预算)?(?:支出|支付|执行|拨付)(?!率|比|进度)/;

/** The header of a month's own spending, where what is missing runs from January on. */
const monthBeside = ({ sinceJanuary }: Field, { cells }: SheetRow): Fault['detail'] => {
  const month = sinceJanuary && cells.find((cell) => cell !== null && ofOneMonth.test(fold(cell)));
  return month ? { month: month.trim() } : {};
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
        ...monthBeside(field, row),
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

/** Headers whose unit of money nobody knows. */
const oddUnitFaults = (sheet: string, { dataset, columns, row }: Candidate): Fault[] =>
  columns.flatMap(({ oddUnit, header }) =>
    oddUnit === undefined
      ? []
      : [
          faultOf(
            'header-unit-unknown',
            'fault',
            sheet,
            { unit: oddUnit },
            { dataset: dataset.name, place: { sheet, row: row.row, column: header } },
          ),
        ],
  );

/** A unit above that is not known, and headers whose own unit is another than the one above. */
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
            'fault',
            sheet,
            { unit, above: above.unit },
            { dataset: dataset.name, place: { sheet, row: row.row, column: header } },
          ),
        ],
  );
};

/** A table of money spent that has all columns of a list, and would be read as one. */
const listFaults = (sheet: string, { dataset, row }: Candidate, spending: readonly string[]): Fault[] => {
  const [first] = spending;
  if (first === undefined) return [];
  const amount = dataset.fields.find(({ name }) => name === dataset.amount)?.label;
  const detail = {
    ...words('dataset', dataset.label),
    columns: spending.map((header) => `“${header}”`).join('、'),
    ...(amount ? { amount: amount.zh } : {}),
  };
  const at = { dataset: dataset.name, place: { sheet, row: row.row, column: first } };
  return [faultOf('spending-on-list', 'fault', sheet, detail, at)];
};

const columnFaults = (sheet: string, candidate: Candidate): Fault[] => {
  const { dataset, columns, twice, passedOver, row } = candidate;
  const place = (column: string) => ({ dataset: dataset.name, place: { sheet, row: row.row, column } });
  const known = new Set([...columns, ...twice.flat(), ...passedOver.flat()].map((column) => column.index));
  const unread = row.cells.flatMap((cell, index) =>
    cell === null || known.has(index) || isReadingAid(cell) ? [] : [cell.trim()],
  );
  const spending = spendingOnList(candidate, unread);
  const unknown = unread
    .filter((header) => !spending.includes(header))
    .map((header) => faultOf('unknown-column', 'warning', sheet, words('dataset', dataset.label), place(header)));
  const named =
    (code: string, severity: Fault['severity']) =>
    ([first, second]: readonly [ColumnMatch, ColumnMatch]): Fault =>
      faultOf(
        code,
        severity,
        sheet,
        {
          ...words('label', first.field.label),
          first: first.header,
          second: second.header,
          ...(first.field.sinceJanuary ? { running: first.field.label.zh } : {}),
        },
        place(second.header),
      );
  const doubled = twice.map(named('column-twice', 'fault'));
  return [
    ...listFaults(sheet, candidate, spending),
    ...doubled,
    ...passedOver.map(named('column-passed-over', 'warning')),
    ...unknown,
  ];
};

/** Headings over several columns of which none, or more than one, says that it is the whole. */
const splitFaults = (sheet: string, { dataset, columns, splits, row }: Candidate): Fault[] =>
  splits
    .filter(({ isClear, index }) => !isClear && columns.some((column) => column.index === index))
    .map(({ label, words: below }) =>
      faultOf(
        'heading-split',
        'fault',
        sheet,
        { label, columns: below.map((word) => `“${word}”`).join('、') },
        { dataset: dataset.name, place: { sheet, row: row.row, column: label } },
      ),
    );

/** What is wrong with a header that was recognised; an unknown column is a warning. */
export const headerFaults = (sheet: string, heading: Candidate, above: UnitAbove): readonly Fault[] => [
  ...missingFaults(sheet, heading),
  ...valueFaults(sheet, heading),
  ...oddUnitFaults(sheet, heading),
  ...unitFaults(sheet, heading, above),
  ...numberUnitFaults(sheet, heading),
  ...splitFaults(sheet, heading),
  ...columnFaults(sheet, heading),
];

/** The fault of a sheet that two datasets fit equally. */
export const ambiguousDataset = (sheet: string, first: Candidate, second: Candidate): Fault =>
  faultOf('ambiguous-dataset', 'fault', sheet, {
    ...words('first', first.dataset.label),
    ...words('second', second.dataset.label),
  });

/** The fault of a file none of whose sheets is a dataset. */
export const unknownDataset = (sheet: string, nearest: Fit | undefined): Fault =>
  nearest
    ? faultOf('unknown-dataset', 'fault', sheet, {
        template_zh: `“${nearest.dataset.label.zh}”`,
        template_en: ` “${nearest.dataset.label.en}”`,
        ...words('nearest', nearest.dataset.label),
        missing_zh: nearest.missing.map((field) => field.label.zh).join('、'),
        missing_en: nearest.missing.map((field) => field.label.en).join(', '),
      })
    : faultOf('unknown-dataset', 'fault', sheet, {
        template_zh: '',
        template_en: '',
        nearest_zh: '',
        nearest_en: '',
      });
