import { appendFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../analytics/core/digest.ts';
import { watchCommand } from '../../../functions/cli/commands/watch.ts';
import { openDataDirectory } from '../../../functions/cli/data-directory.ts';
import { problems } from '../../../functions/cli/problems.ts';
import { look, nothingYet, type Remembered } from '../../../functions/cli/watch/pass.ts';
import type { Watched } from '../../../functions/cli/watch/watched.ts';
import { inFreshFolder } from '../../fresh-folder.ts';
import { jixiao } from '../../functions/cli/command.ts';

const lists = {
  '机构.csv': '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n',
  '项目.csv': '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂,125000\n',
};

const io = {
  out: () => true,
  err: () => true,
  isTerminal: false,
  wait: async () => false,
  // Before the tenth of January: the month that is due is November, of which nothing is said.
  clock: () => '2026-01-05T08:00:00.000Z',
  environment: {},
};

const watched = async (check: (watched: Watched) => Promise<void>): Promise<void> =>
  inFreshFolder(async (base) => {
    const folder = join(base, '收件');
    await mkdir(join(folder, '教育局'), { recursive: true });
    for (const [name, content] of Object.entries(lists)) await writeFile(join(folder, name), content);
    await check({ folder, out: join(base, 'out'), data: join(base, 'data'), policy: null, sources: null, mail: null });
  });

const answeredBy = async (watched: Watched, before: Remembered) => {
  const { remembered, done, waiting } = await look(watched, before, io);
  const answered = done?.answered.map(({ fileName, sentAs, state }) => `${state} ${sentAs ?? fileName}`).toSorted();
  return { remembered, answered, waiting, months: done?.months };
};

/** Looks until nothing is on its way. */
const atRest = async (watched: Watched) => answeredBy(watched, (await look(watched, nothingYet, io)).remembered);

const refusedBook = async (): Promise<Buffer> => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('项目');
  sheet.addRows([
    ['年度', '预算单位编码', '项目编码', '项目名称', '年初预算数'],
    [2025, '101001', 'P2', '操场', '很多'],
  ]);
  return Buffer.from(await book.xlsx.writeBuffer());
};

