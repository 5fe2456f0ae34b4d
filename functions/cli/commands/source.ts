import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import type { Language } from '../../../analytics/core/language/text.ts';
import { UnreadableFileError } from '../../../analytics/intake/read/sheet.ts';
import { draftSource, NothingKnownError } from '../../../analytics/intake/source/draft.ts';
import { nameParts } from '../../../analytics/intake/source/file.ts';
import { sourceSchema } from '../../../analytics/intake/source/schema.ts';
import { duckdbEngine } from '../../adapters/duckdb.ts';
import { readRaw } from '../../steps/ingest/read-raw.ts';
import { type Tried, trySource } from '../../steps/ingest/try-source.ts';
import { InputError, UsageError } from '../failure.ts';
import { namedFile } from '../named-file.ts';
import type { Outcome } from '../outcome.ts';
import { problems } from '../problems.ts';
import { faultLines } from '../receipt-lines.ts';
import { readSource } from '../source-file.ts';
import type { Verb } from '../verb.ts';
import { withReading } from '../with-reading.ts';

const plainly = (written: string, json: unknown): Outcome => ({ human: () => written, json, findings: false });

const draft = async (path: string): Promise<Outcome> => {
  const file = basename(path);
  const plain = file.replace(/\.[^.]+$/, '').toLowerCase();
  const name = plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'draft';
  const bytes = await readFile(await namedFile(path));
  try {
    const { sheets, isCsv } = await withReading((readDocument) => readRaw(bytes, readDocument));
    const written = draftSource(sheets, { file, name, isCsv });
    return plainly(written, { draft: written });
  } catch (cause) {
    if (cause instanceof UnreadableFileError)
      throw new InputError(problems.documentUnreadable(path, cause.fault), { cause });
    if (cause instanceof NothingKnownError) throw new InputError(problems.sourceNothingKnown(path), { cause });
    throw cause;
  }
};

const says = {
  rows: { zh: '行', en: 'rows' },
  held: { zh: '成立', en: 'hold' },
  none: { zh: '没有读到任何行', en: 'No rows were read' },
  unreferred: {
    zh: '试读不存任何东西,也不查对其他文件(引用是否存在)。',
    en: 'Nothing was stored; references to other files were not looked up.',
  },
} as const;

const humanly = ({ tables, identities, faults }: Tried, language: Language): string =>
  [
    ...tables.flatMap(({ dataset, rows, amount, first }) => [
      `${dataset}  ${rows} ${says.rows[language]}${amount === null ? '' : `  ${amount}`}`,
      ...first.map(
        (row) =>
          `    ${Object.entries(row)
            .map(([name, cell]) => `${name}=${cell}`)
            .join('  ')}`,
      ),
    ]),
    ...identities.map(
      ({ says: said, checked, held }) => `${said[language]}: ${held} / ${checked} ${says.held[language]}`,
    ),
    ...faultLines(faults, language),
    ...(tables.every(({ rows }) => rows === 0) ? [says.none[language]] : []),
    says.unreferred[language],
  ].join('\n');

const test = async (description: string, path: string): Promise<Outcome> => {
  const source = await readSource(description);
  const name = basename(path);
  await namedFile(path);
  if (nameParts(source, name) === undefined) throw new InputError(problems.sourceOfOtherFile(name, source.file));
  const upload = { name, bytes: () => readFile(path), source };
  const tried = await withReading((readDocument) => trySource({ engine: duckdbEngine() }, upload, readDocument));
  const isRead = tried.tables.some(({ rows }) => rows > 0);
  const answersNo = !isRead || tried.faults.some(({ severity }) => severity === 'fault');
  return { human: (language) => humanly(tried, language), json: tried, findings: answersNo, answersNo };
};

export const sourceCommand: Verb = {
  name: 'source',
  define: (command) =>
    command
      .argument('<action>', 'draft | test | schema')
      .argument('[file...]', 'draft <导出文件>;test <来源描述> <导出文件> · an export; a description and an export')
      .description(
        '来源描述:起草、试读、编辑器用的 JSON Schema · source descriptions: draft, try on a file, JSON Schema',
      )
      .addHelpText(
        'after',
        '\n例 · examples\n  jixiao source draft 国库支出.csv > treasury.source.yaml\n  jixiao source test treasury.source.yaml 国库支出.csv\n  jixiao source schema > source.schema.json',
      ),
  act: async ([action = '', first, second]) => {
    if (action === 'schema') {
      const schema = z.toJSONSchema(sourceSchema, { io: 'input' });
      return plainly(JSON.stringify(schema, null, 2), schema);
    }
    if (action === 'draft' && first !== undefined) return draft(first);
    if (action === 'test' && first !== undefined && second !== undefined) return test(first, second);
    throw new UsageError(problems.sourceAction(action));
  },
};
