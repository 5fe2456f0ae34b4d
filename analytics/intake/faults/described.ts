import { type Text, text } from '../../core/language/text.ts';

const field = (zh: string, en: string): Text =>
  text(`${zh};文件写错了的请数据来源改正`, `${en}; where the file is wrong, ask the sender to correct it`);

const number = field(
  '在这一列写 number 并在 numbers 中写明 decimal、thousands、percent,或用 codes 对照',
  'Give the column a number and say decimal, thousands and percent under numbers, or translate it with codes',
);
const meant = (zh: string, en: string): Text =>
  field(
    `${zh};后来的导出本来就代替先前的,写明 as_of`,
    `${en}; where later exports take the place of earlier ones, give the description an as_of`,
  );
const gone = meant(
  '确实没有了的不必处理;漏了的,重新导出全部再送',
  'Nothing to do where they are to go; else export all of them anew',
);
const translated = field(
  '在这个字段写 codes,把文件里的写法对到合同的选项',
  'Give this field codes, from what the file writes to the choices of the contract',
);

/**
 * What to do about what a source description made, in the words of its fields: nobody filled in the contract's
 * own form, so the remedies of that are no help.
 */
export const describedRemedies: Readonly<Record<string, Text>> = {
  'required-empty': field(
    '在这个字段写 empty(空着的是什么)、constant,或用 skip 略过没有它的行,上级行的值用 fill_down',
    'Give this field empty (what nothing means) or constant, pass over rows without it with skip, or fill_down from a parent row',
  ),
  'too-many-decimals': field('在这个字段写 round: 2,或改 scale', 'Give this field round: 2, or change its scale'),
  'number-too-wide': field('改这个字段的 scale', 'Change the scale of this field'),
  'not-money': number,
  'not-number': number,
  'not-integer': number,
  'not-fraction': number,
  'dash-for-figure': field(
    '在这一列的 numbers 格式中把它写进 zero 或 nothing',
    'Put it under zero or nothing in the format under numbers that this column uses',
  ),
  'not-choice': translated,
  'not-flag': translated,
  'not-year': field(
    '用 clean 的 replace 取出四位年度,从月份取的写 fiscal: year,文件名或标题里有的用 {部分} 或 titles',
    'Take four digits with replace under clean, give fiscal: year where it comes from a month, or use a {part} of a name or titles',
  ),
  'not-period': field(
    '用 template 拼成 {year}-{month} 这样的月份,或用 codes、clean 的 replace 改写,日历月份写 fiscal: period',
    'Put a month together with a template such as {year}-{month}, rewrite it with codes or replace under clean, or give fiscal: period for calendar months',
  ),
  'not-date': field(
    '在这一列写 date 并在 dates 的 formats 中写明次序',
    'Give the column a date and say its order in formats under dates',
  ),
  'ambiguous-date': field(
    '在这一列写 date 并在 dates 的 formats 中写明次序',
    'Give the column a date and say its order in formats under dates',
  ),
  'not-code': field('用 clean 的 strip、replace 清理这个编码', 'Clean this code with strip and replace'),
  'later-file-taken': field(
    '写明 as_of,说明哪一个在后;说的是同一时间的,只送对的那一个',
    'Say with as_of which of them is the later; of those that speak of one time, send only the right one',
  ),
  'figure-restated': meant('确实改了的不必处理', 'Nothing to do where it did change'),
  'rows-removed': gone,
  'lines-left-out': gone,
  'source-left-out': gone,
  'source-of-other-name': field(
    '在资金来源一列用 codes 把同一个来源写成同一个名称',
    'Give one source one name with codes in the column of the source of funds',
  ),
  'duplicate-key': field(
    '写明 duplicates(sum、first、distinct),或用 distinguish 区分',
    'Say duplicates (sum, first, distinct), or tell the rows apart with distinguish',
  ),
};
