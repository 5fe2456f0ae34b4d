import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { parseSource } from '../../../analytics/intake/source/parse.ts';
import { inFreshFolder } from '../../fresh-folder.ts';
import { jixiao } from './command.ts';

const csv = [
  '年度,期间,项目编码,科室,全年预算数(万元),累计支出(万元)',
  '2025,2025-03,P1,甲,"1,200.5",10',
  '2025,2025-03,P2,乙,80,-',
  '',
].join('\n');

const draftOf = async (folder: string, name: string, content: string | Uint8Array): Promise<string> => {
  await writeFile(join(folder, name), content);
  const ran = await jixiao('source', 'draft', join(folder, name));
  expect([ran.code, ran.err]).toEqual([0, '']);
  return ran.out;
};

describe('source draft', () => {
  it('gives a description that reads the file as it is, where all it needs is known', async () => {
    await inFreshFolder(async (folder) => {
      const written = await draftOf(folder, 'a.csv', csv);
      expect(written).toMatch(/^# 没有用到的列.*\n# {3}科室$/m);
      expect(written).not.toMatch(/待定/);
      const description = join(folder, 'a.source.yaml');
      await writeFile(description, written);
      const tried = await jixiao('source', 'test', description, join(folder, 'a.csv'), '--json');
      expect(tried.json()).toMatchObject({
        faults: [],
        tables: [
          {
            dataset: 'execution',
            rows: 2,
            amount: '100000.00',
            first: [
              { source_row: '2', project_code: 'P1', adjusted_amount: '12005000.00', spent_amount: '100000.00' },
              { source_row: '3', project_code: 'P2', spent_amount: '0.00' },
            ],
          },
        ],
      });
      expect(tried.code).toBe(0);
      expect((await readdir(folder)).toSorted()).toEqual(['a.csv', 'a.source.yaml']);
    });
  });

  it('names what is to decide, and is refused by just that until it is decided', async () => {
    await inFreshFolder(async (folder) => {
      const book = utils.book_new();
      const rows = [['三月支出'], ['项目编码', '累计支出(元)'], ['P1', '1.234,50']];
      utils.book_append_sheet(book, utils.aoa_to_sheet(rows), '支出');
      const written = await draftOf(folder, 'b.xlsx', new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' })));
      expect(written).toMatch(/^# 待定.*必填/m);
      expect(written).toMatch(/^# {3}fiscal_year: 年度/m);
      expect(written).toContain('decimal: ","');
      expect(() => parseSource(written)).toThrow(/fields\.fiscal_year.*required field fiscal_year/);
      const decided = written
        .replace(
          '    tables:',
          '    titles: { said: { cell: A1, matches: (三)月.*, codes: { 三: 2025-03 } } }\n    tables:',
        )
        .replace(
          /( +)fields:\n/,
          '$1fields:\n$1  fiscal_year: { constant: "2025" }\n$1  period: said\n$1  adjusted_amount: { constant: "5" }\n',
        );
      await writeFile(join(folder, 'b.source.yaml'), decided);
      const tried = await jixiao(
        'source',
        'test',
        join(folder, 'b.source.yaml'),
        join(folder, 'b.xlsx'),
        '--lang',
        'en',
      );
      expect(tried.out).toMatch(/^execution {2}1 rows {2}1234\.50\n {4}source_row=3 .*period=2025-03/);
      expect(tried.out).toMatch(/Nothing was stored/);
    });
  });

  it('leaves it to the reader what a mark means that could mean two things', async () => {
    await inFreshFolder(async (folder) => {
      const one = (amount: string) =>
        draftOf(folder, 'd.csv', `年度;期间;项目编码;全年预算数;累计支出\n2025;2025-03;P1;;${amount}\n`);
      expect(await one('1.234')).toMatch(/^# 待定 · to decide: 1\.234 /m);
      expect(await one('1,234')).toMatch(/^# 待定 · to decide: 1,234 /m);
      expect(await one('1.234,50')).not.toContain('待定 · to decide: 1');
      expect(await one('1234.50')).not.toContain('待定 · to decide: 1');
    });
  });

  it('reads a header of two rows, and words that only together say what a column is', async () => {
    await inFreshFolder(async (folder) => {
      const written = await draftOf(
        folder,
        'e.csv',
        '2025年支出,,,,,\n年度,期间,项目编码,预算数(万元),支出(万元),\n,,,全年,累计,备注\n2025,2025-03,P1,2,1,\n',
      );
      expect(written).toMatch(/header:\n {6}row: 2\n {6}over: 2/);
      expect(written).toMatch(/heading: 累计\n {8}under: 支出\(万元\)/);
      expect(written).toMatch(/^# {3}支出\(万元\) · 备注$/m);
      await writeFile(join(folder, 'e.source.yaml'), written);
      const tried = await jixiao('source', 'test', join(folder, 'e.source.yaml'), join(folder, 'e.csv'), '--json');
      expect(tried.json()).toMatchObject({
        faults: [],
        tables: [{ dataset: 'execution', rows: 1, first: [{ spent_amount: '10000.00', adjusted_amount: '20000.00' }] }],
      });
    });
  });

  it('takes no first row of data, nor a title, for the second row of a header', async () => {
    await inFreshFolder(async (folder) => {
      const written = await draftOf(folder, 'f.csv', '年度,期间,项目编码,全年预算数,累计支出\n2025,,P1,2,1\n');
      expect(written).not.toContain('over:');
      const titled = await draftOf(folder, 'g.csv', '支出表,,\n年度,项目编码,累计支出\n2025,P1,1\n');
      expect(titled).toMatch(/row: 2\n(?! {6}over)/);
    });
  });

  it('says so where no heading is known', async () => {
    await inFreshFolder(async (folder) => {
      await writeFile(join(folder, 'c.csv'), 'x,y\n1,2\n');
      const ran = await jixiao('source', 'draft', join(folder, 'c.csv'));
      expect([ran.code, ran.out]).toEqual([3, '']);
      expect(ran.err).toContain('No heading of');
    });
  });
});

describe('source test', () => {
  it('names faults by cell with the place in the description, and ends with 1', async () => {
    await inFreshFolder(async (folder) => {
      const written = await draftOf(folder, 'a.csv', csv);
      await writeFile(join(folder, 'a.source.yaml'), written);
      await writeFile(join(folder, 'a.csv'), csv.replace('"1,200.5"', '"1,20"'));
      const ran = await jixiao('source', 'test', join(folder, 'a.source.yaml'), join(folder, 'a.csv'));
      expect(ran.code).toBe(1);
      expect(ran.out).toMatch(/2 · 全年预算数\(万元\) · “1,20”/);
      expect(ran.out).toContain('(来源描述:sheets.0.columns.adjusted_amount)');
    });
  });

  it('names a cell that can’t be read once, by the column that reads it', async () => {
    await inFreshFolder(async (folder) => {
      const written = await draftOf(folder, 'a.csv', csv);
      await writeFile(join(folder, 'a.source.yaml'), written);
      await writeFile(join(folder, 'a.csv'), csv.replace('"1,200.5"', '十'));
      const ran = await jixiao('source', 'test', join(folder, 'a.source.yaml'), join(folder, 'a.csv'));
      expect(ran.out.match(/2 · 全年预算数/g)).toHaveLength(1);
      expect(ran.out).not.toContain('这样的数字');
    });
  });

  it('ends with 1 where nothing is read, and does not take a file of another name', async () => {
    await inFreshFolder(async (folder) => {
      const written = await draftOf(folder, 'a.csv', csv);
      await writeFile(join(folder, 'a.source.yaml'), written);
      await writeFile(join(folder, 'a.csv'), csv.split('\n')[0] ?? '');
      const empty = await jixiao('source', 'test', join(folder, 'a.source.yaml'), join(folder, 'a.csv'));
      expect(empty.code).toBe(1);
      expect(empty.out).toContain('没有读到任何行');
      await writeFile(join(folder, 'b.csv'), csv);
      const other = await jixiao('source', 'test', join(folder, 'a.source.yaml'), join(folder, 'b.csv'));
      expect(other.code).toBe(3);
      expect(other.err).toContain('“a.csv”');
    });
  });

  it('asks for what it lacks', async () => {
    for (const args of [['test', 'a.source.yaml'], ['draft'], ['read', 'a', 'b']]) {
      const ran = await jixiao('source', ...args);
      expect(ran.code).toBe(2);
      expect(ran.err).toContain('test <description> <export>');
    }
  });
});

it('source schema is what editors complete by', async () => {
  const { out } = await jixiao('source', 'schema');
  expect(out).toContain('"pivot"');
  expect(await readFile(new URL('../../../docs/source-descriptions.md', import.meta.url), 'utf8')).toContain('`pivot`');
});
