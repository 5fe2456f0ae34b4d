import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { datasets } from '../../../analytics/contracts/catalogue.ts';
import { templateWorkbook } from '../../../analytics/contracts/to-template.ts';
import { type PaperName, papers, paperTitles } from '../../../analytics/forms/papers.ts';
import { blankFor } from '../../../analytics/forms/ruled.ts';
import { formWorkbook } from '../../../analytics/forms/workbook.ts';
import { asset } from '../../adapters/assets.ts';
import { InputError } from '../failure.ts';
import type { Io } from '../outcome.ts';
import { problems } from '../problems.ts';
import type { Verb } from '../verb.ts';

const readme = `绩效 jixiao — 本办公室的数据文件夹 / this office's data folder

1. templates 文件夹里每个数据集一份空表。复制、填写、放回本文件夹(任何子文件夹、任何文件名都可以)。
   One blank form per dataset in "templates". Copy, fill in and put it anywhere in this folder.
   templates/官方表 里是财政部各绩效表的空表;预先填好名称和指标的用 jixiao template <表名> --for <单位编码>。
   templates/官方表 has the ministry's forms, blank; for one with names and goals in it: jixiao template <form> --for <unit>.
2. policy.yaml 是评分和安排的规则,每个数都写明依据,按本地规定修改。
   policy.yaml holds the rules, each number with its clause. Change it to local rules.
3. 运行 / run:   jixiao run <本文件夹 this folder> --out <输出 output>
   没有装 jixiao 命令时,在程序文件夹里写 npm run -s jixiao -- run …;npm link 装上命令。
   Where there is no command jixiao, write npm run -s jixiao -- run … in the program's folder; npm link makes the command.
   结果 / results:  <输出 output>/site/index.html;被拒收的文件见 / refused files: <输出 output>/receipts/index.html
4. 每月把新的执行和进展文件放进来再运行一次。更正只需再放一份改好的文件,旧文件不要删。
   Every month add the new files and run again. To correct, add a corrected file; leave the old one where it is.
   同一次运行按文件名的顺序接收,后接收的替代先接收的同一范围。更正文件在原名上加“更正”“修订”或 v2(放在开头、结尾,
   或用空格、_、括号隔开,如 12月执行_更正.xlsx),就排在原文件之后。
   Within one run files are taken in the order of their names; a later one replaces what an earlier one said of the same.
   Put 更正, 修订, corrected or v2 on the original name, at either end or set off by a blank, _ or brackets
   (12月执行_更正.xlsx), and the file comes after the original.
5. 数据目录(--data)只增不减:从本文件夹删掉文件,不会收回已接收的内容;要改就放更正文件。要从头来过,用新的 --data。
   The data directory (--data) only grows: removing a file here takes nothing back; send a correction. To start afresh use a new --data.
`;

const writeOfficialForms = async (folder: string, year: number): Promise<void> => {
  await mkdir(folder);
  for (const [name, title] of Object.entries(paperTitles) as [PaperName, string][])
    await writeFile(join(folder, `${title}.xlsx`), await formWorkbook([papers[name](blankFor(name, year))]));
};

/** The command as it was started, so that the next one can be copied: only npm link makes it plain jixiao. */
const started = ({ environment }: Io): string =>
  environment.npm_lifecycle_event === 'jixiao'
    ? 'npm run -s jixiao --'
    : environment.npm_command === 'exec'
      ? 'npx jixiao'
      : 'jixiao';

export const initCommand: Verb = {
  name: 'init',
  define: (command) =>
    command
      .argument('<folder>', '新文件夹 · new folder')
      .description('建立数据文件夹:模板、规则、说明 · scaffold: templates, policy, a README for the office')
      .addHelpText('after', '\n例 · example\n  jixiao init ./office'),
  act: async ([folder = ''], _options, io) => {
    const next = `${started(io)} run ${folder} --out ${folder}-out`;
    const held = await readdir(folder).catch(() => []);
    if (held.length) throw new InputError(problems.folderNotEmpty(folder));
    const templates = join(folder, 'templates');
    await mkdir(templates, { recursive: true });
    for (const dataset of datasets)
      await writeFile(join(templates, `${dataset.label.zh}.xlsx`), await templateWorkbook(dataset));
    await writeOfficialForms(join(templates, '官方表'), new Date(io.clock()).getUTCFullYear());
    await writeFile(join(folder, 'policy.yaml'), await asset('policy/default.yaml'));
    await writeFile(join(folder, 'README.txt'), readme);
    return {
      human: (language) =>
        language === 'zh'
          ? `已建立 ${folder}:${datasets.length} 份模板、policy.yaml、README.txt\n下一步:填写模板,然后 ${next}`
          : `Made ${folder}: ${datasets.length} templates, policy.yaml, README.txt\nNext: fill in the templates, then ${next}`,
      json: { folder, templates: datasets.map((dataset) => dataset.name) },
      findings: false,
    };
  },
};
