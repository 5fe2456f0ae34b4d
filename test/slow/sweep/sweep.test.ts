import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { currentFiles } from '../../../analytics/ledger/streams/current-files.ts';
import { intakeStream } from '../../../analytics/ledger/streams/intake.ts';
import { landingState, landingStream } from '../../../analytics/uploads/landing.ts';
import type { Budget } from '../../../analytics/uploads/sweep.ts';
import { receiptAt } from '../../../functions/steps/ingest/answers.ts';
import { SweepBusyError, type SweepEffects, sweep as sweepWoken } from '../../../functions/steps/sweep/sweep.ts';
import { memoryLanding, type TestLanding } from '../../support/landing.ts';
import { type Office, openOffice } from '../../support/office.ts';
import { type Counts, countsOf } from '../../support/swept.ts';

const organisation = '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n';
const project = '年度,预算单位编码,项目编码,项目名称\n2025,101001,P1,食堂\n';
const execution = (spent: string) => `年度,期间,项目编码,全年预算数,执行数\n2025,2025-06,P1,100,${spent}\n`;
let office: Office;
let landing: TestLanding;
let workspace: string;
let time: number;
let effects: SweepEffects;

const clock = () => new Date(time).toISOString();
const minutes = (count: number) => {
  time += count * 60_000;
};

beforeEach(async () => {
  office = await openOffice();
  workspace = await mkdtemp(join(tmpdir(), 'sweep-'));
  time = Date.parse('2026-01-15T08:00:00.000Z');
  landing = memoryLanding(clock);
  effects = {
    ...office.effects,
    clock,
    landing,
    workspace,
    remaining: () => 900_000,
    output: { write: async () => undefined },
  };
});
afterEach(async () => {
  await rm(workspace, { recursive: true });
  await office.close();
});

/** The files that stand, in the order in which they speak. */
const standing = async () =>
  currentFiles(await effects.ledger.read(intakeStream)).map(({ fileName, state }) => `${state} ${fileName}`);
const state = async () => landingState(await effects.ledger.read(landingStream));
const kinds = async () => (await effects.ledger.read(landingStream)).map(({ kind }) => kind);
const receiptOf = async (name: string) => {
  const answer = [...(await state()).answers.values()].filter((each) => each.name === name).at(-1);
  return receiptAt(effects, answer?.receiptKey ?? '');
};
const sweep = async (given: SweepEffects, budget?: Budget): Promise<Counts> =>
  countsOf(await sweepWoken(given, new Set(), budget));
const done = (counts: Partial<Counts>): Counts => ({
  accepted: 0,
  refused: 0,
  setAside: 0,
  passedOver: 0,
  finished: true,
  ...counts,
});

