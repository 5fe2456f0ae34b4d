import { text } from '../../../analytics/core/language/text.ts';
import { withCloudOptions } from '../cloud-options.ts';
import { cloudProblems } from '../cloud-problems.ts';
import { openDataDirectory } from '../data-directory.ts';
import { InputError } from '../failure.ts';
import { dataFolder } from '../outcome.ts';
import { transferredOutcome } from '../transferred.ts';
import type { Verb } from '../verb.ts';

export const pullCommand: Verb = {
  name: 'pull',
  define: (command) =>
    withCloudOptions(command, 'regionCode', 'lakeBucket', 'ledgerTable')
      .description(
        '把云上一个区划的数据取回数据目录,编号和校验值不变,中断可续 · fetch a region’s data into the data directory, resumable',
      )
      .addHelpText(
        'after',
        '\n例 · examples\n  jixiao pull --region-code 310115 --lake-bucket jixiao-lake --ledger-table jixiao-ledger --data ./copy\n  jixiao verify --data ./copy     复核云上的结果 · verify what the cloud computed',
      ),
  act: async (_args, options, io) => {
    const folder = dataFolder(options, io);
    const { openCloudSide } = await import('../cloud-side.ts');
    const cloud = await openCloudSide(options, io);
    try {
      if ((await cloud.ledger.streams()).length === 0) throw new InputError(cloudProblems.regionEmpty(cloud.region));
      const data = await openDataDirectory(folder, io);
      try {
        const done = await cloud.send(cloud, data);
        const headed = text(
          `云上的区划 ${cloud.region} → ${folder}`,
          `region ${cloud.region} in the cloud → ${folder}`,
        );
        return transferredOutcome(headed, done, { folder, region: cloud.region });
      } finally {
        await data.close();
      }
    } finally {
      await cloud.close();
    }
  },
};
