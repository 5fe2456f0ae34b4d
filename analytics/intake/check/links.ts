import { datasetNamed } from '../../contracts/catalogue.ts';
import type { Dataset, Reference } from '../../contracts/dataset.ts';
import { ident } from '../../core/ident.ts';

/** A reference from one dataset to another, and the table of the keys that may be named. */
export interface Link {
  readonly dataset: Dataset;
  readonly reference: Reference;
  readonly declared: string;
}

export const linksOf = (datasets: readonly Dataset[]): Link[] =>
  datasets.flatMap((dataset) =>
    (dataset.references ?? []).map((reference) => ({
      dataset,
      reference,
      declared: `declared_${reference.dataset.replaceAll('-', '_')}_${reference.to.join('_')}`,
    })),
  );

/**
 * Datasets to which rows of these refer, or at which their checks look, themselves among them; their accepted rows must
 * be at hand.
 */
export const referredBy = (datasets: readonly Dataset[]): readonly Dataset[] =>
  [
    ...new Set([
      ...datasets.map(({ name }) => name),
      ...linksOf(datasets).map(({ reference }) => reference.dataset),
      ...datasets.flatMap(({ consults }) => consults ?? []),
    ]),
  ].flatMap((name) => datasetNamed(name) ?? []);

/** Whether what is referred to is of one project, so that it falls with that. */
export const byProject = ({ dataset }: Reference): boolean => datasetNamed(dataset)?.separable === true;

/** A key as it is shown, in SQL. */
export const valueOfKey = ({ reference }: Link): string =>
  reference.columns.map((column) => `CAST(t.${ident(column)} AS VARCHAR)`).join(` || ' / ' || `);

/** The condition in SQL under which a declared key, `k`, is the one that a row, `t`, names. */
export const sameKey = ({ reference }: Link): string =>
  reference.columns
    .map((column, index) => `k.${ident(reference.to[index] ?? column)} = t.${ident(column)}`)
    .join(' AND ');

export const targetOf = ({ reference }: Link): Dataset | undefined => datasetNamed(reference.dataset);