describe('a folder that is watched', () => {
  it('has each file answered beside it, once', async () => {
    await watched(async (at) => {
      const first = await atRest(at);
      expect(first.answered).toEqual(['accepted 机构.csv', 'accepted 项目.csv']);
      expect((await readdir(at.folder)).toSorted()).toEqual(
        [
          '教育局',
          ...Object.keys(lists).flatMap((name) => [name, `${name}.回执.html`, `${name}.回执.json`]),
        ].toSorted(),
      );
      expect((await answeredBy(at, first.remembered)).answered).toBeUndefined();
      // A process that was started anew finds the answers where they lie.
      expect((await atRest(at)).answered).toEqual([]);
    });
  });

  it('has a file that is not read answered beside it, once, and alone too', async () => {
    await watched(async (at) => {
      const first = await atRest(at);
      await writeFile(join(at.folder, '教育局', '6月.xlsx.tmp'), 'PK');
      const seen = await look(at, first.remembered, io);
      expect(seen).toMatchObject({ waiting: ['教育局/6月.xlsx.tmp'], done: { unread: [] } });
      const told = await look(at, seen.remembered, io);
      expect(told.done).toMatchObject({ answered: [], unread: ['教育局/6月.xlsx.tmp'] });
      const words = await readFile(join(at.folder, '教育局', '6月.xlsx.tmp.回执.txt'), 'utf8');
      expect(words).toContain('6月.xlsx.tmp 的格式不认识,没有读');
      expect(words).toContain('is in no format that is read');
      expect((await look(at, told.remembered, io)).done).toBeNull();
      expect((await atRest(at)).answered).toEqual([]);
    });
  });

  it('says of a year that is over how its result is made', async () => {
    await watched(async (at) => {
      await writeFile(
        join(at.folder, '12月.csv'),
        '年度,期间,项目编码,全年预算数,执行数\n2025,2025-12,P1,125000,120000\n',
      );
      const late = { ...io, clock: () => '2026-11-15T08:00:00.000Z' };
      const { done } = await look(at, (await look(at, nothingYet, late)).remembered, late);
      const [month] = done?.months ?? [];
      expect(month && 'putOff' in month && month.putOff.zh).toContain(
        '最后一个已报月份是 2025年12月。2025 年已经过完,不会再逐月运行:要那一年的结果,用同一个 --data 运行 jixiao run <文件夹> --out <结果文件夹>',
      );
    });
  });

  it('has a form answered anew when the description of its layout is put beside it', async () => {
    await watched(async (at) => {
      const form = '2025年度项目支出绩效目标申报表,,,\n项目名称,食堂,,\n实施单位,一小,,\n绩效指标,,,\n';
      const rows = '一级指标,二级指标,具体指标,指标值\n产出指标,数量指标,改造数量,≥12所\n';
      await writeFile(join(at.folder, '食堂.csv'), `${form}${rows}`);
      expect((await atRest(at)).answered).toContain('refused 食堂.csv');
      const ours = new URL('../../../analytics/intake/form/layouts/goals-2015.form.yaml', import.meta.url);
      const own = (await readFile(ours, 'utf8')).replaceAll('三级指标', '具体指标').replace('goals-2015', 'goals-own');
      await writeFile(join(at.folder, '本区.form.yaml'), own);
      expect((await atRest(at)).answered).toEqual(['accepted 食堂.csv']);
      expect(await readFile(join(at.folder, '食堂.csv.回执.json'), 'utf8')).toContain('"state": "accepted"');
    });
  });

  it('has a file left until it is whole', async () => {
    await watched(async (at) => {
      const { remembered } = await look(at, nothingYet, io);
      await appendFile(join(at.folder, '项目.csv'), '2025,101001,P2,操场,8');
      const half = await answeredBy(at, remembered);
      expect([half.answered, half.waiting]).toEqual([['accepted 机构.csv'], ['项目.csv']]);
      await appendFile(join(at.folder, '项目.csv'), '0000\n');
      const more = await answeredBy(at, half.remembered);
      expect(more.waiting).toEqual(['项目.csv']);
      expect((await answeredBy(at, more.remembered)).answered).toEqual(['accepted 项目.csv']);
      const receipt = JSON.parse(await readFile(join(at.folder, '项目.csv.回执.json'), 'utf8'));
      expect(receipt.tables[0]).toMatchObject({ rowsAccepted: 2, acceptedAmount: '205000.00' });
    });
  });

  it('is not taken in anew while a file that is on its way grows', async () => {
    await watched(async (at) => {
      const first = await atRest(at);
      await writeFile(join(at.folder, '大.csv'), 'x');
      const begun = await look(at, first.remembered, io);
      await appendFile(join(at.folder, '大.csv'), 'x');
      const grown = await look(at, begun.remembered, io);
      expect([begun.waiting, grown.waiting, grown.done]).toEqual([['大.csv'], ['大.csv'], null]);
    });
  });

  it('gives the marked workbook back, and takes it when it was mended', async () => {
    await watched(async (at) => {
      const sent = join(at.folder, '教育局', '项目2.xlsx');
      await writeFile(sent, await refusedBook());
      const first = await atRest(at);
      expect(first.answered).toContain('refused 教育局/项目2.xlsx');
      const marked = `${sent}.退回.xlsx`;
      expect((await answeredBy(at, first.remembered)).answered).toBeUndefined();
      const book = new ExcelJS.Workbook();
      await book.xlsx.readFile(marked);
      const cell = book.worksheets[0]?.getCell('E2');
      if (!cell) throw new Error('no sheet');
      cell.value = 80000;
      await book.xlsx.writeFile(marked);
      const mended = await atRest(at);
      expect(mended.answered).toEqual(['accepted 教育局/项目2.xlsx.退回.xlsx']);
    });
  });

  it('takes its own marked workbook for nobody’s, though the file itself was mended and the lists grew', async () => {
    await watched(async (at) => {
      const sent = join(at.folder, '教育局', '项目2.xlsx');
      const book = async (unit: string, amount: number): Promise<void> => {
        const made = new ExcelJS.Workbook();
        made.addWorksheet('项目').addRows([
          ['年度', '预算单位编码', '项目编码', '项目名称', '年初预算数'],
          [2025, unit, 'P2', '操场', amount],
        ]);
        await made.xlsx.writeFile(sent);
      };
      await book('101002', 999);
      expect((await atRest(at)).answered).toContain('refused 教育局/项目2.xlsx');
      await book('101001', 80000);
      expect((await atRest(at)).answered).toEqual(['accepted 教育局/项目2.xlsx']);
      await writeFile(join(at.folder, '机构2.csv'), lists['机构.csv'].replace('101001,一小', '101002,二小'));
      expect((await atRest(at)).answered).toEqual(['accepted 机构2.csv']);
      expect((await readdir(join(at.folder, '教育局'))).filter((name) => name.includes('退回'))).toEqual([]);
    });
  });

  it('takes a marked workbook for its own after a death before the rest of the answer lay there', async () => {
    await watched(async (at) => {
      const sent = join(at.folder, '教育局', '项目2.xlsx');
      await writeFile(sent, await refusedBook());
      await atRest(at);
      const receipt = JSON.parse(await readFile(`${sent}.回执.json`, 'utf8'));
      await writeFile(`${sent}.回执.json`, JSON.stringify({ ...receipt, isWhole: false }));
      await rm(`${sent}.回执.html`);
      expect((await atRest(at)).answered).toEqual(['refused 教育局/项目2.xlsx']);
      const again = JSON.parse(await readFile(`${sent}.回执.json`, 'utf8'));
      expect(again).toEqual({ ...receipt, marked: sha256(await readFile(`${sent}.退回.xlsx`)) });
      const page = await readFile(`${sent}.回执.html`, 'utf8');
      const [, link = ''] = /class="marked"><a href="([^"]*)"/.exec(page) ?? [];
      expect(decodeURIComponent(link)).toBe('项目2.xlsx.退回.xlsx');
    });
  });

  it.each(['ENOENT', 'EBUSY', 'EPERM'])('goes on after a file was moved or held under its hands (%s)', async (code) => {
    await watched(async (at) => {
      const said: string[] = [];
      let clocks = 0;
      const disturbed = {
        ...io,
        out: (words: string) => said.push(words) > 0,
        err: (words: string) => said.push(words) > 0,
        wait: async () => clocks < 8,
        clock: () => {
          clocks++;
          const path = join(at.folder, '项目.csv');
          if (clocks === 2) throw Object.assign(new Error(`${code}: ${path}`), { code, path });
          return io.clock();
        },
      };
      const options = { lang: 'zh', json: false, strict: false, out: at.out, data: at.data } as const;
      await watchCommand.act([at.folder], options, disturbed);
      const { code: named, says } = problems.fileInMotion(join(at.folder, '项目.csv'));
      expect(named).toBe('file-in-motion');
      expect(said.join('')).toContain(says.zh);
      expect(said.join('')).toContain('收到 2,接受 2');
    });
  });

  it('gives each sender of the same bytes an answer of his own', async () => {
    await watched(async (at) => {
      await writeFile(join(at.folder, '教育局', '项目.csv'), lists['项目.csv']);
      await atRest(at);
      const receipts = await Promise.all(
        ['项目.csv', '教育局/项目.csv'].map(async (name) =>
          JSON.parse(await readFile(join(at.folder, `${name}.回执.json`), 'utf8')),
        ),
      );
      expect(receipts.map(({ fileName, state }) => [fileName, state])).toEqual([
        ['项目.csv', 'accepted'],
        ['教育局/项目.csv', 'accepted'],
      ]);
      expect(await readFile(join(at.folder, '教育局', '项目.csv.回执.html'), 'utf8')).toContain('教育局/项目.csv');
    });
  });

  it('has no month run while a file is on its way', async () => {
    await watched(async (at) => {
      const { remembered } = await look(at, nothingYet, io);
      await appendFile(join(at.folder, '项目.csv'), '2025,101001,P2,操场,80000\n');
      const half = await answeredBy(at, remembered);
      expect(half.months).toEqual([]);
      const whole = await answeredBy(at, half.remembered);
      expect(whole.months).toMatchObject([{ period: '2025-11', putOff: { en: expect.stringContaining('2025-11') } }]);
      expect((await answeredBy(at, whole.remembered)).months).toBeUndefined();
    });
  });

  it('waits where another process writes, and goes on after it', async () => {
    await watched(async (at) => {
      const { remembered } = await look(at, nothingYet, io);
      const other = await openDataDirectory(at.data, io);
      await expect(look(at, remembered, io)).rejects.toThrow('in use');
      await other.close();
      expect((await answeredBy(at, remembered)).answered).toEqual(['accepted 机构.csv', 'accepted 项目.csv']);
    });
  });

  it('reads no file by half a description', async () => {
    await watched(async (at) => {
      await writeFile(join(at.folder, 'policy.yaml'), 'schema: 3\n');
      const { remembered } = await look(at, nothingYet, io);
      await appendFile(join(at.folder, 'policy.yaml'), 'name: x\n');
      const half = await answeredBy(at, remembered);
      expect([half.answered, half.waiting]).toEqual([undefined, ['policy.yaml']]);
    });
  });
});

