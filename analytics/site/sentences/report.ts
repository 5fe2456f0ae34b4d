import { type Text, text } from '../../core/language/text.ts';
import { en } from './report-en.ts';
import { type Sentences, zh } from './report-zh.ts';

/** What differs between the languages inside one sentence, such as a money figure or a noun. */
type Given<Key extends keyof Sentences> = Parameters<Sentences[Key]>[0];

/** One sentence in both languages. `inEnglish` replaces the parts that are written differently there. */
export const sentence = <Key extends keyof Sentences>(
  key: Key,
  given: Given<Key>,
  inEnglish: Partial<Given<Key>> = {},
): Text => {
  const write = (sentences: Sentences, p: unknown): string => (sentences[key] as (p: unknown) => string)(p);
  return text(write(zh as Sentences, given), write(en, { ...(given as object), ...(inEnglish as object) }));
};
