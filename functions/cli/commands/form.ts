import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { draftOf } from '../../../analytics/intake/form/draft.ts';
import { readLayouts } from '../../../analytics/intake/form/layouts.ts';
import { formSchema } from '../../../analytics/intake/form/schema.ts';
import { kindOf } from '../../../analytics/intake/read/kind.ts';
import { type Sheet, UnreadableFileError } from '../../../analytics/intake/read/sheet.ts';
import { asset } from '../../adapters/assets.ts';
import { InputError, UsageError } from '../failure.ts';
import { readFormFile } from '../form-file.ts';
import { namedFile } from '../named-file.ts';
import type { Outcome } from '../outcome.ts';
import { problems } from '../problems.ts';
import type { Verb } from '../verb.ts';
import { withReading } from '../with-reading.ts';

const plainly = (written: string, json: unknown): Outcome => ({ human: () => written, json, findings: false });

const sheetsOf = async (file: string): Promise<readonly Sheet[]> => {
  const bytes = await readFile(await namedFile(file));
  try {
    const kind = kindOf(bytes);
    if (kind === 'text') throw new UnreadableFileError('not-a-table', { kind_zh: '文本', kind_en: 'a text' });
    return await withReading((readDocument) => readDocument(kind, bytes));
  } catch (cause) {
    if (!(cause instanceof UnreadableFileError)) throw cause;
    throw new InputError(problems.documentUnreadable(file, cause.fault), { cause });
  }
};

const draft = async (file: string): Promise<Outcome> => {
  const name = basename(file)
    .replace(/\.[^.]+$/, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  const written = draftOf(await sheetsOf(file), await readLayouts(asset), name || 'draft');
  return plainly(written, { draft: written });
};

const check = async (file: string): Promise<Outcome> => {
  const { name, title, kind } = await readFormFile(file);
  return plainly(`${file}: ${title.zh} (${name}, ${kind})`, { name, title, kind });
};

export const formCommand: Verb = {
  name: 'form',
  define: (command) =>
    command
      .argument('<action>', 'draft | check | schema')
      .argument('[file]', '官方表,或表样描述 · an official form, or a form description')
      .description(
        '官方表的版式描述:起草、检查、编辑器用的 JSON Schema · layouts of official forms: draft, check, JSON Schema',
      )
      .addHelpText(
        'after',
        '\n例 · examples\n  jixiao form draft 湖北自评表.xlsx > hubei.form.yaml\n  jixiao form check hubei.form.yaml\n  jixiao form schema > form.schema.json',
      ),
  act: async ([action = '', file]) => {
    if (action === 'schema') {
      const schema = z.toJSONSchema(formSchema, { io: 'input' });
      return plainly(JSON.stringify(schema, null, 2), schema);
    }
    if (action !== 'draft' && action !== 'check') throw new UsageError(problems.formAction(action));
    if (file === undefined) throw new UsageError(problems.formFile(action));
    return action === 'draft' ? draft(file) : check(file);
  },
};
