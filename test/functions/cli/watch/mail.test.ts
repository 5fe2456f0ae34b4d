import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mailStream } from '../../../../analytics/ledger/streams/mail.ts';
import { parseMailSettings } from '../../../../analytics/mail/settings.ts';
import { openDataDirectory } from '../../../../functions/cli/data-directory.ts';
import { look, nothingYet, type Remembered } from '../../../../functions/cli/watch/pass.ts';
import type { Watched } from '../../../../functions/cli/watch/watched.ts';
import { inFreshFolder } from '../../../fresh-folder.ts';
import { type MemoryMailer, memoryMailer } from '../../../support/memory-mailer.ts';
import { type LoopbackServer, loopbackServer } from '../../../support/smtp-server.ts';
import { jixiao } from '../command.ts';

const lists = {
  '机构.csv': '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n',
  '项目.csv': '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂,125000\n',
};

const written = (port: number): string => `
host: 127.0.0.1
port: ${port}
secure: none
from: jixiao@finance.example
finance: [budget@finance.example]
recipients:
  - folder: 教育局
    to: [office@education.example]
`;

let now = '';
const io = {
  out: () => true,
  err: () => true,
  isTerminal: false,
  wait: async () => false,
  clock: () => now,
  environment: {},
};

const refusedBook = async (): Promise<Buffer> => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('项目');
  sheet.addRows([
    ['年度', '预算单位编码', '项目编码', '项目名称', '年初预算数'],
    [2025, '101001', 'P2', '操场', '很多'],
  ]);
  return Buffer.from(await book.xlsx.writeBuffer());
};

let mailer: MemoryMailer;
beforeEach(() => {
  // The month that is due is November, of which nothing is said.
  [mailer, now] = [memoryMailer(), '2026-01-05T08:00:00.000Z'];
});

const watched = async (check: (watched: Watched) => Promise<void>): Promise<void> =>
  inFreshFolder(async (base) => {
    const folder = join(base, '收件');
    await mkdir(join(folder, '教育局'), { recursive: true });
    for (const [name, content] of Object.entries(lists)) await writeFile(join(folder, name), content);
    await writeFile(join(folder, '教育局', '项目2.xlsx'), await refusedBook());
    const mail = { settings: parseMailSettings(written(25)), mailer };
    await check({ folder, out: join(base, 'out'), data: join(base, 'data'), policy: null, sources: null, mail });
  });

const atRest = async (watched: Watched, before: Remembered = nothingYet) =>
  look(watched, (await look(watched, before, io)).remembered, io);

const subjects = () => mailer.taken.map(({ to, subject }) => `${to.join()} ${subject}`);

const events = async ({ data }: Watched) => {
  const { ledger, close } = await openDataDirectory(data, io);
  try {
    return await ledger.read(mailStream);
  } finally {
    await close();
  }
};

const all = [
  'budget@finance.example 【2025-11 暂时不能运行】· 2025-11 can’t be run yet',
  'budget@finance.example 【已接受 2】机构.csv 等 2 个文件 · 2 files: 2 accepted',
  'office@education.example 【拒收】教育局/项目2.xlsx · Refused',
];

