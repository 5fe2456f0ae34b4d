import { YAMLParseError } from 'yaml';
import { type Text, text } from './text.ts';
import type { DocumentIssue } from './validation.ts';

const brackets = text(
  '括号里两项之间少了逗号,或括号没有配对:补上半角的逗号或括号,逗号后空一格',
  'a comma between two entries is missing, or a bracket: put it in, with a blank after a comma',
);
const colons = text(
  '一行里冒号太多,或用了全角冒号:键后面用半角冒号加空格,值里有冒号的给值加引号',
  'a line has too many colons: write a colon and a blank after a key, and quote a value that has one itself',
);
const marks = text(
  '值以 * & ! @ % 这样的符号开头:给值加引号',
  'a value begins with a mark such as * & ! @ or %: put the value in quotes',
);

/** What is wrong and what to write, by the parser's code. */
const reasons: Readonly<Record<string, Text>> = {
  BLOCK_IN_FLOW: brackets,
  MISSING_CHAR: brackets,
  BAD_COLLECTION_TYPE: brackets,
  UNEXPECTED_TOKEN: brackets,
  BLOCK_AS_IMPLICIT_KEY: colons,
  MULTILINE_IMPLICIT_KEY: text(
    '键后面没有冒号,或引号没有配对:补上半角冒号加空格,或补上引号',
    'a key has no colon after it, or a quotation mark is missing: put in the colon and a blank, or the mark',
  ),
  DUPLICATE_KEY: text(
    '同一个键写了两次:只留一个,数字里不写千位逗号',
    'a key stands twice: keep one of the two, and write numbers without separators',
  ),
  TAB_AS_INDENT: text('行首用了制表符(Tab):改成空格', 'a line begins with a tab: write blanks instead'),
  BAD_INDENT: text(
    '行首与同级的行不齐,或括号没有配对:行首空格数与上下同级的行写得一样,括号成对',
    'the line does not begin where its neighbours do, or a bracket is missing: indent it as they are, and pair the brackets',
  ),
  BAD_ALIAS: marks,
  BAD_SCALAR_START: marks,
  TAG_RESOLVE_FAILED: marks,
  MULTIPLE_DOCS: text('文件里有两份文档(---):只留一份', 'the file has two documents (---): keep one'),
};

const other = text(
  '写法不对:检查括号、引号、缩进和半角标点',
  'it is not written as YAML is: look at brackets, quotation marks, indentation and punctuation',
);

/** The lines of the document that the parser points at; nothing where it points at none. */
const pointedAt = (own: string): string => own.match(/:\n\n(?<lines>[\s\S]*)$/)?.groups?.lines?.trimEnd() ?? '';

/** Why a document is not readable, where, and what to write; the parser's own words where ours say too little. */
export const yamlIssue = (cause: unknown): DocumentIssue => {
  const own = cause instanceof Error ? cause.message : String(cause);
  const parsed = cause instanceof YAMLParseError ? cause : null;
  const known = reasons[parsed?.code ?? ''] ?? (cause instanceof ReferenceError ? marks : null);
  const { zh, en } = known ?? other;
  const at = parsed?.linePos?.[0];
  const place = at
    ? text(`第 ${at.line} 行第 ${at.col} 列`, `line ${at.line}, column ${at.col} `)
    : text('文件', 'the file ');
  const lines = pointedAt(own);
  const more = [known && at ? null : `(${own.split(':\n\n')[0]})`, lines === '' ? null : `\n${lines}`]
    .filter((part) => part !== null)
    .join('');
  return {
    path: '',
    says: text(`${place.zh}不是有效的 YAML,${zh}${more}`, `${place.en}is not readable as YAML, ${en}${more}`),
  };
};

const notUnicode = text(
  '文件不是 UTF-8 编码,汉字读不出来:用记事本打开,另存为时编码选 UTF-8',
  'the file is not in UTF-8, so its characters cannot be read: save it again with the encoding UTF-8',
);

/** A document whose bytes were no UTF-8 may well be YAML, with names that nobody can read; null where it is. */
export const encodingIssue = (written: string): DocumentIssue | null =>
  /[\0\ufffd]/.test(written) ? { path: '', says: notUnicode } : null;
