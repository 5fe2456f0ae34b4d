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

/** A table of a dataset with its example as one row, and a field of it as given. */
const table = (name: string, { name: title, fields }: Dataset, at?: Field, value = ''): Upload => {
  const cells = fields.map((field) => (field === at ? value : cellOf(field)));
  return textUpload(`${title}-${name}.csv`, `${fields.map(({ label }) => label.zh).join(',')}\n${cells.join(',')}\n`);
};

const office = officeForEach((effects) =>
  ingest(
    effects,
    datasets.map((dataset) => table('前', dataset)),
  ),
);

const figures = datasets.flatMap((dataset) =>
  dataset.fields.flatMap((field) => {
    const value = field.max ?? most[field.type];
    return value === undefined ? [] : [{ dataset, field, value, of: `${dataset.name} ${field.name}` }];
  }),
);

describe('the largest figure that a column holds', () => {
  it.each(figures)('is judged beside those before it: $of', async ({ dataset, field, value }) => {
    const [receipt] = await ingest(office().effects, [table('后', dataset, field, value)]);
    expect(receipt?.state).toMatch(/accepted|partly|refused/);
  });

  it.each(figures)('is what later ones are judged by: $of', async ({ dataset, field, value }) => {
    await ingest(office().effects, [table('中', dataset, field, value)]);
    const [receipt] = await ingest(office().effects, [table('后', dataset, field, cellOf(field) === '1' ? '2' : '1')]);
    expect(receipt?.state).toMatch(/accepted|partly|refused/);
  });
});