describe('answers by mail', () => {
  it('go to whose folder it is or to the finance office, once, as they lie beside the files', async () => {
    await watched(async (at) => {
      const { remembered, done } = await atRest(at);
      expect(subjects().toSorted()).toEqual(all);
      expect(done?.mailed).toMatchObject({ waiting: 0, tried: [{}, {}, {}] });
      const refused = mailer.taken.find(({ to }) => to.includes('office@education.example'));
      for (const { name, content } of refused?.attachments ?? [])
        expect(Buffer.from(content)).toEqual(await readFile(join(at.folder, '教育局', name)));
      expect(refused?.attachments.map(({ name }) => name)).toEqual(['项目2.xlsx.回执.html', '项目2.xlsx.退回.xlsx']);
      expect(refused?.text).toContain('很多');
      await atRest(at, remembered);
      await atRest(at);
      expect(mailer.taken).toHaveLength(3);
      expect((await events(at)).filter(({ kind }) => kind === 'mail.sent')).toHaveLength(3);
    });
  });

  it('wait while the server is down, are sent when it is up, and lie beside their files meanwhile', async () => {
    await watched(async (at) => {
      mailer.down = 'ECONNREFUSED';
      const first = await atRest(at);
      expect(first.done?.mailed).toMatchObject({ waiting: 3, tried: [{ code: 'ECONNREFUSED' }] });
      expect(await readdir(join(at.folder, '教育局'))).toContain('项目2.xlsx.退回.xlsx');
      mailer.down = null;
      const soon = await look(at, first.remembered, io);
      expect([soon.done, mailer.taken]).toEqual([null, []]);
      now = '2026-01-05T08:01:00.000Z';
      const later = await look(at, first.remembered, io);
      expect(later.done).toMatchObject({ answered: [], mailed: { waiting: 0 } });
      expect(subjects().toSorted()).toEqual(all);
    });
  });

  it('wait over a restart', async () => {
    await watched(async (at) => {
      mailer.down = '421';
      await atRest(at);
      mailer.down = null;
      await atRest(at);
      expect(subjects().toSorted()).toEqual(all);
    });
  });

  it('are owed once where the process died before the last of the answer lay beside the file', async () => {
    await watched(async (at) => {
      mailer.down = '421';
      await atRest(at);
      for (const name of await readdir(at.folder)) if (name.endsWith('.回执.json')) await rm(join(at.folder, name));
      mailer.down = null;
      await atRest(at);
      expect(subjects().toSorted()).toEqual(all);
    });
  });

  it('do not go out for what was answered before there was mail', async () => {
    await watched(async (at) => {
      await atRest({ ...at, mail: null });
      await atRest(at);
      expect(subjects()).toEqual([]);
    });
  });

  it('go to each sender of the same bytes', async () => {
    await watched(async (at) => {
      await writeFile(join(at.folder, '教育局', '项目.csv'), lists['项目.csv']);
      await atRest(at);
      expect(subjects()).toContain(
        'office@education.example 【拒收 1,已接受 1】教育局/项目2.xlsx 等 2 个文件 · 2 files: 1 refused, 1 accepted',
      );
      expect(subjects()).toContain(all[1]);
    });
  });
});

describe('jixiao watch --mail', () => {
  let server: LoopbackServer | undefined;
  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  it('mails by a server, and says to whom without an address', async () => {
    server = await loopbackServer();
    const { port } = server.at;
    await watched(async ({ folder, out, data }) => {
      const file = join(data, '..', 'mail.yaml');
      await writeFile(file, written(port));
      const ran = await jixiao('watch', folder, '--out', out, '--data', data, '--once', '--mail', file);
      expect(ran.code).toBe(0);
      expect(ran.out).toContain('✉ 寄出 3 封:教育局、财政部门');
      expect(`${ran.out}${ran.err}`).not.toContain('@');
      const arrived = await server?.arrived();
      expect(arrived?.map(({ to }) => to.join()).toSorted()).toEqual([
        'budget@finance.example',
        'budget@finance.example',
        'office@education.example',
      ]);
    });
  });

  it('has something to see to while letters wait', async () => {
    server = await loopbackServer();
    const { port } = server.at;
    await server.close();
    server = undefined;
    await watched(async ({ folder, out, data }) => {
      const file = join(data, '..', 'mail.yaml');
      await writeFile(file, written(port));
      await rm(join(folder, '教育局', '项目2.xlsx'));
      const argv = ['watch', folder, '--out', out, '--data', data, '--once', '--mail', file, '--strict'];
      const ran = await jixiao(...argv, '--json');
      expect(ran.code).toBe(1);
      expect(ran.json()).toMatchObject({ mail: { waiting: 2, tried: [{ of: 'server', code: 'ECONNREFUSED' }] } });
      expect((await jixiao(...argv)).out).toContain('连不上(ECONNREFUSED)');
    });
  });

  it.each([
    ['host: x', 3, 'mail-invalid'],
    [`${written(25)}user: a\npassword_env: NONE`, 3, 'mail-password-missing'],
    [`${written(25)}user: a\npassword_file: empty`, 3, 'mail-password-missing'],
  ])('looks at nothing where its settings are wrong', async (settings, code, problem) => {
    await watched(async ({ folder, out, data }) => {
      const file = join(data, '..', 'mail.yaml');
      await writeFile(file, settings);
      await writeFile(join(data, '..', 'empty'), '\n');
      const ran = await jixiao('watch', folder, '--out', out, '--data', data, '--once', '--mail', file, '--json');
      expect([ran.code, JSON.parse(ran.out).error.code]).toEqual([code, problem]);
      expect(await readdir(folder)).not.toContain('机构.csv.回执.json');
    });
  });

  it('is started by the machine with them', async () => {
    await watched(async ({ folder, out }) => {
      const { out: unit } = await jixiao(
        'watch',
        folder,
        '--out',
        out,
        '--mail',
        '/etc/mail.yaml',
        '--install',
        'cron',
      );
      expect(unit).toContain("'--mail' '/etc/mail.yaml'");
    });
  });
});
