import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ExcelJS, { type Fill } from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { formDocument } from '../../analytics/forms/document.ts';
import { papers } from '../../analytics/forms/papers.ts';
import type { Fault } from '../../analytics/intake/fault.ts';
import { readDocument } from '../../analytics/intake/read/docx.ts';
import { markWorkbook } from '../../analytics/site/receipts/mark.ts';
import { markDocument } from '../../analytics/site/receipts/mark-document.ts';

import { workbookOf } from '../support/workbook.ts';

const run = promisify(execFile);

test('Writer opens a document that we marked, keeps the comments and saves what the sender wrote', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jixiao-marked-'));
  try {
    const form = await formDocument(
      papers['self-evaluation-2020']({
        fiscalYear: 2025,
        project: '食堂改造',
        department: '教育局',
        departmentCode: '101',
        unit: '第一小学',
        money: { initial: '5200000.00' },
        goal: '改造食堂',
        indicators: [
          { level1: '产出', level2: '数量', name: '改造数量', target: '≥12所', weight: '50', isQualitative: false },
        ],
      }),
    );
    const [table] = readDocument(form);
    const row = table?.rows.find(({ cells }) => cells.includes('第一小学'))?.row ?? 0;
    const unknown: Fault = {
      code: 'form-unit-unknown',
      severity: 'fault',
      place: { sheet: '表1', row, column: '实施单位', value: '第一小学' },
      detail: {},
      times: 1,
    };
    const [given, saved] = [join(folder, 'marked.docx'), join(folder, 'saved', 'marked.docx')];
    await writeFile(given, markDocument(form, [unknown]));
    // By the command, for a Writer without windows falls over the margin that it would draw comments in.
    const home = `-env:UserInstallation=file://${join(folder, 'home')}`;
    const kind = ['--convert-to', 'docx:MS Word 2007 XML', '--outdir', join(folder, 'saved')];
    await run('soffice', [home, '--headless', ...kind, given]);
    const bytes = await readFile(saved);
    const comments = strFromU8(unzipSync(bytes)['word/comments.xml'] ?? new Uint8Array());
    expect(comments.match(/<w:comment /g)).toHaveLength(2);
    expect(strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()).match(/w:fill="FFC7CF"/g)).toHaveLength(
      1,
    );
    expect(readDocument(bytes)[0]?.rows).toEqual(table?.rows);
    const again = unzipSync(markDocument(bytes, []));
    expect(strFromU8(again['word/document.xml'] ?? new Uint8Array())).not.toContain('FFC7CF');
    expect(strFromU8(again['word/comments.xml'] ?? new Uint8Array()).match(/<w:comment /g)).toHaveLength(1);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('a marked workbook that Calc has saved loses our marks and gets its own colour back', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jixiao-marked-'));
  try {
    const yellow: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFF00' } };
    const form = await workbookOf({
      name: '预算执行',
      rows: [
        ['年度', '期间'],
        ['二〇二五', null],
      ],
      touch: (sheet) => {
        sheet.getCell('A2').fill = yellow;
        sheet.getCell('A2').note = '请核';
      },
    });
    const empty = (column: string): Fault => ({
      code: 'required-empty',
      severity: 'fault',
      place: { sheet: '预算执行', row: 2, column },
      detail: { label_zh: column, label_en: column, example: '1' },
      times: 1,
    });
    const [given, saved] = [join(folder, 'marked.xlsx'), join(folder, 'saved', 'marked.xlsx')];
    await writeFile(given, await markWorkbook(form, [empty('年度'), empty('期间')]));
    const home = `-env:UserInstallation=file://${join(folder, 'home')}`;
    const kind = ['--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', join(folder, 'saved')];
    await run('soffice', [home, '--headless', ...kind, given]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await markWorkbook(await readFile(saved), [])).slice().buffer);
    const sheet = book.getWorksheet('预算执行');
    const words = ['A2', 'B2'].map((at) => {
      const note = sheet?.getCell(at).note;
      return typeof note === 'string' ? note : (note?.texts ?? []).map(({ text }) => text).join('');
    });
    expect(words).toEqual(['请核', '']);
    expect(sheet?.getCell('A2').fill).toMatchObject(yellow);
    expect(sheet?.getCell('B2').fill ?? { pattern: 'none' }).toMatchObject({ pattern: 'none' });
    expect(book.worksheets.map(({ name }) => name)).toEqual(['预算执行', '问题清单']);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
