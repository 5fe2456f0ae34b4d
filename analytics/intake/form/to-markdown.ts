import type { Text } from '../../core/language/text.ts';
import { text } from '../../core/language/text.ts';
import { numberParts } from '../check/number-parts.ts';
import { faultWords } from '../faults/catalogue.ts';
import { resultExamples, targetExamples } from './cells/examples.ts';
import type { Result } from './cells/result.ts';
import { signSpellings, type Target } from './cells/target.ts';
import { columnsDescribed, headsDescribed, moneyDescribed, partsDescribed } from './described.ts';
import { type FormDescription, formKinds } from './schema.ts';

const escaped = (written: string): string => written.replaceAll('|', '\\|').replaceAll('\n', ' ⏎ ');
const both = ({ zh, en }: Text): string => (zh === en ? zh : `${zh}<br>${en}`);
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(escaped).join(' | ')} |`);
const quoted = (written: string): string => (written === '' ? '(空 empty)' : `\`${written}\``);

const sign = (written: string): string => written.replace('>=', '≥').replace('<=', '≤');

/** What a target is read as, in words. */
export const targetWords = (target: Target): Text => {
  switch (target.kind) {
    case 'amount': {
      const read = `${sign(target.sign)} ${target.value} ${target.unit}`.trim();
      return target.isBare ? text(`${read}(没有符号,提示)`, `${read} (no sign: noted)`) : text(read, read);
    }
    case 'range': {
      const read = `${target.low} – ${target.high} ${target.unit}`.trim();
      return text(read, read);
    }
    case 'by': {
      const note = target.isBare ? text('(没有“前”,提示)', ' (without 前: noted)') : text('', '');
      return text(`不晚于 ${target.day}${note.zh}`, `by ${target.day}${note.en}`);
    }
    case 'words':
      return target.hasDigits ? text('定性,有数字(提示)', 'words that have digits (noted)') : text('定性', 'words');
    case 'none':
      return text('没有填', 'nothing');
    case 'unclear': {
      const { rule } = faultWords({ code: 'form-target-unclear', detail: { why: target.why } });
      return text(`退回:${rule.zh}`, `asked: ${rule.en}`);
    }
  }
};

/** What a result is read as, in words. */
export const resultWords = (result: Result): Text => {
  switch (result.kind) {
    case 'amount': {
      const read = `${result.value} ${result.unit}`.trim();
      return text(read, read);
    }
    case 'day-or-number':
      return text(
        `${result.value};指标是日期时为 ${result.from} 至 ${result.to}`,
        `${result.value}; ${result.from} to ${result.to} where the target is a day`,
      );
    case 'day':
      return result.from === result.to
        ? text(result.to, result.to)
        : text(`${result.from} 至 ${result.to} 之间`, `between ${result.from} and ${result.to}`);
    case 'words':
      return text('文字', 'words');
    case 'none':
      return text('没有填', 'nothing');
    case 'unclear':
      return text('退回:看不出是哪个数', 'asked: it is no one figure');
  }
};

const spelled = ({ before, behind }: typeof signSpellings): readonly (readonly string[])[] =>
  (['>=', '>', '<=', '<', '='] as const).map((each) => {
    const of = (words: typeof before): string =>
      words.flatMap(([name, list]) => (name === each ? list.map(quoted) : [])).join(' ');
    return [sign(each), of(before), of(behind)];
  });

const keys = (described: Readonly<Record<string, Text>>): string[] =>
  table(
    ['键 key', '说明 about'],
    Object.entries(described).map(([key, words]) => [quoted(key), both(words)]),
  );

const faultRows = (codes: readonly string[]): string[] =>
  table(
    ['代码 code', '规则 rule', '怎么办 remedy'],
    codes.map((code) => {
      const { rule, remedy } = faultWords({ code, detail: {} });
      return [quoted(code), both(rule), both(remedy)];
    }),
  );

const partsExample = '≥95%';

