import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digestOf } from '../../../../analytics/core/digest.ts';
import { keys } from '../../../../analytics/lake/keys.ts';
import { genesis } from '../../../../analytics/ledger/event.ts';
import { type DataDirectory, openDataDirectory } from '../../../../functions/cli/data-directory.ts';
import { takeSnapshot } from '../../../../functions/steps/snapshot/step.ts';

const at = '2026-01-05T08:00:00.000Z';
const accepted = (fileId: string) => ({
  kind: 'file.accepted',
  data: {
    fileId,
    fileName: '项目.xlsx',
    receiptKey: keys.receipt(fileId),
    receiptDigest: fileId,
    tables: [{ dataset: 'project', key: keys.lake('project', fileId), digest: fileId }],
  },
});

describe('takeSnapshot', () => {
  let folder: string;
  let data: DataDirectory;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jixiao-snapshot-'));
    data = await openDataDirectory(folder, { clock: () => at });
  });
  afterEach(async () => {
    await data.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('of an empty ledger sees no file and no event', async () => {
    expect(await takeSnapshot(data)).toMatchObject({ files: [], streams: [{ stream: 'intake', ...genesis }] });
  });

  test('names the files and the head of the stream; its id is the hash of them; it is kept as such', async () => {
    const written = await data.ledger.append('intake', 0, [accepted('f1'), accepted('f2')], { actor: 'intake', at });
    const { id, ...seen } = await takeSnapshot(data);
    expect(seen.streams).toEqual([{ stream: 'intake', version: 2, hash: written[1]?.hash }]);
    expect(seen.files.map(({ fileId, order }) => [fileId, order])).toEqual([
      ['f1', 1],
      ['f2', 2],
    ]);
    expect(id).toBe(digestOf(seen));
    expect(JSON.parse(new TextDecoder().decode(await data.store.get(keys.snapshot(id))))).toEqual({ id, ...seen });
  });

  test('is the same when nothing was taken in since, whatever other streams say', async () => {
    await data.ledger.append('intake', 0, [accepted('f1')], { actor: 'intake', at });
    const first = await takeSnapshot(data);
    await data.ledger.append('policy', 0, [{ kind: 'policy.adopted', data: {} }], { actor: 'finance', at });
    expect(await takeSnapshot(data)).toEqual(first);
    await data.ledger.append('intake', 1, [accepted('f2')], { actor: 'intake', at });
    expect((await takeSnapshot(data)).id).not.toBe(first.id);
  });
});
