import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../analytics/core/digest.ts';
import type { Row } from '../../analytics/core/ports/engine.ts';
import { formulaOf } from '../../analytics/explain/formula.ts';
import { decodeText } from '../../analytics/intake/decode.ts';
import { delimiterOf, readCsv } from '../../analytics/intake/read/csv.ts';
import { kindOf } from '../../analytics/intake/read/kind.ts';
import type { Sheet } from '../../analytics/intake/read/sheet.ts';
import { readWorkbook } from '../../analytics/intake/read/xlsx/workbook.ts';
import { loadPolicy } from '../../analytics/policy/load.ts';
import { intakeRules } from '../../analytics/policy/refusal.ts';
import type { Policy } from '../../analytics/policy/schema.ts';
import { asset } from '../../functions/adapters/assets.ts';
import { makeSample, type Sample } from '../../functions/sample/make.ts';
import { buildStep } from '../../functions/steps/compute/step.ts';
import { ingest } from '../../functions/steps/ingest/step.ts';
import { takeSnapshot } from '../../functions/steps/snapshot/step.ts';
import { type Office, openOffice } from '../support/office.ts';

let office: Office;
let sample: Sample;
let policy: Policy;
let marks: readonly Row[];

/** The files as they were sent, by the id under which marks name them; each is read once. */
const sent = new Map<string, () => readonly Sheet[]>();

const sheetsOf = (bytes: Uint8Array): readonly Sheet[] => {
  if (kindOf(bytes) === 'xlsx') return readWorkbook(bytes);
  const { text } = decodeText(bytes);
  return [{ name: '', rows: readCsv(text, delimiterOf(text)) }];
};

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

beforeAll(async () => {
  sample = makeSample({ seed: 1, departments: 42, projects: 600 }, await asset('policy/default.yaml'));
  policy = loadPolicy(new TextDecoder().decode(sample.files.find(({ path }) => path === 'policy.yaml')?.bytes));
  const files = sample.files.filter(({ path }) => /\.(csv|xlsx)$/.test(path));
  for (const { bytes } of files)
    sent.set(
      sha256(bytes),
      once(() => sheetsOf(bytes)),
    );
  office = await openOffice();
  await ingest(
    office.effects,
    files.map(({ path, bytes }) => ({ name: path, bytes: async () => bytes })),
    intakeRules(policy),
  );
  const snapshot = await takeSnapshot(office.effects);
  const { session } = await buildStep(office.effects, { snapshot, policy, through: '2025-12', envelopeAmount: null });
  marks = await session.rows(
    'SELECT * FROM evaluation_indicator WHERE points IS NOT NULL ORDER BY project_code, indicator_code',
  );
  await session.close();
});
afterAll(() => office.close());

/** The cells of the row that a mark names; null where there is no such row. */
const cellsOf = (mark: Row): readonly (string | null)[] | null => {
  const sheets = sent.get(String(mark.source_file))?.() ?? [];
  const sheet =
    sheets.find(({ name }) => name === (mark.source_sheet ?? '')) ?? (sheets.length === 1 ? sheets[0] : undefined);
  return sheet?.rows.find(({ row }) => row === Number(mark.source_row))?.cells ?? null;
};

/** The name that stands on the official form which a mark names; null where it names a table with codes. */
const nameOnForm = (mark: Row): string | null => {
  const sheets = sent.get(String(mark.source_file))?.() ?? [];
  const cells = sheets.find(({ name }) => name === mark.source_sheet)?.rows.flatMap((row) => row.cells) ?? [];
  return cells[0] === '项目支出绩效自评表'
    ? (cells.find((_, at) => cells[at - 1] === '项目名称') ??
        cells.slice(cells.indexOf('项目名称') + 1).find((cell) => cell !== null) ??
        null)
    : null;
};

const numbersIn = (cells: readonly (string | null)[]): readonly number[] =>
  cells.flatMap((cell) => {
    const bare = (cell ?? '').replaceAll(/[,\s]|[^\d.%-]+$/g, '').replace(/%$/, '');
    return bare !== '' && Number.isFinite(Number(bare)) ? [Number(bare)] : [];
  });

const isExecution = (mark: Row): boolean => mark.indicator_code === 'EXECUTION';

describe('every mark of the example district', () => {
  it('is there', () => {
    expect(marks.length).toBeGreaterThan(5000);
  });

  it('names a row of a file that was sent, and the row is its project’s', () => {
    const names = new Map(sample.world.projects.map(({ code, name }) => [code, name]));
    const astray = marks.filter((mark) => {
      const [cells, form] = [cellsOf(mark), nameOnForm(mark)];
      if (form !== null) return cells === null || !form.endsWith(names.get(String(mark.project_code)) ?? '?');
      return !cells?.some((cell) => cell !== null && cell.trim() === mark.project_code);
    });
    expect(astray).toEqual([]);
  });

  it('finds its result in that row', () => {
    const elsewhere = marks.filter((mark) => {
      if (isExecution(mark) || mark.actual === null) return false;
      const numbers = numbersIn(cellsOf(mark) ?? []);
      return !numbers.some((number) => Math.abs(number - Number(mark.actual)) < 1e-6);
    });
    expect(elsewhere).toEqual([]);
  });

  it('opens to a formula that makes it', () => {
    const opened = marks.map((mark) => ({ mark, worked: formulaOf(mark, policy) }));
    const quantitative = opened.filter(
      ({ mark }) => !isExecution(mark) && mark.actual !== null && Number(mark.weight) > 0,
    );
    expect(quantitative.filter(({ worked }) => worked === null)).toEqual([]);
    const off = opened.filter(
      ({ mark, worked }) => worked && Math.abs(Number(mark.weight) * worked.share - Number(mark.points)) > 0.005_001,
    );
    expect(off).toEqual([]);
  });

  it('names its rule and clause', () => {
    expect(marks.filter(({ rule, clause }) => !rule || !clause)).toEqual([]);
  });
});
