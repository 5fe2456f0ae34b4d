import { neededSetting, withCloudOptions } from '../cloud-options.ts';
import { cloudProblems } from '../cloud-problems.ts';
import { InputError } from '../failure.ts';
import { columns } from '../terminal.ts';
import type { Verb } from '../verb.ts';

const titles = { zh: ['台账', '已在存档'], en: ['stream', 'in the archive'] };

export const archiveCommand: Verb = {
  name: 'archive',
  define: (command) =>
    withCloudOptions(command, 'regionCode', 'ledgerTable', 'archiveBucket')
      .description(
        '把云上一个区划的台账再抄一遍到存档,已有的不动 · copy a region’s ledger to the archive again; what is there stays',
      )
      .addHelpText(
        'after',
        '\n例 · example\n  jixiao archive --region-code 310115 --ledger-table jixiao-ledger --archive-bucket jixiao-archive',
      ),
  act: async (_args, options, io) => {
    const region = neededSetting('regionCode', options, io);
    const [table, archive] = [neededSetting('ledgerTable', options, io), neededSetting('archiveBucket', options, io)];
    const { archiveRegion } = await import('../cloud-archive.ts');
    const streams = await archiveRegion(table, archive, region);
    if (streams.length === 0) throw new InputError(cloudProblems.regionEmpty(region));
    return {
      human: (language) =>
        columns(
          titles[language].map((title, index) => ({ title, align: index === 0 ? 'left' : 'right' })),
          streams.map(({ stream, events }) => [stream, String(events)]),
        ),
      json: { region, table, archive, streams },
      findings: false,
    };
  },
};
