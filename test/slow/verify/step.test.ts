import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { Head, NewEvent } from '../../../analytics/core/ports/ledger.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import type { Snapshot } from '../../../analytics/lake/snapshot.ts';
import { chained, genesis } from '../../../analytics/ledger/event.ts';
import { resultDigestOf } from '../../../analytics/models/mart-digest.ts';
import { keptPart, type RunRecord, runIdOf } from '../../../analytics/run/record.ts';
import type { Finding, VerifyReport } from '../../../analytics/verify/finding.ts';
import { findingRemedy, findingSays } from '../../../analytics/verify/sentences.ts';
import { verifySays } from '../../../analytics/verify/verdict.ts';
import { sqliteLedger } from '../../../functions/adapters/sqlite.ts';
import { openDataDirectory } from '../../../functions/cli/data-directory.ts';
import { verifyLedger } from '../../../functions/steps/verify/ledger.ts';
import { verifyMarts } from '../../../functions/steps/verify/marts.ts';
import { verifyPublished } from '../../../functions/steps/verify/published.ts';
import { verifyRun } from '../../../functions/steps/verify/run.ts';
import { verify } from '../../../functions/steps/verify/step.ts';
import { finishedRun } from '../../support/finished-run.ts';
import { openOffice } from '../../support/office.ts';

let home: string;
let record: RunRecord;
let snapshot: Snapshot;
let parts: Omit<Effects, 'store' | 'ledger'>;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'jixiao-verify-'));
  const office = await openOffice();
  parts = office.effects;
  const data = await openDataDirectory(join(home, 'data'), parts);
  const effects = { ...parts, ...data };
  record = await finishedRun(effects, join(home, 'out'));
  snapshot = JSON.parse(new TextDecoder().decode(await data.store.get(keys.snapshot(record.snapshot))));
  await data.close();
  await office.close();
});
afterAll(() => rm(home, { recursive: true, force: true }));

interface Copy {
  readonly data: string;
  readonly out: string;
  readonly marts: string;
  readonly object: (key: string) => string;
}

/** Verifies a copy of the finished run after somebody has been at it. */
const verified = async (
  tamper: (copy: Copy) => Promise<void> | void,
  changed: RunRecord = record,
): Promise<VerifyReport> => {
  const folder = await mkdtemp(join(home, 'copy-'));
  const copy = {
    data: join(folder, 'data'),
    out: join(folder, 'out'),
    marts: join(folder, 'out', 'marts'),
    object: (key: string) => join(folder, 'data', 'objects', key),
  };
  await cp(join(home, 'data'), copy.data, { recursive: true });
  await cp(join(home, 'out'), join(folder, 'out'), { recursive: true });
  await tamper(copy);
  const data = await openDataDirectory(copy.data, parts);
  try {
    return await verify({ ...parts, ...data }, changed, { folder: copy.out });
  } finally {
    await data.close();
  }
};

/** Holds a record against what the untouched data directory keeps. */
const verifyRunOf = async (changed: RunRecord): ReturnType<typeof verifyRun> => {
  const data = await openDataDirectory(join(home, 'data'), parts);
  try {
    return await verifyRun(data, changed);
  } finally {
    await data.close();
  }
};

/** What an output folder shows that the untouched data directory does not know of. */
const publishedFindings = async (
  run: Pick<RunRecord, 'id' | 'published'>,
  out: string,
): Promise<readonly Finding[]> => {
  const data = await openDataDirectory(join(home, 'data'), parts);
  try {
    return (await verifyPublished(data, run, out)).findings;
  } finally {
    await data.close();
  }
};

const flipByte = async (path: string, at: number): Promise<void> => {
  const bytes = await readFile(path);
  const place = (at + bytes.length) % bytes.length;
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  await writeFile(path, bytes);
};

const replaceText = async (path: string, from: string, to: string): Promise<void> => {
  const written = await readFile(path, 'utf8');
  expect(written).toContain(from);
  await writeFile(path, written.replace(from, to));
};

const inLedger = (data: string, sql: string, ...values: (string | number)[]): void => {
  const database = new DatabaseSync(join(data, 'ledger.sqlite'));
  expect(database.prepare(sql).run(...values).changes).toBe(1);
  database.close();
};

/**
 * Writes a stream anew with other content and every hash made to fit, as somebody who knows the program can; `more`
 * events after its end.
 */
