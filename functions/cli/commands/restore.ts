import { type Text, text } from '../../../analytics/core/language/text.ts';
import type { RestoredStream } from '../../steps/archive/restore.ts';
import { cloudSetting, neededSetting, withCloudOptions } from '../cloud-options.ts';
import { cloudProblems } from '../cloud-problems.ts';
import { InputError } from '../failure.ts';
import { columns } from '../terminal.ts';
import type { Verb } from '../verb.ts';

const titles = {
  zh: ['区划', '台账', '存档', '写回', '原已有'],
  en: ['region', 'stream', 'archived', 'written back', 'there before'],
};

const reasons = {
  event_missing: text('缺失或读不出', 'is missing or cannot be read'),
  event_changed: text('的内容被改动', 'was changed'),
  link_changed: text('与前一条接不上', 'does not follow the one before it'),
  head_changed: text('不是原来那一条', 'is not the one that was seen'),
};

const gapSays = ({ region, stream, broken, sent, there }: RestoredStream): Text | null =>
  broken &&
  text(
    `■ ${region}/${stream} 第 ${broken.version} 条${reasons[broken.code].zh},只恢复到第 ${sent + there} 条 → 用表的时间点备份(PITR)找回这一条,补进存档后再运行`,
    `■ ${region}/${stream}: event ${broken.version} ${reasons[broken.code].en}; brought back up to event ${sent + there} → recover it from the table’s point-in-time backup, put it into the archive and run this again`,
  );

export const restoreCommand: Verb = {
  name: 'restore',
  define: (command) =>
    withCloudOptions(command, 'archiveBucket', 'ledgerTable', 'regionCode')
      .description(
        '由存档重建台账的表,逐条核对校验值,缺口指明 · rebuild the ledger’s table from its archive, every hash checked, every gap named',
      )
      .addHelpText(
        'after',
        '\n例 · examples\n  jixiao restore --archive-bucket jixiao-archive --ledger-table jixiao-ledger\n  jixiao restore --archive-bucket jixiao-archive --ledger-table jixiao-ledger --region-code 310115 --strict',
      ),
  act: async (_args, options, io) => {
    const [bucket, table] = [neededSetting('archiveBucket', options, io), neededSetting('ledgerTable', options, io)];
    const { restoreTable } = await import('../cloud-archive.ts');
    const streams = await restoreTable(bucket, table, cloudSetting('regionCode', options, io));
    if (streams.length === 0) throw new InputError(cloudProblems.archiveEmpty(bucket));
    const isBroken = streams.some(({ broken }) => broken !== null);
    return {
      human: (language) =>
        [
          columns(
            titles[language].map((title, index) => ({ title, align: index < 2 ? 'left' : 'right' })),
            streams.map(({ region, stream, archived, sent, there }) => [
              region,
              stream,
              String(archived),
              String(sent),
              String(there),
            ]),
          ),
          ...streams.flatMap((stream) => gapSays(stream)?.[language] ?? []),
          isBroken
            ? { zh: '有缺口,见标 ■ 的行', en: 'There are gaps; see the lines marked ■' }[language]
            : {
                zh: '每条链都完整;用 jixiao pull 取回后运行 jixiao verify 复核',
                en: 'Every chain holds; fetch it with jixiao pull and run jixiao verify',
              }[language],
        ].join('\n'),
      json: { archive: bucket, table, streams },
      findings: isBroken,
    };
  },
};
