import { z } from 'zod';
import { nearestWord } from './near.ts';
import { type Text, text } from './text.ts';

/** One place of a document that is not what it must be, in both languages, with the value that stands there. */
export interface DocumentIssue {
  readonly path: string;
  readonly says: Text;
}

const chinese = z.locales.zhCN().localeError;
const english = z.locales.en().localeError;

/** Both languages in one message, as schemas write their own. */
const message = ({ zh, en }: Text): string => `${zh}｜${en}`;

/** The keys that an object of this schema may have; none where it is no object. */
const shapeOf = (inst: unknown): Readonly<Record<string, z.ZodType>> => (inst instanceof z.ZodObject ? inst.shape : {});

/** So many keys can be listed in a sentence. */
const few = 12;

/** What is to be written where this kind of value is wanted. */
const wanted = (expected: string, inst: unknown, input: unknown): Text => {
  switch (expected) {
    case 'object': {
      const required = Object.entries(shapeOf(inst)).flatMap(([key, child]) =>
        child instanceof z.ZodOptional ? [] : [key],
      );
      if (required.length === 0 || required.length > few)
        return text('一组缩进的键和值', 'keys with values below it, indented');
      const written = `{ ${required.map((key) => `${key}: …`).join(', ')} }`;
      return text(`一组键和值,如 ${written}`, `keys with values, as in ${written}`);
    }
    case 'array':
      return text('列表,每项一行,以 - 开头;没有就写 []', 'a list, each item on a line that begins with -; [] for none');
    case 'string':
      return ['number', 'boolean'].includes(typeof input)
        ? text(`文字,加上引号,如 "${input}"`, `text in quotes, such as "${input}"`)
        : text('一段文字', 'text');
    case 'number':
      return text('一个数,不加引号和单位', 'a number without quotes or unit');
    case 'boolean':
      return text('true 或 false', 'true or false');
    default:
      return text(expected, expected);
  }
};

/** What is said of a key that nobody knows here. */
const unknownKey = (key: string, input: unknown, shape: Readonly<Record<string, z.ZodType>>): Text => {
  const known = Object.keys(shape);
  const value = (input as Readonly<Record<string, unknown>> | undefined)?.[key];
  if (value === null && /^\d{3}(\.\d+)?$/.test(key))
    return text(
      `${key} 像是逗号后面的三位数字:数字里不写千位逗号`,
      `${key} looks like the digits after a separator: write numbers without separators`,
    );
  if (value === null)
    return text(
      `没有叫 ${key} 的项,它像是一句话里逗号后面的一半:给整句话加引号`,
      `nothing is called ${key} here; it looks like the part of a sentence after a comma: put the whole sentence in quotes`,
    );
  const near = nearestWord(key, known);
  if (near !== undefined)
    return text(
      `没有叫 ${key} 的项:多半是 ${near},改成它`,
      `nothing is called ${key} here: write ${near}, which it seems to be`,
    );
  const home = known.find((each) => Object.hasOwn(shapeOf(shape[each]), key));
  if (home !== undefined)
    return text(
      `${key} 不写在这里:移到 ${home} 下面,行首多空两格`,
      `${key} does not stand here: move it below ${home}, two blanks further in`,
    );
  return known.length > 0 && known.length <= few
    ? text(
        `没有叫 ${key} 的项:改成 ${known.join('、')} 之一,或去掉`,
        `nothing is called ${key} here: write one of ${known.join(', ')}, or take it out`,
      )
    : text(`没有叫 ${key} 的项:改正名字,或去掉`, `nothing is called ${key} here: correct the name, or take it out`);
};

const joined = (all: readonly Text[]): Text =>
  text(all.map(({ zh }) => zh).join(';'), all.map(({ en }) => en).join('; '));

const missing = (what: Text): Text => text(`缺少这一项:补上${what.zh}`, `it is missing: add ${what.en}`);

/**
 * What is wrong and what to write instead, for issues that the schema has no words of its own for; to be given to a
 * schema's `safeParse`. Undefined leaves it to the validator.
 */
export const documentWords: z.core.$ZodErrorMap = (issue) => {
  const { inst } = issue as { readonly inst?: unknown };
  switch (issue.code) {
    case 'invalid_type': {
      const what = wanted(issue.expected, inst, issue.input);
      return message(
        issue.input === undefined
          ? missing(what)
          : text(`写法不对:应是${what.zh}`, `the wrong kind of value: write ${what.en}`),
      );
    }
    case 'unrecognized_keys':
      return message(joined(issue.keys.map((key) => unknownKey(key, issue.input, shapeOf(inst)))));
    case 'too_small':
      if (issue.origin === 'string') return message(text('不能空着:写上内容', 'it must not be empty: write something'));
      return issue.origin === 'array'
        ? message(
            text(`至少要有 ${issue.minimum} 项:补上`, `at least ${issue.minimum} are needed: add what is missing`),
          )
        : undefined;
    default:
      return undefined;
  }
};