describe('jixiao watch', () => {
  it('looks once for a timer: files sent back first, then the counts, then the month', async () => {
    await watched(async ({ folder, out, data }) => {
      await writeFile(join(folder, 'A.xlsx'), await refusedBook());
      const { code, out: said } = await jixiao('watch', folder, '--out', out, '--data', data, '--once');
      const lines = said.split('\n');
      expect(code).toBe(0);
      expect(lines[0]).toMatch(/^■ A\.xlsx/);
      expect(said).toContain('收到 3,接受 2,拒收 1');
      expect(lines.at(-2)).toBe('◌ 2025-12 到日子了,暂时不能运行:2025年12月 还没有执行或进展数据;有新文件再试');
      const again = await jixiao('watch', folder, '--out', out, '--data', data, '--once', '--json', '--strict');
      expect([again.code, again.json()]).toEqual([
        0,
        { answered: [], notRead: [], skipped: [], months: [], waiting: [] },
      ]);
    });
  });

  it('ends with 1 in a strict run that sent something back', async () => {
    await watched(async ({ folder, out, data }) => {
      await writeFile(join(folder, 'A.xlsx'), await refusedBook());
      expect((await jixiao('watch', folder, '--out', out, '--data', data, '--once', '--strict')).code).toBe(1);
    });
  });

  it('goes on until it is asked to stop', async () => {
    await watched(async ({ folder, out, data }) => {
      const { code, out: said } = await jixiao('watch', folder, '--out', out, '--data', data);
      expect([code, said]).toEqual([0, '已停止\n']);
    });
  });

  it('says how the machine starts it, or that it does not know how', async () => {
    await watched(async ({ folder, out }) => {
      const { out: unit } = await jixiao('watch', folder, '--out', out, '--install', 'systemd');
      expect(unit).toContain(`"watch" "${folder}" "--out" "${out}"`);
      expect(unit).toContain('"--every" "10"');
      const { code, out: said } = await jixiao('watch', folder, '--out', out, '--install', 'launchd', '--json');
      expect([code, JSON.parse(said).error.code]).toEqual([2, 'installer-unknown']);
    });
  });

  it('needs a folder', async () => {
    const { code, out } = await jixiao('watch', '/none', '--out', '/none', '--json');
    expect([code, JSON.parse(out).error.code]).toEqual([3, 'folder-missing']);
  });
});

describe('a run over a folder that was watched', () => {
  it('reads none of the answers in it', async () => {
    await watched(async (at) => {
      await writeFile(join(at.folder, 'A.xlsx'), await refusedBook());
      await atRest(at);
      await rename(join(at.folder, '机构.csv'), join(at.folder, '单位.csv'));
      const ran = await jixiao('run', at.folder, '--out', at.out, '--data', at.data);
      expect(ran.err).toContain('收到 3,接受 2,拒收 1');
      expect(ran.err).not.toContain('回执.html');
    });
  });
});