describe('a sweep of a landing place', () => {
  test('takes what lies there as a folder: by name, whatever came first, and says what is nobody’s', async () => {
    for (const [name, content] of [
      ['更正执行6月.csv', execution('50')],
      ['执行6月.csv', execution('40')],
      ['项目.csv', project],
      ['机构.csv', organisation],
      ['封面.svg', 'x'],
      ['~$执行.xlsx', 'x'],
      ['templates/项目.csv', project],
    ] as const) {
      landing.put(name, content);
      time += 1000;
    }
    expect(await sweep(effects)).toEqual(done({ accepted: 4, passedOver: 1 }));
    expect(await standing()).toEqual([
      'accepted 机构.csv',
      'accepted 项目.csv',
      'accepted 执行6月.csv',
      'accepted 更正执行6月.csv',
    ]);
    expect(
      (await effects.ledger.read(landingStream))
        .filter(({ kind }) => kind === 'upload.passed_over')
        .map(({ data }) => data.name),
    ).toEqual(['封面.svg']);
  });

  test('changes nothing when it is woken again, and takes only what is new', async () => {
    landing.put('机构.csv', organisation);
    await sweep(effects);
    const before = await kinds();
    const reads = new Map(landing.reads);
    expect(await sweep(effects)).toEqual(done({}));
    expect([await kinds(), landing.reads]).toEqual([before, reads]);
    landing.put('项目.csv', project);
    expect(await sweep(effects)).toEqual(done({ accepted: 1 }));
    expect(landing.reads.get('机构.csv')).toBe(1);
  });

  test('takes every version of a name, the later speaking last, and the same bytes once', async () => {
    landing.put('机构.csv', organisation);
    landing.put('项目.csv', project);
    landing.put('执行.csv', execution('1'));
    landing.put('执行.csv', execution('2'));
    landing.put('执行.csv', execution('2'));
    await sweep(effects);
    const files = currentFiles(await effects.ledger.read(intakeStream)).filter(
      ({ fileName }) => fileName === '执行.csv',
    );
    expect(files).toHaveLength(2);
    expect((await state()).answers.size).toBe(5);
    const last = await receiptOf('执行.csv');
    expect(files.at(-1)?.fileId).toBe(last.fileId);
  });

  test('keeps deliveries apart: what came after a pause comes later, however it is named, also when both are met at once', async () => {
    landing.put('机构.csv', organisation);
    landing.put('项目.csv', project);
    landing.put('b执行.csv', execution('1'));
    minutes(10);
    landing.put('a执行.csv', execution('2'));
    await sweep(effects);
    expect((await standing()).slice(2)).toEqual(['accepted b执行.csv', 'accepted a执行.csv']);
  });

  test('judges a refusal for missing references again when the missing file comes', async () => {
    landing.put('执行.csv', execution('1'));
    landing.put('机构.csv', organisation);
    expect(await sweep(effects)).toEqual(done({ accepted: 1, refused: 1 }));
    minutes(60);
    landing.put('项目.csv', project);
    expect(await sweep(effects)).toEqual(done({ accepted: 2 }));
    expect((await receiptOf('执行.csv')).state).toBe('accepted');
    expect(await sweep(effects)).toEqual(done({}));
  });

  test('judges waiting refusals again when something was accepted by another way', async () => {
    landing.put('执行.csv', execution('1'));
    await sweep(effects);
    const { ingest } = await import('../../../functions/steps/ingest/step.ts');
    const encoded = (content: string) => async () => new TextEncoder().encode(content);
    await ingest(effects, [
      { name: '机构.csv', bytes: encoded(organisation) },
      { name: '项目.csv', bytes: encoded(project) },
    ]);
    expect(await sweep(effects)).toEqual(done({ accepted: 1 }));
    expect(await sweep(effects)).toEqual(done({}));
  });

  test('a deleted upload takes nothing back and is not looked at again', async () => {
    landing.put('执行.csv', execution('1'));
    await sweep(effects);
    landing.remove('执行.csv');
    landing.put('机构.csv', organisation);
    landing.put('项目.csv', project);
    expect(await sweep(effects)).toEqual(done({ accepted: 2 }));
    expect(landing.reads.get('执行.csv')).toBe(1);
  });
});

