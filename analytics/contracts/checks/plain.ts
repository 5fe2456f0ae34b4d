import { ident } from '../../core/ident.ts';
import { columnType, type Field, type FieldType } from '../field.ts';
import { spellings } from './choice.ts';
import { matches, year } from './match.ts';
import { lookedUp } from './sql.ts';

/** The plain spelling of a type, the one nearly every cell has, or an empty cell. Choices have their own spellings. */
const plainPatterns: Readonly<Record<Exclude<FieldType, 'choice'>, string>> = {
  money: '(?:-?[0-9]{1,15}(?:\\.[0-9][0-9]?)?)?',
  number: '(?:-?[0-9]{1,11}(?:\\.[0-9]{1,6})?)?',
  fraction: '(?:-?[0-9]{1,11}(?:\\.[0-9]{1,6})?)?',
  integer: '(?:-?[0-9]{1,17})?',
  year: '(?:[0-9]{4})?',
  period: `(?:${year}-(?:0[1-9]|1[0-2]))?`,
  date: `(?:${year}-[0-9]{2}-[0-9]{2})?`,
  // One dash at most: a day is no code, and a match can't say what a text is not.
  code: '[0-9A-Za-z一-龥_]*-?[0-9A-Za-z一-龥_]*',
  text: '[0-9A-Za-z一-龥，。、；（）《》〔〕“”：,.;_%-]*',
  flag: '[是否]?',
};

const literally = (written: string): string => written.replaceAll(/[\\^$.*+?()[\]{}|/'-]/g, '\\$&');

const plainPattern = (field: Field): string => {
  if (field.type !== 'choice') return plainPatterns[field.type];
  // A quote would end the statement's literal; no contract has one, and a spelling left out is only read the longer
  // way.
  const written = spellings(field).flatMap(([spelling]) => (spelling.includes("'") ? [] : [literally(spelling)]));
  return `(?:${written.join('|')})?`;
};

/** Codes and texts are plain only while they are short; the patterns of other types bound the length themselves. */
const isBounded = ({ type }: Field): boolean => type === 'code' || type === 'text';

/**
 * True in SQL for a row all of whose cells are plain: one match over the whole row costs a fraction of one per cell.
 */
export const isPlainRow = (fields: readonly Field[]): string => {
  const cells = fields.map((field) => ident(field.name)).join(', chr(31), ');
  const bounded = fields.filter(isBounded).map((field) => `coalesce(strlen(${ident(field.name)}), 0) <= 100`);
  return [`regexp_full_match(concat(${cells}), '${fields.map(plainPattern).join('\\x1f')}')`, ...bounded].join(' AND ');
};

/** True in SQL for one plain cell, NULL for one that is not there. */
export const isPlainCell = (field: Field): string => {
  const cell = ident(field.name);
  return `${matches(cell, plainPattern(field))}${isBounded(field) ? ` AND strlen(${cell}) <= 100` : ''}`;
};

/** SQL for the value of a plain cell, NULL for an empty one. */
export const readPlain = (field: Field): string => {
  const cell = ident(field.name);
  if (field.type === 'choice') return lookedUp(spellings(field), cell);
  if (field.type === 'flag') return `CASE ${cell} WHEN '是' THEN true WHEN '否' THEN false END`;
  const type = columnType(field);
  return type === 'VARCHAR' ? `nullif(${cell}, '')` : `TRY_CAST(${cell} AS ${type})`;
};
