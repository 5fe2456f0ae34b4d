import { readFile } from 'node:fs/promises';
import { type Incoming, readMail } from '../../analytics/mail/incoming.ts';
import type { Received } from '../../analytics/mail/reply-letters.ts';
import type { Upload } from '../steps/ingest/step.ts';

/** A mail that lies in a file, and what is attached to it. */
export interface MailFile {
  /** Path below the input folder, with forward slashes. */
  readonly name: string;
  /** What it is and who wrote it; what is attached is read again when it is taken in. */
  readonly mail: Received;
  /** Attachments to be taken in, each under the mail's name and its own. */
  readonly uploads: readonly Upload[];
  /** The mail itself where nothing of it is taken in, and attachments that carry no data. */
  readonly notRead: readonly string[];
}

export const isMail = (name: string): boolean => /\.eml$/i.test(name);

/** What an attachment is called among all that is taken in. */
export const uploadName = (mail: string, attachment: string): string => `${mail}/${attachment}`;

/** Reads a mail without keeping what is attached: a folder may hold a year of them. */
export const readMailFile = async ({ name, path }: { name: string; path: string }): Promise<MailFile> => {
  const read = async (): Promise<Incoming> => readMail(await readFile(path));
  const { files, ...mail } = await read();
  const uploads = files.map(
    ({ name: attachment }, index): Upload => ({
      name: uploadName(name, attachment),
      bytes: async () => (await read()).files[index]?.content ?? new Uint8Array(),
    }),
  );
  const notRead = [
    ...(uploads.length === 0 ? [name] : []),
    ...mail.others.map((attachment) => uploadName(name, attachment)),
  ];
  return { name, mail, uploads, notRead };
};
