import { expect, test } from 'vitest';
import { asset } from '../../../functions/adapters/assets.ts';

test('reads a file that ships with the product', async () => {
  expect(await asset('policy/default.yaml')).toContain('name: default');
});

test('says which file is not there', async () => {
  await expect(asset('models/none.sql')).rejects.toMatchObject({
    code: 'ENOENT',
    path: expect.stringContaining('models/none.sql'),
  });
});
