import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { folderOutput } from '../../../../functions/adapters/folder-output.ts';
import { markedCopy, writeReceiptPages, writeReceipts } from '../../../../functions/steps/ingest/receipts.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { openOffice, textUpload } from '../../../support/office.ts';
import { workbookOf } from '../../../support/workbook.ts';

test('every file gets a receipt, a page and, when its workbook was refused, the marked workbook', async () => {
  const office = await openOffice();
  const out = await mkdtemp(join(tmpdir(), 'receipts-'));
  try {
    const bad = await workbookOf({
      name: '机构',
      rows: [
        ['年度', '主管部门编码', '主管部门', '预算单位编码', '预算单位'],
        ['二〇二五', '101', '局', '101001', '校'],
      ],
    });
    const good = textUpload(
      '机构.csv',
      '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n',
    );
    const damaged = textUpload('坏.xlsx', 'PK\u0003\u0004 xl/workbook.xml');
    const receipts = await ingest(office.effects, [
      { name: '教育/机构.xlsx', bytes: async () => bad },
      good,
      good,
      { ...good, name: '机构 副本.csv' },
      damaged,
    ]);
    const output = await folderOutput(out);
    await writeReceipts(office.effects, receipts, output);
    await output.publish(null);
    const names = (await readdir(join(out, 'receipts'))).map((name) => name.replace(/(?:-[0-9a-f]{8})+\./, '.')).sort();
    expect(names).toEqual(
      [
        'index.html',
        'index.json',
        '坏.xlsx.html',
        '坏.xlsx.json',
        '教育_机构.xlsx.html',
        '教育_机构.xlsx.json',
        '教育_机构.xlsx.xlsx',
        '机构.csv.html',
        '机构.csv.json',
        '机构_副本.csv.html',
        '机构_副本.csv.json',
      ].sort(),
    );
    const index = JSON.parse(await readFile(join(out, 'receipts/index.json'), 'utf8'));
    expect(
      index.map((each: Record<string, unknown>) => [each.fileName, each.state, each.faults, each.duplicateOf]),
    ).toEqual([
      ['教育/机构.xlsx', 'refused', 1, undefined],
      ['机构.csv', 'accepted', 0, undefined],
      ['机构 副本.csv', 'accepted', 0, '机构.csv'],
      ['坏.xlsx', 'refused', 1, undefined],
    ]);
    expect(await readFile(join(out, 'receipts/index.html'), 'utf8')).toContain('收到 4 个文件,接收 2 个,拒收 2 个');
    expect(await readFile(join(out, 'receipts/index.html'), 'utf8')).toContain('与“机构.csv”内容相同,只计一次');
    expect(await readFile(join(out, 'receipts', index[1].receipt), 'utf8')).not.toContain('副本');
    const copy = JSON.parse(await readFile(join(out, 'receipts', index[2].receipt), 'utf8'));
    expect(copy).toEqual({ ...receipts[1], fileName: '机构 副本.csv' });
    expect(JSON.parse(await readFile(join(out, 'receipts', index[0].receipt), 'utf8'))).toEqual(receipts[0]);
  } finally {
    await rm(out, { recursive: true, force: true });
    await office.close();
  }
});

test('the same bytes from two senders are answered twice, each under the name its sender gave the file', async () => {
  const office = await openOffice();
  try {
    const bytes = await workbookOf({
      name: '机构',
      rows: [
        ['年度', '主管部门编码', '主管部门', '预算单位编码', '预算单位'],
        ['二〇二五', '101', '局', '101001', '校'],
      ],
    });
    const sent = (name: string) => ({ name, bytes: async () => bytes });
    const written = new Map<string, string>();
    const output = { write: async (path: string, body: unknown) => void written.set(path, String(body)) };
    // Names that are one once made safe for a folder, in one delivery and in two.
    const first = await ingest(office.effects, [sent('教育/机构.xlsx'), sent('教育_机构.xlsx')]);
    const later = await ingest(office.effects, [sent('卫生/机构.xlsx')]);
    await writeReceiptPages(office.effects, first, output);
    await writeReceiptPages(office.effects, later, output);
    const named = (ending: string) => [...written].filter(([path]) => path.endsWith(ending));
    expect(named('.json').map(([, body]) => JSON.parse(body).fileName)).toEqual([
      '教育/机构.xlsx',
      '教育_机构.xlsx',
      '卫生/机构.xlsx',
    ]);
    const names = ['教育/机构.xlsx', '教育_机构.xlsx', '卫生/机构.xlsx'];
    expect(named('.html').map(([, body]) => names.filter((name) => body.includes(name)))).toEqual(
      names.map((name) => [name]),
    );
    for (const [path, body] of named('.html')) {
      const marked = path.replace(/\.html$/, '.xlsx');
      expect(written.has(marked)).toBe(true);
      expect(body).toContain(encodeURI(marked.replace('receipts/', '')));
    }
  } finally {
    await office.close();
  }
});

test('a workbook that can’t be marked is named in the log without a word of what is in it', async () => {
  const office = await openOffice();
  try {
    const bad = await workbookOf({
      name: '机构',
      rows: [
        ['年度', '主管部门编码'],
        ['王某', '101'],
      ],
    });
    const receipts = await ingest(office.effects, [{ name: '机构.xlsx', bytes: async () => bad }]);
    const warnings: unknown[] = [];
    const log = { ...office.effects.log, warn: (_: string, about?: unknown) => void warnings.push(about) };
    const store = { ...office.effects.store, get: async () => new TextEncoder().encode('王某') };
    await writeReceiptPages({ ...office.effects, store, log }, receipts, { write: async () => undefined });
    expect(warnings).toEqual([
      {
        fileId: receipts[0]?.fileId,
        error: 'MarkError',
        at: expect.any(Array),
        cause: { error: 'Error', at: expect.any(Array) },
      },
    ]);
  } finally {
    await office.close();
  }
});

test('of a marked workbook that is refused again only the faults it still has are marked', async () => {
  const office = await openOffice();
  try {
    const bad = await workbookOf({
      name: '机构',
      rows: [
        ['年度', '主管部门编码', '主管部门', '预算单位编码', '预算单位'],
        ['二〇二五', '101', null, '101001', '校'],
      ],
    });
    const answered = async (bytes: Uint8Array): Promise<ExcelJS.Workbook> => {
      const [receipt] = await ingest(office.effects, [{ name: '机构.xlsx', bytes: async () => bytes }]);
      const copy = receipt && (await markedCopy(office.effects, receipt));
      if (receipt?.state !== 'refused' || !copy) throw new RangeError('no marked copy');
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(copy.bytes.slice().buffer);
      return book;
    };
    const markedIn = (book: ExcelJS.Workbook): string[] =>
      ['A2', 'B2', 'C2', 'D2', 'E2'].filter((at) => book.getWorksheet('机构')?.getCell(at).note !== undefined);
    const first = await answered(bad);
    expect(markedIn(first)).toEqual(['A2', 'C2']);
    Object.assign(first.getWorksheet('机构')?.getCell('A2') ?? {}, { value: 2025 });
    const second = await answered(new Uint8Array(await first.xlsx.writeBuffer()));
    expect(markedIn(second)).toEqual(['C2']);
    expect(second.getWorksheet('机构')?.getCell('A2').fill).toBeUndefined();
  } finally {
    await office.close();
  }
});
