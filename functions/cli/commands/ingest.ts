import { readFile } from 'node:fs/promises';
import { byName } from '../../../analytics/intake/input-files.ts';
import { byUrgency } from '../../../analytics/intake/receipt-order.ts';
import { unreadSays } from '../../../analytics/mail/reply-letters.ts';
import { intakeRules } from '../../../analytics/policy/refusal.ts';
import { ingest, type Upload } from '../../steps/ingest/step.ts';
import { policyInForce } from '../../steps/policy/in-force.ts';
import { InputError } from '../failure.ts';
import { readFormFile } from '../form-file.ts';
import { isMail, readMailFile } from '../mail-uploads.ts';
import { namedFile } from '../named-file.ts';
import { dataFolder } from '../outcome.ts';
import { problems } from '../problems.ts';
import { receiptLines } from '../receipt-lines.ts';
import { readSource } from '../source-file.ts';
import { tellApart } from '../tell-apart.ts';
import type { Verb } from '../verb.ts';
import { openLocal } from '../wiring.ts';

/** A file as it is, or what is attached to a mail; throws InputError where a mail brings nothing. */
const uploadsIn = async (path: string, name: string): Promise<readonly Upload[]> => {
  if (!isMail(path)) return [{ name, bytes: () => readFile(path), path }];
  const { mail, uploads } = await readMailFile({ name, path });
  if (mail.kind !== 'files') throw new InputError(problems.mailUnread(path, unreadSays[mail.kind]));
  return uploads;
};

export const ingestCommand: Verb = {
  name: 'ingest',
  define: (command) =>
    command
      .argument('<file...>', '.xlsx、.docx 或 .csv,或附有它们的邮件 .eml · files, or mails (.eml) with files attached')
      .option('--source <file>', '来源描述 · source description')
      .option('--form <file>', '官方表的版式描述 · description of an official form’s layout')
      .description('接收文件:好的收下,有错的退回 · take files in, and send back what is at fault')
      .addHelpText(
        'after',
        '\n例 · examples\n  jixiao ingest 6月监控.xlsx\n  jixiao ingest export.csv --source treasury.source.yaml',
      ),
  act: async (files, options, io) => {
    const paths = await Promise.all(files.map(namedFile));
    const source = typeof options.source === 'string' ? await readSource(options.source) : null;
    const form = typeof options.form === 'string' ? await readFormFile(options.form) : null;
    const local = await openLocal(dataFolder(options, io), io);
    try {
      const names = tellApart(paths);
      // A shell puts 6月(更正).csv before 6月.csv, which would then speak last.
      const named = paths.map((path, index) => ({ path, name: names[index] ?? path })).toSorted(byName);
      const sent = await Promise.all(named.map(({ path, name }) => uploadsIn(path, name)));
      const uploads = sent.flat().map((upload) => ({
        ...upload,
        ...(source ? { source } : {}),
        ...(form ? { forms: [form] } : {}),
      }));
      const policy = await policyInForce(local.effects, null);
      const receipts = await ingest(local.effects, uploads, intakeRules(policy), local.readDocument);
      return {
        human: (language) =>
          byUrgency(receipts)
            .map((receipt) => receiptLines(receipt, language))
            .join('\n'),
        json: receipts,
        findings: receipts.some(({ state }) => state !== 'accepted'),
      };
    } finally {
      await local.close();
    }
  },
};
