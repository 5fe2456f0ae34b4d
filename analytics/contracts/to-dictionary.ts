import { datasets } from './catalogue.ts';
import type { Dataset } from './dataset.ts';
import { aliasWords, ruleWords, typeWords } from './describe.ts';
import { columnType, type Field } from './field.ts';
import { marts } from './marts/catalogue.ts';
import type { Mart } from './marts/mart.ts';
import { tableDdl } from './to-ddl.ts';
import { parquetMessage } from './to-parquet.ts';

const cell = (written: string): string => written.replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
const head = (cells: readonly string[]): string => `${row(cells)}\n${row(cells.map(() => '---'))}`;
const code = (written: string): string => `\`${written}\``;
const codes = (names: readonly string[]): string => names.map(code).join(', ');

const fieldRow = (field: Field): string => {
  const rules = ruleWords(field);
  return row([
    code(field.name),
    `${field.label.zh}<br>${field.label.en}`,
    `${typeWords(field).zh}<br>${code(columnType(field))}`,
    field.required ? '是 yes' : '',
    rules.zh === '' ? '' : `${rules.zh}<br>${rules.en}`,
    aliasWords(field),
    `${field.about.zh}<br>${field.about.en}`,
  ]);
};

const references = ({ references = [] }: Dataset): string[] =>
  references.map(
    ({ columns, dataset, to }) => `- 引用 references: ${codes(columns)} → ${code(dataset)} (${codes(to)})`,
  );

const rules = ({ rules: own = [] }: Dataset): string[] =>
  own.map(({ code: name, says, remedy }) => `- ${code(name)}: ${says.zh}。${remedy.zh}。 ${says.en}. ${remedy.en}.`);

const datasetSection = (dataset: Dataset): string =>
  [
    `### ${dataset.label.zh} · ${dataset.label.en} (${code(dataset.name)})`,
    '',
    `${dataset.about.zh}。${dataset.about.en}.`,
    '',
    `- 依据 clause: ${dataset.clause}`,
    `- 识别词 recognised by: ${dataset.titles.join('、')}`,
    `- 主键 key: ${codes(dataset.key)}`,
    `- 后来的文件替代同一 a later file replaces every row of the same: ${codes(dataset.scope)}`,
    ...(dataset.fixedOnceApproved
      ? [
          `- 批复后不能改,除非批准调整;没有这一列的文件不改它 fixed once approved, but for an approved adjustment; a file without the column leaves it as it is: ${codes(dataset.fixedOnceApproved)}`,
        ]
      : []),
    ...(dataset.amount ? [`- 回执合计 sum on the receipt: ${code(dataset.amount)}`] : []),
    ...references(dataset),
    ...rules(dataset),
    '',
    head([
      '字段 field',
      '名称 label',
      '类型 type',
      '必填 required',
      '规则 rules',
      '其他表头 other headers',
      '说明 about',
    ]),
    ...dataset.fields.map(fieldRow),
    '',
    '<details><summary>SQL · Parquet</summary>',
    '',
    `\`\`\`sql\n${tableDdl(dataset)};\n\`\`\``,
    '',
    `\`\`\`text\n${parquetMessage(dataset)}\n\`\`\``,
    '',
    '</details>',
    '',
  ].join('\n');

const martSection = (mart: Mart): string =>
  [
    `### ${mart.label.zh} · ${mart.label.en} (${code(mart.name)})`,
    '',
    ...(mart.about ? [`${mart.about.zh}。${mart.about.en}.`, ''] : []),
    `- 主键 key: ${codes(mart.key)}`,
    '',
    head(['列 column', '名称 label', '类型 type']),
    ...mart.columns.map((column) =>
      row([code(column.name), `${column.label.zh} ${column.label.en}`, code(column.type)]),
    ),
    '',
  ].join('\n');

/**
 * The data dictionary (docs/data-dictionary.md): every dataset with its fields, rules and names, and every mart with
 * its columns. Generated from the contracts and the mart catalogue; never edited by hand.
 */
export const dictionaryMarkdown = (): string =>
  [
    '# 数据字典 · Data dictionary',
    '',
    '由合同和报表目录生成(`npm run docs`),请勿手改。Generated from the contracts and the mart catalogue by `npm run docs`; do not edit.',
    '',
    '## 数据集 · Datasets',
    '',
    ...datasets.map(datasetSection),
    '## 报表 · Marts',
    '',
    ...marts.map(martSection),
  ].join('\n');
