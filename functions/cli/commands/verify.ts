import { dirname } from 'node:path';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { LedgerDamagedError } from '../../../analytics/core/ports/ledger.ts';
import { isRunRecord, type RunRecord } from '../../../analytics/run/record.ts';
import { limitsOf } from '../../../analytics/verify/limits.ts';
import { findingRemedy, findingSays, verifySays } from '../../../analytics/verify/sentences.ts';
import { anyRun, lastRun } from '../../steps/record/last.ts';
import { type LedgerFile, verify } from '../../steps/verify/step.ts';
import { readLedgerSeal } from '../data-directory.ts';
import { InputError } from '../failure.ts';
import { readNamed } from '../named-file.ts';
import { dataFolder, type Io } from '../outcome.ts';
import { problems } from '../problems.ts';
import { keyIdIn } from '../signer.ts';
import type { Verb } from '../verb.ts';
import { type Local, readLocal } from '../wiring.ts';

const recordIn = async (file: string): Promise<RunRecord> => {
  const written = await readNamed(file);
  let document: unknown;
  try {
    document = JSON.parse(written);
  } catch (cause) {
    throw new InputError(problems.recordUnreadable(file), { cause });
  }
  if (!isRunRecord(document)) throw new InputError(problems.recordUnreadable(file));
  return document;
};

const lastRecord = async (effects: Pick<Effects, 'ledger' | 'store'>): Promise<RunRecord> => {
  const last = (await lastRun(effects)) ?? (await anyRun(effects));
  if (!last) throw new InputError(problems.neverRun());
  return last;
};

/** A file that is not as it was sealed and can't be opened for whatever reason is a damaged ledger. */
const opened = async (data: string, ledgerFile: LedgerFile, io: Io): Promise<Local> => {
  try {
    return await readLocal(data, io);
  } catch (cause) {
    if (ledgerFile.state === 'changed') throw new LedgerDamagedError(data, { cause });
    throw cause;
  }
};

export const verifyCommand: Verb = {
  name: 'verify',
  define: (command) =>
    command
      .argument('[run.json]', '某次运行的记录,默认最近一次 · a run’s record; the last run by default')
      .option(
        '--against <public key>',
        '本单位公钥:必须是它签名的 · the office’s public key, which must have signed the run',
      )
      .description('重新计算并比较;说出哪里被改过 · recompute and compare; say what was changed')
      .addHelpText(
        'after',
        '\n例 · examples\n  jixiao verify\n  jixiao verify ./office-out/run.json\n  jixiao verify ./office-out/run.json --against office.pem.pub',
      ),
  act: async ([file], options, io) => {
    const data = dataFolder(options, io);
    const against = await keyIdIn(options.against);
    const ledgerFile = await readLedgerSeal(data);
    const local = await opened(data, ledgerFile, io);
    try {
      const record = file === undefined ? await lastRecord(local.effects) : await recordIn(file);
      const report = await verify(local.effects, record, {
        folder: file === undefined ? null : dirname(file),
        ledgerFile,
        against,
      });
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
      await local.close();
    }
  },
};
