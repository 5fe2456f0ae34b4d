import { datasets } from '../../../analytics/contracts/catalogue.ts';
import { currentFiles } from '../../../analytics/ledger/streams/current-files.ts';
import { intakeStream } from '../../../analytics/ledger/streams/intake.ts';
import { runsStream, standingRuns } from '../../../analytics/ledger/streams/runs.ts';
import { policyStream } from '../../steps/policy/step.ts';
import { dataFolder } from '../outcome.ts';
import { columns } from '../terminal.ts';
import type { Verb } from '../verb.ts';
import { readLocal } from '../wiring.ts';

export const statusCommand: Verb = {
  name: 'status',
  define: (command) => command.description('数据目录里有什么 · what the data directory holds'),
  act: async (_args, options, io) => {
    const folder = dataFolder(options, io);
    const { effects, close } = await readLocal(folder, io);
    try {
      const files = currentFiles(await effects.ledger.read(intakeStream));
      const accepted = files.filter(({ state }) => state !== 'refused');
      const counts = datasets.map(({ name, label }) => ({
        dataset: name,
        label,
        files: accepted.filter(({ tables }) => tables.some(({ dataset }) => dataset === name)).length,
      }));
      const policy = (await effects.ledger.read(policyStream)).at(-1);
      const run = standingRuns(await effects.ledger.read(runsStream)).at(-1);
      const partly = files.filter(({ state }) => state === 'partly').map(({ fileName }) => fileName);
      const refused = files.filter(({ state }) => state === 'refused').map(({ fileName }) => fileName);
      return {
        human: (language) =>
          [
            `${folder}  ${accepted.length} ${language === 'zh' ? '个文件已接受' : 'files accepted'}, ${refused.length} ${language === 'zh' ? '个被拒收' : 'refused'}${partly.length > 0 ? (language === 'zh' ? `, ${partly.length} 个退回了部分项目` : `, ${partly.length} sent back in part`) : ''}`,
            columns(
              [
                { title: language === 'zh' ? '数据集' : 'dataset' },
                { title: language === 'zh' ? '文件' : 'files', align: 'right' },
              ],
              counts.filter(({ files }) => files > 0).map(({ label, files }) => [label[language], String(files)]),
            ),
            `${language === 'zh' ? '规则' : 'policy'} ${String(policy?.data.id ?? '—')}`,
            `${language === 'zh' ? '最近一次结果' : 'last result'} ${String(run?.data.through ?? '—')} ${String(run?.data.resultDigest ?? '').slice(0, 12)}`,
          ].join('\n'),
        json: {
          folder,
          accepted: accepted.length,
          refused,
          partly,
          datasets: counts.map(({ dataset, files }) => ({ dataset, files })),
          policy: policy?.data.id ?? null,
          run: run?.data ?? null,
        },
        findings: refused.length + partly.length > 0,
      };
    } finally {
      await close();
    }
  },
};
