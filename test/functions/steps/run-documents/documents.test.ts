import { expect, it } from 'vitest';
import {
  DocumentMissingError,
  documents,
  itemsOf,
  keepDocument,
  outcomesOf,
} from '../../../../functions/steps/run-documents/documents.ts';
import { doneOf } from '../../../fixtures/regions.ts';
import { memoryBucket } from '../../../support/memory-bucket.ts';

it('the outcomes of a run are those of its regions alone, in the order of their codes', async () => {
  const lake = memoryBucket();
  const outcomes = [
    doneOf('330103', '3.00', '1.00'),
    doneOf('330101', '1.00', '1.00'),
    doneOf('330102', '2.00', '1.00'),
  ];
  for (const outcome of outcomes) await keepDocument(lake, documents.outcome(outcome), outcome);
  await keepDocument(
    lake,
    documents.outcome({ key: 'monthly-2025-10', code: '330101' }),
    doneOf('330101', '9.00', '1.00'),
  );
  await keepDocument(lake, documents.merged('monthly-2025-11'), {});
  expect((await outcomesOf(lake, 'monthly-2025-11')).map(({ code }) => code)).toEqual(['330101', '330102', '330103']);
});

it('a plan that is not there is named', async () => {
  await expect(itemsOf(memoryBucket(), 'monthly-2025-11')).rejects.toMatchObject({
    name: DocumentMissingError.name,
    key: 'runs/monthly-2025-11/items.json',
  });
});
