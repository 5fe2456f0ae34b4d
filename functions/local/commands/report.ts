import { join } from 'node:path';
import { currentFiles } from '../../../analytics/ledger/fold.ts';
import { intakeStream } from '../../../analytics/ledger/intake.ts';
import { parsePeriod } from '../../../analytics/period.ts';
import { problems } from '../../../analytics/words/problems.ts';
import { produce } from '../../runs/produce.ts';
import { stopwatch } from '../../runs/stopwatch.ts';
import { editionOutput } from '../edition-output.ts';
import { InputError } from '../failure.ts';
import { amountOption, editionOption } from '../options.ts';
import { dataFolder } from '../outcome.ts';
import { policyInForce } from '../policy-file.ts';
import type { Verb } from '../verb.ts';
import { openLocal } from '../wiring.ts';

export const reportCommand: Verb = {
  name: 'report',
  define: (command) =>
    command
      .option('--edition <edition>', 'internal、department 或 public', 'internal')
      .option('--out <folder>', '结果放哪里 · where the results go', 'jixiao-out')
      .option('--through <period>', '算到哪个月 · last period to look at')
      .option('--envelope <amount>', '下年度总额,元 · next year’s envelope in yuan')
      .description('用已接收的数据重新出报告 · the report site from what was taken in')
      .addHelpText('after', '\n例 · example\n  jixiao report --edition public --out ./public'),
  act: async (_args, options, io) => {
    const out = String(options.out);
    const local = await openLocal(dataFolder(options, io), io);
    try {
      const files = currentFiles(await local.effects.ledger.read(intakeStream));
      if (!files.some(({ state }) => state === 'accepted')) throw new InputError(problems.noData());
      const edition = editionOption(options.edition);
      const output = await editionOutput(out, edition);
      try {
        const wanted = {
          policy: await policyInForce(local.effects, null),
          through: typeof options.through === 'string' ? parsePeriod(options.through) : null,
          envelopeAmount: amountOption(options.envelope),
          edition,
        };
        const { record } = await produce(local.effects, wanted, output, stopwatch(local.effects.log));
        await output.publish();
        const site = join(out, 'site', 'index.html');
        return { human: (language) => `${language === 'zh' ? '报告' : 'Report'} → ${site}`, json: { ...record, site }, findings: false };
      } finally {
        await output.discard();
      }
    } finally {
      await local.close();
    }
  },
};