const retold = (
  data: string,
  stream: string,
  change: (data: NewEvent['data'], version: number) => NewEvent['data'],
  more = 0,
): void => {
  const database = new DatabaseSync(join(data, 'ledger.sqlite'));
  const rows = database.prepare('SELECT * FROM event WHERE stream = ? ORDER BY version').all(stream);
  let head: Head = genesis;
  database.prepare('DELETE FROM event WHERE stream = ?').run(stream);
  for (const row of [...rows, ...Array.from({ length: more }, () => rows.at(-1) ?? {})]) {
    const by = { actor: String(row.actor), at: String(row.at) };
    const told = { kind: String(row.kind), data: change(JSON.parse(String(row.data)), head.version + 1) };
    const [event] = chained(stream, head, [told], by);
    if (!event) throw new Error('nothing was chained');
    head = event;
    database
      .prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
      .run(
        stream,
        event.version,
        event.kind,
        JSON.stringify(event.data),
        by.at,
        by.actor,
        event.previousHash,
        event.hash,
      );
  }
  database.close();
};

const brief = (findings: readonly Finding[]): string[] => findings.map(({ code, place }) => `${code} ${place}`);

test('an untouched result holds, and recomputing gives the recorded digest', async () => {
  const report = await verified(() => undefined);
  expect(report).toMatchObject({ holds: true, findings: [], recomputed: record.resultDigest });
  const marts = Object.keys(record.marts).length;
  expect(report.checked).toEqual({ events: 11, objects: 29, marts, pages: 4, receipts: 16 });
  expect(verifySays(report).zh).toContain('结果成立');
});

describe('one changed byte', () => {
  const lakeOf = (dataset: string) => {
    const file = snapshot.files.find(({ tables }) => tables.some((table) => table.dataset === dataset));
    const table = file?.tables.find((each) => each.dataset === dataset);
    if (!file || !table) throw new Error(`no lake file of ${dataset}`);
    return { ...table, fileName: file.fileName, file };
  };

  test.each([4, 100, 1000, 5000])(
    'of a lake file (at %i) is found; the file it came from is named; nothing is computed from it',
    async (at) => {
      const { key, digest, fileName } = lakeOf('execution');
      const report = await verified(({ object }) => flipByte(object(key), at));
      expect(report.findings).toEqual([
        {
          code: 'object_changed',
          place: key,
          expected: digest,
          found: expect.stringMatching(/^[0-9a-f]{64}$/),
          about: fileName,
        },
      ]);
      expect(report).toMatchObject({ holds: false, recomputed: null });
    },
  );

  test('of a raw upload, of a receipt, of the snapshot', async () => {
    const { file } = lakeOf('project');
    for (const key of [keys.raw(file.fileId), file.receiptKey, keys.snapshot(snapshot.id)]) {
      expect(brief((await verified(({ object }) => flipByte(object(key), 50))).findings)).toEqual([
        `object_changed ${key}`,
      ]);
    }
  });

  test('of a published mart names the file, and the first row that is not as computed where it can be read', async () => {
    const report = await verified(async ({ marts }) => {
      const session = await parts.engine.open([marts]);
      await session.writeParquet(
        `SELECT * REPLACE (CASE WHEN project_code = '2025101002001' AND period = '2025-03' THEN spent_amount + 0.01 ELSE spent_amount END AS spent_amount)
         FROM read_parquet('${marts}/monitoring_project.parquet')`,
        join(session.workspace, 'x.parquet'),
      );
      await cp(join(session.workspace, 'x.parquet'), join(marts, 'monitoring_project.parquet'));
      await session.close();
      await flipByte(join(marts, 'evaluation_project.parquet'), -1);
      await replaceText(join(marts, 'intake_file.csv'), '项目.csv', '项日.csv');
    });
    const named = Object.fromEntries(report.findings.map(({ code, place, about }) => [place, [code, about]]));
    expect(named).toMatchObject({
      'monitoring_project.parquet': [
        'mart_changed',
        expect.stringMatching(/2025101002001.*2025-03|2025-03.*2025101002001/),
      ],
      'evaluation_project.parquet': ['mart_changed', ''],
      'intake_file.csv': ['mart_csv_changed', ''],
    });
    expect(report.findings).toHaveLength(3);
  });
});

