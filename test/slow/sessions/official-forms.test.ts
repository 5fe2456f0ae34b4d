import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paperTitles } from '../../../analytics/forms/papers.ts';
import { inFreshFolder } from '../../fresh-folder.ts';
import { jixiao } from '../../functions/cli/command.ts';

const lists = {
  '机构.csv': '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,第一小学\n',
  '项目.csv':
    '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂改造,5200000\n2025,101001,2025101001002,操场改造,800000\n',
};

type Cells = Readonly<Record<string, string | number>>;

/** A data directory that has taken in the two lists; each test works on a copy. */
let listed = '';
beforeAll(async () => {
  listed = await mkdtemp(join(tmpdir(), 'jixiao-'));
  for (const [name, content] of Object.entries(lists)) await writeFile(join(listed, name), content);
  const files = Object.keys(lists).map((name) => join(listed, name));
  await jixiao('ingest', ...files, '--data', join(listed, 'data'));
});
afterAll(() => rm(listed, { recursive: true }));

/** The office after the two lists: where a form is asked for, filled in and sent back. */
const office = async (
  check: (at: {
    readonly ask: (form: string, ...more: readonly string[]) => Promise<ExcelJS.Workbook>;
    readonly send: (book: ExcelJS.Workbook) => Promise<Readonly<Record<string, unknown>>>;
    readonly sendTable: (name: string, content: string) => Promise<void>;
    readonly folder: string;
  }) => Promise<void>,
): Promise<void> =>
  inFreshFolder(async (folder) => {
    const data = ['--data', join(folder, 'data')];
    await cp(join(listed, 'data'), join(folder, 'data'), { recursive: true });
    let sent = 0;
    await check({
      folder,
      ask: async (form, ...more) => {
        const out = join(folder, 'form.xlsx');
        const unit = form.startsWith('department') ? '101' : '101001';
        const ran = await jixiao('template', form, '--for', unit, '--out', out, ...data, ...more);
        expect([ran.code, ran.err]).toEqual([0, '']);
        const book = new ExcelJS.Workbook();
        await book.xlsx.readFile(out);
        return book;
      },
      send: async (book) => {
        const file = join(folder, `sent${sent++}.xlsx`);
        await book.xlsx.writeFile(file);
        const { out } = await jixiao('ingest', file, ...data, '--json');
        return (JSON.parse(out) as Record<string, unknown>[])[0] ?? {};
      },
      sendTable: async (name, content) => {
        await writeFile(join(folder, name), content);
        expect((await jixiao('ingest', join(folder, name), ...data, '--strict')).code).toBe(0);
      },
    });
  });

const sheetOf = (book: ExcelJS.Workbook, project = '食堂改造'): ExcelJS.Worksheet => {
  const sheet = book.getWorksheet(project);
  if (!sheet) throw new Error(`no sheet ${project} among ${book.worksheets.map(({ name }) => name).join(', ')}`);
  return sheet;
};

/** The rows below the heading of the indicator table, as their first cells. */
const tableFrom = (sheet: ExcelJS.Worksheet, heading: string): number => {
  let found = 0;
  sheet.eachRow((row, number) => {
    if ((row.values as unknown[]).includes(heading)) found = number + 1;
  });
  return found;
};

const type = (sheet: ExcelJS.Worksheet, row: number, cells: Cells): void => {
  for (const [column, value] of Object.entries(cells)) sheet.getCell(`${column}${row}`).value = value;
};

const keepOnly = (book: ExcelJS.Workbook, name: string): void => {
  for (const sheet of book.worksheets) if (sheet.name !== name) book.removeWorksheet(sheet.id);
};

const codesOf = (receipt: Readonly<Record<string, unknown>>): readonly unknown[] =>
  (receipt.faults as readonly { code: string }[]).map(({ code }) => code);

const rowsIn = (receipt: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    (receipt.tables as readonly { dataset: string; rowsAccepted: number }[]).map((table) => [
      table.dataset,
      table.rowsAccepted,
    ]),
  );

describe('an official form of a project without goals', () => {
  it.each([
    ['goals-2011', '指标内容', { D: '改造数量', E: '≥12所', F: '权重50' }],
    ['goals-2015', '三级指标', { G: '改造数量', H: '≥12所' }],
  ] as const)('has rows to declare them in: %s', async (form, heading, cells) => {
    await office(async ({ ask, send }) => {
      const book = await ask(form, '--year', '2025');
      expect(book.worksheets.map(({ name }) => name)).toEqual(['2025101001002-操场改造', '食堂改造']);
      keepOnly(book, '食堂改造');
      const sheet = sheetOf(book);
      type(sheet, tableFrom(sheet, heading), cells);
      const receipt = await send(book);
      expect([receipt.state, rowsIn(receipt)]).toEqual(['accepted', { project: 1, indicator: 1 }]);
      const again = sheetOf(await ask('monitoring-2019', '--year', '2025'));
      const row = again.getRow(tableFrom(again, '经费保障'));
      expect(['B', 'C', 'D', 'E'].map((column) => row.getCell(column).value)).toEqual([
        '产出指标',
        '数量指标',
        '改造数量',
        '≥12所',
      ]);
    });
  });

  it('of a department too', async () => {
    await office(async ({ ask, send }) => {
      const book = await ask('department-goals', '--year', '2025');
      const [sheet] = book.worksheets;
      if (!sheet) throw new Error('no sheet');
      type(sheet, tableFrom(sheet, '三级指标'), { D: '工作完成率', E: '≥95%', F: 20 });
      const receipt = await send(book);
      expect([receipt.state, rowsIn(receipt)]).toEqual(['accepted', { 'department-indicator': 1 }]);
    });
  });
});

