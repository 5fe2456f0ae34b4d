import { parse } from 'yaml';
import { z } from 'zod';
import { datasetNamed } from '../../../analytics/contracts/catalogue.ts';
import type { Field } from '../../../analytics/contracts/field.ts';
import type { FormLabels } from '../seeds/seed.ts';
import type { Claim, Said, Stray } from './claim.ts';
import type { Grid } from './grid.ts';

const words = z.array(z.string()).default([]);
const described = z.object({
  money: z.object({
    columns: z.object({
      initial_amount: words,
      adjusted_amount: words,
      spent_amount: words,
      points: words,
      weight: words,
    }),
    unread: words,
  }),
  indicators: z.object({
    columns: z.object({
      level1: words,
      level2: words,
      name: words,
      target: words,
      actual: words,
      weight: words,
      points: words,
      reason: words,
    }),
    unread: words,
    total: z.array(z.string()).default(['总分']),
    ends: words,
  }),
});

/** The words of a form as its description has them. */
export const labelsIn = (written: string): FormLabels => {
  const { money, indicators } = described.parse(parse(written, { merge: true, logLevel: 'silent' }));
  const { level1, level2, reason } = indicators.columns;
  return {
    money: money.columns,
    indicators: indicators.columns,
    total: indicators.total,
    ends: indicators.ends,
    others: [level1, level2, reason, money.columns.weight, money.unread, indicators.unread].flat(),
  };
};

const field = (dataset: string, name: string): Field => {
  const found = datasetNamed(dataset)?.fields.find((each) => each.name === name);
  if (!found) throw new RangeError(`${dataset} has no field ${name}`);
  return found;
};

const bare = (written: string): string => written.normalize('NFKC').replaceAll(/[\s:]/g, '');

/** A row under headings: its cell in the column that has one of these words; undefined where none has. */
interface Read {
  readonly row: number;
  readonly of: (labels: readonly string[]) => string | undefined;
}

const columnIn = (heads: readonly string[], labels: readonly string[]): number => {
  const found = labels.map((label) => heads.findIndex((cell) => bare(cell) === bare(label)));
  return found.find((index) => index !== -1) ?? -1;
};

const claim = (
  [dataset, sheet]: readonly [string, string],
  { row }: Read,
  cells: Readonly<Record<string, string | undefined>>,
): Claim => ({
  dataset,
  sheet,
  row,
  cells: Object.entries(cells).flatMap(([name, written]) =>
    written === undefined ? [] : [[field(dataset, name), written] as const],
  ),
});

const saysAnything = ({ cells }: Claim): boolean => cells.some(([, written]) => bare(written) !== '');

const amount = /^([≥≤=<>]?)(\d[\d,]*(?:\.\d+)?)(\D*)$/;
const signs: Readonly<Record<string, string>> = { '≥': '>=', '≤': '<=', '=': '=' };

/** A row of an indicator; a target or a result in words is compared by its points alone. */
const indicatorClaims = (sheet: string, read: Read, { indicators }: FormLabels): readonly Claim[] => {
  const [, sign = '', wanted] = amount.exec(bare(read.of(indicators.target) ?? '')) ?? [];
  const [, , reached] = amount.exec(bare(read.of(indicators.actual) ?? '')) ?? [];
  return [
    claim(['indicator', sheet], read, {
      indicator_name: read.of(indicators.name),
      weight: read.of(indicators.weight),
      target_value: wanted,
      direction: wanted === undefined ? undefined : signs[sign],
    }),
    claim(['self-evaluation', sheet], read, {
      declared_points: read.of(indicators.points),
      actual_value: wanted === undefined ? undefined : reached,
    }),
  ];
};

const moneyClaims = (sheet: string, unit: string, read: Read, { money }: FormLabels): readonly Claim[] => {
  const inUnit = (labels: readonly string[]): string | undefined => {
    const written = read.of(labels);
    return written === undefined || bare(written) === '' ? written : `${written}${unit}`;
  };
  return [
    claim(['execution', sheet], read, {
      initial_amount: inUnit(money.initial_amount),
      adjusted_amount: inUnit(money.adjusted_amount),
      spent_amount: inUnit(money.spent_amount),
    }),
    claim(['self-evaluation', sheet], read, { declared_points: read.of(money.points) }),
  ].filter(saysAnything);
};

/** Cells of a row in columns whose heading is none of the form's. */
const straysOf = (
  sheet: string,
  row: number,
  cells: readonly string[],
  heads: readonly string[],
  labels: FormLabels,
) => {
  const known = [Object.values(labels.money), Object.values(labels.indicators), labels.others].flat(2).map(bare);
  // Left of the first heading that is known stand the names of the blocks.
  const edge = heads.findIndex((head) => known.includes(bare(head)));
  return cells.flatMap((written, column): Stray[] => {
    const heading = (heads[column] ?? '').trim();
    return bare(written) === '' || heading === '' || column < edge || known.includes(bare(heading))
      ? []
      : [{ sheet, row, heading, written }];
  });
};

/** A footer such as 说明 or 填报人:张三; bare words have no colon. */
const isEnd = (written: string, ends: readonly string[]): boolean =>
  ends.some((label) => bare(written.normalize('NFKC').replace(/:.*$/s, '')) === bare(label));

/**
 * What a form of self-evaluation states on a sheet: its money, indicators and total, what is in no column of it, and
 * what looks like an indicator below the end of the table.
 */
export const formSaid = ({ name: sheet, rows }: Grid, labels: FormLabels): Said => {
  const { money, indicators, total, ends } = labels;
  const [claims, strays]: [Claim[], Stray[]] = [[], []];
  // A description without a column of targets reads rows that have none.
  const needed = [indicators.name, indicators.target].filter((of) => of.length > 0);
  let [part, heads, unit] = ['none' as 'none' | 'money' | 'indicators' | 'below', [] as readonly string[], ''];
  for (const [row, cells] of rows) {
    const read: Read = {
      row,
      of: (of) => (columnIn(heads, of) === -1 ? undefined : (cells[columnIn(heads, of)] ?? '')),
    };
    const opening = cells.find((cell) => bare(cell) !== '') ?? '';
    const first = bare(opening);
    const isIndicator = needed.every((of) => bare(read.of(of) ?? '') !== '');
    const amounts = [money.initial_amount, money.adjusted_amount, money.spent_amount];
    if (amounts.filter((of) => columnIn(cells, of) !== -1).length >= 2) {
      [part, heads, unit] = ['money', cells, first.includes('万元') ? '万元' : '元'];
    } else if (columnIn(cells, indicators.name) !== -1)
      [part, heads] = [part === 'below' ? 'below' : 'indicators', cells];
    else if (part === 'money') {
      // The total stands right below the headings, whatever it is called.
      claims.push(...moneyClaims(sheet, unit, read, labels));
      strays.push(...straysOf(sheet, row, cells, heads, labels));
      part = 'none';
    } else if ((part === 'indicators' || part === 'below') && isEnd(opening, ends)) part = 'below';
    else if (part === 'below' && isIndicator) strays.push({ sheet, row, heading: null, written: cells.join(' ') });
    else if (part === 'indicators' && total.some((label) => bare(label) === first)) {
      const said = claim(['self-evaluation', sheet], read, { declared_points: read.of(indicators.points) });
      if (saysAnything(said)) claims.push(said);
    } else if (part === 'indicators' && isIndicator) {
      claims.push(...indicatorClaims(sheet, read, labels));
      strays.push(...straysOf(sheet, row, cells, heads, labels));
    }
  }
  return { claims, strays };
};
