import { readdir } from 'node:fs/promises';
import { generateSample } from '../../sample/generate.ts';
import { InputError, UsageError } from '../failure.ts';
import { problems } from '../problems.ts';
import type { Verb } from '../verb.ts';

const whole = (written: unknown, least: number): number => {
  const value = Number(written);
  if (!Number.isSafeInteger(value) || value < least)
    throw new UsageError(problems.countUnreadable(String(written), least));
  return value;
};

export const sampleCommand: Verb = {
  name: 'sample',
  define: (command) =>
    command
      .argument('<folder>', '新文件夹 · new folder')
      .option('--seed <number>', '随机种子 · seed', '1')
      .option('--departments <number>', '部门数 · departments', '42')
      .option('--projects <number>', '项目数 · projects', '600')
      .description('生成虚构的示例区 · the fictional district, labelled as such')
      .addHelpText('after', '\n例 · example\n  jixiao sample ./sample --seed 7 --departments 12 --projects 100'),
  act: async ([folder = ''], options) => {
    const held = await readdir(folder).catch(() => []);
    if (held.length) throw new InputError(problems.folderNotEmpty(folder));
    const size = {
      seed: whole(options.seed, 0),
      departments: whole(options.departments, 1),
      projects: whole(options.projects, 1),
    };
    const summary = await generateSample(folder, size);
    return {
      human: (language) =>
        language === 'zh'
          ? `已生成虚构的示例区:${folder},${summary.files} 个文件(种子 ${size.seed})\n下一步:jixiao run ${folder} --out ${folder}-out`
          : `Made the fictional district: ${folder}, ${summary.files} files (seed ${size.seed})\nNext: jixiao run ${folder} --out ${folder}-out`,
      json: { folder, ...size, ...summary },
      findings: false,
    };
  },
};
