import { describe, expect, it } from 'vitest';
import { datasets } from '../../../analytics/contracts/catalogue.ts';
import type { Dataset } from '../../../analytics/contracts/dataset.ts';
import type { Field } from '../../../analytics/contracts/field.ts';
import { ingest, type Upload } from '../../../functions/steps/ingest/step.ts';
import { textUpload } from '../../support/office.ts';
import { officeForEach } from '../../support/office-for-each.ts';

/** The most that the column of a field can hold, where the contract sets no less. */
const most: Partial<Record<Field['type'], string>> = {
  money: '9999999999999999.99',
  number: '999999999999.999999',
  fraction: '999999999999.999999',
  integer: '9223372036854775807',
};

const cellOf = ({ example, fallback = '' }: Field): string => example || fallback;

/** A table of a dataset with one row: its example, but for cells that are given. */
const table = (
  name: string,
  { name: title, fields }: Dataset,
  given: (field: Field) => string | undefined = () => undefined,
): Upload => {
  const cells = fields.map((field) => given(field) ?? cellOf(field));
  return textUpload(`${title}-${name}.csv`, `${fields.map(({ label }) => label.zh).join(',')}\n${cells.join(',')}\n`);
};

const office = officeForEach((effects) =>
  ingest(
    effects,
    datasets.map((dataset) => table('前', dataset)),
  ),
);

const mostOf = ({ max, type }: Field): string | undefined => max ?? most[type];

const figures = datasets.flatMap((dataset) =>
  dataset.fields.flatMap((field) => {
    const value = mostOf(field);
    return value === undefined ? [] : [{ dataset, field, value, of: `${dataset.name} ${field.name}` }];
  }),
);

describe('the largest figure that a column holds', () => {
  it.each(figures)('is judged beside those before it: $of', async ({ dataset, field, value }) => {
    const [receipt] = await ingest(office().effects, [
      table('后', dataset, (each) => (each === field ? value : undefined)),
    ]);
    expect(receipt?.state).toMatch(/accepted|partly|refused/);
  });

  it.each(figures)('is what later ones are judged by: $of', async ({ dataset, field, value }) => {
    await ingest(office().effects, [table('中', dataset, (each) => (each === field ? value : undefined))]);
    const [receipt] = await ingest(office().effects, [table('后', dataset)]);
    expect(receipt?.state).toMatch(/accepted|partly|refused/);
  });

  it('is judged beside others as large, in each dataset', async () => {
    const fields = datasets.map((dataset) => dataset.fields.filter((field) => mostOf(field) !== undefined));
    for (let at = 0; at < Math.max(...fields.map(({ length }) => length)); at++) {
      const given = (field: Field): string | undefined =>
        fields.some((each) => each.indexOf(field) >= 0 && each.indexOf(field) <= at) ? mostOf(field) : undefined;
      const receipts = await ingest(
        office().effects,
        datasets.map((dataset) => table(`第${at}次`, dataset, given)),
      );
      expect(receipts).toHaveLength(datasets.length);
    }
  });
});
