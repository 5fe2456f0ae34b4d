import { fold } from '../recognise/fold.ts';
import type { FormDescription } from './schema.ts';

type Kind = FormDescription['kind'];

/** Words by which a title names what its form is for. */
const words: readonly (readonly [RegExp, 'goals' | 'monitoring' | 'self-evaluation'])[] = [
  [/申报[^,。:]{0,4}表/, 'goals'],
  [/监控[^,。:]{0,6}表/, 'monitoring'],
  [/自(?:我)?评[^,。:]{0,4}表/, 'self-evaluation'],
];

/** A title is short: a sentence above a document's table speaks of forms in general. */
const longestTitle = 40;

/** True where the lines of a title name another kind of form, and not this one. */
export const isOfAnotherKind = (kind: Kind, title: readonly string[]): boolean => {
  const lines = title.map(fold).filter((line) => line.length <= longestTitle && !/通知|附件|根据|要求/.test(line));
  const named = words.flatMap(([word, each]) => (lines.some((line) => word.test(line)) ? [each] : []));
  return named.length > 0 && !named.some((each) => kind.endsWith(each));
};