describe('a file on which sweeps fail', () => {
  const sound = () => {
    landing.put('机构.csv', organisation);
    landing.put('项目.csv', project);
  };

  test('ends set aside with a receipt, its bytes kept, and the others go through', async () => {
    sound();
    landing.put('毒.csv', 'poison');
    const read: TestLanding['read'] = async (version) => {
      if (version.name === '毒.csv') return null as unknown as Uint8Array;
      return landing.read(version);
    };
    expect(await sweep({ ...effects, landing: { ...landing, read } })).toEqual(done({ accepted: 2, setAside: 1 }));
    expect(await standing()).toEqual(['accepted 机构.csv', 'accepted 项目.csv', 'refused 毒.csv']);
    const receipt = await receiptOf('毒.csv');
    expect(receipt.faults).toMatchObject([{ code: 'upload-quarantined', detail: { attempts: '4' } }]);
    expect(new TextDecoder().decode(await effects.store.get(receipt.rawKey))).toBe('poison');
    expect(await sweep(effects)).toEqual(done({}));
  });

  test('is tried again when it is sent again', async () => {
    const poison = { ...landing, read: async () => null as unknown as Uint8Array };
    landing.put('机构.csv', organisation);
    await sweep({ ...effects, landing: poison });
    expect(await standing()).toEqual(['refused 机构.csv']);
    landing.put('机构.csv', organisation);
    expect(await sweep(effects)).toEqual(done({ accepted: 1 }));
    expect(await standing()).toEqual(['accepted 机构.csv']);
  });

  test('a process that dies again and again on it leaves the others answered and it set aside', async () => {
    sound();
    landing.put('毒.csv', 'poison');
    const never = new Promise<never>(() => undefined);
    /**
     * As the platform does it: the process is gone in the middle of the reading; the event comes again after its time.
     */
    const dying = async (): Promise<Counts | null> => {
      let die = (): void => undefined;
      const death = new Promise<null>((resolve) => {
        die = () => resolve(null);
      });
      const read: TestLanding['read'] = async (version) => {
        if (version.name !== '毒.csv') return landing.read(version);
        die();
        return never;
      };
      const end = await Promise.race([sweep({ ...effects, landing: { ...landing, read } }), death]);
      minutes(16);
      return end;
    };
    const ends = [await dying(), await dying(), await dying(), await dying()];
    expect(ends).toEqual([null, null, null, null]);
    expect(await standing()).toEqual(['accepted 机构.csv', 'accepted 项目.csv']);
    expect(await dying()).toEqual(done({ setAside: 1 }));
    expect(await standing()).toEqual(['accepted 机构.csv', 'accepted 项目.csv', 'refused 毒.csv']);
  });

  test('a failing store, table or permission counts against no file', async () => {
    sound();
    const put = async (): Promise<never> => {
      throw Object.assign(new Error('not allowed'), { name: 'AccessDenied' });
    };
    for (let again = 0; again < 6; again++) {
      await expect(sweep({ ...effects, store: { ...effects.store, put } })).rejects.toMatchObject({
        name: 'AccessDenied',
      });
    }
    expect(await sweep(effects)).toEqual(done({ accepted: 2 }));
    expect((await kinds()).filter((kind) => kind === 'sweep.started')).toHaveLength(7);
  });

  test('one that can’t be read keeps no other from its answer, and is not taken for poison', async () => {
    sound();
    landing.put('密.csv', 'x');
    const read: TestLanding['read'] = async (version) => {
      if (version.name === '密.csv') throw Object.assign(new Error('not your key'), { name: 'AccessDenied' });
      return landing.read(version);
    };
    for (let again = 0; again < 5; again++) {
      await expect(sweep({ ...effects, landing: { ...landing, read } })).rejects.toMatchObject({
        name: 'AccessDenied',
      });
      expect(await standing()).toEqual(['accepted 机构.csv', 'accepted 项目.csv']);
    }
    expect(await sweep(effects)).toEqual(done({ refused: 1 }));
  });

  test.each([
    ['refuses to give it', { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } }, true],
    ['is throttled', { name: 'KMS.ThrottlingException', $metadata: { httpStatusCode: 400 } }, false],
    ['is out of order', { name: 'InternalError', $metadata: { httpStatusCode: 500 } }, false],
  ])('one that can’t be read because S3 %s: eight tries', async (_, answer, ends) => {
    sound();
    landing.put('密.csv', 'x');
    const read: TestLanding['read'] = async (version) => {
      if (version.name === '密.csv') throw Object.assign(new Error('no'), answer);
      return landing.read(version);
    };
    for (let again = 0; again < 8; again++) {
      await expect(sweep({ ...effects, landing: { ...landing, read } })).rejects.toMatchObject({ name: answer.name });
    }
    const after = sweep({ ...effects, landing: { ...landing, read } });
    if (!ends) return expect(after).rejects.toMatchObject({ name: answer.name });
    expect(await after).toEqual(done({ setAside: 1 }));
    expect(await standing()).toEqual(['accepted 机构.csv', 'accepted 项目.csv']);
    expect((await receiptOf('密.csv')).faults).toMatchObject([
      { code: 'upload-unreadable', detail: { attempts: '8' } },
    ]);
    expect(await sweep(effects)).toEqual(done({}));
    landing.put('密.csv', 'x');
    expect(await sweep(effects)).toEqual(done({ refused: 1 }));
  });

  test('where nothing can be read, nobody is to blame', async () => {
    sound();
    for (const name of ['1.csv', '2.csv', '3.csv', '4.csv']) landing.put(name, 'x');
    let reads = 0;
    const read = async (): Promise<never> => {
      reads++;
      throw Object.assign(new Error('no permission'), { name: 'AccessDenied' });
    };
    for (let again = 1; again < 6; again++) {
      await expect(sweep({ ...effects, landing: { ...landing, read, fetch: read } })).rejects.toMatchObject({
        name: 'AccessDenied',
      });
      expect(reads).toBe(3 * again);
    }
    expect(await sweep(effects)).toEqual(done({ accepted: 2, refused: 4 }));
  });

  test('one past the limit of size is refused unread', async () => {
    sound();
    landing.put('大.csv', 'x'.repeat(2000));
    expect(await sweep(effects, { files: 100, bytes: 1e6, fileBytes: 1000 })).toEqual(
      done({ accepted: 2, setAside: 1 }),
    );
    expect(landing.reads.get('大.csv')).toBeUndefined();
    expect((await receiptOf('大.csv')).faults).toMatchObject([{ code: 'upload-too-large' }]);
  });
});

