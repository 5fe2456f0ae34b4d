import { describe, expect, test } from 'vitest';
import { chained, genesis } from '../../../../analytics/ledger/event.ts';
import { currentFiles } from '../../../../analytics/ledger/streams/current-files.ts';
import { answeredFile, IntakeEventError } from '../../../../analytics/ledger/streams/intake.ts';

const by = { actor: 'intake', at: '2026-01-05T08:00:00.000Z' };
const answer = (state: 'accepted' | 'refused', fileId: string, receiptDigest: string) => ({
  kind: `file.${state}`,
  data: {
    fileId,
    fileName: `${fileId}.csv`,
    receiptKey: `receipts/${receiptDigest}.json`,
    receiptDigest,
    tables:
      state === 'accepted'
        ? [{ dataset: 'project', key: `lake/project/${receiptDigest}.parquet`, digest: receiptDigest }]
        : [],
  },
});
const stream = (...events: { kind: string; data: Record<string, unknown> }[]) => chained('intake', genesis, events, by);
const told = (...events: Parameters<typeof stream>) =>
  currentFiles(stream(...events)).map(
    ({ fileId, state, order, receiptDigest }) => `${order} ${fileId} ${state} ${receiptDigest}`,
  );

describe('currentFiles', () => {
  test.each([
    ['nothing', [], []],
    [
      'files in the order of their answers',
      [answer('accepted', 'b', 'r1'), answer('refused', 'a', 'r2')],
      ['1 b accepted r1', '2 a refused r2'],
    ],
    [
      'a refused file that is accepted later in the place it was first sent, before what corrects it',
      [answer('refused', 'a', 'r1'), answer('accepted', 'b', 'r2'), answer('accepted', 'a', 'r3')],
      ['1 a accepted r3', '2 b accepted r2'],
    ],
    [
      'an accepted file that is refused later under another description',
      [answer('accepted', 'a', 'r1'), answer('refused', 'a', 'r2')],
      ['1 a accepted r1'],
    ],
    [
      'the latest of two acceptances of the same bytes',
      [answer('accepted', 'a', 'r1'), answer('accepted', 'a', 'r2')],
      ['1 a accepted r2'],
    ],
    ['events of other kinds aside', [{ kind: 'note', data: {} }, answer('accepted', 'a', 'r1')], ['2 a accepted r1']],
  ])('gives %s', (_, events, expected) => expect(told(...events)).toEqual(expected));

  test('says in which event an intake event does not say what it must', () => {
    const events = stream(answer('accepted', 'a', 'r1'), { kind: 'file.accepted', data: { fileId: 'b' } });
    expect(() => currentFiles(events)).toThrow(IntakeEventError);
    expect(() => currentFiles(events)).toThrow(expect.objectContaining({ version: 2 }));
  });
});

test('answeredFile gives what the event says and its version as the order', () => {
  const [event] = stream(answer('accepted', 'a', 'r1'));
  if (!event) throw new Error('one event expected');
  expect(answeredFile(event)).toEqual({
    fileId: 'a',
    fileName: 'a.csv',
    order: 1,
    state: 'accepted',
    receiptKey: 'receipts/r1.json',
    receiptDigest: 'r1',
    tables: [{ dataset: 'project', key: 'lake/project/r1.parquet', digest: 'r1' }],
  });
});
