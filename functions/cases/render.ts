import { datasetNamed } from '../../analytics/contracts/catalogue.ts';
import { type Cell, date, number } from '../sample/write/cell.ts';
import { writeCsv } from '../sample/write/csv.ts';
import type { Upload } from '../steps/ingest/upload.ts';
import type { Case, CaseRow, MoneyLine } from './facts.ts';

/** The year that every case is filed under; a form's own year changes no rule. */
export const caseYear = 2025;

const day = /^\d{4}-\d{2}-\d{2}$/;

/** How a row goes into the office's files. */
export type Kind = 'number' | 'day' | 'judged';

const isNumber = (value: unknown): boolean => value !== null && value !== '' && Number.isFinite(Number(value));

/** A row without a target or a result is what its points say: a judgement. */
export const kindOf = ({ direction, target, actual }: CaseRow): Kind => {
  if (direction === 'qualitative' || direction === 'judged') return 'judged';
  if (day.test(String(target)) && day.test(String(actual))) return 'day';
  return isNumber(target) && isNumber(actual) ? 'number' : 'judged';
};

/** A part of a form as one project of the office, so that each part is scored by itself. */
export interface Part {
  readonly code: string;
  readonly of: Case;
  readonly money: readonly MoneyLine[];
  readonly rows: readonly CaseRow[];
}

/** The rows in order, in stretches whose weights do not pass 100: a form whose weights do is still scored. */
const stretches = (rows: readonly CaseRow[]): readonly (readonly CaseRow[])[] => {
  const parts: CaseRow[][] = [[]];
  let sum = 0;
  for (const row of rows) {
    sum += row.weight ?? 0;
    if (sum > 100) {
      parts.push([]);
      sum = row.weight ?? 0;
    }
    parts.at(-1)?.push(row);
  }
  return parts;
};

const amounts = ['initial', 'adjusted', 'received', 'spent'] as const;

const speaks = (line: MoneyLine): boolean => amounts.some((name) => (line[name] ?? null) !== null);

/** The lines of money a form is rated by: its sources or kinds where it has them, else its total line or its rate. */
export const moneyOf = ({ budget }: Case): readonly MoneyLine[] => {
  const lines = [...(budget.by_source ?? []), ...(budget.by_kind ?? [])].filter(speaks);
  if (lines.length > 0) return lines;
  if (speaks(budget)) return [budget];
  return (budget.rate ?? null) === null ? [] : [{ adjusted: 100, spent: 100 * (budget.rate ?? 0) }];
};

/** What a line of money is called, and filed under. */
export const fundOf = (line: MoneyLine): string => line.source ?? line.kind ?? '一般公共预算';

/** The lines of money that have points of their own, each with its weight. */
export const scoredMoney = ({ budget }: Case): readonly (MoneyLine & { readonly weight: number })[] =>
  [...(budget.by_source ?? []), ...(budget.by_kind ?? [])].flatMap((line) => {
    const weight = line.weight ?? budget.weight ?? 0;
    return weight > 0 && (line.points ?? null) !== null ? [{ ...line, weight }] : [];
  });

/** The parts of every form: its rows, and the lines of money that have points of their own. */
export const partsOf = (forms: readonly Case[]): readonly Part[] =>
  forms.flatMap((form, index) => {
    const code = `C${String(index + 1).padStart(4, '0')}`;
    const scored = scoredMoney(form);
    return [
      ...stretches(form.indicators).map((rows, part) => ({
        code: part === 0 ? code : `${code}P${part}`,
        of: form,
        money: moneyOf(form),
        rows,
      })),
      ...(scored.length > 0 ? [{ code: `${code}L`, of: form, money: scored, rows: [] }] : []),
    ];
  });

/** Yuan with two decimals of an amount in the form's unit. */
const yuan = (amount: number | null | undefined, unit: string | undefined): Cell => {
  if (amount === null || amount === undefined) return null;
  const fen = BigInt(Math.round(amount * (unit === '元' ? 100 : 1_000_000)));
  return number(`${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`);
};

/** A dataset's file; none where it would be empty, since intake refuses a header without rows. */
const upload = (dataset: string, fields: readonly string[], rows: readonly (readonly Cell[])[]): readonly Upload[] => {
  if (rows.length === 0) return [];
  const contract = datasetNamed(dataset);
  const headers = fields.map((name) => contract?.fields.find((field) => field.name === name)?.label.zh ?? name);
  const table = { sheet: dataset, titles: [], headers, fields, rows };
  return [{ name: `${contract?.label.zh}.csv`, bytes: async () => writeCsv(table, 'utf8-bom') }];
};