describe('a sweep and its time', () => {
  test('two sweeps of a region never work at once', async () => {
    landing.put('机构.csv', organisation);
    let resume = (): void => undefined;
    const waiting = new Promise<void>((resolve) => {
      resume = resolve;
    });
    const read: TestLanding['read'] = async (version) => {
      await waiting;
      return landing.read(version);
    };
    const first = sweep({ ...effects, landing: { ...landing, read } });
    await expect.poll(kinds).toEqual(['sweep.started']);
    await expect(sweep(effects)).rejects.toBeInstanceOf(SweepBusyError);
    resume();
    expect(await first).toEqual(done({ accepted: 1 }));
  });

  test('a large delivery is taken in parts, and what its time leaves over goes on with the next message', async () => {
    landing.put('机构.csv', organisation);
    landing.put('项目.csv', project);
    for (const month of [1, 2, 3, 4, 5])
      landing.put(`执行${month}.csv`, execution(String(month)).replaceAll('2025-06', `2025-0${month}`));
    let left = 600_000;
    const remaining = () => {
      left -= 20_000;
      return left;
    };
    const budget = { files: 2, bytes: 1e6, fileBytes: 1e6 };
    const first = await sweep({ ...effects, remaining }, budget);
    expect([first.finished, first.accepted > 0]).toEqual([false, true]);
    minutes(16);
    expect((await sweep(effects, budget)).finished).toBe(true);
    expect((await standing()).filter((line) => line.startsWith('accepted'))).toHaveLength(7);
  });

  test('many files are begun with half of the function’s time, so that none is blamed for the clock; a single one with less', async () => {
    landing.put('机构.csv', organisation);
    const late = { ...effects, remaining: () => 400_000 };
    expect(await sweep(late)).toEqual(done({ accepted: 1 }));
    landing.put('项目.csv', project);
    landing.put('执行.csv', execution('1'));
    expect(await sweep(late)).toEqual(done({ finished: false }));
    expect((await state()).attempts.size).toBe(0);
  });

  test('refusals that wait are judged again in parts, too, each of them', async () => {
    const budget = { files: 2, bytes: 1e6, fileBytes: 1e6 };
    for (const month of [1, 2, 3, 4, 5])
      landing.put(`执行${month}.csv`, execution(String(month)).replaceAll('2025-06', `2025-0${month}`));
    expect(await sweep(effects, budget)).toEqual(done({ refused: 5 }));
    landing.put('机构.csv', organisation);
    landing.put('项目.csv', project);
    expect(await sweep(effects, budget)).toEqual(done({ accepted: 7 }));
    const begun = (await effects.ledger.read(landingStream)).filter(({ kind }) => kind === 'sweep.started');
    expect(Math.max(...begun.map(({ data }) => (data.uploads as readonly string[]).length))).toBe(2);
    expect(await sweep(effects, budget)).toEqual(done({}));
  });
});

describe('the news that wakes a sweep', () => {
  test('of an upload leaves the work to the news of a later one', async () => {
    const first = landing.put('机构.csv', organisation);
    time += 3000;
    const second = landing.put('项目.csv', project);
    const woken = async (...versions: readonly string[]) => countsOf(await sweepWoken(effects, new Set(versions)));
    expect(await woken(first)).toEqual(done({}));
    expect(await kinds()).toEqual([]);
    expect(await woken(first, second)).toEqual(done({ accepted: 2 }));
    expect(await woken(first)).toEqual(done({}));
  });

  test('of files that never get an answer keeps nobody waiting', async () => {
    const table = landing.put('机构.csv', organisation);
    time += 3000;
    landing.put('.DS_Store', 'x');
    expect(countsOf(await sweepWoken(effects, new Set([table])))).toEqual(done({ accepted: 1 }));
  });

  test('is heeded though more keeps coming for a quarter of an hour', async () => {
    const first = landing.put('机构.csv', organisation);
    for (let at = 0; at < 16; at++) {
      minutes(1);
      landing.put(`图${at}.svg`, 'x');
    }
    expect(countsOf(await sweepWoken(effects, new Set([first])))).toEqual(done({ accepted: 1, passedOver: 16 }));
  });

  test('ends in a receipt for each new answer, handed over before it counts as given', async () => {
    landing.put('机构.csv', 'x');
    landing.put('项目.csv', project);
    const written: string[] = [];
    const output = {
      write: async (path: string) => {
        expect((await kinds()).includes('upload.answered')).toBe(false);
        written.push(path.replace(/-[0-9a-f]{8}\./, '.'));
      },
    };
    await sweepWoken({ ...effects, output }, new Set());
    expect(written.toSorted()).toEqual(
      ['机构.csv', '项目.csv'].flatMap((name) => [`receipts/${name}.html`, `receipts/${name}.json`]),
    );
  });
});