/** The official forms that are read and how their cells are, as a Markdown page (docs/official-forms.md). */
export const officialFormsMarkdown = (layouts: readonly FormDescription[]): string => {
  const { rule, remedy } = faultWords({ code: 'not-number', detail: numberParts(partsExample) });
  return [
    '# 官方表 · Official forms',
    '',
    '按表上的字认出是哪种表,不看文件名。Forms are recognised by what stands on them, not by the name of the file.',
    '',
    ...table(
      ['表样 layout', '名称 title', '种类 kind', '依据 clause', '标题词 title words'],
      layouts.map(({ name, title, kind, clause, titles }) => [
        quoted(name),
        both(title),
        quoted(kind),
        clause,
        titles.join('、'),
      ]),
    ),
    '',
    '## 名称怎么找到编码 · How names find their codes',
    '',
    '- 项目:先看名称里的编码;没有就按(单位、名称)找已收下的项目。宽窄、空格、引号、括号种类、标点不计。',
    '  A project is found by the code beside its name, else by unit and name; width, blanks, quotes, kinds of brackets and points do not count.',
    '- 单位:编码、“编码-名称”、全称,或只与一个单位的全称结尾相同的简称。',
    '  A unit: its code, code and name, full name, or a short name that ends one full name alone.',
    '- 指标:按名称;没有编码的由本系统编,更正和下一年都不变。',
    '  An indicator: by its name; the code that we give one is the same in every correction and year.',
    '- 都找不到的不猜:列出相近的名称。财政部门在“名称对照”(`form-name`)里确认一次,以后同名的表照此办理。',
    '  Nothing is guessed: near names are listed, and finance matches the name once in `form-name` (名称对照); later forms with that name follow.',
    '',
    ...faultRows(['form-goals-late', 'form-weights-late']),
    '',
    '## 指标值 · Targets',
    '',
    '一格里有符号、数和单位。可能有两种意思的退回来问,不猜。例子都是 2025 年度的表,测试逐条核对。',
    'Sign, number and unit stand in one cell. What could mean two things is asked. The examples are of a form of 2025; the tests check each.',
    '',
    ...table(['符号 sign', '写在数前 before the number', '写在数后 behind it'], spelled(signSpellings)),
    '',
    ...table(
      ['写法 spelling', '读作 read as'],
      targetExamples.map(([written, target]) => [quoted(written), both(targetWords(target))]),
    ),
    '',
    '## 完成值 · Results',
    '',
    ...table(
      ['写法 spelling', '读作 read as'],
      resultExamples.map(([written, result]) => [quoted(written), both(resultWords(result))]),
    ),
    '',
    '## 与数据模板的关系 · Beside the ordinary templates',
    '',
    '模板里指标方向、目标值、计量单位各有一列,目标值只收数。写成一格的不拆开猜,回执说明各部分填到哪列:',
    'An ordinary template has columns for direction, target and unit, and its target takes a number alone. A cell with all three is not taken apart; the receipt says where each part goes:',
    '',
    `> \`${partsExample}\`:${rule.zh}。${remedy.zh}。`,
    '>',
    `> ${rule.en}. ${remedy.en}.`,
    '',
    '## 表样描述 · Form descriptions',
    '',
    '一种表样是一个 `*.form.yaml`,例子在 `analytics/intake/form/layouts/`。标签比较时宽窄、空格、冒号、括号里的字不计;`{month}` 代表月份。',
    'A layout is one `*.form.yaml`, as in `analytics/intake/form/layouts/`. Labels are compared without width, blanks, colons and what stands in brackets; `{month}` stands for a month.',
    '',
    `\`kind\`: ${formKinds.map(quoted).join(' ')}`,
    '',
    ...keys(partsDescribed),
    '',
    '### `heads`',
    '',
    ...keys(headsDescribed),
    '',
    '### `money.columns`',
    '',
    ...keys(moneyDescribed),
    '',
    '### `indicators.columns`',
    '',
    ...keys(columnsDescribed),
    '',
  ].join('\n');
};
