import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCsv } from '../../analytics/intake/read/csv.ts';
import { type Case, CaseError, readCase } from './facts.ts';

/** A printed total with the grade the form gives it, and the lines between grades that its office uses (90/80/60). */
export interface GradeCase {
  readonly id: string;
  readonly total: number;
  readonly grade: string;
  readonly scale: readonly number[];
}

export interface Cases {
  readonly forms: readonly Case[];
  readonly grades: readonly GradeCase[];
  /** The policy that lies beside a form, by the form's id. */
  readonly policies: ReadonlyMap<string, string>;
}

type Cells = Readonly<Record<string, string>>;

const records = (text: string): readonly Cells[] => {
  const [head, ...rows] = readCsv(text.replace(/^\ufeff/, ''), ',');
  const names = head?.cells ?? [];
  return rows.map(({ cells }) => Object.fromEntries(names.map((name, index) => [name ?? '', cells[index] ?? ''])));
};

const figure = (file: string, written: string | undefined): number | null => {
  if (written === undefined || written === '') return null;
  const value = Number(written);
  if (Number.isNaN(value)) throw new CaseError(file, `${written} 不是数 · is no number`);
  return value;
};

/** One budget row of a form, alone. */
const executionCase = (file: string, row: Cells): Case => {
  const of = (name: string): number | null => figure(file, row[name]);
  const percent = of('printed_rate_pct');
  return {
    id: row.id ?? '',
    denominator: row.denominator === 'initial' || row.denominator === 'received' ? row.denominator : 'adjusted',
    budget: {
      initial: of('initial'),
      adjusted: of('adjusted'),
      spent: of('spent'),
      rate: percent === null ? null : percent / 100,
      weight: of('weight'),
      points: of('printed_points'),
    },
    indicators: [],
  };
};

/** One indicator row of a form, alone. */
const indicatorCase = (file: string, row: Cells): Case => {
  const of = (name: string): number | null => figure(file, row[name]);
  return {
    id: row.id ?? '',
    budget: {},
    indicators: [
      {
        level1: '产出',
        name: row.indicator ?? '',
        direction: row.direction ?? '',
        target: of('target'),
        unit: row.unit ?? null,
        actual: of('actual'),
        weight: of('weight'),
        points: of('points'),
      },
    ],
  };
};

const gradeCase = (file: string, row: Cells): GradeCase => ({
  id: row.id ?? '',
  total: figure(file, row.total) ?? 0,
  grade: row.grade ?? '',
  scale: (row.scale_that_fits ?? '').split('/').map(Number),
});

/**
 * Every case in a folder: forms (`*.json`), single rows (`rows-execution.csv`, `rows-indicator.csv`,
 * `rows-grade.csv`) and policies (`<id>.policy.yaml`). Throws CaseError.
 */
export const readCases = async (folder: string): Promise<Cases> => {
  const names = (await readdir(folder)).toSorted();
  const text = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
  const rows = async (name: string): Promise<readonly Cells[]> =>
    names.includes(name) ? records(await text(name)) : [];
  const forms = await Promise.all(
    names.filter((name) => name.endsWith('.json')).map(async (name) => readCase(name, await text(name))),
  );
  const policies = await Promise.all(
    names
      .filter((name) => name.endsWith('.policy.yaml'))
      .map(async (name) => [name.slice(0, -'.policy.yaml'.length), await text(name)] as const),
  );
  const execution = (await rows('rows-execution.csv')).map((row) => executionCase('rows-execution.csv', row));
  const indicators = (await rows('rows-indicator.csv')).map((row) => indicatorCase('rows-indicator.csv', row));
  return {
    forms: [...forms, ...execution, ...indicators],
    grades: (await rows('rows-grade.csv')).map((row) => gradeCase('rows-grade.csv', row)),
    policies: new Map(policies),
  };
};
