import { z } from 'zod';
import { choicesMean, entryMeans } from './entry-words.ts';
import { isWords, permitted, type Shape } from './permitted.ts';
import { policySchema } from './schema.ts';

/** A key of a policy's entries: where it stands, in which forms alone, and what may be written there. */
export interface EntryKey {
  /** As docs/policy.md writes it within its list, such as `steps[].from`. */
  readonly key: string;
  /** Under which words it is described, such as `scorings.steps.from`. */
  readonly path: string;
  /** Where only some forms or effects have it, such as `form: steps`; null where all have. */
  readonly only: string | null;
  readonly optional: boolean;
  readonly shape: Shape;
}

interface At {
  readonly key: string;
  readonly path: string;
}

const below = (at: At, name: string): At => ({
  key: at.key === '' ? name : `${at.key}.${name}`,
  path: `${at.path}.${name}`,
});

/** The key by which alternatives are told apart, and which of them a value chooses. */
const chosenBy = (alternatives: readonly Shape[]): string | undefined =>
  Object.entries(alternatives[0]?.properties ?? {}).find(([, { const: value }]) => value !== undefined)?.[0];

const chosenIn = (alternative: Shape, by: string): string => String(alternative.properties?.[by]?.const);

/** The keys of a value, those of the values inside it after their own. */
const keysIn = (shape: Shape, at: At): readonly EntryKey[] => {
  if (shape.items) return keysIn(shape.items, { ...at, key: at.key === '' ? '' : `${at.key}[]` });
  if (shape.oneOf) return keysOfForms(shape.oneOf, at);
  if (isWords(shape)) return [];
  return Object.entries(shape.properties ?? {}).flatMap(([name, child]) =>
    withInner({ ...below(at, name), only: null, optional: !shape.required?.includes(name), shape: child }),
  );
};

const withInner = (entry: EntryKey): readonly EntryKey[] => [entry, ...keysIn(entry.shape, entry)];

/** The keys of things that have forms: the form itself, then each key once, with the forms that have it so. */
const keysOfForms = (forms: readonly Shape[], at: At): readonly EntryKey[] => {
  const by = chosenBy(forms);
  if (by === undefined) return forms.flatMap((form) => keysIn(form, at));
  const choice: EntryKey = {
    ...below(at, by),
    only: null,
    optional: false,
    shape: { enum: forms.map((form) => chosenIn(form, by)) },
  };
  const had = forms.flatMap((form) =>
    Object.entries(form.properties ?? {})
      .filter(([name]) => name !== by)
      .map(([name, shape]) => ({
        name,
        shape,
        optional: !form.required?.includes(name),
        form: chosenIn(form, by),
        same: JSON.stringify([name, shape]),
      })),
  );
  const distinct = had.filter(({ same }, index) => had.findIndex((other) => other.same === same) === index);
  return [
    choice,
    ...distinct.flatMap(({ name, shape, optional, same }) => {
      const its = had.filter((other) => other.same === same).map(({ form }) => form);
      const only = its.length === forms.length ? null : `${by}: ${its.join(' / ')}`;
      return withInner({ ...below(at, name), only, optional, shape });
    }),
  ];
};

const { properties: lists = {}, required = [] } = z.toJSONSchema(policySchema, { io: 'input' }) as Shape;

/** The keys of each part of a policy but its settings, by the part's name; '' has the parts that are no list. */
export const entryKeys: Readonly<Record<string, readonly EntryKey[]>> = {
  '': Object.entries(lists).flatMap(([name, shape]) =>
    shape.type === 'array' || name === 'settings'
      ? []
      : withInner({ key: name, path: name, only: null, optional: !required.includes(name), shape }),
  ),
  ...Object.fromEntries(
    Object.entries(lists).flatMap(([name, shape]) =>
      shape.type === 'array' ? [[name, keysIn(shape, { key: '', path: name })]] : [],
    ),
  ),
};

/** A key in the cells of docs/policy.md: key, meaning, what may be written, whether it may be left out. */
export const entryCells = ({ key, path, only, optional, shape }: EntryKey): readonly string[] => {
  const form = only?.split(': ')[1] ?? null;
  const { zh, en } = entryMeans(path, form) ?? { zh: '', en: '' };
  return [
    `\`${key}\`${only === null ? '' : `<br>\`${only}\``}`,
    `${zh}<br>${en}`,
    permitted(shape, choicesMean(path)),
    optional ? '可以 yes' : '—',
  ];
};