describe('something gone', () => {
  test.each(['raw', 'lake', 'receipts', 'snapshots', 'policies'])('a file below %s is named', async (kind) => {
    let key = '';
    const report = await verified(async ({ data }) => {
      const [first] = (await readdir(join(data, 'objects', kind), { recursive: true, withFileTypes: true })).filter(
        (entry) => entry.isFile(),
      );
      if (!first) throw new Error(`nothing below ${kind}`);
      const path = join(first.parentPath, first.name);
      key = path.slice(join(data, 'objects').length + 1);
      await rm(path);
    });
    expect(report.findings).toMatchObject([{ code: 'object_missing', place: key, found: 'absent' }]);
  });

  test('a published mart is named, its Parquet or its CSV', async () => {
    const report = await verified(async ({ marts }) => {
      await rm(join(marts, 'evaluation_project.parquet'));
      await rm(join(marts, 'monitoring_project.csv'));
    });
    expect(brief(report.findings).sort()).toEqual([
      'mart_missing evaluation_project.parquet',
      'mart_missing monitoring_project.csv',
    ]);
  });
});

describe('one changed ledger row', () => {
  test.each([
    [
      'its time',
      "UPDATE event SET at = '2026-01-15T08:00:00.001Z' WHERE stream = 'intake' AND version = 3",
      'event_changed intake#3',
    ],
    [
      'its data',
      `UPDATE event SET data = replace(data, '.csv', '.txt') WHERE stream = 'intake' AND version = 5`,
      'event_changed intake#5',
    ],
    [
      'its hash',
      "UPDATE event SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE stream = 'intake' AND version = 2",
      'event_changed intake#2',
    ],
    [
      'its link',
      "UPDATE event SET previous_hash = upper(previous_hash) || 'x' WHERE stream = 'intake' AND version = 4",
      'link_changed intake#4',
    ],
    [
      'its brackets',
      "UPDATE event SET data = substr(data, 2) WHERE stream = 'intake' AND version = 6",
      'event_unreadable intake#6',
    ],
    [
      'its absence in the middle',
      "DELETE FROM event WHERE stream = 'intake' AND version = 2",
      'event_missing intake#2',
    ],
    ['its absence at the end', "DELETE FROM event WHERE stream = 'intake' AND version = 7", 'head_changed intake#7'],
  ])('is found by %s', async (_, sql, expected) => {
    const folder = await mkdtemp(join(home, 'ledger-'));
    await cp(join(home, 'data', 'ledger.sqlite'), join(folder, 'ledger.sqlite'));
    inLedger(folder, sql);
    const ledger = sqliteLedger(join(folder, 'ledger.sqlite'));
    const { findings } = await verifyLedger({ ledger }, snapshot.streams);
    ledger.close();
    expect(brief(findings)[0]).toBe(expected);
    expect(brief(findings).every((finding) => finding.includes(' intake#'))).toBe(true);
  });

  test('a damaged page is named with the file, and what can be read is read', async () => {
    const folder = await mkdtemp(join(home, 'ledger-'));
    await cp(join(home, 'data', 'ledger.sqlite'), join(folder, 'ledger.sqlite'));
    const bytes = await readFile(join(folder, 'ledger.sqlite'));
    // The first byte of a page says what kind of page it is.
    for (let page = 4096; page < bytes.length; page += 4096) bytes[page] = 0;
    await writeFile(join(folder, 'ledger.sqlite'), bytes);
    const ledger = sqliteLedger(join(folder, 'ledger.sqlite'));
    const { findings } = await verifyLedger({ ledger }, snapshot.streams);
    ledger.close();
    expect(findings).toMatchObject([
      { code: 'ledger_unreadable', place: 'intake', about: join(folder, 'ledger.sqlite') },
    ]);
  });

  test('names the file whose answer it was', async () => {
    const report = await verified(({ data }) =>
      inLedger(data, "UPDATE event SET kind = 'file.refused' WHERE stream = 'intake' AND version = 1"),
    );
    expect(report.findings[0]?.about).toBe(snapshot.files.find(({ order }) => order === 1)?.fileName);
    expect(report).toMatchObject({ holds: false, recomputed: record.resultDigest });
  });
});

