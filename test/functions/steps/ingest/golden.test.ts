import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { openOffice } from '../../../support/office.ts';

const root = join(import.meta.dirname, '../../../golden/intake');

/**
 * Where a whole output differs, the new one is left beside the expected one as `actual.json`, to be looked at and taken
 * over by hand.
 */
test.each(readdirSync(root))('the receipts of %s', async (name) => {
  const input = join(root, name, 'input');
  const office = await openOffice();
  try {
    const uploads = readdirSync(input)
      .sort()
      .map((file) => ({ name: file, bytes: async () => new Uint8Array(readFileSync(join(input, file))) }));
    const receipts = await ingest(office.effects, uploads);
    const written = receipts.map((receipt) => ({
      ...receipt,
      faults: receipt.faults.map((fault) => ({
        ...fault,
        says: faultWords(fault).rule.zh,
        remedy: faultWords(fault).remedy.zh,
      })),
    }));
    const actual = `${JSON.stringify(written, null, 2)}\n`;
    const expected = join(root, name, 'receipts.json');
    const isEqual = actual === readFileSync(expected, 'utf8');
    if (!isEqual) writeFileSync(join(root, name, 'actual.json'), actual);
    expect(JSON.parse(actual)).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
  } finally {
    await office.close();
  }
});
