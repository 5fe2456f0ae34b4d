export type TokenKind = 'space' | 'comment' | 'text' | 'name' | 'word' | 'number' | 'sign';

/** A piece of SQL; the pieces of a text joined give the text again. `name` is a quoted identifier. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly at: number;
}

const pattern =
  /\s+|--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|[A-Za-z_]\w*|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+|<=|>=|<>|!=|\|\||::|[\s\S]/gu;

/** A matched piece says by its beginning what it is; a quote that nothing closes is a sign. */
const kindOf = (text: string): TokenKind => {
  if (/^\s/.test(text)) return 'space';
  if (/^[A-Za-z_]/.test(text)) return 'word';
  if (/^\.?\d/.test(text)) return 'number';
  if (text.length === 1) return 'sign';
  if (text.startsWith("'")) return 'text';
  if (text.startsWith('"')) return 'name';
  return /^(?:--|\/\*)/.test(text) ? 'comment' : 'sign';
};

/**
 * The tokens of the SQL that the models are written in.
 * @example sqlTokens('a <= 1').map(({ text }) => text) // ['a', ' ', '<=', ' ', '1']
 */
export const sqlTokens = (sql: string): readonly Token[] => {
  let at = 0;
  return (sql.match(pattern) ?? []).map((text) => {
    const token = { kind: kindOf(text), text, at };
    at += text.length;
    return token;
  });
};

/** Whether a token says something to an engine. */
export const speaks = ({ kind }: Token): boolean => kind !== 'space' && kind !== 'comment';