describe('one changed policy number', () => {
  const policyKey = () => keys.policy(record.policy.digest);

  test('in the store is named by its path with what it was and is, and the run is computed from the ledger’s copy', async () => {
    const report = await verified(({ object }) =>
      replaceText(
        object(policyKey()),
        '"execution_weight":{"clause":"财预〔2020〕10号 [form]","value":10}',
        '"execution_weight":{"clause":"财预〔2020〕10号 [form]","value":12}',
      ),
    );
    expect(report.findings).toMatchObject([
      { code: 'object_changed', place: policyKey() },
      {
        code: 'policy_changed',
        place: 'settings.execution_weight.value',
        expected: '10',
        found: '12',
        about: policyKey(),
      },
    ]);
    expect(report.recomputed).toBe(record.resultDigest);
  });

  test('in the ledger’s copy is named too', async () => {
    const report = await verified(({ data }) =>
      inLedger(
        data,
        `UPDATE event SET data = replace(data, '"framework_share":{"clause":"财预〔2013〕53号;占比为本系统预设","value":0.3}', '"framework_share":{"clause":"财预〔2013〕53号;占比为本系统预设","value":0.4}') WHERE stream = 'policy'`,
      ),
    );
    expect(report.findings).toMatchObject([
      { code: 'event_changed', place: 'policy#1' },
      {
        code: 'policy_changed',
        place: 'settings.framework_share.value',
        expected: '0.3',
        found: '0.4',
        about: 'policy#1',
      },
    ]);
    expect(report.recomputed).toBe(record.resultDigest);
  });

  test('in both leaves nothing to compute with', async () => {
    const report = await verified(async ({ object, data }) => {
      await flipByte(object(policyKey()), 200);
      inLedger(data, "UPDATE event SET data = replace(data, '0.95', '0.96') WHERE stream = 'policy'");
    });
    expect(brief(report.findings)).toEqual(['event_changed policy#1', `object_changed ${policyKey()}`]);
    expect(report.recomputed).toBeNull();
  });

  test('that was never adopted is named', async () => {
    const report = await verified(({ data }) => inLedger(data, "DELETE FROM event WHERE stream = 'policy'"));
    expect(brief(report.findings)).toEqual(['head_changed policy#1', `policy_not_adopted ${record.policy.id}`]);
  });
});

describe('a changed record', () => {
  const other = '0'.repeat(64);

  test.each<[string, (run: RunRecord) => Partial<RunRecord>]>([
    ['resultDigest', () => ({ resultDigest: other })],
    ['snapshot', () => ({ snapshot: other })],
    ['fiscalYear', () => ({ fiscalYear: 2024 })],
    ['engine', () => ({ engine: 'another' })],
    ['ranAt', () => ({ ranAt: '2020-01-01T00:00:00.000Z' })],
    ['counts.monitoring_project', () => ({ counts: { monitoring_project: 1 } })],
    ['policy.id', (run) => ({ policy: { ...run.policy, id: 'x@1#0' } })],
    [
      'marts.evaluation_project.digest',
      (run) => ({ marts: { ...run.marts, evaluation_project: { rows: 3, digest: other } } }),
    ],
    [
      'allocation.envelopeAmount',
      (run) => ({ allocation: run.allocation && { ...run.allocation, envelopeAmount: '4100000.00' } }),
    ],
    ['allocation.origin', (run) => ({ allocation: run.allocation && { ...run.allocation, origin: 'given' } })],
    ['published.site.digest', (run) => ({ published: { ...run.published, site: { files: 2, digest: other } } })],
  ])('is found at %s, and everything else is held against what was kept', async (place, change) => {
    const { findings } = await verifyRunOf({ ...record, ...change(record) });
    expect(findings).toMatchObject([{ code: 'record_changed', place, about: 'run.json' }]);
  });

  test('does not hide what the run was: it is computed from what was kept', async () => {
    const report = await verified(() => undefined, { ...record, snapshot: other, resultDigest: other });
    expect(brief(report.findings).sort()).toEqual(['record_changed resultDigest', 'record_changed snapshot']);
    expect(report.recomputed).toBe(record.resultDigest);
  });

  test('with an id of its own is one that the ledger does not know, and every part is held against the rest', async () => {
    const marts = { ...record.marts, evaluation_project: { rows: 3, digest: other } };
    const forged = { ...keptPart(record), marts };
    const report = await verified(() => undefined, { ...forged, id: runIdOf(forged), secondsPerStep: {} });
    expect(brief(report.findings)).toEqual([
      `run_not_recorded ${runIdOf(forged)}`,
      `object_missing ${keys.run(runIdOf(forged))}`,
      'record_changed resultDigest',
      'mart_changed evaluation_project.parquet',
      'mart_differs evaluation_project',
    ]);
  });

  test('kept in the store is named, and that the other copy still agrees with the id', async () => {
    const report = await verified(({ object }) =>
      replaceText(object(keys.run(record.id)), '"product":"test"', '"product":"best"'),
    );
    expect(report.findings).toMatchObject([{ code: 'object_changed', place: keys.run(record.id), about: 'run.json' }]);
  });

  test('kept in the store and in run.json alike is found by the id', async () => {
    const report = await verified(
      ({ object }) => replaceText(object(keys.run(record.id)), '"product":"test"', '"product":"best"'),
      {
        ...record,
        product: 'best',
      },
    );
    expect(brief(report.findings)).toEqual([`object_changed ${keys.run(record.id)}`, 'record_changed id']);
  });

  test('of which the ledger lost the end or all is named', async () => {
    const report = await verified((copy) => inLedger(copy.data, "DELETE FROM event WHERE stream = 'runs'"));
    expect(brief(report.findings)).toEqual([`run_not_recorded ${record.id}`]);
  });
});

