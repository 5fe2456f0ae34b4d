import { describe, expect, it } from 'vitest';
import type { NewEvent } from '../../../analytics/core/ports/ledger.ts';
import { chained, genesis } from '../../../analytics/ledger/event.ts';
import {
  LandingEventError,
  landed,
  landingState,
  landingStream,
  uploadId,
} from '../../../analytics/uploads/landing.ts';
import { type Budget, type LandedTable, nextOf } from '../../../analytics/uploads/sweep.ts';

const budget: Budget = { files: 3, bytes: 100, fileBytes: 1000 };
const table = (name: string, more: Partial<LandedTable> = {}): LandedTable => ({
  ...{
    name,
    version: 'v1',
    bytes: 10,
    at: '2026-01-01T00:00:00.000Z',
    current: true,
    source: null,
    forms: null,
    asOf: '',
  },
  ...more,
});
const stateOf = (...events: readonly NewEvent[]) =>
  landingState(chained(landingStream, genesis, events, { actor: 'intake', at: '2026-01-01T00:00:00.000Z' }));
const started = (...tables: readonly LandedTable[]) =>
  landed('sweep.started', { uploads: tables.map(uploadId), until: '2026-01-01T00:15:00.000Z' });
const ended = (outcome: 'answered' | 'failed' | 'excused', judgedTo = 0) =>
  landed('sweep.ended', { outcome, judgedTo });
const answered = ({ name, version, source }: LandedTable, waits = false) =>
  landed('upload.answered', {
    name,
    version,
    source,
    state: waits ? 'refused' : 'accepted',
    receiptKey: 'r',
    receiptDigest: 'd',
    waits,
  });
const refusedAsUnknown = (table: LandedTable, forms: string | null) => {
  const { kind, data } = answered(table);
  return { kind, data: { ...data, state: 'refused', forms } };
};
const unread = (table: LandedTable) => landed('sweep.unread', { uploads: [uploadId(table)] });
const names = (tables: readonly LandedTable[]) => tables.map(({ name }) => name);

const [a, b, c, d] = ['a.csv', 'b.csv', 'c.csv', 'd.csv'].map((name) => table(name)) as [
  LandedTable,
  LandedTable,
  LandedTable,
  LandedTable,
];

