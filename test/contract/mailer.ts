import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Mail, MailError, type Mailer } from '../../analytics/core/ports/mailer.ts';

/** A mail as it arrived. */
export interface Arrived {
  readonly to: readonly string[];
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
  readonly inReplyTo: string | null;
  readonly references: string | null;
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly content: Uint8Array }[];
}

export interface MailerUnderTest {
  readonly mailer: Mailer;
  /** Everything that was taken so far. */
  readonly arrived: () => Promise<readonly Arrived[]>;
  /** From now on, recipients at this host are refused. */
  readonly refuse: (host: string) => void;
  /** Nothing listens any more. */
  readonly stop: () => Promise<void>;
  readonly release: () => Promise<void>;
}

export const mailOf = (changed: Partial<Mail> = {}): Mail => ({
  messageId: '<jixiao-1@finance.example>',
  date: '2026-01-05T08:00:00.000Z',
  from: { name: '区财政局绩效科', address: 'jixiao@finance.example' },
  to: ['school@education.example'],
  subject: '【拒收】教育局/6月执行(汇总).xlsx · Refused',
  text: '拒收 6月.xlsx\n.\n—— English ——\nRefused\n',
  thread: null,
  attachments: [],
  ...changed,
});

/** What every Mailer must do, whatever stands behind it. */
export const mailerContract = (name: string, open: () => Promise<MailerUnderTest>): void => {
  describe(`Mailer: ${name}`, () => {
    let under: MailerUnderTest;
    beforeEach(async () => {
      under = await open();
    });
    afterEach(() => under.release());

    test('hands over subject and text as they were written', async () => {
      expect(await under.mailer.send(mailOf())).toEqual({ rejected: [] });
      const { subject, text, messageId, to } = mailOf();
      expect(await under.arrived()).toMatchObject([{ subject, messageId, to, text: text.trimEnd(), inReplyTo: null }]);
    });

    test('hands over attachments to the byte, under their names', async () => {
      const attachments = [
        {
          name: '6月执行.xlsx.退回.xlsx',
          type: 'application/octet-stream',
          content: new Uint8Array([0, 13, 10, 46, 255]),
        },
        {
          name: `${'很长的名字'.repeat(20)}.html`,
          type: 'text/html',
          content: new TextEncoder().encode('<p>绩效\n.\n'),
        },
      ];
      await under.mailer.send(mailOf({ attachments }));
      expect((await under.arrived())[0]?.attachments).toEqual(attachments);
    });

    test('says which mail is answered', async () => {
      await under.mailer.send(mailOf({ thread: { inReplyTo: '<b@x.example>', references: ['<a@x.example>'] } }));
      expect(await under.arrived()).toMatchObject([
        { inReplyTo: '<b@x.example>', references: '<a@x.example> <b@x.example>' },
      ]);
    });

    test('hands the same mail over again when it is asked to', async () => {
      await under.mailer.send(mailOf());
      await under.mailer.send(mailOf());
      expect((await under.arrived()).map(({ messageId }) => messageId)).toEqual(Array(2).fill(mailOf().messageId));
    });

    test('names the recipients that were not taken where others were', async () => {
      under.refuse('gone.example');
      const to = ['a@gone.example', 'b@here.example', 'c@gone.example'];
      expect(await under.mailer.send(mailOf({ to }))).toEqual({ rejected: [0, 2] });
      expect(await under.arrived()).toMatchObject([{ to: ['b@here.example'] }]);
    });

    test('lets another mail be tried where nobody of this one was taken', async () => {
      under.refuse('gone.example');
      const failed = under.mailer.send(mailOf({ to: ['a@gone.example'] }));
      await expect(failed).rejects.toMatchObject({ name: 'MailError', of: 'mail', code: '550' });
      await under.mailer.send(mailOf({ messageId: '<jixiao-2@finance.example>' }));
      expect(await under.arrived()).toMatchObject([{ messageId: '<jixiao-2@finance.example>' }]);
    });

    test('says that nothing listens', async () => {
      await under.stop();
      const failed = under.mailer.send(mailOf());
      await expect(failed).rejects.toMatchObject({ of: 'server', code: 'ECONNREFUSED' });
    });

    test('keeps addresses out of what it throws', async () => {
      under.refuse('gone.example');
      const error = await under.mailer.send(mailOf({ to: ['zhang.san@gone.example'] })).catch((cause) => cause);
      expect(error).toBeInstanceOf(MailError);
      expect(`${error.message} ${JSON.stringify(error)} ${error.cause ?? ''}`).not.toContain('zhang.san');
    });
  });
};
