import { type Text, text } from '../../core/language/text.ts';
import { blank, type Detail, type FaultEntry, same } from './entry.ts';

/** Where each part of what was written belongs, as far as it can be told apart. */
const numberRemedy = (detail: Detail): Text => {
  const { sign, number, unit, low, high, words } = detail;
  if (low && high)
    return text(
      `区间:指标方向写“区间”,这里写 ${low},目标上限写 ${high}${unit ? `,“${unit}”写在计量单位` : ''}`,
      `A range: make the direction 区间, write ${low} here and ${high} into 目标上限${unit ? `, and “${unit}” into 计量单位` : ''}`,
    );
  if (words)
    return text(
      `“${words}”不是数:指标方向写“定性”,要求写进指标名称`,
      `“${words}” is no number: make the direction 定性 (qualitative) and say what is asked in the indicator’s name`,
    );
  if (number && (sign || unit))
    return text(
      [`这里只写 ${number}`, sign && `“${sign}”写在指标方向`, unit && `“${unit}”写在计量单位`]
        .filter(Boolean)
        .join(','),
      [`Write only ${number} here`, sign && `“${sign}” into 指标方向`, unit && `“${unit}” into 计量单位`]
        .filter(Boolean)
        .join(', '),
    );
  return text(`写成 ${blank(detail, 'example')} 这样的数字`, `Write a number like ${blank(detail, 'example')}`);
};

