import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mailStream } from '../../../analytics/ledger/streams/mail.ts';
import { parseMailSettings } from '../../../analytics/mail/settings.ts';
import { openDataDirectory } from '../../../functions/cli/data-directory.ts';
import { look, nothingYet, type Remembered } from '../../../functions/cli/watch/pass.ts';
import type { Watched } from '../../../functions/cli/watch/watched.ts';
import { inFreshFolder } from '../../fresh-folder.ts';
import { jixiao } from '../../functions/cli/command.ts';
import { type MemoryMailer, memoryMailer } from '../../support/memory-mailer.ts';
import { type LoopbackServer, loopbackServer } from '../../support/smtp-server.ts';
import { writtenMail } from '../../support/written-mail.ts';

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

describe('a mail in the folder', () => {
  const office = { name: '张三', address: 'office@education.example' };
  const table = { filename: '项目.csv', content: lists['项目.csv'] };
  const received = async (): Promise<Record<string, Buffer>> => ({
    '教育局.eml': await writtenMail({
      from: office,
      subject: '回复: 项目表',
      attachments: [
        table,
        { filename: '项目2.xlsx', content: await refusedBook() },
        { filename: '../图.svg', content: 'x' },
      ],
    }),
    '生人.eml': await writtenMail({ from: 'li.si@elsewhere.example', attachments: [table] }),
  });

  const withMails = async (mails: Readonly<Record<string, Uint8Array>>, check: (at: Watched) => Promise<void>) =>
    watched(async (at) => {
      await rm(join(at.folder, '教育局', '项目2.xlsx'));
      await rm(join(at.folder, '项目.csv'));
      for (const [name, content] of Object.entries(mails)) await writeFile(join(at.folder, name), content);
      await check(at);
    });

  it('is answered to its sender as one reply, or to the finance office, the same bytes from two twice', async () => {
    await withMails(await received(), async (at) => {
      const { remembered, done } = await atRest(at);
      expect(done?.answered.map(({ fileName, sentAs, state }) => `${state} ${sentAs ?? fileName}`)).toEqual([
        'accepted 机构.csv',
        'accepted 教育局.eml/项目.csv',
        'refused 教育局.eml/项目2.xlsx',
        'accepted 生人.eml/项目.csv',
      ]);
      expect(done?.others).toEqual(['教育局.eml/图.svg']);
      const [toOffice, ...more] = mailer.taken.filter(({ to }) => to.includes(office.address));
      expect(more).toEqual([]);
      expect(toOffice).toMatchObject({
        subject: 'Re: 项目表',
        to: [office.address],
        thread: { inReplyTo: '<1@education.example>', references: [] },
      });
      expect(toOffice?.attachments.map(({ name }) => name)).toEqual([
        '项目2.xlsx.回执.html',
        '项目.csv.回执.html',
        '项目2.xlsx.退回.xlsx',
      ]);
      expect(toOffice?.text).toMatch(/^2 个附件:拒收 1,已接受 1。\n/);
      expect(subjects()).toContain('budget@finance.example 【已接受】项目.csv · Accepted');
      expect(mailer.taken.flatMap(({ to }) => to)).not.toContain('li.si@elsewhere.example');
      const count = mailer.taken.length;
      await atRest(at, remembered);
      await atRest(at);
      expect(mailer.taken).toHaveLength(count);
      expect(JSON.stringify(await events(at))).not.toMatch(/example.*elsewhere|education/);
    });
  });

  it('has its answer beside it, with or without mail', async () => {
    await withMails(await received(), async (at) => {
      await atRest({ ...at, mail: null });
      const words = await readFile(join(at.folder, '教育局.eml.回执.txt'), 'utf8');
      expect(words).toMatch(/^来信 In answer to: 回复: 项目表 <1@education\.example>\n\n2 个附件:拒收 1,已接受 1。\n/);
      expect((await readdir(join(at.folder, '教育局.eml.回执'))).toSorted()).toEqual([
        '项目.csv.回执.html',
        '项目.csv.回执.json',
        '项目2.xlsx.回执.html',
        '项目2.xlsx.回执.json',
        '项目2.xlsx.退回.xlsx',
      ]);
      const receipt = JSON.parse(await readFile(join(at.folder, '生人.eml.回执', '项目.csv.回执.json'), 'utf8'));
      expect(receipt).toMatchObject({ fileName: '项目.csv', state: 'accepted' });
      expect((await readdir(join(at.data, 'objects'))).includes('mail')).toBe(false);
      // Nothing of it is input, and it is not answered again.
      expect((await atRest({ ...at, mail: null })).done?.answered).toEqual([]);
    });
  });

  it('is answered as a whole again where a list cures one of its attachments, and where another mail takes its name', async () => {
    const mails = await received();
    await withMails({ '教育局.eml': mails['教育局.eml'] ?? new Uint8Array() }, async (at) => {
      await rm(join(at.folder, '机构.csv'));
      await atRest(at);
      const first = mailer.taken.find(({ subject }) => subject === 'Re: 项目表');
      expect(first?.text).toMatch(/^2 个附件:拒收 2。/);
      await writeFile(join(at.folder, '机构.csv'), lists['机构.csv']);
      await atRest(at);
      expect(
        mailer.taken.filter(({ subject }) => subject === 'Re: 项目表').map(({ text }) => text.split('\n')[0]),
      ).toEqual(['2 个附件:拒收 2。', '2 个附件:拒收 1,已接受 1。']);
      await writeFile(join(at.folder, '教育局.eml'), mails['生人.eml'] ?? new Uint8Array());
      await atRest(at);
      expect(subjects().at(-1)).toBe('budget@finance.example 【已接受】项目.csv · Accepted');
    });
  });

  it('that brings nothing is told so, and so is whoever keeps the machine', async () => {
    const whole = await writtenMail({ from: office, attachments: [table] });
    const mails = {
      '空.eml': await writtenMail({ from: office, subject: '空的', messageId: '<2@education.example>' }),
      '断.eml': whole.subarray(0, whole.length - 20),
      '自己.eml': await writtenMail({ messageId: `<jixiao-${'a'.repeat(32)}@finance.example>`, attachments: [table] }),
      '不是.eml': Buffer.from('hello'),
    };
    await withMails(mails, async (at) => {
      const { done } = await atRest(at);
      expect(done?.mails.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
        { name: '不是.eml', kind: 'unreadable' },
        { name: '断.eml', kind: 'cut-off' },
        { name: '空.eml', kind: 'empty' },
        { name: '自己.eml', kind: 'own' },
      ]);
      expect(done?.answered.map(({ fileName }) => fileName)).toEqual(['机构.csv']);
      expect(
        subjects()
          .filter((subject) => !subject.includes('2025-11'))
          .toSorted(),
      ).toEqual([
        'budget@finance.example 【已接受】机构.csv · Accepted',
        'budget@finance.example 【读不出来】· Unreadable',
        'office@education.example Re: 6月执行表',
        'office@education.example Re: 空的',
      ]);
      expect(await readFile(join(at.folder, '断.eml.回执.txt'), 'utf8')).toContain('邮件没有传完整');
      expect((await atRest(at)).done?.mails).toEqual([]);
    });
  });

  it('is left until it is whole', async () => {
    const whole = await writtenMail({ from: office, attachments: [table] });
    await withMails({ '1.eml': whole.subarray(0, 100) }, async (at) => {
      const { remembered } = await look(at, nothingYet, io);
      await writeFile(join(at.folder, '1.eml'), whole);
      const half = await look(at, remembered, io);
      expect([half.waiting, half.done?.mails]).toEqual([['1.eml'], []]);
      expect((await look(at, half.remembered, io)).done?.answered.map(({ fileName }) => fileName)).toEqual([
        '1.eml/项目.csv',
      ]);
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
