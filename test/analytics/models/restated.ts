import { datasets } from '../../../analytics/contracts/catalogue.ts';
import type { Dataset } from '../../../analytics/contracts/dataset.ts';
import type { Field, FieldType } from '../../../analytics/contracts/field.ts';
import type { Model } from '../../../analytics/models/catalogue.ts';
import { defaultPolicy } from '../evaluation/year.ts';
import { type Fixture, monitored } from './fixture.ts';

/** The models that say which rows are in force, and which file took over from which. */
export const inForce: readonly Model[] = monitored.filter(
  ({ name, path }) => path.includes('models/staging/') || name === 'intake_supersession',
);

type Cells = Readonly<Record<string, string>>;

const samples: Readonly<Record<FieldType, readonly [string, string]>> = {
  code: ['a', 'b'],
  text: ['a', 'b'],
  choice: ['a', 'b'],
  period: ['2025-01', '2025-02'],
  money: ['1', '2'],
  number: ['1', '2'],
  fraction: ['0.1', '0.2'],
  integer: ['1', '2'],
  year: ['2025', '2026'],
  date: ['2025-01-01', '2025-01-02'],
  flag: ['false', 'true'],
};

const cell = ({ type, choices }: Field, which: 0 | 1): string => choices?.[which]?.code ?? samples[type][which];

/** Each dataset has four files of its own, numbered through. */
const fileOf = (dataset: Dataset, which: number): string => String(4 * datasets.indexOf(dataset) + which);

const rowOf = (dataset: Dataset, which: number, other?: string): Cells => ({
  file: fileOf(dataset, which),
  ...Object.fromEntries(dataset.fields.map((field) => [field.name, cell(field, field.name === other ? 1 : 0)])),
});

/**
 * Three files on one scope, of which the first has rows the later ones leave out; a fourth, sent before them, speaks of
 * every neighbouring scope.
 */
const given = (dataset: Dataset): readonly Cells[] => [
  ...dataset.key.map((column) => rowOf(dataset, dataset.scope.includes(column) ? 0 : 1, column)),
  ...[1, 2, 3].map((which) => rowOf(dataset, which)),
];

const table = (columns: readonly string[], rows: readonly Cells[]) => {
  const keyed = rows.map((row) => ({ row, key: columns.map((column) => row[column]).join('\u0000') }));
  return { columns, rows: keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ row }) => row) };
};

const relation = (prefix: string, { name }: Dataset): string => `${prefix}_${name.replaceAll('-', '_')}`;

const standing = (dataset: Dataset): readonly Cells[] =>
  [...dataset.scope.map((column) => rowOf(dataset, 0, column)), rowOf(dataset, 3)].map(({ file, ...row }) => ({
    ...row,
    source_file: `file-${file}`,
  }));

/** Every dataset restated: of a scope the last of three files speaks alone, of its neighbours another does. */
export const restated: Fixture = {
  name: 'restated',
  says: '每个数据集:同一范围只有最后接受的文件说话,相邻的范围不动',
  through: '2025-12',
  policy: defaultPolicy,
  given: Object.fromEntries(datasets.map((dataset) => [dataset.name, given(dataset)])),
  expected: {
    ...Object.fromEntries(
      datasets.flatMap((dataset) => [
        [relation('staging', dataset), table([...dataset.key, 'source_file'], standing(dataset))],
        [
          relation('staging_contested', dataset),
          table([...dataset.scope, 'last_file'], [{ ...rowOf(dataset, 3), last_file: `file-${fileOf(dataset, 3)}` }]),
        ],
      ]),
    ),
    intake_supersession: table(
      ['dataset', 'earlier_file', 'later_file'],
      datasets.flatMap((dataset) =>
        [1, 2].map((which) => ({
          dataset: dataset.name,
          earlier_file: `file-${fileOf(dataset, which)}`,
          later_file: `file-${fileOf(dataset, 3)}`,
        })),
      ),
    ),
  },
};
