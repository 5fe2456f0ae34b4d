import { spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { read } from '@e965/xlsx';
import { readWorkbook } from '../../analytics/intake/read/xlsx/workbook.ts';

interface Measured {
  readonly seconds: number;
  readonly peakMegabytes: number;
}

export interface WorkbookBench {
  readonly rows: number;
  readonly ours: Measured;
  readonly sheetjs: Measured;
  /** Our seconds over those of SheetJS alone. */
  readonly ratio: number;
}

/** Ten columns of codes, texts and figures, as a system exports them. */
const writeWorkbook = async (path: string, rows: number): Promise<void> => {
  // Loaded here alone: its memory is no reader's.
  const { default: exceljs } = await import('exceljs');
  const stream = createWriteStream(path);
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: true, useStyles: true });
  const sheet = workbook.addWorksheet('数据');
  for (let row = 0; row < rows; row++) {
    const [year, month] = [2025, `2025-0${(row % 9) + 1}`];
    const cells = [
      year,
      month,
      `2025${100_000 + row}`,
      `指标${row % 19}`,
      row * 1.25,
      '确定能',
      99,
      '',
      12.5 + (row % 7),
    ];
    sheet.addRow([...cells, `说明文字${row % 1000}`]).commit();
  }
  await workbook.commit();
};

const readers = {
  ours: (bytes: Uint8Array): number => readWorkbook(bytes)[0]?.rows.length ?? 0,
  sheetjs: (bytes: Uint8Array): number => {
    const book = read(bytes, { type: 'array', dense: true });
    return book.Sheets[book.SheetNames[0] ?? '']?.['!data']?.length ?? 0;
  },
} as const;

const measure = async (which: keyof typeof readers, path: string, rows: number): Promise<Measured> => {
  const bytes = new Uint8Array(await readFile(path));
  const started = performance.now();
  const found = readers[which](bytes);
  if (found !== rows) throw new Error(`${which} read ${found} of ${rows} rows`);
  return {
    seconds: (performance.now() - started) / 1000,
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
};

const inChild = (which: string, path: string, rows: number): Measured => {
  const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), which, path, String(rows)], {
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(`the bench of ${which} failed: ${child.stderr}`);
  return JSON.parse(child.stdout) as Measured;
};

/**
 * Reading a workbook, guarded, against SheetJS's bare `read`, in the same run, each in a process of its own so that its
 * peak memory is its own.
 */
export const benchWorkbook = async (rows = 100_000): Promise<WorkbookBench> => {
  const folder = await mkdtemp(join(tmpdir(), 'bench-workbook-'));
  try {
    const path = join(folder, 'rows.xlsx');
    await writeWorkbook(path, rows);
    const [sheetjs, ours] = [inChild('sheetjs', path, rows), inChild('ours', path, rows)];
    return { rows, ours, sheetjs, ratio: ours.seconds / sheetjs.seconds };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

if (import.meta.main) {
  const [which, path, rows] = process.argv.slice(2);
  if (path && (which === 'ours' || which === 'sheetjs'))
    console.log(JSON.stringify(await measure(which, path, Number(rows))));
  else console.log(await benchWorkbook());
}