describe('the year’s budget on a self-evaluation', () => {
  it.each([
    ['is the list’s where no report says otherwise', 5200000, ['520', '520', '']],
    ['is left to the sender where a report states another', 6000000, ['520', '', '']],
  ])('%s', async (_, adjusted, printed) => {
    await office(async ({ ask, sendTable }) => {
      await sendTable(
        '国库12月.csv',
        `年度,期间,项目编码,全年预算数,累计执行数\n2025,2025-12,P1,${adjusted},5000000\n`,
      );
      const sheet = sheetOf(await ask('self-evaluation-2020', '--year', '2025'));
      const row = sheet.getRow(tableFrom(sheet, '年初预算数'));
      expect(['D', 'E', 'F'].map((column) => String(row.getCell(column).value ?? ''))).toEqual(printed);
    });
  });
});

describe('goals that were declared without weights', () => {
  const declared = async (
    { ask, send }: Parameters<Parameters<typeof office>[0]>[0],
    after: () => Promise<void>,
  ): Promise<void> => {
    const book = await ask('goals-2015', '--year', '2025');
    keepOnly(book, '食堂改造');
    const sheet = sheetOf(book);
    type(sheet, tableFrom(sheet, '三级指标'), { G: '改造数量', H: '≥12所' });
    expect(codesOf(await send(book))).toEqual(['form-weights-missing']);
    await after();
  };

  it('leave the weight of the self-evaluation to be filled in, and it counts', async () => {
    await office(async (at) => {
      await declared(at, async () => {
        const book = await at.ask('self-evaluation-2020', '--year', '2025');
        keepOnly(book, '食堂改造');
        const sheet = sheetOf(book);
        const row = tableFrom(sheet, '实际完成值');
        expect(sheet.getCell(`G${row}`).value).toBeNull();
        type(sheet, row, { F: '11所', G: 90, H: 82.5 });
        const receipt = await at.send(book);
        expect([receipt.state, codesOf(receipt), rowsIn(receipt).indicator]).toEqual([
          'accepted',
          ['form-spent-missing', 'form-weights-late'],
          1,
        ]);
      });
    });
  });

  it('are not declared as weighing nothing when they are declared again', async () => {
    await office(async (at) => {
      await declared(at, async () => {
        const book = await at.ask('goals-2011', '--year', '2025');
        keepOnly(book, '食堂改造');
        expect(codesOf(await at.send(book))).toEqual(['form-weights-missing']);
      });
    });
  });
});

it.each(Object.keys(paperTitles))('%s is refused as it was handed out', async (form) => {
  await office(async ({ ask, send }) => {
    const receipt = await send(await ask(form, '--year', '2025', '--month', '7'));
    expect(receipt.state).toBe('refused');
    expect(Object.values(rowsIn(receipt)).filter((rows) => rows !== 0)).toEqual([]);
  });
});

it('init puts a blank of each official form beside the templates, which a run leaves alone', async () => {
  await inFreshFolder(async (folder) => {
    const made = join(folder, 'office');
    await jixiao('init', made);
    const there = join(made, 'templates', '官方表');
    expect((await readdir(there)).toSorted()).toEqual(
      Object.values(paperTitles)
        .map((title) => `${title}.xlsx`)
        .toSorted(),
    );
    expect(await readFile(join(made, 'README.txt'), 'utf8')).toContain('官方表');
    const { err } = await jixiao('run', made, '--out', join(folder, 'out'));
    expect(err).toContain('只有 templates 文件夹里的空表');
  });
});

it('a run goes to its end with a workbook of which one form is filled in and the other is not', async () => {
  await office(async ({ ask, folder }) => {
    const book = await ask('self-evaluation-2020', '--year', '2025');
    const sheet = sheetOf(book);
    type(sheet, tableFrom(sheet, '年初预算数'), { F: 500 });
    type(sheet, tableFrom(sheet, '实际完成值'), {
      B: '产出指标',
      C: '数量指标',
      D: '改造数量',
      E: '≥12所',
      F: '12所',
      G: 90,
      H: 90,
    });
    const desk = join(folder, 'desk');
    await mkdir(desk);
    for (const [name, content] of Object.entries(lists)) await writeFile(join(desk, name), content);
    await book.xlsx.writeFile(join(desk, '自评.xlsx'));
    const ran = await jixiao('run', desk, '--data', join(folder, 'fresh'), '--out', join(folder, 'out'));
    expect([ran.code, ran.out]).toEqual([0, expect.stringContaining('收到 3,接受 2,部分接受 1,拒收 0')]);
  });
});
