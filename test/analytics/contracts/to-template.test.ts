import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { datasets } from '../../../analytics/contracts/catalogue.ts';
import type { Dataset } from '../../../analytics/contracts/dataset.ts';
import { controlFigure } from '../../../analytics/contracts/datasets/control-figure.ts';
import { departmentFact } from '../../../analytics/contracts/datasets/department-fact.ts';
import { indicator } from '../../../analytics/contracts/datasets/indicator.ts';
import { project } from '../../../analytics/contracts/datasets/project.ts';
import { templateWorkbook } from '../../../analytics/contracts/to-template.ts';
import { dataRows } from '../../../analytics/intake/gather.ts';
import { readWorkbook } from '../../../analytics/intake/read/xlsx/workbook.ts';
import { isIgnoredSheet, recognise } from '../../../analytics/intake/recognise/header.ts';

const opened = async (
  dataset: Dataset,
  rows: Parameters<typeof templateWorkbook>[1] = {},
): Promise<ExcelJS.Workbook> => {
  const book = new ExcelJS.Workbook();
  const bytes = await templateWorkbook(dataset, rows);
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  return book;
};

const formOf = (book: ExcelJS.Workbook): ExcelJS.Worksheet => {
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error('a template without sheets');
  return sheet;
};

const columnOf = (dataset: Dataset, name: string): number =>
  dataset.fields.findIndex((field) => field.name === name) + 2;

test('the example of a published figure is a figure of its measure', () => {
  const example = (name: string): string => String(controlFigure.fields.find((field) => field.name === name)?.example);
  const { choices } = controlFigure.fields.find((field) => field.name === 'measure') ?? {};
  const measure = choices?.find(({ label }) => label.zh === example('measure'))?.code ?? '';
  expect(measure).toMatch(/_rate$|_progress$/);
  expect(example('value_text')).toMatch(/%$/);
  expect(example('value_text').split('.')[1]).toHaveLength(Number(example('decimals')) + 1);
});

describe.each(datasets.map((dataset) => [dataset.name, dataset] as const))('the template of %s', (_, dataset) => {
  test('is recognised by intake, column by column, and its example row is passed over', async () => {
    const sheets = readWorkbook(await templateWorkbook(dataset)).filter((sheet) => !isIgnoredSheet(sheet.name));
    expect(sheets).toHaveLength(1);
    for (const sheet of sheets) {
      const { heading, faults } = recognise(sheet, `${dataset.label.zh}.xlsx`);
      expect(faults).toEqual([]);
      expect(heading?.dataset.name).toBe(dataset.name);
      expect(heading?.columns.map((column) => column.field.name)).toEqual(dataset.fields.map((field) => field.name));
      if (!heading) continue;
      const { rows, faults: noted } = dataRows(sheet, heading, false);
      expect(rows).toEqual([]);
      expect(noted.map((fault) => fault.code)).toEqual(['example-row-skipped', 'no-rows']);
    }
  });

  test('marks required columns, explains every header and freezes it', async () => {
    const sheet = formOf(await opened(dataset));
    dataset.fields.forEach((field, index) => {
      const cell = sheet.getCell(3, index + 2);
      expect(cell.text).toBe(`${field.required ? '*' : ''}${field.label.zh}`);
      const note =
        typeof cell.note === 'string' ? cell.note : (cell.note?.texts ?? []).map((part) => part.text).join('');
      expect(note).toContain(field.about.zh);
      expect(note).toContain(field.about.en);
      expect(sheet.getColumn(index + 2).width ?? 0).toBeGreaterThanOrEqual(13);
    });
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 });
  });

  test('tells every column’s rules in both languages', async () => {
    const guide = (await opened(dataset)).getWorksheet('填表说明');
    const written = guide?.getSheetValues().flat().join('\n') ?? '';
    for (const field of dataset.fields) {
      expect(written).toContain(field.label.en);
      expect(written).toContain(field.about.en);
    }
    for (const rule of dataset.rules ?? []) expect(written).toContain(rule.says.en);
  });
});

describe('the form', () => {
  test('keeps codes and periods as text, money and days in their formats', async () => {
    const sheet = formOf(await opened(project));
    expect(sheet.getColumn(columnOf(project, 'project_code')).numFmt).toBe('@');
    expect(sheet.getColumn(columnOf(project, 'initial_amount')).numFmt).toBe('#,##0.00');
    expect(sheet.getCell(4, columnOf(project, 'start_date')).value).toEqual(new Date('2025-01-01T00:00:00Z'));
    expect(sheet.getCell(4, columnOf(project, 'project_code')).value).toBe('2025101001001');
    expect(sheet.getCell(4, 1).value).toBe('示例');
  });

  test('offers choices from a list, however long it is', async () => {
    const book = await opened(departmentFact);
    const validation = formOf(book).getCell(10, columnOf(departmentFact, 'fact_code')).dataValidation;
    expect(validation).toMatchObject({ type: 'list', formulae: ["'选项'!$A$2:$A$23"] });
    expect(book.getWorksheet('选项')?.getCell('A2').value).toBe('在职人员数');
    expect(book.getWorksheet('选项')?.state).toBe('hidden');
  });

  test('offers yes and no for flags', async () => {
    const validation = formOf(await opened(project)).getCell(10, columnOf(project, 'statutory')).dataValidation;
    expect(validation?.type).toBe('list');
  });

  test('is filled with known rows, choices by their words', async () => {
    const row = {
      fiscal_year: 2025,
      project_code: '0012',
      indicator_code: '01',
      direction: '>=',
      target_value: '12.500000',
      core: true,
      plan_03: '0.25',
    };
    const book = await opened(indicator, {
      rows: [row, { ...row, indicator_code: '02', core: false, direction: 'qualitative', target_value: null }],
    });
    const sheet = formOf(book);
    const shown = (line: number, name: string) => sheet.getCell(line, columnOf(indicator, name)).value;
    expect(['project_code', 'direction', 'target_value', 'core', 'plan_03'].map((name) => shown(5, name))).toEqual([
      '0012',
      '≥',
      12.5,
      '是',
      0.25,
    ]);
    expect(['indicator_code', 'direction', 'target_value', 'core'].map((name) => shown(6, name))).toEqual([
      '02',
      '定性',
      null,
      '否',
    ]);
  });

  test('rows that were filled in are read as data', async () => {
    const bytes = await templateWorkbook(indicator, {
      rows: [{ fiscal_year: 2025, project_code: '0012', indicator_code: '01' }],
    });
    const [sheet] = readWorkbook(bytes);
    const heading = sheet && recognise(sheet, '指标.xlsx').heading;
    expect(sheet && heading && dataRows(sheet, heading, false).rows.map((row) => row.row)).toEqual([5]);
  });

  test('more known rows than prepared lines are all there', async () => {
    const rows = Array.from({ length: 420 }, (_, index) => ({ project_code: String(index) }));
    const sheet = formOf(await opened(project, { rows }));
    expect(sheet.getCell(424, columnOf(project, 'project_code')).value).toBe('419');
  });
});