/** What is found in a copy of the ledger after somebody has been at it, by what the record says of its streams. */
const ledgerFindings = async (tamper: (folder: string) => Promise<void> | void): Promise<readonly Finding[]> => {
  const folder = await mkdtemp(join(home, 'ledger-'));
  await cp(join(home, 'data', 'ledger.sqlite'), join(folder, 'ledger.sqlite'));
  await tamper(folder);
  const ledger = sqliteLedger(join(folder, 'ledger.sqlite'));
  const { findings } = await verifyLedger({ ledger }, record.streams);
  ledger.close();
  return findings;
};

test('the lost end of intake is found by the record alone, without the snapshot that names it too', async () => {
  const findings = await ledgerFindings((data) =>
    inLedger(data, "DELETE FROM event WHERE stream = 'intake' AND version = 7"),
  );
  expect(brief(findings)).toEqual(['head_changed intake#7']);
});

test('the record names the last event of every stream but its own completion', async () => {
  const data = await openDataDirectory(join(home, 'data'), parts);
  try {
    for (const stream of await data.ledger.streams()) {
      const events = (await data.ledger.read(stream)).filter(({ data }) => data.run !== record.id);
      const { version, hash } = events.at(-1) ?? { version: 0, hash: '' };
      if (version > 0) expect(record.streams).toContainEqual({ stream, version, hash });
    }
    expect(record.streams.map(({ stream }) => stream)).toEqual(['intake', 'notices/2025', 'policy']);
  } finally {
    await data.close();
  }
});

test.each(['intake', 'policy', 'notices/2025'])(
  'a stream %s told anew with hashes that fit is found',
  async (stream) => {
    const findings = await ledgerFindings((data) => retold(data, stream, (said) => ({ ...said, note: 'forged' })));
    const last = record.streams.find((head) => head.stream === stream)?.version;
    expect(brief(findings)).toEqual([`head_changed ${stream}#${last}`]);
  },
);

test('a stream told anew from the middle on and gone on since is found', async () => {
  const findings = await ledgerFindings((data) =>
    retold(data, 'intake', (said, version) => (version < 5 ? said : { ...said, note: 'forged' }), 3),
  );
  expect(brief(findings)).toEqual(['head_changed intake#7']);
});

test('streams that went on or were begun since the run are as they should be', async () => {
  const findings = await ledgerFindings(async (data) => {
    const ledger = sqliteLedger(join(data, 'ledger.sqlite'));
    const by = { actor: 'x', at: '2026-02-01T00:00:00.000Z' };
    await ledger.append('intake', 7, [{ kind: 'file.noted', data: {} }], by);
    await ledger.append('later', 0, [{ kind: 'begun', data: {} }], by);
    ledger.close();
  });
  expect(findings).toEqual([]);
});

test('the lost end of another stream is named', async () => {
  const report = await verified((copy) =>
    inLedger(
      copy.data,
      "DELETE FROM event WHERE stream = 'notices/2025' AND version = (SELECT max(version) FROM event WHERE stream = 'notices/2025')",
    ),
  );
  const head = record.streams.find(({ stream }) => stream === 'notices/2025');
  expect(brief(report.findings)).toEqual([`head_changed notices/2025#${head?.version}`]);
});

