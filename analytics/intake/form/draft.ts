import { stringify } from 'yaml';
import type { Sheet } from '../read/sheet.ts';
import { type Cell, gridOf } from './grid.ts';
import { isLabel } from './label.ts';
import type { FormDescription } from './schema.ts';

/** Every label that a description knows, of heads, money and table. */
const labelsOf = ({ heads, money, indicators }: FormDescription): readonly string[] => [
  ...Object.values(heads).flatMap((head) => head?.labels ?? []),
  ...(money ? [...money.block, ...money.row, ...money.parts] : []),
  ...Object.values(money?.columns ?? {}).flatMap((column) => column?.labels ?? []),
  ...Object.values(indicators.columns).flatMap((column) => column?.labels ?? []),
  ...Object.values({ ...indicators.cause, ...indicators.likelihood }).flat(),
  ...(indicators.explanation ?? []),
  ...indicators.ends,
  ...indicators.total,
];

/** Short words in cells of their own may be labels; numbers, sentences and values are not. */
const mayBeLabel = ({ text }: Cell): boolean =>
  text.length <= 16 && /\p{Script=Han}/u.test(text) && !/[0-9≥≤%]/.test(text.replaceAll(/[(（][^)）]*[)）]/g, ''));

const cellsOf = (sheets: readonly Sheet[]): readonly Cell[] =>
  sheets.flatMap((sheet) => {
    const grid = gridOf(sheet);
    return grid.rows.flatMap((row) => grid.line(row));
  });

/**
 * A form description to begin with, in YAML: that of the known layout which shares most labels with the sheets, with
 * the words it does not know listed on top, to be put where they belong. It parses as it is.
 * @example draftOf(sheets, layouts, 'hubei')
 */
export const draftOf = (sheets: readonly Sheet[], layouts: readonly FormDescription[], name: string): string => {
  const cells = cellsOf(sheets);
  const known = layouts
    .map((layout) => ({ layout, labels: labelsOf(layout) }))
    .map((each) => ({ ...each, shared: cells.filter(({ text }) => isLabel(each.labels, text)).length }))
    .toSorted((a, b) => b.shared - a.shared);
  const [best] = known;
  if (!best) throw new RangeError('no layouts to draft from');
  const unknown = [
    ...new Set(
      cells
        .filter((cell) => mayBeLabel(cell) && !isLabel(best.labels, cell.text))
        .map(({ text }) => text.replaceAll(/\s+/g, '')),
    ),
  ];
  const notes = [
    `表样描述草稿,按“${best.layout.title.zh}”的版式起草,对上 ${best.shared} 个标签`,
    `Draft of a form description, from the layout ${best.layout.name}: ${best.shared} labels are known`,
    ...(unknown.length > 0
      ? [
          '表上还有这些字样,是标签的请加到对应的那一项里,是填的内容的不用管:',
          'Other words on the form; add those that are labels to the entry they belong to:',
          ...unknown.map((word) => `  ${word}`),
        ]
      : []),
  ];
  return `${notes.map((note) => `# ${note}`).join('\n')}\n\n${stringify({ ...best.layout, name })}`;
};
