import ExcelJS from 'exceljs';
import { afterEach, describe, expect, it } from 'vitest';
import { readHere } from '../../analytics/intake/read/document-sheets.ts';
import { UnreadableFileError } from '../../analytics/intake/read/sheet.ts';
import {
  type ReadingLimits,
  ReadingThreadEndedError,
  type ReadingWorker,
  readingWorker,
} from '../../functions/adapters/reading-worker.ts';

let opened: ReadingWorker | undefined;
afterEach(() => opened?.close());

const worker = (limits?: ReadingLimits, program?: URL): ReadingWorker => {
  opened = readingWorker(limits, program);
  return opened;
};

const book = async (rows: number): Promise<Uint8Array> => {
  const made = new ExcelJS.Workbook();
  const sheet = made.addWorksheet('表');
  for (let row = 0; row < rows; row++) sheet.addRow(['年度', row, `第 ${row} 行`]);
  return new Uint8Array(await made.xlsx.writeBuffer());
};

const codeOf = async (reading: Promise<unknown>): Promise<unknown> =>
  reading.then(
    () => null,
    (cause: unknown) => (cause instanceof UnreadableFileError ? cause.fault : cause),
  );

describe('a reading worker', () => {
  it('reads what is read here, several at once too', async () => {
    const { read } = worker();
    const books = await Promise.all([3, 5, 8].map(book));
    const read2 = await Promise.all(books.map((bytes) => read('xlsx', bytes)));
    expect(read2).toEqual(await Promise.all(books.map((bytes) => readHere('xlsx', bytes))));
  });

  it('refuses what is no workbook with the same fault, and goes on', async () => {
    const { read } = worker();
    const broken = (await book(3)).subarray(0, 900);
    expect(await codeOf(read('xlsx', broken))).toEqual(await codeOf(readHere('xlsx', broken)));
    expect(await read('xlsx', await book(2))).toHaveLength(1);
  });

  it('refuses what takes too long, and reads the next in a new thread', async () => {
    const { read } = worker({ seconds: (bytes) => (bytes > 50_000 ? 0.001 : 60), megabytes: () => 1024 });
    expect(await codeOf(read('xlsx', await book(20_000)))).toMatchObject({
      code: 'file-too-slow',
      detail: { seconds: '0.001' },
    });
    expect(await read('xlsx', await book(2))).toHaveLength(1);
  });

  it('tells at once of a thread that ended without an answer', async () => {
    const program = new URL(`data:text/javascript,${encodeURIComponent('setTimeout(() => process.exit(3), 50)')}`);
    const { read } = worker(undefined, program);
    const started = performance.now();
    await expect(read('xlsx', await book(2))).rejects.toThrow(ReadingThreadEndedError);
    expect(performance.now() - started).toBeLessThan(15_000);
  });

  it('refuses what takes too much memory, and reads the next in a new thread', async () => {
    const { read } = worker({ seconds: () => 60, megabytes: (bytes) => (bytes > 50_000 ? 24 : 512) });
    expect(await codeOf(read('xlsx', await book(60_000)))).toMatchObject({
      code: 'too-large-inside',
      detail: { limit: '24 MB' },
    });
    expect(await read('xlsx', await book(2))).toHaveLength(1);
  });
});
