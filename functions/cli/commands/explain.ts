import { marts } from '../../../analytics/contracts/marts/catalogue.ts';
import type { Mart } from '../../../analytics/contracts/marts/mart.ts';
import { type Language, type Text, text } from '../../../analytics/core/language/text.ts';
import type { Row } from '../../../analytics/core/ports/engine.ts';
import { type Explanation, explain, RowAmbiguousError, RowNotFoundError } from '../../../analytics/explain/explain.ts';
import { type Explained, explainedSays } from '../../../analytics/explain/explained.ts';
import { formulaOf } from '../../../analytics/explain/formula.ts';
import { cellWords, columnLabel, rowArithmetic } from '../../../analytics/explain/words.ts';
import { scoringSays } from '../../../analytics/policy/row-says.ts';
import type { Policy } from '../../../analytics/policy/schema.ts';
import { InputError, UsageError } from '../failure.ts';
import { problems } from '../problems.ts';
import { columns } from '../terminal.ts';
import type { Verb } from '../verb.ts';
import { withExplained } from '../with-explained.ts';

const martNamed = (name: string): Mart => {
  const mart = marts.find((known) => known.name === name);
  if (!mart)
    throw new UsageError(
      problems.martUnknown(
        name,
        marts.map((known) => known.name),
      ),
    );
  return mart;
};

/** A cell in words; a rule that the policy names itself by what the policy says of it. */
const said = (row: Row, name: string, mart: string, { scorings }: Policy): Text => {
  const own = name === 'rule' ? scorings.find(({ code }) => code === row.rule) : undefined;
  return own ? scoringSays(own) : cellWords(row, name, mart);
};

const table = (rows: readonly Row[], mart: string, policy: Policy, language: Language): string => {
  const names = Object.keys(rows[0] ?? {});
  const sums = rows.map(rowArithmetic);
  const title = sums.find((sum) => sum !== null)?.title;
  return columns(
    [
      ...names.map((name) => ({ title: columnLabel(name, mart)[language] })),
      ...(title ? [{ title: title[language] }] : []),
    ],
    rows.map((row, index) => [
      ...names.map((name) => said(row, name, mart, policy)[language]),
      ...(title ? [sums[index]?.says ?? ''] : []),
    ]),
  );
};

/** The formula of a row of a project, or of a department by its scheme; a computed one has its value for a result. */
const formulaIn = (mart: Mart, row: Row, policy: Policy): Text | null => {
  if (mart.name === 'evaluation_indicator') return formulaOf(row, policy)?.says ?? null;
  if (mart.name !== 'evaluation_framework' || row.rule === null) return null;
  return formulaOf({ ...row, actual: row.actual ?? row.value ?? null }, policy)?.says ?? null;
};

const formulaTitle = text('得分率算式', 'Formula of the share');

const written = (
  mart: Mart,
  of: Explained,
  { row, parts }: Explanation,
  policy: Policy,
  language: Language,
): string => {
  const facts = mart.columns.map(({ name, label }) => [label[language], said(row, name, mart.name, policy)[language]]);
  const sum = rowArithmetic(row);
  if (sum) facts.push([sum.title[language], sum.says]);
  const formula = formulaIn(mart, row, policy);
  if (formula) facts.push([formulaTitle[language], formula[language]]);
  const sections = parts.map(
    ({ title, rows }) => `${title[language]}\n${rows.length ? table(rows, mart.name, policy, language) : '—'}`,
  );
  return [
    explainedSays(of)[language],
    columns([{ title: mart.label[language] }, { title: '' }], facts),
    ...sections,
  ].join('\n\n');
};

export const explainCommand: Verb = {
  name: 'explain',
  define: (command) =>
    command
      .argument('<mart>', '结果表 · mart')
      .argument(
        '<key...>',
        '这一行的键,按次序;末尾可省,有多行时列出 · the row’s key, in order; where its end is left out the rows are listed',
      )
      .option(
        '--policy <file>',
        '规则文件:不看最近一次运行,看现有数据(月份和总额照最近一次运行) · policy file: explain the present data, to the month and with the envelope of the last run',
      )
      .description('一个数是怎么来的,直到文件、工作表和行 · the arithmetic of one figure down to file, sheet, row')
      .addHelpText(
        'after',
        '\n例 · examples\n  jixiao explain evaluation_project 2025 2025101001001\n  jixiao explain monitoring_project 2025 2025-06 2025101001001',
      ),
  act: ([name = '', ...key], options, io) => {
    const mart = martNamed(name);
    return withExplained(options, { mart, key }, io, async ({ session }, { asset }, of, policy) => {
      const explanation = await explain(session, asset, mart, key).catch((cause) => {
        if (cause instanceof RowAmbiguousError) throw new InputError(problems.rowAmbiguous(cause), { cause });
        if (!(cause instanceof RowNotFoundError)) throw cause;
        throw new InputError(problems.rowUnknown(mart.name, key.join(' '), mart.key), { cause });
      });
      return {
        human: (language) => written(mart, of, explanation, policy, language),
        json: { of, ...explanation, formula: formulaIn(mart, explanation.row, policy) },
        findings: false,
      };
    });
  },
};
