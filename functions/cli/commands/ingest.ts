import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Language } from '../../../analytics/core/language/text.ts';
import { faultWords } from '../../../analytics/intake/faults/catalogue.ts';
import type { Receipt } from '../../../analytics/intake/receipt.ts';
import { ingest } from '../../steps/ingest/step.ts';
import { InputError } from '../failure.ts';
import { dataFolder } from '../outcome.ts';
import { problems } from '../problems.ts';
import { readSource } from '../sources.ts';
import type { Verb } from '../verb.ts';
import { openLocal } from '../wiring.ts';

const place = ({ place: { sheet, row, column, value } }: Receipt['faults'][number]): string =>
  [sheet, row && `${row}`, column, value !== undefined && `“${value}”`].filter(Boolean).join(' · ');

const receiptLines = (receipt: Receipt, language: Language): string => {
  const accepted = receipt.tables.map(({ dataset, rowsAccepted }) => `${dataset} ${rowsAccepted}`).join(', ');
  if (receipt.state === 'accepted') return `● ${receipt.fileName}  ${accepted}`;
  const faults = receipt.faults.map((fault) => {
    const { rule, remedy } = faultWords(fault);
    return `    ${place(fault)}\n      ${rule[language]} → ${remedy[language]}${fault.times > 1 ? ` (×${fault.times})` : ''}`;
  });
  return [`■ ${receipt.fileName}`, ...faults].join('\n');
};

const present = async (path: string): Promise<string> => {
  const found = await stat(path).catch(() => null);
  if (!found) throw new InputError(problems.fileMissing(path));
  if (!found.isFile()) throw new InputError(problems.notFile(path));
  return path;
};

export const ingestCommand: Verb = {
  name: 'ingest',
  define: (command) =>
    command
      .argument('<file...>', '.xlsx 或 .csv · files')
      .option('--source <file>', '来源描述 · source description')
      .description('接收文件:整份接受或整份拒收 · take files in, whole or not at all')
      .addHelpText(
        'after',
        '\n例 · examples\n  jixiao ingest 6月监控.xlsx\n  jixiao ingest export.csv --source treasury.source.yaml',
      ),
  act: async (files, options, io) => {
    const paths = await Promise.all(files.map(present));
    const source = typeof options.source === 'string' ? await readSource(options.source) : null;
    const local = await openLocal(dataFolder(options, io), io);
    try {
      const uploads = paths.map((path) => ({
        name: basename(path),
        bytes: () => readFile(path),
        ...(source ? { source } : {}),
      }));
      const receipts = await ingest(local.effects, uploads);
      return {
        human: (language) => receipts.map((receipt) => receiptLines(receipt, language)).join('\n'),
        json: receipts,
        findings: receipts.some(({ state }) => state === 'refused'),
      };
    } finally {
      await local.close();
    }
  },
};
