import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { LedgerDamagedError } from '../../../analytics/core/ports/ledger.ts';
import { type HandedList, pageListName, readList } from '../../../analytics/run/page-list.ts';
import { isRunRecord, type RunRecord, recordName } from '../../../analytics/run/record.ts';
import type { VerifyReport } from '../../../analytics/verify/finding.ts';
import { limitsOf } from '../../../analytics/verify/limits.ts';
import { findingRemedy, findingSays } from '../../../analytics/verify/sentences.ts';
import { verifySays } from '../../../analytics/verify/verdict.ts';
import { anyRun, lastRun } from '../../steps/record/last.ts';
import { verifyEdition } from '../../steps/verify/edition.ts';
import { type LedgerFile, verify } from '../../steps/verify/step.ts';
import { readLedgerSeal } from '../data-directory.ts';
import { InputError } from '../failure.ts';
import { readNamed } from '../named-file.ts';
import { dataFolder, type Io } from '../outcome.ts';
import { problems } from '../problems.ts';
import { keyIdIn } from '../signer.ts';
import type { Verb } from '../verb.ts';
import { isOfOtherData } from '../whose-result.ts';
import { findLocal, type Local } from '../wiring.ts';

/** What was handed over of a run, as a person names it: its record, or the list of an edition's pages. */
type HandedOver = { readonly file: string } & ({ readonly record: RunRecord } | { readonly list: HandedList });

/** The file that says what a folder shows; the path itself where it is no folder. Throws InputError. */
const saysWhat = async (path: string): Promise<string> => {
  if (!(await stat(path).catch(() => null))?.isDirectory()) return path;
  const found = [recordName, join('site', pageListName), pageListName].find((name) => existsSync(join(path, name)));
  if (found === undefined) throw new InputError(problems.nothingToVerify(path));
  return join(path, found);
};

const handedOver = async (path: string): Promise<HandedOver> => {
  const file = await saysWhat(path);
  const written = await readNamed(file);
  const list = readList(written);
  if (list) return { file, list };
  let record: unknown;
  try {
    record = JSON.parse(written);
  } catch (cause) {
    throw new InputError(problems.recordUnreadable(file), { cause });
  }
  if (!isRunRecord(record)) throw new InputError(problems.recordUnreadable(file));
  return { file, record };
};

const lastRecord = async (effects: Pick<Effects, 'ledger' | 'store'>): Promise<RunRecord> => {
  const last = (await lastRun(effects)) ?? (await anyRun(effects));
  if (!last) throw new InputError(problems.neverRun());
  return last;
};

/** Throws InputError where a result was made from another data directory: it would be accused of what it never was. */
const refuseOtherData = async (named: HandedOver, local: Local | null, data: string): Promise<void> => {
  if ('record' in named && (!local || (await isOfOtherData(local.effects, named.record))))
    throw new InputError(problems.otherDataDirectory(dirname(named.file), data));
};

const verified = async (
  named: HandedOver | null,
  local: Local | null,
  options: { readonly ledgerFile: LedgerFile; readonly against: string | null },
): Promise<VerifyReport> => {
  if (named && 'list' in named) return verifyEdition(local?.effects ?? null, named.list, named.file, options);
  if (!local) throw new InputError(problems.noData());
  const record = named?.record ?? (await lastRecord(local.effects));
  return verify(local.effects, record, { ...options, folder: named && dirname(named.file) });
};

/** A file that is not as it was sealed and can't be opened for whatever reason is a damaged ledger. */
const opened = async (data: string, ledgerFile: LedgerFile, io: Io): Promise<Local | null> => {
  try {
    return await findLocal(data, io);
  } catch (cause) {
    if (ledgerFile.state === 'changed') throw new LedgerDamagedError(data, { cause });
    throw cause;
  }
};

export const verifyCommand: Verb = {
  name: 'verify',
  define: (command) =>
    command
      .argument(
        '[result]',
        '结果文件夹、其中的 run.json 或某一版网页的 edition.json;不给则核对保存的最近一次结果 · an output folder, its run.json or an edition’s edition.json; the last kept result by default',
      )
      .option(
        '--against <public key>',
        '本单位公钥:必须是它签名的 · the office’s public key, which must have signed the run',
      )
      .description('重新计算并比较;说出哪里被改过 · recompute and compare; say what was changed')
      .addHelpText(
        'after',
        '\n例 · examples\n  jixiao verify\n  jixiao verify ./office-out/run.json\n  jixiao verify ./public --against office.pem.pub\n  jixiao verify ./office-out/run.json --against office.pem.pub',
      ),
  act: async ([path], options, io) => {
    const data = dataFolder(options, io);
    const against = await keyIdIn(options.against);
    const named = path === undefined ? null : await handedOver(path);
    const ledgerFile = await readLedgerSeal(data);
    const local = await opened(data, ledgerFile, io);
    try {
      if (named && ledgerFile.state !== 'changed') await refuseOtherData(named, local, data);
      const report = await verified(named, local, { ledgerFile, against });
      const limits = limitsOf(report);
      return {
        human: (language) =>
          [
            verifySays(report)[language],
            ...report.findings.map(
              (finding) => `  ■ ${findingSays(finding)[language]} → ${findingRemedy(finding)[language]}`,
            ),
            ...limits.map((limit) => `  ○ ${limit[language]}`),
          ].join('\n'),
        json: { ...report, limits },
        findings: false,
        answersNo: !report.holds,
      };
    } finally {
      await local?.close();
    }
  },
};