/** An issue of a union is the first alternative's innermost issue, which says more than “no alternative fits”. */
const innermost = (issue: z.core.$ZodIssue): z.core.$ZodIssue => {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue;
  const deepest = issue.errors.flat().toSorted((a, b) => b.path.length - a.path.length)[0];
  return deepest ? innermost({ ...deepest, path: [...issue.path, ...deepest.path] }) : issue;
};

/** What stands at a path of the document; undefined where there is nothing. */
const found = (document: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (at, key) => (at === null || typeof at !== 'object' ? undefined : (at as Record<PropertyKey, unknown>)[key]),
    document,
  );

/** A value as a person wrote it; nothing where there is nothing or a whole branch. */
const written = (value: unknown): string | null => {
  if (value === undefined || (typeof value === 'object' && value !== null)) return null;
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
};

/** Choices by their codes, with what they mean where that is known and the code does not say it. */
const listed = (values: readonly unknown[], words: Readonly<Record<string, Text>>): Text => {
  const each = (language: 'zh' | 'en'): readonly string[] =>
    values.map(String).map((code) => {
      const means = words[code]?.[language] ?? '';
      return means === '' || means === code.replaceAll('_', ' ') ? code : `${code} (${means})`;
    });
  return text(each('zh').join('、'), each('en').join(', '));
};

/** Our own words for an issue, both languages with ｜ between; null where the validator's say as much. */
const ownWords = (issue: z.core.$ZodIssue, value: unknown, words: Readonly<Record<string, Text>>): Text | null => {
  const { code, message: said, ...rest } = issue;
  const [zh, en] = said.split('｜');
  if (zh && en) {
    const saysSo = zh.startsWith('缺少');
    return value === undefined && code !== 'unrecognized_keys' && !saysSo
      ? text(`缺少这一项:补上;${zh}`, `it is missing: add it; it ${en}`)
      : text(zh, en);
  }
  const { values, options = values } = rest as {
    readonly values?: readonly unknown[];
    readonly options?: readonly unknown[];
  };
  if (!options) return null;
  const { zh: all, en: each } = listed(options, words);
  return value === undefined
    ? missing(text(` ${all} 之一`, `one of ${each}`))
    : text(`没有这个选项:从 ${all} 里选`, `there is no such choice: write one of ${each}`);
};

/** What the choices at a place mean, by code. */
export type ChoicesAt = (path: readonly PropertyKey[]) => Readonly<Record<string, Text>>;

/** The choice that is meant by its words or a slip of its code; undefined where none is. */
const meant = (value: unknown, words: Readonly<Record<string, Text>>): string | undefined => {
  if (typeof value !== 'string') return undefined;
  const named = Object.entries(words).find(([, { zh, en }]) => [zh, en.toLowerCase()].includes(value.toLowerCase()));
  return named?.[0] ?? nearestWord(value, Object.keys(words));
};

/**
 * A validator's complaint in words; `choicesAt` says what choices mean, so that whoever wrote the words is told the
 * code.
 * @example documentIssue(issue, document) // { path: 'settings.execution_weight.value', says: … }
 */
export const documentIssue = (
  issue: z.core.$ZodIssue,
  document: unknown,
  choicesAt: ChoicesAt = () => ({}),
): DocumentIssue => {
  const inner = innermost(issue);
  const raw = inner as z.core.$ZodRawIssue;
  const validators = (of: typeof english): string => {
    const said = of(raw);
    return typeof said === 'string' ? said : (said?.message ?? inner.message);
  };
  const there = found(document, inner.path);
  const value = written(there);
  const words = choicesAt(inner.path);
  const code = ['invalid_value', 'invalid_union'].includes(inner.code) ? meant(there, words) : undefined;
  const { zh, en } = ownWords(inner, there, words) ?? text(validators(chinese), validators(english));
  const [hintZh, hintEn] = code === undefined ? ['', ''] : [`,这里多半是 ${code}`, `, here probably ${code}`];
  return {
    path: inner.path.join('.'),
    says:
      value === null
        ? text(`${zh}${hintZh}`, `${en}${hintEn}`)
        : text(`${zh}${hintZh},现为 ${value}`, `${en}${hintEn}, found ${value}`),
  };
};
