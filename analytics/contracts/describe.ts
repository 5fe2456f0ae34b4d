import { type Text, text } from '../core/language/text.ts';
import type { Field, FieldType } from './field.ts';

const types: Readonly<Record<FieldType, Text>> = {
  code: text('编码(文本,保留前导零)', 'code (text, leading zeros kept)'),
  text: text('文字', 'text'),
  money: text('金额,元,最多两位小数', 'money in yuan, at most two decimals'),
  number: text('数值,最多六位小数', 'number, at most six decimals'),
  fraction: text('比率,写 84.21% 或 0.8421', 'fraction, written 84.21% or 0.8421'),
  integer: text('整数', 'whole number'),
  year: text('年度,四位数字', 'year, four digits'),
  period: text('期间,如 2025-06', 'month, such as 2025-06'),
  date: text('日期,如 2025-06-30', 'date, such as 2025-06-30'),
  choice: text('从选项中选', 'one of the choices'),
  flag: text('是 或 否', 'yes or no (是 or 否)'),
};

/** What may stand in a cell of the field, in words. */
export const typeWords = (field: Pick<Field, 'type'>): Text => types[field.type];

const bounds = ({ min, max }: Field): Text | null => {
  if (min !== undefined && max !== undefined) return text(`${min} 至 ${max}`, `${min} to ${max}`);
  if (min !== undefined) return text(`不小于 ${min}`, `at least ${min}`);
  if (max !== undefined) return text(`不大于 ${max}`, `at most ${max}`);
  return null;
};

const emptyWords = ({ fallback, required, choices }: Field): Text | null => {
  const word = choices?.find((choice) => choice.code === fallback)?.label ?? text(fallback ?? '', fallback ?? '');
  if (fallback !== undefined) return text(`不填按“${word.zh}”`, `empty means “${word.zh}”`);
  return required ? null : text('可以不填', 'may be left empty');
};

const choiceWords = ({ choices }: Field): Text | null =>
  choices
    ? text(
        choices.map((choice) => choice.label.zh).join('、'),
        choices.map((choice) => `${choice.label.zh} ${choice.label.en}`).join(', '),
      )
    : null;

/** Range, choices and the meaning of an empty cell; empty where there is nothing to say. */
export const ruleWords = (field: Field): Text => {
  const parts = [choiceWords(field), bounds(field), emptyWords(field)].filter((part) => part !== null);
  return text(parts.map((part) => part.zh).join(';'), parts.map((part) => part.en).join('; '));
};

/** Headers besides the label by which the column is recognised. */
export const aliasWords = (field: Field): string => [field.label.en, ...(field.aliases ?? [])].join('、');
