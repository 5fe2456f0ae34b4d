import { createTransport, type SendMailOptions } from 'nodemailer';

/** A mail as a server writes it into a file. */
export const writtenMail = async (options: SendMailOptions): Promise<Buffer> => {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await transport.sendMail({
    from: { name: '张三', address: 'zhang.san@education.example' },
    to: 'jixiao@finance.example',
    subject: '6月执行表',
    messageId: '<1@education.example>',
    date: new Date('2026-01-05T08:00:00Z'),
    text: '请查收。',
    ...options,
  });
  return message as Buffer;
};
