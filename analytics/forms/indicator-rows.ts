import { tiers } from '../contracts/common.ts';
import type { PrintedIndicator } from './content.ts';
import { type Box, type Check, fill, given, known, runs } from './paper.ts';

/** The words of the three tiers as the official form prints them. */
const tierWords = tiers.map(({ aliases, label }) => aliases?.[0] ?? label.zh);

/** What the result of an indicator may be: one of the tiers for one in words. */
export const resultCheck = ({ isQualitative }: PrintedIndicator): Check | undefined =>
  isQualitative ? { kind: 'one-of', words: tierWords } : undefined;

/** Points between 0 and the weight, or 100 where the weight is still to be filled in. */
export const pointsCheck = ({ weight }: PrintedIndicator): Check => ({ kind: 'points', most: weight ?? '100' });

/** The boxes of levels and name with which each row of an indicator table begins; levels span the rows they share. */
export const levelBoxes = (indicators: readonly PrintedIndicator[]): readonly (readonly Box[])[] => {
  const first = runs(indicators.map(({ level1 }) => level1));
  const second = runs(indicators.map(({ level1, level2 }) => `${level1}/${level2}`));
  return indicators.map(({ level1, level2, name }, index) => [
    ...(first[index] ? [given(`${level1}指标`, 1, first[index])] : []),
    ...(level2 === ''
      ? [name === '' ? fill('') : given('')]
      : second[index]
        ? [given(`${level2}指标`, 1, second[index])]
        : []),
    known(name),
  ]);
};
