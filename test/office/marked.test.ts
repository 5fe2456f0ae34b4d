import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { formDocument } from '../../analytics/forms/document.ts';
import { papers } from '../../analytics/forms/papers.ts';
import type { Fault } from '../../analytics/intake/fault.ts';
import { readDocument } from '../../analytics/intake/read/docx.ts';
import { markDocument } from '../../analytics/site/receipts/mark-document.ts';

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
    expect(strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()).match(/w:fill="FFC7CE"/g)).toHaveLength(
      1,
    );
    expect(readDocument(bytes)[0]?.rows).toEqual(table?.rows);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
