import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { datasetNamed, datasets } from '../../../analytics/contracts/catalogue.ts';
import type { Dataset } from '../../../analytics/contracts/dataset.ts';
import { templateWorkbook } from '../../../analytics/contracts/to-template.ts';
import type { Row } from '../../../analytics/core/ports/engine.ts';
import { UsageError } from '../failure.ts';
import { knownRows } from '../known-rows.ts';
import { writtenTo } from '../named-file.ts';
import { dataFolder, type Io } from '../outcome.ts';
import { problems } from '../problems.ts';
import type { Verb } from '../verb.ts';
import { openLocal } from '../wiring.ts';

const rowsFor = async (dataset: Dataset, unit: string, data: string, io: Io): Promise<readonly Row[]> => {
  const { effects, close } = await openLocal(data, io);
  try {
    return await knownRows(effects, join(data, 'objects'), dataset, unit);
  } finally {
    await close();
  }
};

export const templateCommand: Verb = {
  name: 'template',
  define: (command) =>
    command
      .argument('<dataset>', '数据集 · dataset')
      .option('--out <file>', '写到哪个文件 · file to write')
      .option('--for <unit>', '预先填好该单位的项目和指标 · pre-filled with a unit’s projects and indicators')
      .description('一个数据集的 Excel 模板 · Excel template of a dataset')
      .addHelpText(
        'after',
        '\n例 · examples\n  jixiao template progress\n  jixiao template progress --for 101001 --out 101001-6月.xlsx',
      ),
  act: async ([name = ''], options, io) => {
    const dataset = datasetNamed(name) ?? datasets.find(({ label }) => label.zh === name);
    if (!dataset)
      throw new UsageError(
        problems.datasetUnknown(
          name,
          datasets.map((known) => known.name),
        ),
      );
    const rows =
      typeof options.for === 'string' ? await rowsFor(dataset, options.for, dataFolder(options, io), io) : [];
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
  },
};
