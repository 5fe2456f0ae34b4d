import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { inFreshFolder } from '../../fresh-folder.ts';
import { jixiao, office, type Ran } from '../../functions/cli/command.ts';

interface Place {
  readonly input: string;
  readonly out: string;
  readonly data: readonly string[];
}

/** A copy of the office without some of its files. */
const officeWithout = (files: readonly string[], use: (place: Place) => Promise<void>): Promise<void> =>
  inFreshFolder(async (folder) => {
    const input = join(folder, 'input');
    await cp(office, input, { recursive: true });
    for (const file of files) await rm(join(input, file));
    await use({ input, out: join(folder, 'out'), data: ['--data', join(folder, 'data')] });
  });

const run = ({ input, out, data }: Place, ...args: readonly string[]): Promise<Ran> =>
  jixiao('run', input, '--out', out, ...data, ...args);

/** Drops the lines of a file that a pattern finds. */
const without = async (file: string, pattern: RegExp): Promise<void> => {
  const lines = (await readFile(file, 'utf8')).split('\n');
  await writeFile(file, lines.filter((line) => !pattern.test(line)).join('\n'));
};

const code = (ran: Ran): unknown => (ran.json().error as { code: string }).code;

describe('what a run says of the year’s scores', () => {
  const notClosed = '年度未结束';
  const unscored = '没有项目得到评分';

  it.each([
    ['a scored year', [], [], [], [notClosed, unscored]],
    ['a year under way', [], ['--through', '2025-06'], [notClosed], [unscored]],
    ['a closed year without indicators', ['指标.csv', '月度监控.csv', '自评.csv'], [], [unscored], [notClosed]],
  ])('%s', async (_what, missing, args, says, not) => {
    await officeWithout(missing, async (place) => {
      const { out } = await run(place, ...args);
      for (const said of says) expect(out).toContain(said);
      for (const said of not) expect(out).not.toContain(said);
    });
  });
});

describe('what a run says of the files that came back', () => {
  it.each([
    ['none', '', [], ['拒收:', 'refused:']],
    ['one', '随便,什么\n1,2\n', ['接受 7,拒收 1', '拒收:坏表.csv'], []],
  ])('%s', async (_what, content, says, not) => {
    await officeWithout([], async (place) => {
      if (content) await writeFile(join(place.input, '坏表.csv'), content);
      const [zh, en] = [await run(place), await run(place, '--lang', 'en')];
      for (const said of says) expect(zh.out).toContain(said);
      expect(en.out.includes('refused: 坏表.csv')).toBe(content !== '');
      for (const said of not) expect(zh.out + en.out).not.toContain(said);
    });
  });
});

describe('files that can’t be read', () => {
  const written = {
    '6月.zip': Buffer.from(zipSync({ '6月.csv': new TextEncoder().encode('x') })),
    '教育局自评.pdf': '%PDF-1.7',
    '照片.jpg': Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  };

  it('are refused by run as by ingest, and stand on the page with why and what to send', async () => {
    await officeWithout([], async (place) => {
      for (const [name, content] of Object.entries(written)) await writeFile(join(place.input, name), content);
      const { out } = await run(place);
      expect(out).toContain('收到 10,接受 7,拒收 3\n        拒收:');
      expect(out).not.toContain('没有读');
      const page = (await readFile(join(place.out, 'site', 'quality.html'), 'utf8')).replace(/<[^>]+>/g, '');
      expect(page).toContain('本年度收到 10 个文件,拒收 3 个');
      expect(page).toContain('照片.jpg没有读出行 · 1 处问题');
      for (const [name, why, remedy] of [
        ['6月.zip', '这是压缩包,不是 .xlsx、.docx 或 .csv', '解压,把里面的 .xlsx、.docx 或 .csv 文件发来'],
        ['教育局自评.pdf', '这是 PDF 文件,不是', '发填表时的原文件(.xlsx 或 .docx)'],
        ['照片.jpg', '这是图片,不是', '发填表时的原文件(.xlsx 或 .docx)'],
      ] as const) {
        for (const said of [name, why, remedy]) expect(page).toContain(said);
        const alone = await jixiao('ingest', join(place.input, name), '--data', join(place.input, '..', 'other'));
        for (const said of [`■ ${name}`, why, remedy]) expect(alone.out).toContain(said);
      }
    });
  });

  it('alone give no result but their receipts', async () => {
    await officeWithout([], async (place) => {
      const input = join(place.input, '照片');
      await mkdir(input);
      await writeFile(join(input, '1.jpg'), written['照片.jpg']);
      expect(code(await run({ ...place, input }, '--json'))).toBe('nothing-accepted');
      expect(await readFile(join(place.out, 'receipts', 'index.html'), 'utf8')).toContain('1.jpg');
    });
  });
});

describe('why there is no result', () => {
  const money = ['国库支付.csv', '月度监控.csv'];

  it('files without a month are not called no files', async () => {
    await officeWithout(money, async (place) => {
      expect(code(await run(place, '--json'))).toBe('nothing-to-monitor');
      expect(code(await jixiao('report', '--out', place.out, '--json', ...place.data))).toBe('nothing-to-monitor');
    });
  });

  it('no files are', async () => {
    await officeWithout([], async ({ out, data }) =>
      expect(code(await jixiao('report', '--out', out, '--json', ...data))).toBe('no-data'),
    );
  });

  it('a data directory with files but without a run has nothing to verify', async () => {
    await officeWithout([], async ({ input, data }) => {
      expect((await jixiao('ingest', join(input, '机构.csv'), ...data)).code).toBe(0);
      expect(code(await jixiao('verify', '--json', ...data))).toBe('never-run');
    });
  });
});

describe('allocate answers what run answers', () => {
  it('for a year under way', async () => {
    await officeWithout(['自评.csv'], async (place) => {
      for (const file of ['国库支付.csv', '月度监控.csv'])
        await without(join(place.input, file), /^2025,2025-(0[7-9]|1)/);
      const allocated = (await run(place, '--json')).json().allocation;
      expect(allocated).toMatchObject({ year: 2026, envelopeAmount: '4200000.00' });
      const asked = await jixiao('allocate', '--year', '2026', '--json', ...place.data);
      expect(asked.json()).toMatchObject({ year: 2026, through: '2025-06', allocation: allocated });
    });
  });
});

it('ingest answers a copy under the name it was sent by', async () => {
  await inFreshFolder(async (folder) => {
    const names = ['空.csv', '也空.csv'].map((name) => join(folder, name));
    for (const name of names) await writeFile(name, '');
    const { out } = await jixiao('ingest', ...names, '--data', join(folder, 'data'));
    expect(out.split('\n').filter((line) => line.startsWith('■'))).toEqual(['■ 空.csv', '■ 也空.csv']);
    expect(out).not.toMatch(/^\s+$/m);
  });
});