const year = String(caseYear);
const [department, unit] = ['001', '001001'];

/** The office's own project, which reports the year's end also where no form has money. */
const office: Part = {
  code: 'OFFICE',
  of: { id: '本级', budget: {}, indicators: [] },
  money: [{ adjusted: 0, spent: 0 }],
  rows: [],
};

const directionOf = (row: CaseRow): string => {
  const kind = kindOf(row);
  if (kind === 'number') return row.target_high ? '区间' : row.direction;
  return kind === 'day' ? '不晚于' : '定性';
};

const indicatorRow = (part: Part, row: CaseRow, index: number): readonly Cell[] => {
  const kind = kindOf(row);
  return [
    year,
    part.code,
    String(index + 1).padStart(2, '0'),
    row.name,
    row.level1,
    row.level2 ?? null,
    directionOf(row),
    kind === 'number' ? number(String(row.target)) : null,
    kind === 'number' ? number(row.target_high ?? null) : null,
    kind === 'day' ? date(String(row.target)) : null,
    row.unit ?? null,
    number(String(row.weight ?? 0)),
    kind === 'judged' ? null : (row.scoring ?? null),
  ];
};

/** Judged points beyond the weight are no judgement that could be sent. */
const judgement = (row: CaseRow): Cell =>
  kindOf(row) === 'judged' && (row.points ?? -1) >= 0 && (row.points ?? 0) <= (row.weight ?? 0)
    ? number(row.points ?? null)
    : null;

const evaluationRow = (part: Part, row: CaseRow, index: number): readonly Cell[] => {
  const kind = kindOf(row);
  return [
    year,
    part.code,
    String(index + 1).padStart(2, '0'),
    kind === 'number' ? number(String(row.actual)) : null,
    kind === 'day' ? date(String(row.actual)) : null,
    judgement(row),
    row.reason ?? null,
  ];
};

const executionRow = ({ code, of }: Part, line: MoneyLine, index: number): readonly Cell[] => {
  const unitOf = of.money_unit ?? '万元';
  const adjusted = line.adjusted ?? line.initial ?? line.received;
  return [
    year,
    `${year}-12`,
    unit,
    code,
    fundOf(line),
    String(index + 1),
    yuan(line.initial ?? adjusted, unitOf),
    yuan(adjusted, unitOf),
    yuan(line.received ?? adjusted, unitOf),
    yuan(line.spent ?? 0, unitOf),
  ];
};

/** The files an office would have sent: its unit, and of every part the project, its indicators, money and results. */
export const uploadsOf = (parts: readonly Part[]): readonly Upload[] => [
  ...upload(
    'organisation',
    ['fiscal_year', 'unit_code', 'unit_name', 'department_code', 'department_name'],
    [[year, unit, '预算单位', department, '主管部门']],
  ),
  ...upload(
    'project',
    ['fiscal_year', 'unit_code', 'project_code', 'project_name', 'initial_amount'],
    [office, ...parts].map(({ code, of }) => [year, unit, code, of.id, null]),
  ),
  ...upload(
    'indicator',
    [
      'fiscal_year',
      'project_code',
      'indicator_code',
      'indicator_name',
      'level1',
      'level2',
      'direction',
      'target_value',
      'target_high',
      'target_date',
      'unit_of_measure',
      'weight',
      'scoring',
    ],
    parts.flatMap((part) => part.rows.map((row, index) => indicatorRow(part, row, index))),
  ),
  ...upload(
    'execution',
    [
      'fiscal_year',
      'period',
      'unit_code',
      'project_code',
      'fund_source',
      'budget_line',
      'initial_amount',
      'adjusted_amount',
      'received_amount',
      'spent_amount',
    ],
    [office, ...parts].flatMap((part) => part.money.map((line, index) => executionRow(part, line, index))),
  ),
  ...upload(
    'self-evaluation',
    ['fiscal_year', 'project_code', 'indicator_code', 'actual_value', 'actual_date', 'declared_points', 'reason'],
    parts.flatMap((part) => part.rows.map((row, index) => evaluationRow(part, row, index))),
  ),
];
