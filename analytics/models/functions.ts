import type { Effects } from '../core/ports/effects.ts';
import { speaks, sqlTokens, type Token } from './sql-tokens.ts';

/** A function of the models: an expression in SQL over its parameters. */
export interface SqlFunction {
  readonly parameters: readonly string[];
  readonly body: string;
}

/** The files in which the functions stand, by their path below `analytics/`. */
export const functionFiles = [
  'models/functions/division.sql',
  'models/functions/money.sql',
  'models/functions/text.sql',
  'models/functions/units.sql',
];

/** Statements that make every function a macro of a DuckDB session. */
export const functionMacros = async (asset: Effects['asset']): Promise<string> =>
  (await Promise.all(functionFiles.map(asset))).join('\n');

const definition = /^CREATE MACRO (?<name>\w+)\((?<parameters>[^)]*)\) AS\n(?<body>[\s\S]*?);$/gm;

/** The functions that macro statements define, by name. */
export const functionsOf = (macros: string): ReadonlyMap<string, SqlFunction> =>
  new Map(
    Array.from(macros.matchAll(definition), ({ groups: { name = '', parameters = '', body = '' } = {} }) => [
      name,
      { parameters: parameters.split(', '), body: body.trim() },
    ]),
  );

const textOf = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join('');

/** The arguments of a call whose opening bracket stands at `open`, and where its closing one does. */
const callAt = (
  tokens: readonly Token[],
  open: number,
): { readonly given: readonly string[]; readonly end: number } => {
  const given: string[] = [];
  let depth = 0;
  let start = open + 1;
  for (let index = open; index < tokens.length; index++) {
    const text = tokens[index]?.kind === 'sign' ? tokens[index]?.text : '';
    if (text === '(') depth += 1;
    if (text === ')') depth -= 1;
    if (depth === 0 || (depth === 1 && text === ',')) {
      given.push(textOf(tokens.slice(start, index)).trim());
      start = index + 1;
    }
    if (depth === 0) return { given, end: index };
  }
  throw new SyntaxError('a call is never closed');
};

const substituted = ({ parameters, body }: SqlFunction, given: readonly string[]): string =>
  sqlTokens(body)
    .map(({ kind, text }) => {
      const place = kind === 'word' ? parameters.indexOf(text) : -1;
      return place < 0 ? text : `(${given[place]})`;
    })
    .join('');

/**
 * SQL with every call of a function written out, for an engine that has no macros; each argument and each result in
 * brackets. Throws SyntaxError where a call has another number of arguments than the function.
 * @example writtenOut('SELECT twice(a + 1)', new Map([['twice', { parameters: ['n'], body: '2 * n' }]])) // 'SELECT (2 * (a + 1))'
 */
export const writtenOut = (sql: string, functions: ReadonlyMap<string, SqlFunction>): string => {
  const tokens = sqlTokens(sql);
  let out = '';
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    const called = token.kind === 'word' && tokens[index + 1]?.text === '(' ? functions.get(token.text) : undefined;
    const before = tokens.slice(0, index).findLast(speaks);
    if (!called || before?.text === '.') {
      out += token.text;
      continue;
    }
    const { given, end } = callAt(tokens, index + 1);
    if (given.length !== called.parameters.length)
      throw new SyntaxError(`${token.text} takes ${called.parameters.length} arguments, not ${given.length}`);
    out += `(${writtenOut(substituted(called, given), functions)})`;
    index = end;
  }
  return out;
};
