import type { Choice, Field } from '../field.ts';

export class ContractError extends Error {
  override readonly name = 'ContractError';
}

const writtenOf = (choice: Choice): readonly string[] => [
  choice.code,
  choice.label.zh,
  choice.label.en,
  ...(choice.aliases ?? []),
];

/**
 * Every spelling of a choice as the contract writes it, with its code; the first choice that claims a spelling has it.
 */
export const spellings = (field: Field): readonly (readonly [string, string])[] => {
  const seen = new Map<string, string>();
  for (const choice of field.choices ?? [])
    for (const written of writtenOf(choice)) if (!seen.has(written)) seen.set(written, choice.code);
  return [...seen];
};

const folded = (written: string): string => written.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();

/** The same with width, case and blanks taken away. */
export const foldedSpellings = (field: Field): readonly (readonly [string, string])[] => {
  const seen = new Map<string, string>();
  for (const [written, code] of spellings(field)) {
    if (!seen.has(folded(written))) seen.set(folded(written), code);
  }
  return [...seen];
};

/** What people write instead of a code, with width, case and blanks taken away, and the code. */
export const spelledCodes = ({ spelled = {} }: Pick<Field, 'spelled'>): readonly (readonly [string, string])[] =>
  Object.entries(spelled).flatMap(([code, words]) => words.map((written) => [folded(written), code] as const));

/** Whether a cell is a word that a column of codes knows. */
export const isSpelled = (field: Pick<Field, 'spelled'>, written: string): boolean =>
  spelledCodes(field).some(([word]) => word === folded(written));

/** What an empty cell stands for, as the text of a typed value; null where it stands for nothing. */
export const fallbackValue = (field: Field): string | null => {
  if (field.fallback === undefined) return null;
  if (field.type === 'flag') return field.fallback === '是' ? 'true' : 'false';
  if (field.type !== 'choice') return field.fallback;
  const code = spellings(field).find(([written]) => written === field.fallback)?.[1];
  if (code === undefined)
    throw new ContractError(`${field.name}: the fallback ${field.fallback} is none of its choices`);
  return code;
};