/** Faults of one cell: what stands in it is not what its column asks for. */
export const cellFaults = {
  'required-empty': {
    title: text('必填项为空', 'Required cell is empty'),
    rule: (detail) =>
      text(`“${blank(detail, 'label_zh')}”必须填写`, `“${blank(detail, 'label_en')}” must be filled in`),
    remedy: (detail) =>
      text(`填写,例如 ${blank(detail, 'example')}`, `Fill it in, for example ${blank(detail, 'example')}`),
  },
  'not-money': {
    title: text('不是金额', 'Not an amount'),
    rule: same('金额写成数字,可带千分位逗号、元或 ¥', 'An amount is a number; thousands commas, 元 and ¥ are allowed'),
    remedy: (detail) =>
      text(`写成 ${blank(detail, 'example')} 这样的数字`, `Write a number like ${blank(detail, 'example')}`),
  },
  'too-many-decimals': {
    title: text('小数位过多', 'Too many decimals'),
    rule: (detail) =>
      detail.places
        ? text(
            `数字保留 ${detail.places} 位小数,这个数会变成 0`,
            `A number keeps ${detail.places} decimals; this one would become 0`,
          )
        : text(
            '金额以元计,最多两位小数;以千元计五位,万元六位,百万元八位,亿元十位',
            'Money has at most two decimals in yuan, five in 千元, six in 万元, eight in 百万元, ten in 亿元',
          ),
    remedy: (detail) =>
      detail.places
        ? text('换一个更小的计量单位后填写', 'Give it in a smaller unit of measure')
        : text('四舍五入到分后填写', 'Round it to the fen'),
  },
  'number-too-wide': {
    title: text('数字过大', 'Number too large'),
    rule: (detail) =>
      text(`小数点前最多 ${blank(detail, 'digits')} 位`, `At most ${blank(detail, 'digits')} digits before the point`),
    remedy: same('检查是否多写了位数或单位有误', 'Check for extra digits or a wrong unit'),
  },
  'scientific-notation': {
    title: text('科学计数法', 'Scientific notation'),
    rule: same('1.23E+12 这样的写法丢失了数字', 'A value like 1.23E+12 has lost digits'),
    remedy: same('把该列设为文本格式,重新填写完整的数字', 'Format the column as text and enter all digits again'),
  },
  'not-number': {
    title: text('不是数字', 'Not a number'),
    rule: same('这里只能填数字,单位另填', 'Only a number may stand here; the unit has its own column'),
    remedy: (detail) => numberRemedy(detail),
  },
  'not-fraction': {
    title: text('不是比例', 'Not a share'),
    rule: same('比例写成 84.21% 或 0.8421', 'A share is written 84.21% or 0.8421'),
    remedy: same('写成 84.21% 或 0.8421', 'Write it as 84.21% or 0.8421'),
  },
  'not-integer': {
    title: text('不是整数', 'Not a whole number'),
    rule: same('这里只能填整数', 'Only a whole number may stand here'),
    remedy: same('去掉小数和单位', 'Remove decimals and units'),
  },
  'not-year': {
    title: text('不是年度', 'Not a year'),
    rule: same('年度写成四位数字,如 2025', 'A year is four digits, such as 2025'),
    remedy: same('写成 2025', 'Write it as 2025'),
  },
  'not-period': {
    title: text('不是期间', 'Not a period'),
    rule: same('期间写成 2025-06、2025年6月、1-6月 或 6', 'A period is written 2025-06, 2025年6月, 1-6月 or 6'),
    remedy: same('写成 2025-06', 'Write it as 2025-06'),
  },
  'period-is-quarter': {
    title: text('期间写成了季度', 'A quarter instead of a month'),
    rule: same('期间是数据截至的月份,不写季度', 'A period is the month the figures run to, not a quarter'),
    remedy: same(
      '写季度末月份,如一季度写 2025-03',
      'Write the last month of the quarter, such as 2025-03 for the first',
    ),
  },
  'period-is-a-day': {
    title: text('期间写成了一天', 'A day instead of a month'),
    rule: same(
      '期间是月份;一天只有月初或月末才看得出是哪个月。键入 1-6,表格软件会改成 1 月 6 日',
      'A period is a month; a day tells which one only where it is the first or the last of it. A spreadsheet turns 1-6 into 6 January',
    ),
    remedy: same(
      '把该列设为文本格式,截至 6 月写 2025-06',
      'Format the column as text; for the months to June write 2025-06',
    ),
  },
  'dash-for-figure': {
    title: text('横线代替数字', 'A dash instead of a figure'),
    rule: (detail) =>
      text(
        `“${blank(detail, 'label_zh')}”必须填写;横线看不出是 0 还是没有数`,
        `“${blank(detail, 'label_en')}” must be filled in; a dash does not tell zero from not known`,
      ),
    remedy: same('是 0 的写 0', 'Write 0 where it is zero'),
  },
  'not-date': {
    title: text('不是日期', 'Not a date'),
    rule: same(
      '日期写成 2025-03-01、2025/3/1、2025年3月1日 或 20250301',
      'A date is written 2025-03-01, 2025/3/1, 2025年3月1日 or 20250301',
    ),
    remedy: same('写成 2025-03-01', 'Write it as 2025-03-01'),
  },
  'ambiguous-date': {
    title: text('日期有歧义', 'Ambiguous date'),
    rule: same('3/4/2025 可以是 3 月 4 日,也可以是 4 月 3 日', '3/4/2025 may be 3 April or 4 March'),
    remedy: same('年份写在最前:2025-03-04', 'Put the year first: 2025-03-04'),
  },
  'impossible-date': {
    title: text('日期不存在', 'No such day'),
    rule: same('日历上没有这一天', 'There is no such day in the calendar'),
    remedy: same('改正年、月、日', 'Correct the year, month or day'),
  },
  'not-flag': {
    title: text('不是是/否', 'Not yes or no'),
    rule: same('填 是 或 否(也可用 √、Y、N、1、0)', 'Write 是 or 否 (also √, Y, N, 1, 0)'),
    remedy: same('改为 是 或 否', 'Write 是 (yes) or 否 (no)'),
  },
  'not-choice': {
    title: text('不在选项之内', 'Not one of the choices'),
    rule: (detail) => text(`只能填:${blank(detail, 'choices_zh')}`, `Must be one of: ${blank(detail, 'choices_en')}`),
    remedy: same('从下拉选项中选一个', 'Pick one from the drop-down'),
  },
  'code-is-a-day': {
    title: text('编码变成了日期', 'A code that became a day'),
    rule: same('键入 1-6 这样的编码,表格软件会改成 1 月 6 日', 'A spreadsheet turns a code such as 1-6 into 6 January'),
    remedy: same('把该列设为文本格式,重新填写编码', 'Format the column as text and enter the code again'),
  },
  'not-code': {
    title: text('编码有误', 'Not a code'),
    rule: same('编码不超过 100 个字符,不含换行', 'A code has at most 100 characters and no line breaks'),
    remedy: (detail) =>
      text(`写成 ${blank(detail, 'example')} 这样的编码`, `Write a code like ${blank(detail, 'example')}`),
  },
  'not-text': {
    title: text('文字有误', 'Unusable text'),
    rule: same('文字不超过 4000 个字符,不含控制字符', 'Text has at most 4,000 characters and no control characters'),
    remedy: same('缩短文字,或去掉不可见的字符', 'Shorten it, or remove invisible characters'),
  },
  'out-of-range': {
    title: text('超出范围', 'Out of range'),
    rule: (detail) =>
      text(
        `应在 ${blank(detail, 'min')} 与 ${blank(detail, 'max')} 之间`,
        `Must lie between ${blank(detail, 'min')} and ${blank(detail, 'max')}`,
      ),
    remedy: (detail) =>
      detail.percent
        ? text(`是百分比的,写成 ${detail.percent}`, `If it is a percentage, write ${detail.percent}`)
        : text('检查数值和单位', 'Check the value and its unit'),
  },
} satisfies Record<string, FaultEntry>;
