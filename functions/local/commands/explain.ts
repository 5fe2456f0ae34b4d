import { type Explanation, explain, RowNotFoundError } from '../../../analytics/explain/explain.ts';
import { marts } from '../../../analytics/models/marts/catalogue.ts';
import type { Mart } from '../../../analytics/models/marts/mart.ts';
import type { Row } from '../../../analytics/ports/engine.ts';
import { problems } from '../../../analytics/words/problems.ts';
import type { Language } from '../../../analytics/words/text.ts';
import { plainCell } from '../cells.ts';
import { InputError, UsageError } from '../failure.ts';
import { columns } from '../terminal.ts';
import type { Verb } from '../verb.ts';
import { withBuilt } from '../with-built.ts';

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

const table = (rows: readonly Row[]): string => {
  const names = Object.keys(rows[0] ?? {});
  return columns(
    names.map((title) => ({ title })),
    rows.map((row) => names.map((name) => plainCell(row[name]))),
  );
};

const written = (mart: Mart, { row, parts }: Explanation, language: Language): string => {
  const facts = mart.columns.map(({ name, label }) => [`${label[language]} ${name}`, plainCell(row[name])]);
  const sections = parts.map(({ title, rows }) => `${title[language]}\n${rows.length ? table(rows) : '—'}`);
  return [columns([{ title: mart.label[language] }, { title: '' }], facts), ...sections].join('\n\n');
};

/** The month before the year’s end that a key names, so that explaining June does not need December. */
const throughOf = (mart: Mart, key: readonly string[]): string | null => key[mart.key.indexOf('period')] ?? null;

export const explainCommand: Verb = {
  name: 'explain',
  define: (command) =>
    command
      .argument('<mart>', '结果表 · mart')
      .argument('<key...>', '这一行的键,按次序 · the row’s key, in order')
      .option('--policy <file>', '规则文件 · policy file')
      .description('一个数是怎么来的,直到文件、工作表和行 · the arithmetic of one figure down to file, sheet, row')
      .addHelpText(
        'after',
        '\n例 · examples\n  jixiao explain evaluation_project 2025 2025101001001\n  jixiao explain monitoring_project 2025 2025-06 2025101001001',
      ),
  act: ([name = '', ...key], options, io) => {
    const mart = martNamed(name);
    return withBuilt(options, { through: throughOf(mart, key), envelopeAmount: null }, io, async ({ session }, { asset }) => {
      const explanation = await explain(session, asset, mart, key).catch((cause) => {
        if (!(cause instanceof RowNotFoundError)) throw cause;
        throw new InputError(problems.rowUnknown(mart.name, key.join(' '), mart.key), { cause });
      });
      return { human: (language) => written(mart, explanation, language), json: explanation, findings: false };
    });
  },
};
