import { datasetNamed } from '../../../analytics/contracts/catalogue.ts';
import type { Field } from '../../../analytics/contracts/field.ts';
import type { Claim } from './claim.ts';
import type { Grid } from './grid.ts';

const field = (dataset: string, name: string): Field => {
  const found = datasetNamed(dataset)?.fields.find((each) => each.name === name);
  if (!found) throw new RangeError(`${dataset} has no field ${name}`);
  return found;
};

const bare = (written: string): string => written.normalize('NFKC').replaceAll(/\s/g, '');

/** Which column of a row of headings has this word. */
const columnIn = (cells: readonly string[], word: string): number => cells.findIndex((cell) => bare(cell) === word);

const amount = /^([≥≤=<>]?)\s*(\d[\d,]*(?:\.\d+)?)\s*(\D*)$/;

interface Read {
  readonly row: number;
  readonly of: (word: string) => string;
}

const claim =
  (sheet: string) =>
  (dataset: string, { row }: Read, cells: Readonly<Record<string, string>>): Claim => ({
    dataset,
    sheet,
    row,
    cells: Object.entries(cells).map(([name, written]) => [field(dataset, name), written] as const),
  });

const signs: Readonly<Record<string, string>> = { '≥': '>=', '≤': '<=', '=': '=' };

/** The rows of indicators; a target or a result in words is compared by its points alone. */
const indicatorClaims = (sheet: string, read: Read): readonly Claim[] => {
  const [, sign = '', wanted] = amount.exec(bare(read.of('年度指标值'))) ?? [];
  const [, , reached] = amount.exec(bare(read.of('实际完成值'))) ?? [];
  const direction = signs[sign];
  return [
    claim(sheet)('indicator', read, {
      indicator_name: read.of('三级指标'),
      weight: read.of('分值'),
      ...(wanted === undefined ? {} : { target_value: wanted }),
      ...(direction === undefined || wanted === undefined ? {} : { direction }),
    }),
    claim(sheet)('self-evaluation', read, {
      declared_points: read.of('得分'),
      ...(reached === undefined || wanted === undefined ? {} : { actual_value: reached }),
    }),
  ];
};

const inUnit = (written: string, unit: string): string => (bare(written) === '' ? '' : `${written}${unit}`);

const moneyClaims = (sheet: string, unit: string, read: Read): readonly Claim[] => [
  claim(sheet)('execution', read, {
    initial_amount: inUnit(read.of('年初预算数'), unit),
    adjusted_amount: inUnit(read.of('全年预算数'), unit),
    spent_amount: inUnit(read.of('全年执行数'), unit),
  }),
  claim(sheet)('self-evaluation', read, { declared_points: read.of('得分') }),
];

/** What the ministry's form of self-evaluation states on a sheet: its money, indicators and total. */
export const formClaims = ({ name, rows }: Grid): readonly Claim[] => {
  const claims: Claim[] = [];
  let [part, heads, unit] = ['none' as 'none' | 'money' | 'indicators', [] as readonly string[], ''];
  for (const [row, cells] of rows) {
    const read: Read = { row, of: (word) => cells[columnIn(heads, word)] ?? '' };
    const first = cells.find((cell) => bare(cell) !== '') ?? '';
    if (columnIn(cells, '年初预算数') !== -1) {
      [part, heads, unit] = ['money', cells, bare(first).includes('万元') ? '万元' : '元'];
    } else if (columnIn(cells, '三级指标') !== -1) [part, heads] = ['indicators', cells];
    else if (part === 'money' && bare(first).startsWith('年度资金总额')) claims.push(...moneyClaims(name, unit, read));
    else if (part === 'indicators' && bare(first) === '总分') {
      claims.push(claim(name)('self-evaluation', read, { declared_points: read.of('得分') }));
      part = 'none';
    } else if (part === 'indicators' && bare(read.of('三级指标')) !== '') claims.push(...indicatorClaims(name, read));
  }
  return claims;
};