describe('what a sweep does next', () => {
  it.each<[string, readonly NewEvent[], readonly LandedTable[], number, unknown]>([
    ['rests where nothing lies', [], [], 0, { what: 'rest' }],
    ['rests where all is answered', [answered(a)], [a], 9, { what: 'rest' }],
    [
      'takes what is new by name',
      [answered(a)],
      [c, b, a],
      0,
      { what: 'take', uploads: ['b.csv', 'c.csv'], again: [] },
    ],
    [
      'no more files at once than the budget has',
      [],
      [a, b, c, d],
      0,
      { what: 'take', uploads: ['a.csv', 'b.csv', 'c.csv'], again: [] },
    ],
    [
      'no more bytes either, but one at least',
      [],
      [table('a.csv', { bytes: 300 }), b],
      0,
      { what: 'take', uploads: ['a.csv'], again: [] },
    ],
    [
      'the older of described files first',
      [],
      [
        table('a.csv', { asOf: '2025-12' }),
        table('b.csv', { asOf: '2025-01' }),
        table('d.csv', { asOf: '2025-02' }),
        c,
      ],
      0,
      { what: 'take', uploads: ['c.csv', 'b.csv', 'd.csv'], again: [] },
    ],
    [
      'an earlier delivery first',
      [],
      [a, table('b.csv', { at: '2025-12-31T23:00:00.000Z' })],
      0,
      { what: 'take', uploads: ['b.csv'], again: [] },
    ],
    [
      'takes waiting refusals along',
      [answered(a, true)],
      [a, b],
      0,
      { what: 'take', uploads: ['b.csv'], again: ['a.csv'] },
    ],
    [
      'looks at waiting refusals when something was accepted since',
      [started(a), answered(a, true), ended('answered', 4)],
      [a],
      5,
      { what: 'take', uploads: [], again: ['a.csv'] },
    ],
    ['but not when nothing was', [started(a), answered(a, true), ended('answered', 5)], [a], 5, { what: 'rest' }],
    ['nor at what stands no longer', [answered(a, true)], [{ ...a, current: false }], 5, { what: 'rest' }],
    [
      'reads again what another description speaks for',
      [answered(a)],
      [{ ...a, source: 's' }],
      0,
      { what: 'take', uploads: ['a.csv'], again: [] },
    ],
    [
      'reads a form again that none of the descriptions knew, once there are others',
      [refusedAsUnknown(a, null), refusedAsUnknown(b, 'f')],
      [
        { ...a, forms: 'f' },
        { ...b, forms: 'f' },
      ],
      0,
      { what: 'take', uploads: ['a.csv'], again: [] },
    ],
    [
      'but not one that stands no longer, nor what no description of forms can cure',
      [refusedAsUnknown(a, null), answered(b)],
      [
        { ...a, forms: 'f', current: false },
        { ...b, forms: 'f' },
      ],
      0,
      { what: 'rest' },
    ],
    ['unless it stands no longer', [answered(a)], [{ ...a, source: 's', current: false }], 0, { what: 'rest' }],
    [
      'takes along what failed once',
      [started(a, b), ended('failed')],
      [a, b],
      0,
      { what: 'take', uploads: ['a.csv', 'b.csv'], again: [] },
    ],
    [
      'leaves what failed twice to the end',
      [started(a), started(a), started(b)],
      [a, b],
      0,
      { what: 'take', uploads: ['b.csv'], again: [] },
    ],
    [
      'and takes it alone',
      [started(a, b), started(a, b), started(a), answered(c, true)],
      [a, b, c],
      1,
      { what: 'take', uploads: ['b.csv'], again: [] },
    ],
    [
      'sets aside what failed four times',
      [started(a), started(a), started(a), started(a)],
      [a, b],
      0,
      { what: 'set-aside', because: 'upload-quarantined' },
    ],
    [
      'but not for what its surroundings did',
      [started(a), ended('excused'), started(a), ended('excused'), started(a), started(a)],
      [a],
      0,
      { what: 'take', uploads: ['a.csv'], again: [] },
    ],
    [
      'takes waiting refusals along as far as the budget goes',
      [answered(a, true), answered(b, true), answered(c, true)],
      [a, b, c, d],
      0,
      { what: 'take', uploads: ['d.csv'], again: ['a.csv', 'b.csv'] },
    ],
    [
      'and goes on with those that were not judged yet',
      [...[a, b, c].map((each) => answered(each, true)), started(a, b), ended('answered', 5)],
      [a, b, c],
      5,
      { what: 'take', uploads: [], again: ['c.csv'] },
    ],
    [
      'takes a waiting refusal that failed twice alone',
      [answered(a, true), answered(b, true), started(a), started(a), started(b), started(b), started(b)],
      [a, b],
      5,
      { what: 'take', uploads: [], again: ['a.csv'] },
    ],
    [
      'and sets it aside when it failed four times',
      [answered(a, true), started(a), started(a), started(a), started(a)],
      [a],
      5,
      { what: 'set-aside', upload: a, because: 'upload-quarantined' },
    ],
    [
      'answers what could not be read eight times',
      Array.from({ length: 8 }, () => unread(a)),
      [a, b],
      0,
      { what: 'set-aside', upload: a, because: 'upload-unreadable' },
    ],
    [
      'but tries as often before',
      Array.from({ length: 7 }, () => unread(a)),
      [a],
      0,
      { what: 'take', uploads: ['a.csv'], again: [] },
    ],
    [
      'sets aside what is too large before all else',
      [],
      [a, table('z.csv', { bytes: 2000 })],
      0,
      { what: 'set-aside', because: 'upload-too-large' },
    ],
  ])('%s', (_, events, tables, accepted, expected) => {
    const next = nextOf(stateOf(...events), tables, budget, accepted);
    const said = next.what === 'take' ? { what: 'take', uploads: names(next.uploads), again: names(next.again) } : next;
    expect(said).toMatchObject(expected as object);
  });

  it('a sweep that answered clears what failed before it', () => {
    const state = stateOf(started(a), started(a), started(a), answered(a), ended('answered'));
    expect(state.attempts.size).toBe(0);
    expect(state.leasedUntil).toBeNull();
  });

  it('knows until when a sweep that did not end may be at work', () => {
    expect(stateOf(started(a)).leasedUntil).toBe('2026-01-01T00:15:00.000Z');
  });

  it('a landing event of another shape is named', () => {
    expect(() => stateOf({ kind: 'sweep.started', data: { uploads: 3 } })).toThrow(LandingEventError);
    expect(stateOf({ kind: 'something.new', data: {} }).answers.size).toBe(0);
  });
});
