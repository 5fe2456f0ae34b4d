import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from '../../../analytics/core/language/text.ts';
import { withCloudOptions } from '../cloud-options.ts';
import { openDataDirectory } from '../data-directory.ts';
import { InputError } from '../failure.ts';
import { dataFolder } from '../outcome.ts';
import { problems } from '../problems.ts';
import { transferredOutcome } from '../transferred.ts';
import type { Verb } from '../verb.ts';

export const pushCommand: Verb = {
  name: 'push',
  define: (command) =>
    withCloudOptions(command, 'regionCode', 'lakeBucket', 'ledgerTable')
      .description('把数据目录送到云上,编号和校验值不变,中断可续 · send the data directory to the cloud, resumable')
      .addHelpText(
        'after',
        '\n例 · example\n  jixiao push --region-code 310115 --lake-bucket jixiao-lake --ledger-table jixiao-ledger\n凭证用 AWS 的标准变量;之后在云上继续,本机只用 pull 取回 · credentials as AWS tools take them; go on in the cloud then, and fetch with pull',
      ),
  act: async (_args, options, io) => {
    const folder = dataFolder(options, io);
    const { openCloudSide } = await import('../cloud-side.ts');
    const cloud = await openCloudSide(options, io);
    try {
      if (!existsSync(join(folder, 'ledger.sqlite'))) throw new InputError(problems.noData());
      const data = await openDataDirectory(folder, io);
      try {
        const done = await cloud.send(data, cloud);
        const headed = text(
          `${folder} → 云上的区划 ${cloud.region}`,
          `${folder} → region ${cloud.region} in the cloud`,
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