describe('published files', () => {
  test('of marts and receipts are named byte for byte: changed, missing and extra', async () => {
    const [receipt = '', other = ''] = (await readdir(join(home, 'out/receipts'))).filter((name) =>
      name.endsWith('.json'),
    );
    const report = await verified(async ({ out, marts }) => {
      await flipByte(join(out, 'receipts', receipt), 40);
      await rm(join(out, 'receipts', other));
      await writeFile(join(out, 'receipts/extra.html'), '');
      await writeFile(join(marts, 'extra.parquet'), '');
      await flipByte(join(marts, 'evaluation_project.csv'), 60);
    });
    expect(brief(report.findings).sort()).toEqual([
      'mart_csv_changed evaluation_project.csv',
      'mart_extra extra.parquet',
      `receipt_changed receipts/${receipt}`,
      'receipt_extra receipts/extra.html',
      `receipt_missing receipts/${other}`,
    ]);
    expect(report.recomputed).toBe(record.resultDigest);
  });

  test('with the same rows and other statistics in the footer, which change a query’s answer', async () => {
    const out = await mkdtemp(join(home, 'footer-'));
    await cp(join(home, 'out'), out, { recursive: true });
    const file = join(out, 'marts/evaluation_project.parquet');
    const answer = async () => {
      const session = await parts.engine.open([out]);
      const [row] = await session.rows(`SELECT count(*) AS n FROM read_parquet('${file}') WHERE fiscal_year < 3000`);
      await session.close();
      return row?.n;
    };
    expect(await answer()).toBe(3);
    const bytes = await readFile(file);
    const year = Buffer.from([0xe9, 0x07, 0, 0]);
    const footer = bytes.length - 8 - bytes.readUInt32LE(bytes.length - 8);
    for (let at = bytes.indexOf(year, footer); at !== -1; at = bytes.indexOf(year, at + 1))
      bytes.writeUInt16LE(0x7fff, at);
    await writeFile(file, bytes);
    expect(await answer()).toBe(0);
    expect(await verifyMarts(parts, record, join(out, 'marts'))).toMatchObject({ findings: [] });
    expect(await publishedFindings(record, out)).toMatchObject([
      { code: 'mart_bytes_changed', place: 'evaluation_project.parquet' },
    ]);
  });

  test('of a kind that the run did not hand over are named by their folder; folders of other programs are left alone', async () => {
    const { receipts: _, ...published } = record.published;
    const findings = await publishedFindings({ id: record.id, published }, join(home, 'out'));
    expect(brief(findings)).toEqual(['receipt_extra receipts/']);
    const left = await verified(async ({ out }) => {
      await mkdir(join(out, 'archive'));
      await writeFile(join(out, 'archive/x'), '');
      await writeFile(join(out, 'readme.txt'), '');
    });
    expect(left.findings).toEqual([]);
  });
});

describe('published pages', () => {
  test('changed, missing and extra ones are named, each by its path', async () => {
    const report = await verified(async ({ out }) => {
      await replaceText(join(out, 'site/index.html'), '一年', '两年');
      await rm(join(out, 'site/projects/1.html'));
      await writeFile(join(out, 'site/projects/2.html'), 'new');
      await rm(join(out, 'notices'), { recursive: true });
    });
    expect(brief(report.findings)).toEqual([
      'page_missing notices/',
      'page_changed site/index.html',
      'page_missing site/projects/1.html',
      'page_extra site/projects/2.html',
    ]);
    expect(report.recomputed).toBe(record.resultDigest);
  });

  test('a damaged list of pages is named itself', async () => {
    const key = keys.manifest(record.published.site?.digest ?? '');
    const report = await verified(({ object }) => flipByte(object(key), 20));
    expect(report.findings).toMatchObject([{ code: 'object_changed', place: key, about: 'site' }]);
  });

  test('are no part of the result digest', () => expect(record.resultDigest).toBe(resultDigestOf(record.marts)));
});

test('every finding has words in both languages that name its place', async () => {
  const report = await verified(
    async ({ object, marts, out, data }) => {
      await rm(join(out, 'site/index.html'));
      await writeFile(join(out, 'notices/extra.html'), '');
      await writeFile(join(out, 'site/projects/1.html'), '');
      await rm(object(keys.policy(record.policy.digest)));
      await flipByte(object(keys.snapshot(snapshot.id)), 9);
      await rm(join(marts, 'intake_file.csv'));
      inLedger(data, "UPDATE event SET actor = 'x' WHERE stream = 'intake' AND version = 1");
    },
    { ...record, resultDigest: '1' },
  );
  expect(report.findings.length).toBeGreaterThan(7);
  for (const finding of report.findings) {
    for (const said of Object.values(findingSays(finding))) expect(said).toContain(finding.place);
    for (const said of Object.values(findingRemedy(finding))) expect(said.length).toBeGreaterThan(5);
  }
});
