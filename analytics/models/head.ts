import { ModelHeadError } from './errors.ts';
import { relationsRead } from './relations.ts';

/** A column of a model's grain; `optional` where it may be NULL. */
export interface GrainColumn {
  readonly name: string;
  readonly optional: boolean;
}

/** What a model says of itself above its SQL. */
export interface Head {
  readonly title: string;
  /** No two rows are alike in these columns. */
  readonly grain: readonly GrainColumn[];
  /** The relations that its SQL reads. */
  readonly inputs: readonly string[];
  /** The audits that must find nothing. */
  readonly mustHold: readonly string[];
  /** Whether its rows are kept or worked out when read. */
  readonly kept: 'table' | 'view';
}

const titleLine = /^-- (?<name>\w+) · (?<title>.+)$/;
const field = /^-- (?<key>grain|inputs|must hold|kept): (?<value>.+)$/;
const continued = /^--\s{2,}(?<value>.+)$/;

const itemsOf = (value: string | undefined): readonly string[] => (value ? value.split(/,\s*/) : []);

/** The fields between the title and the first line that is neither a field nor more of one. */
const fieldsOf = (lines: readonly string[]): ReadonlyMap<string, string> => {
  const fields = new Map<string, string>();
  let last = '';
  for (const line of lines) {
    const found = field.exec(line)?.groups;
    const more = last ? continued.exec(line)?.groups?.value : undefined;
    if (found?.key && found.value) {
      last = found.key;
      fields.set(last, found.value);
    } else if (more) fields.set(last, `${fields.get(last)} ${more}`);
    else break;
  }
  return fields;
};

const checkInputs = (name: string, inputs: readonly string[], sql: string): void => {
  const [said, read] = [new Set(inputs), relationsRead(sql)];
  const unsaid = [...read].filter((input) => !said.has(input));
  const unread = [...said].filter((input) => !read.has(input));
  if (unsaid.length > 0) throw new ModelHeadError(name, `does not name as inputs what it reads: ${unsaid.join(', ')}`);
  if (unread.length > 0) throw new ModelHeadError(name, `names as inputs what it does not read: ${unread.join(', ')}`);
};

/**
 * Reads the head of a model: `-- <name> · <title>`, then `-- grain:`, `-- inputs:` and, where there is something to
 * say, `-- must hold:` and `-- kept: view`. Throws ModelHeadError where a field is missing or unknown, or the inputs
 * are not what the SQL reads.
 */
export const parseHead = (name: string, sql: string): Head => {
  const lines = sql.split('\n');
  const titled = titleLine.exec(lines[0] ?? '')?.groups;
  if (titled?.name !== name || !titled.title)
    throw new ModelHeadError(name, `does not begin with -- ${name} · <title>`);
  const fields = fieldsOf(lines.slice(1));
  const [grain, inputs, kept] = [fields.get('grain'), itemsOf(fields.get('inputs')), fields.get('kept') ?? 'table'];
  if (!grain) throw new ModelHeadError(name, 'has no grain');
  if (inputs.length === 0) throw new ModelHeadError(name, 'has no inputs');
  if (kept !== 'table' && kept !== 'view') throw new ModelHeadError(name, `is kept as ${kept}, neither table nor view`);
  checkInputs(name, inputs, sql);
  return {
    title: titled.title,
    grain: itemsOf(grain).map((column) => ({ name: column.replace('?', ''), optional: column.endsWith('?') })),
    inputs,
    mustHold: itemsOf(fields.get('must hold')),
    kept,
  };
};
