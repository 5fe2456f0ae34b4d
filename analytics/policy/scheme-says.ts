import { level1, worded } from '../contracts/codes.ts';
import { project } from '../contracts/datasets/project.ts';
import { type Text, text } from '../core/language/text.ts';
import { type ComputedRow, factWords, type JudgedRow } from './measures.ts';
import type { Policy } from './schema.ts';
import { percent, sign } from './written.ts';

const types: Readonly<Record<string, Text>> = Object.fromEntries(
  (project.fields.find(({ name }) => name === 'project_type')?.choices ?? []).map(({ code, label }) => [code, label]),
);

const named: Readonly<Record<string, Text>> = {
  fund_source: text('资金来源', 'fund'),
  function_code: text('功能科目', 'function'),
  department_code: text('部门', 'department'),
  department_group: text('部门类别', 'departments of'),
  unit_code: text('单位', 'unit'),
  project_code: text('项目', 'project'),
};

/** Whom a row is for: each condition with what its code is a code of. */
export const conditionSays = (condition: Readonly<Record<string, string | undefined>>, language: 'zh' | 'en'): string =>
  Object.entries(condition)
    .flatMap(([field, value]) =>
      value === undefined ? [] : [types[value]?.[language] ?? `${named[field]?.[language]} ${value}`],
    )
    .join(' · ');

/** Whom a scheme is for and what weighs how much, in a sentence. */
export const schemeSays = ({ name, for: whom, execution_weight, levels, about }: Policy['schemes'][number]): Text => {
  const weights = (language: 'zh' | 'en'): string =>
    levels
      .map((level) => [worded(level1, level.level1)[language], level.weight ?? ''].join(' ').trim())
      .join(language === 'zh' ? '、' : ', ');
  const conditions = (language: 'zh' | 'en'): string => whom.map((each) => conditionSays(each, language)).join(' / ');
  // A scheme that is called what it is for needs no second word for it.
  const named = (language: 'zh' | 'en', open: string, close: string): string =>
    conditions(language) === name[language]
      ? name[language]
      : `${name[language]}${open}${conditions(language)}${close}`;
  return text(
    `${named('zh', '(', ')')}:预算执行率 ${execution_weight}${levels.length > 0 ? `、${weights('zh')}` : ''};${about.zh}`,
    `${named('en', ' (', ')')}: execution ${execution_weight}${levels.length > 0 ? `, ${weights('en')}` : ''}; ${about.en}`,
  );
};

type Scheme = Policy['schemes'][number];
type DepartmentScheme = Policy['department_schemes'][number];

/** What a row that a scheme computes divides, in words. */
export const quotientSays = (
  { numerator, denominator, formula }: Pick<ComputedRow, 'numerator' | 'denominator' | 'formula'>,
  of: keyof typeof factWords,
): Text => {
  const [over, under] = [numerator, denominator].map((fact) => factWords[of].get(fact) ?? text(fact, fact)) as [
    Text,
    Text,
  ];
  const quotient = (language: 'zh' | 'en'): string => {
    if (formula === 'change') return `(${over[language]} − ${under[language]}) ÷ ${under[language]}`;
    if (formula === 'saving') return `(${under[language]} − ${over[language]}) ÷ ${under[language]}`;
    return `${over[language]} ÷ ${under[language]}`;
  };
  return text(quotient('zh'), quotient('en'));
};

/** A policy by its scorings. */
type Scored = Pick<Policy, 'scorings'>;

/** A row that a scheme brings, in a sentence: what it divides and must reach, or what it is judged for. */
const measureSays = (row: ComputedRow | JudgedRow, of: keyof typeof factWords, { scorings }: Scored): Text => {
  const level = worded(level1, row.level1);
  const place = (language: 'zh' | 'en'): string => [level[language], row.level2].filter(Boolean).join(' · ');
  if ('asks' in row)
    return text(
      `${row.name.zh} ${row.code}(${place('zh')},${row.weight} 分)评定:${row.asks.zh}`,
      `${row.name.en} ${row.code} (${place('en')}, ${row.weight}), judged: ${row.asks.en}`,
    );
  const quotient = quotientSays(row, of);
  const standard = `${sign(row.direction)} ${percent(row.target)}`;
  const scoring = scorings.find(({ code }) => code === row.scoring)?.name;
  return text(
    `${row.name.zh} ${row.code}(${place('zh')},${row.weight} 分)= ${quotient.zh},标准 ${standard}${row.scoring ? `,按“${scoring?.zh ?? row.scoring}”计分` : ''}`,
    `${row.name.en} ${row.code} (${place('en')}, ${row.weight}) = ${quotient.en}, standard ${standard}${row.scoring ? `, scored by ${scoring?.en ?? row.scoring}` : ''}`,
  );
};

const withRows = (says: Text, rows: readonly Text[]): Text =>
  rows.length === 0
    ? says
    : text(`${says.zh};${rows.map(({ zh }) => zh).join(';')}`, `${says.en}; ${rows.map(({ en }) => en).join('; ')}`);

/** The whole of a scheme: whom it is for, what weighs how much, and the rows it computes. */
export const schemeRule = (scheme: Scheme, policy: Scored): Text =>
  withRows(
    schemeSays(scheme),
    (scheme.computed ?? []).map((row) => measureSays(row, 'project', policy)),
  );

/** Whom a scheme of whole departments is for and what its levels weigh, in a sentence. */
export const departmentSchemeSays = ({ name, for: whom, levels, about }: DepartmentScheme): Text => {
  const says = (language: 'zh' | 'en'): readonly [string, string] => [
    whom
      .map((each) => conditionSays(each, language) || { zh: '所有部门', en: 'every department' }[language])
      .join(' / '),
    levels
      .map((level) => `${worded(level1, level.level1)[language]} ${level.weight}`)
      .join(language === 'zh' ? '、' : ', '),
  ];
  const [zh, en] = [says('zh'), says('en')];
  return text(`${name.zh}(${zh[0]}):${zh[1]};${about.zh}`, `${name.en} (${en[0]}): ${en[1]}; ${about.en}`);
};

/** The whole of such a scheme, with the rows that it computes and has judged. */
export const departmentSchemeRule = (scheme: DepartmentScheme, policy: Scored): Text =>
  withRows(
    departmentSchemeSays(scheme),
    [...scheme.computed, ...scheme.judged].map((row) => measureSays(row, 'department', policy)),
  );
