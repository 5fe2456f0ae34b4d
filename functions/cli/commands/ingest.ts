import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Language, type Text, text } from '../../../analytics/core/language/text.ts';
import { faultWords } from '../../../analytics/intake/faults/catalogue.ts';
import type { Receipt } from '../../../analytics/intake/receipt.ts';
import { measureCodes, refusedByProject } from '../../../analytics/policy/refusal.ts';
import { ingest } from '../../steps/ingest/step.ts';
import { policyInForce } from '../../steps/policy/in-force.ts';
import { readFormFile } from '../forms.ts';
import { namedFile } from '../named-file.ts';
import { dataFolder } from '../outcome.ts';
import { readSource } from '../sources.ts';
import type { Verb } from '../verb.ts';
import { openLocal } from '../wiring.ts';

const place = ({ place: { sheet, row, column, value } }: Receipt['faults'][number]): string =>
  [sheet, row && `${row}`, column, value !== undefined && `“${value}”`].filter(Boolean).join(' · ');

/** What was taken of a file and what was sent back. */
const partly = ({ tables }: Receipt): Text => {
  const rows = (column: 'rowsReceived' | 'rowsAccepted'): number => tables.reduce((sum, each) => sum + each[column], 0);
  const [received, accepted] = [rows('rowsReceived'), rows('rowsAccepted')];
  const projects = [
    ...new Set(tables.flatMap(({ refusedProjects = [] }) => refusedProjects.map((each) => each.projectCode))),
  ];
  return text(
    `接受 ${accepted} 行,退回 ${received - accepted} 行:项目 ${projects.join('、')}`,
    `${accepted} rows accepted, ${received - accepted} sent back: projects ${projects.join(', ')}`,
  );
};

/** Faults one by one, then warnings by their kind: the first, with how many there are. */
const together = (faults: Receipt['faults']): Receipt['faults'] => {
  const warned = Map.groupBy(
    faults.filter(({ severity }) => severity === 'warning'),
    ({ code }) => code,
  );
  const kinds = [...warned.values()].flatMap(([first, ...more]) =>
    first ? [{ ...first, times: more.reduce((sum, { times }) => sum + times, first.times) }] : [],
  );
  return [...faults.filter(({ severity }) => severity === 'fault'), ...kinds];
};

const receiptLines = (receipt: Receipt, language: Language): string => {
  const name = receipt.sentAs ?? receipt.fileName;
  const accepted = receipt.tables.map(({ dataset, rowsAccepted }) => `${dataset} ${rowsAccepted}`).join(', ');
  const faults = together(receipt.faults).map((fault) => {
    const { rule, remedy } = faultWords(fault);
    const [where, times] = [place(fault), fault.times > 1 ? ` (×${fault.times})` : ''];
    return `${where === '' ? '' : `    ${where}\n`}      ${rule[language]} → ${remedy[language]}${times}`;
  });
  if (receipt.state === 'accepted') return [`● ${name}  ${accepted}`, ...faults].join('\n');
  const [mark, counts] = receipt.state === 'partly' ? ['◐', `  ${partly(receipt)[language]}`] : ['■', ''];
  return [`${mark} ${name}${counts}`, ...faults].join('\n');
};

export const ingestCommand: Verb = {
  name: 'ingest',
  define: (command) =>
    command
      .argument('<file...>', '.xlsx、.docx 或 .csv · files')
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
      const uploads = paths.map((path) => ({
        name: basename(path),
        bytes: () => readFile(path),
        ...(source ? { source } : {}),
        ...(form ? { forms: [form] } : {}),
      }));
      const policy = await policyInForce(local.effects, null);
      const receipts = await ingest(local.effects, uploads, refusedByProject(policy), measureCodes(policy));
      return {
        human: (language) => receipts.map((receipt) => receiptLines(receipt, language)).join('\n'),
        json: receipts,
        findings: receipts.some(({ state }) => state !== 'accepted'),
      };
    } finally {
      await local.close();
    }
  },
};
