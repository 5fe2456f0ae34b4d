import { join } from 'node:path';
import { parsePeriod } from '../../../analytics/core/period.ts';
import type { Receipt } from '../../../analytics/intake/receipt.ts';
import { amountOption, editionOption, replaceLaterWords } from '../options.ts';
import { dataFolder } from '../outcome.ts';
import { runSummary } from '../run-summary.ts';
import { keyWords, signerFor } from '../signer.ts';
import type { Verb } from '../verb.ts';
import { runYear } from '../year.ts';

export const runCommand: Verb = {
  name: 'run',
  define: (command) =>
    command
      .argument('<folder>', '放文件的文件夹,任何文件名、任何层次 · folder of files, any names, any nesting')
      .requiredOption('--out <folder>', '结果放哪里 · where the results go')
      .option(
        '--policy <file>',
        '规则文件或预设名,默认用文件夹里的 policy.yaml · policy file or preset; the folder’s policy.yaml by default',
      )
      .option('--sources <folder>', '来源描述所在文件夹 · folder of source descriptions')
      .option('--key <file>', keyWords)
      .option('--through <period>', '算到哪个月,默认最后一个已报月份 · last period to look at')
      .option(
        '--envelope <amount>',
        '下年度总额,以基本货币单位计(如元,不是万元) · next year’s envelope in whole units of the currency',
      )
      .option('--edition <edition>', 'internal、department 或 public', 'internal')
      .option('--replace-later', replaceLaterWords)
      .description(
        '一年从头到尾:接收、监控、评价、安排、报告 · the whole year: intake, monitoring, evaluation, allocation, report',
      )
      .addHelpText(
        'after',
        '\n例 · examples\n  jixiao run ./office --out ./office-out\n  jixiao run ./office --out ./june --through 2025-06 --lang en',
      ),
  act: async ([folder = ''], options, io) => {
    const out = String(options.out);
    const edition = editionOption(options.edition);
    const signer = await signerFor(options, io);
    const result = await runYear(
      {
        folder,
        out,
        data: dataFolder(options, io),
        policy: options.policy ?? null,
        sources: typeof options.sources === 'string' ? options.sources : null,
        through: typeof options.through === 'string' ? parsePeriod(options.through) : null,
        envelopeAmount: amountOption(options.envelope),
        edition,
        ...signer,
        replaceLater: options.replaceLater === true,
      },
      io,
    );
    const namesOf = (wanted: Receipt['state']): readonly string[] =>
      result.receipts.filter(({ state }) => state === wanted).map(({ fileName }) => fileName);
    const [refused, partly] = [namesOf('refused'), namesOf('partly')];
    const places = {
      site: join(out, 'site', 'index.html'),
      receipts: edition === 'internal' ? join(out, 'receipts', 'index.html') : null,
    };
    return {
      human: (language) => runSummary(result, places)[language],
      json: {
        ...result.record,
        refused,
        partly,
        notRead: result.others,
        skipped: result.skipped,
        out,
      },
      findings: refused.length + partly.length > 0 || Number(result.headline.district.red ?? 0) > 0,
    };
  },
};
