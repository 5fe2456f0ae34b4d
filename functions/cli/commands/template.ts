import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { datasetNamed, datasets } from '../../../analytics/contracts/catalogue.ts';
import type { Dataset } from '../../../analytics/contracts/dataset.ts';
import { templateWorkbook } from '../../../analytics/contracts/to-template.ts';
import type { Row } from '../../../analytics/core/ports/engine.ts';
import { dueIn } from '../../../analytics/forms/due.ts';
import { type PaperName, paperNamed, papers, paperTitles } from '../../../analytics/forms/papers.ts';
import { formWorkbook } from '../../../analytics/forms/workbook.ts';
import { UsageError } from '../failure.ts';
import { knownRows } from '../known-rows.ts';
import { writtenTo } from '../named-file.ts';
import { wholeNumberOption } from '../options.ts';
import { dataFolder, type Io, type Outcome } from '../outcome.ts';
import { problems } from '../problems.ts';
import { unitForms } from '../unit-forms.ts';
import type { Verb } from '../verb.ts';
import { openLocal } from '../wiring.ts';

type Options = Parameters<Verb['act']>[1];

const rowsFor = async (dataset: Dataset, unit: string, data: string, io: Io): Promise<readonly Row[]> => {
  const { effects, close } = await openLocal(data, io);
  try {
    return await knownRows(effects, join(data, 'objects'), dataset, unit);
  } finally {
    await close();
  }
};

const datasetTemplate = async (dataset: Dataset, options: Options, io: Io): Promise<Outcome> => {
  const rows = typeof options.for === 'string' ? await rowsFor(dataset, options.for, dataFolder(options, io), io) : [];
  const file = typeof options.out === 'string' ? options.out : `${dataset.label.zh}.xlsx`;
  await writtenTo(file, writeFile(file, await templateWorkbook(dataset, { rows })));
  return {
    human: (language) =>
      language === 'zh'
        ? `已写出 ${file}(${dataset.label.zh},预填 ${rows.length} 行)`
        : `Wrote ${file} (${dataset.label.en}, ${rows.length} rows pre-filled)`,
    json: { file, dataset: dataset.name, rows: rows.length },
    findings: false,
  };
};

const officialForm = async (paper: PaperName, options: Options, io: Io): Promise<Outcome> => {
  if (typeof options.for !== 'string') throw new UsageError(problems.formNeedsUnit(paperTitles[paper]));
  const due = dueIn(io.clock().slice(0, 7), paper);
  const year = wholeNumberOption('--year', options.year, 2000, 2100, due.year);
  const month = wholeNumberOption('--month', options.month, 1, 12, due.month);
  const contents = await unitForms({ paper, unit: options.for, year, month }, dataFolder(options, io), io);
  const file = typeof options.out === 'string' ? options.out : `${options.for}-${paperTitles[paper]}.xlsx`;
  await writtenTo(file, writeFile(file, await formWorkbook(contents.map(papers[paper]))));
  return {
    human: (language) =>
      language === 'zh'
        ? `已写出 ${file}(${year} 年${paperTitles[paper]},${contents.length} 张)`
        : `Wrote ${file} (${paper} of ${year}, ${contents.length} forms)`,
    json: { file, form: paper, year, forms: contents.length },
    findings: false,
  };
};

export const templateCommand: Verb = {
  name: 'template',
  define: (command) =>
    command
      .argument('<name>', '数据集,或官方表 · dataset, or official form')
      .option('--out <file>', '写到哪个文件 · file to write')
      .option('--for <unit>', '预先填好该单位的项目和指标 · pre-filled with a unit’s projects and indicators')
      .option(
        '--year <year>',
        '官方表的年度,默认当前该报的年度 · fiscal year of an official form; the one due by default',
      )
      .option('--month <month>', '监控表到哪个月,默认上月 · month of a monitoring form; the last one by default')
      .description('数据集或官方表的 Excel 模板 · Excel template of a dataset or an official form')
      .addHelpText(
        'after',
        `\n官方表 · official forms\n${Object.entries(paperTitles)
          .map(([name, title]) => `  ${name}  ${title}`)
          .join(
            '\n',
          )}\n\n例 · examples\n  jixiao template progress\n  jixiao template progress --for 101001 --out 101001-6月.xlsx\n  jixiao template self-evaluation-2020 --for 101001 --year 2025`,
      ),
  act: async ([name = ''], options, io) => {
    const paper = paperNamed(name);
    if (paper) return officialForm(paper, options, io);
    const dataset = datasetNamed(name) ?? datasets.find(({ label }) => label.zh === name);
    if (!dataset)
      throw new UsageError(
        problems.datasetUnknown(name, [...datasets.map((known) => known.name), ...Object.keys(papers)]),
      );
    return datasetTemplate(dataset, options, io);
  },
};
