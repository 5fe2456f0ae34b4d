import { datasetNamed } from '../../../analytics/contracts/catalogue.ts';
import type { Choice, Field } from '../../../analytics/contracts/field.ts';
import type { Random } from '../random.ts';

const fieldOf = (dataset: string, name: string): Field => {
  const field = datasetNamed(dataset)?.fields.find((each) => each.name === name);
  if (!field) throw new RangeError(`${dataset} has no field ${name}`);
  return field;
};

/** Headers as one office writes them: mostly the contract's own words, some by another name that the contract knows. */
export const headersOf = (draw: Random, dataset: string, fields: readonly string[], loose: number): readonly string[] =>
  fields.map((name) => {
    const field = fieldOf(dataset, name);
    return field.aliases?.length && draw.chance(loose) ? draw.pick(field.aliases) : field.label.zh;
  });

/** The word for a code of a choice field, such as 达成 for `met`. */
export const wordFor = (dataset: string, name: string, code: string): string => {
  const choice = fieldOf(dataset, name).choices?.find((each: Choice) => each.code === code);
  if (!choice) throw new RangeError(`${dataset}.${name} has no choice ${code}`);
  return choice.label.zh;
};
