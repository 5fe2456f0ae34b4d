import type { Dataset } from '../../contracts/dataset.ts';
import type { Field } from '../../contracts/field.ts';

/** What a row says of its subject that may be put in no other words; the day of filling in is another each time. */
export const figuresOf = ({ fields, key }: Dataset): readonly Field[] =>
  fields.filter(({ name, type }) => type !== 'text' && !key.includes(name) && name !== 'reported_on');

/** Names that tell what a code means, as those of projects, units and indicators do. */
export const namesOf = ({ fields, key }: Dataset): readonly Field[] => {
  const codes = new Set(fields.map(({ name }) => name));
  return fields.filter(
    ({ name, type }) => type === 'text' && !key.includes(name) && codes.has(name.replace(/_name$/, '_code')),
  );
};
