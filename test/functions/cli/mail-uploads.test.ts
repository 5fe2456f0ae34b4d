import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readInputFolder } from '../../../functions/cli/inputs.ts';
import { readMailFile } from '../../../functions/cli/mail-uploads.ts';
import { inFreshFolder } from '../../fresh-folder.ts';
import { writtenMail } from '../../support/written-mail.ts';
import { jixiao, office } from './command.ts';

const lists = async () => [
  { filename: '机构.csv', content: await readFile(join(office, '机构.csv')) },
  { filename: '项目.csv', content: await readFile(join(office, '项目.csv')) },
  { filename: '图.svg', content: 'x' },
];

describe('jixiao ingest', () => {
  it('takes in what is attached to a mail', async () => {
    await inFreshFolder(async (folder) => {
      await writeFile(join(folder, '1.EML'), await writtenMail({ attachments: await lists() }));
      const ran = await jixiao('ingest', join(folder, '1.EML'), '--data', join(folder, 'data'), '--json');
      expect(ran.code).toBe(0);
      expect(ran.json()).toMatchObject([
        { fileName: '1.EML/机构.csv', state: 'accepted' },
        { fileName: '1.EML/项目.csv', state: 'accepted' },
      ]);
    });
  });

  it('says why it takes nothing of a mail', async () => {
    await inFreshFolder(async (folder) => {
      await writeFile(join(folder, '1.eml'), await writtenMail({}));
      const ran = await jixiao('ingest', join(folder, '1.eml'), '--data', join(folder, 'data'), '--json');
      expect(ran.code).toBe(3);
      expect(ran.json()).toMatchObject({
        error: {
          code: 'mail-unread',
          says: {
            zh: expect.stringContaining('邮件里没有可以接收的附件'),
            en: expect.stringContaining('has no attachment that can be taken in'),
          },
        },
      });
    });
  });
});

describe('a mail in an input folder', () => {
  it('is input by what is attached to it', async () => {
    await inFreshFolder(async (folder) => {
      await writeFile(join(folder, '1.eml'), await writtenMail({ attachments: await lists() }));
      await writeFile(join(folder, '1.eml.回执.txt'), 'x');
      const { mails, tables, others } = await readInputFolder(folder);
      expect([mails.map(({ name }) => name), tables, others]).toEqual([['1.eml'], [], []]);
      const [mail] = await Promise.all(mails.map(readMailFile));
      expect(mail?.uploads.map(({ name }) => name)).toEqual(['1.eml/机构.csv', '1.eml/项目.csv']);
      expect(mail?.notRead).toEqual(['1.eml/图.svg']);
      expect(Buffer.from((await mail?.uploads[1]?.bytes()) ?? [])).toEqual(await readFile(join(office, '项目.csv')));
    });
  });

  it('is named where nothing of it is read', async () => {
    await inFreshFolder(async (folder) => {
      await writeFile(join(folder, '1.eml'), 'hello');
      const mail = await readMailFile({ name: '1.eml', path: join(folder, '1.eml') });
      expect([mail.uploads, mail.notRead]).toEqual([[], ['1.eml']]);
    });
  });
});
