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

const kindsNamed = (title: readonly string[]): readonly Kind[] => {
  const lines = title.map(fold).filter((line) => line.length <= longestTitle && !/通知|附件|根据|要求/.test(line));
  return words.flatMap(([word, each]) => (lines.some((line) => word.test(line)) ? [each] : []));
};

/** True where the lines of a title name another kind of form, and not this one. */
export const isOfAnotherKind = (kind: Kind, title: readonly string[]): boolean => {
  const named = kindsNamed(title);
  return named.length > 0 && !named.some((each) => kind.endsWith(each));
};

/** A heading of results of which it is not clear whether they are of one month or quarter, or up to it. */
const periodAlone =
  /^(?:20[0-9]{2}年)?(?:[0-9]{1,2}月份?|第?[一二三四1-4]季度|本月|本季度)(?:执行|完成)(?:情况|数|值)$/;

/** Under the title of a monitoring form, the heading of a month or a quarter alone. */
export const periodAloneIn = (title: readonly string[], headings: readonly string[]): string | undefined =>
  kindsNamed(title).includes('monitoring')
    ? headings.map((text) => text.replaceAll(/\s/g, '')).find((text) => periodAlone.test(fold(text)))
    : undefined;
