import { type Text, text } from '../../core/language/text.ts';

/** Sentences of one language by their names, each a function of what it speaks of. */
type Sentences = Readonly<Record<string, (given: never) => string>>;

/** The same sentences in another language. */
export type InEnglish<Of extends Sentences> = { readonly [Key in keyof Of]: (given: Parameters<Of[Key]>[0]) => string };

/**
 * Writes sentences in both languages. The last argument replaces the parts that are written differently in English,
 * such as a money figure or a noun.
 * @example sentencesOf({ of: (p: { n: number }) => `${p.n} 个` }, { of: (p) => `${p.n}` })('of', { n: 3 }) // { zh: '3 个', en: '3' }
 */
export const sentencesOf =
  <Of extends Sentences>(zh: Of, en: InEnglish<Of>) =>
  <Key extends keyof Of & string>(
    key: Key,
    given: Parameters<Of[Key]>[0],
    inEnglish: Partial<Parameters<Of[Key]>[0]> = {},
  ): Text =>
    text(
      (zh[key] as (given: unknown) => string)(given),
      (en[key] as (given: unknown) => string)({ ...(given as object), ...(inEnglish as object) }),
    );
