import { text } from '../../core/language/text.ts';
import { braced } from './file.ts';
import { expressionIssue, type Issue, reserved, unknown } from './issues.ts';
import { entriesOf, mappingsOf } from './rows.ts';
import type { SourceDescription, SourceSheet, SourceTable } from './schema.ts';

/** Names of what stands outside a sheet's rows: parts of the file's and the sheet's name, and titles. */
export const outsideNames = (source: SourceDescription, sheet: SourceSheet): readonly string[] => [
  ...braced(source.file),
  ...braced(sheet.sheet ?? ''),
  ...Object.keys(sheet.titles ?? {}),
];

export const outsideIssues = (path: string, source: SourceDescription, sheet: SourceSheet): readonly Issue[] => {
  const names = outsideNames(source, sheet);
  const parts = braced(sheet.sheet ?? '');
  return [
    ...names
      .filter((name, index) => names.indexOf(name) !== index || reserved.has(name))
      .map((name) => ({ path, says: text(`名字 ${name} 用了两次`, `the name ${name} is used twice`) })),
    ...Object.keys(sheet.sheet_codes ?? {})
      .filter((name) => !parts.includes(name))
      .map((name) => ({
        path: `${path}.sheet_codes.${name}`,
        says: unknown('表名的部分', 'part of the sheet’s name', name, parts),
      })),
    ...Object.entries(sheet.titles ?? {}).flatMap(([name, { matches }]) =>
      expressionIssue(`${path}.titles.${name}.matches`, matches),
    ),
  ];
};

/** Fields that two phases both fill must be all of their fields: else a row could not tell whose they are. */
const overlapping = (entries: readonly (readonly string[])[]): boolean =>
  entries.some((left) =>
    entries.some((right) => left.some((name) => right.includes(name)) && left.join(' ') !== right.join(' ')),
  );

export const pivotIssues = (
  path: string,
  table: SourceTable,
  key: readonly string[],
  columns: ReadonlySet<string>,
): readonly Issue[] => {
  if (!table.pivot) return [];
  const at = `${path}.pivot`;
  const entries = Object.values(table.pivot.entries).map((fields) => Object.keys(fields).toSorted());
  const inKey = entries.flat().filter((name) => key.includes(name));
  return [
    ...(columns.has(table.pivot.column)
      ? []
      : [{ path: `${at}.column`, says: unknown('列', 'column', table.pivot.column, columns) }]),
    ...(table.unpivot
      ? [{ path: at, says: text('pivot 和 unpivot 不能同时用', 'pivot and unpivot do not go together') }]
      : []),
    ...(entries.some((fields) => fields.length > 0)
      ? []
      : [{ path: `${at}.entries`, says: text('至少一项要有字段', 'at least one entry needs fields') }]),
    ...inKey.map((name) => ({
      path: `${at}.entries`,
      says: text(`${name} 是主键,写在 fields 中`, `${name} is part of the key; it belongs under fields`),
    })),
    ...(overlapping(entries)
      ? [
          {
            path: `${at}.entries`,
            says: text('两项的字段要么全同,要么全不同', 'two entries have all their fields in common, or none'),
          },
        ]
      : []),
  ];
};

/** Amounts of each period can be added up only where the rows of one sheet say more than one period. */
export const perPeriodIssues = (path: string, table: SourceTable, outside: readonly string[]): readonly Issue[] => {
  if (table.per_period.length === 0) return [];
  const periods = entriesOf(table).map(({ period }) => period);
  const isOne = periods.every(
    (period) => period && JSON.stringify(period) === JSON.stringify(periods[0]) && isOutside(period, outside),
  );
  return isOne
    ? [
        {
          path: `${path}.per_period`,
          says: text(
            '每张表只有一个期间,无法累加;请用累计数,或让各期在同一张表',
            'each sheet has one period only, so nothing can be added up; give cumulative amounts, or all periods on one sheet',
          ),
        },
      ]
    : [];
};

const isOutside = ({ from, template, constant }: SourceTable['fields'][string], outside: readonly string[]): boolean =>
  constant !== undefined ||
  (from !== undefined ? outside.includes(from) : braced(template ?? '').every((name) => outside.includes(name)));

/** A fiscal year's month can be told only where the description says when the year starts. */
export const fiscalIssues = (path: string, source: SourceDescription, table: SourceTable): readonly Issue[] =>
  mappingsOf(table).flatMap(([at, fields]) =>
    Object.entries(fields).flatMap(([name, { fiscal, scale, round }]) => {
      const place = `${path}.${at}.${name}.fiscal`;
      if (!fiscal) return [];
      if (!source.fiscal_year)
        return [
          {
            path: place,
            says: text('在描述开头写 fiscal_year: { starts: 月 }', 'say fiscal_year: { starts: month } at the top'),
          },
        ];
      return scale !== undefined || round !== undefined
        ? [{ path: place, says: text('fiscal 不与 scale、round 同用', 'fiscal goes without scale and round') }]
        : [];
    }),
  );
