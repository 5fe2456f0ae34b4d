import { join } from 'node:path';
import { parsePeriod } from '../../../analytics/core/period.ts';
import { receiptAt } from '../../steps/ingest/answers.ts';
import { writeReceipts } from '../../steps/ingest/receipts.ts';
import { produce } from '../../steps/produce/produce.ts';
import { stopwatch } from '../../steps/produce/stopwatch.ts';
import { editionOutput, publishResult } from '../edition-output.ts';
import { amountOption, editionOption, replaceLaterWords } from '../options.ts';
import { dataFolder } from '../outcome.ts';
import { keyWords, signerFor } from '../signer.ts';
import type { Verb } from '../verb.ts';
import { refuseOthersResult } from '../whose-result.ts';
import { openLocal } from '../wiring.ts';
import { presentState } from '../with-built.ts';

export const reportCommand: Verb = {
  name: 'report',
  define: (command) =>
    command
      .option('--edition <edition>', 'internal、department 或 public', 'internal')
      .option('--out <folder>', '结果放哪里 · where the results go', 'jixiao-out')
      .option(
        '--policy <file>',
        '规则文件或预设名,默认用最近采用的 · policy file or preset; the one adopted last by default',
      )
      .option('--through <period>', '算到哪个月 · last period to look at')
      .option(
        '--envelope <amount>',
        '下年度总额,以基本货币单位计(如元,不是万元) · next year’s envelope in whole units of the currency',
      )
      .option('--key <file>', keyWords)
      .option('--replace-later', replaceLaterWords)
      .description('用已接收的数据重新出报告 · the report site from what was taken in')
      .addHelpText('after', '\n例 · example\n  jixiao report --edition public --out ./public'),
  act: async (_args, options, io) => {
    const out = String(options.out);
    const edition = editionOption(options.edition);
    const signer = await signerFor(options, io);
    await refuseOthersResult(out, dataFolder(options, io));
    const local = await openLocal(dataFolder(options, io), io);
    try {
      const through = typeof options.through === 'string' ? parsePeriod(options.through) : null;
      const request = await presentState(local.effects, options, {
        through,
        envelopeAmount: amountOption(options.envelope),
      });
      const output = await editionOutput(out, edition);
      try {
        if (edition === 'internal') {
          const receipts = request.snapshot.files.map(({ receiptKey }) => receiptAt(local.effects, receiptKey));
          await writeReceipts(local.effects, await Promise.all(receipts), output);
        }
        const { record } = await produce(
          { ...local.effects, ...signer },
          { ...request, edition },
          output,
          stopwatch(local.effects.log),
        );
        await publishResult(local.effects, output, record, { out, replaceLater: options.replaceLater === true });
        const site = join(out, 'site', 'index.html');
        return {
          human: (language) => `${language === 'zh' ? '报告' : 'Report'} → ${site}`,
          json: { ...record, site },
          findings: false,
        };
      } finally {
        await output.discard();
      }
    } finally {
      await local.close();
    }
  },
};
