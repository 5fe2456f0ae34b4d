import { describe, expect, it } from 'vitest';
import type { Text } from '../../analytics/core/language/text.ts';

/** What a sentence says in either language, and when it is true. */
type Claim<P> = readonly [zh: string, en: string, isTrue: (p: P) => boolean];

/**
 * A sentence over every combination of the values given: each of its claims must be made where it is true, and only
 * there.
 */
export interface Claimed<P> {
  readonly over: { readonly [Name in keyof P]: readonly P[Name][] };
  readonly claims: readonly Claim<P>[];
}

type Values = Readonly<Record<string, unknown>>;

/** Every combination of the values of each name. */
const combinations = (over: Readonly<Record<string, readonly unknown[]>>): readonly Values[] =>
  Object.entries(over).reduce<readonly Values[]>(
    (made, [name, values]) => made.flatMap((sofar) => values.map((value) => ({ ...sofar, [name]: value }))),
    [{}],
  );

/** A sentence without its figures: what is left differs only where it says something else. */
const skeleton = (said: string): string => said.replaceAll(/−?\d[\d.,]*/g, '#');

/**
 * Tests a sentence over every combination of what it may be given: each claim is made where it is true and nowhere
 * else, each is true somewhere and false somewhere, and no wording changes that none of them explains.
 */
export const holdsItsClaims = <P extends object>(
  name: string,
  write: (given: P) => Text,
  claimed: Claimed<P>,
): void => {
  const { over, claims: made } = claimed as unknown as Claimed<Values>;
  const cases = combinations(over as Readonly<Record<string, readonly unknown[]>>).map((given) => ({
    given,
    said: write(given as P),
    true: made.map(([, , isTrue]) => isTrue(given)),
  }));

  describe(`the sentence ${name}`, () => {
    it('claims what is true, and only then', () => {
      const wrong = cases.flatMap(({ given, said, true: truths }) =>
        made.flatMap(([inZh, inEn], index) => [
          ...(inZh !== '' && said.zh.includes(inZh) !== truths[index] ? [{ inZh, said: said.zh, given }] : []),
          ...(inEn !== '' && said.en.includes(inEn) !== truths[index] ? [{ inEn, said: said.en, given }] : []),
        ]),
      );
      expect(wrong.slice(0, 3)).toEqual([]);
    });

    it('has a case in which each claim is true and one in which it is false', () => {
      const all = made.map(([inZh, inEn]) => inZh || inEn);
      for (const truth of [true, false])
        expect(all.filter((_, index) => cases.some((each) => each.true[index] === truth))).toEqual(all);
    });

    it('says nothing else that depends on anything', () => {
      const bySkeleton = Map.groupBy(cases, ({ true: truths }) => truths.join());
      const wordings = [...bySkeleton.values()].map((alike) => [
        ...new Set(alike.map(({ said }) => skeleton(said.zh))),
      ]);
      expect(wordings.filter(({ length }) => length > 1)).toEqual([]);
    });
  });
};
