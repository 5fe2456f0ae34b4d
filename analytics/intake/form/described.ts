import { type Text, text } from '../../core/language/text.ts';
import type { FormDescription, FormHead, IndicatorColumn, MoneyColumn } from './schema.ts';

/** What each part of a form description says, for docs/official-forms.md. */
export const partsDescribed: Readonly<Record<keyof FormDescription, Text>> = {
  name: text('表样的名字,小写字母、数字和连字符', 'The name of the layout: small letters, digits, hyphens'),
  title: text('显示的名称,中英文', 'Its title in Chinese and English'),
  clause: text('依据的文件', 'The document it follows'),
  kind: text('表的种类,决定它喂给哪些数据集', 'What it is for, which decides the datasets it feeds'),
  titles: text('标题行里的词', 'Words of its title line'),
  heads: text(
    '有标签的格子:标签,和值在右边还是下边',
    'Labelled cells: the labels, and whether the value is right or below',
  ),
  money: text(
    '资金块:block 是带单位的标签,row 是总额行,parts 是相加得总额的行,columns 是各列,unread 是不取内容也不提示的列',
    'The block of money: `block` has the unit, `row` is the total, `parts` add up to it, `columns` are its columns, `unread` those that are passed over without a word',
  ),
  indicators: text(
    '指标表:columns 是各列,likelihood 和 cause 是打勾的选择列,unread 是不取内容也不提示的列,skip 跳过的块,ends 表后第一行,total 合计行',
    'The table: `columns`; `likelihood` and `cause` are ticked; `unread` columns are passed over without a word, and so are blocks of `skip`; `ends` and `total` come after it',
  ),
};

export const headsDescribed: Readonly<Record<FormHead, Text>> = {
  project: text('项目名称,一张表从这里开始', 'The project’s name, where a form begins'),
  department: text('主管部门;整体表从这里开始', 'The department, where a whole department’s form begins'),
  department_code: text('部门编码', 'The department’s code'),
  unit: text('实施单位', 'The unit that carries it out'),
  project_dates: text('起止时间', 'The project’s first and last day'),
  responsible: text('负责人', 'Who is responsible'),
  basis: text('立项依据', 'What the project rests on'),
  overall_goal: text('总体目标', 'The overall goal'),
  reported_on: text('填报日期', 'The day of reporting'),
};

export const moneyDescribed: Readonly<Record<MoneyColumn, Text>> = {
  initial_amount: text('年初预算数', 'Initial budget'),
  adjusted_amount: text('全年(调整后)预算数', 'Budget after adjustment'),
  spent_amount: text('执行数', 'Spent'),
  weight: text('分值', 'Weight'),
  points: text('得分', 'Points'),
};

export const columnsDescribed: Readonly<Record<IndicatorColumn, Text>> = {
  level1: text('一级指标', 'First level'),
  level2: text('二级指标', 'Second level'),
  name: text('三级指标,即指标名称(必有)', 'Third level: the indicator’s name (required)'),
  direction: text('指标方向,有单独一列时', 'Direction, where it has a column'),
  target: text('指标值', 'Target'),
  unit_of_measure: text('计量单位,有单独一列时', 'Unit of measure, where it has a column'),
  weight: text('分值', 'Weight'),
  actual: text('完成值', 'Actual value'),
  expected: text('全年预计完成', 'Expected for the year'),
  points: text('得分', 'Points'),
  reason: text('偏差原因分析', 'Reason for the deviation'),
  measure: text('改进措施', 'Measure taken'),
  remark: text('备注', 'Remark'),
};
