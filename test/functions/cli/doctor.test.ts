import { access, mkdir, open, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { loadPolicy } from '../../../analytics/policy/load.ts';
import { asset } from '../../../functions/adapters/assets.ts';
import { openDataDirectory } from '../../../functions/cli/data-directory.ts';
import { adoptPolicy } from '../../../functions/steps/policy/step.ts';
import { inFreshFolder } from '../../fresh-folder.ts';
import { jixiao } from './command.ts';

interface Line {
  readonly check: string;
  readonly ok: boolean;
  readonly found: string;
  readonly remedy: { readonly zh: string; readonly en: string } | null;
}

const examined = async (
  data: string,
): Promise<{ sound: boolean; lines: Readonly<Record<string, Line>>; code: number }> => {
  const ran = await jixiao('doctor', '--json', '--strict', '--data', data);
  const { sound, findings } = ran.json() as unknown as { sound: boolean; findings: readonly Line[] };
  return { sound, code: ran.code, lines: Object.fromEntries(findings.map((line) => [line.check, line])) };
};

/** A data directory in which a policy was adopted under that name. */
const adopted = async (folder: string, name: string): Promise<void> => {
  const clock = (): string => '2026-01-15T08:00:00.000Z';
  const { store, ledger, close } = await openDataDirectory(folder, { clock });
  const policy = { ...loadPolicy(await asset('policy/default.yaml')), name };
  await adoptPolicy({ store, ledger, clock, outbox: { notify: async () => undefined } }, policy);
  await close();
};

const inLedger = (folder: string, sql: string): void => {
  const database = new DatabaseSync(join(folder, 'ledger.sqlite'));
  expect(database.prepare(sql).run().changes).toBe(1);
  database.close();
};

describe('doctor', () => {
  it('looks at a data directory that is not there yet without making it', async () => {
    await inFreshFolder(async (folder) => {
      const { sound, lines, code } = await examined(join(folder, 'a', 'b'));
      expect({ sound, code }).toEqual({ sound: true, code: 0 });
      expect(lines.data?.found).toContain('还没有');
      expect(lines.policy?.found).toContain('default@');
      expect(await readdir(folder)).toEqual([]);
    });
  });

  it('names the policy in force and counts the events', async () => {
    await inFreshFolder(async (folder) => {
      await adopted(folder, 'trial');
      const { sound, lines } = await examined(folder);
      expect(sound).toBe(true);
      expect(lines.policy?.found).toContain('trial@');
      expect(lines.ledger?.found).toContain('1 ');
    });
  });

  it('has a line and a remedy for a ledger that is no ledger any more', async () => {
    await inFreshFolder(async (folder) => {
      await adopted(folder, 'trial');
      const file = await open(join(folder, 'ledger.sqlite'), 'r+');
      await file.write(Buffer.alloc(100, 7), 0, 100, 0);
      await file.close();
      const { sound, lines, code } = await examined(folder);
      expect({ sound, code }).toEqual({ sound: false, code: 1 });
      expect(lines.ledger).toMatchObject({ ok: false, remedy: { zh: expect.stringContaining('备份') } });
    });
  });

  it.each([
    ['an event that was changed', "UPDATE event SET actor = 'x'", 'policy#1'],
    ['an event that can’t be read', 'UPDATE event SET data = substr(data, 2)', 'policy#1'],
  ])('names %s', async (_, sql, place) => {
    await inFreshFolder(async (folder) => {
      await adopted(folder, 'trial');
      inLedger(folder, sql);
      const { sound, lines } = await examined(folder);
      expect(sound).toBe(false);
      expect(lines.ledger?.ok).toBe(false);
      expect(lines.ledger?.found).toContain(place);
      expect(lines.ledger?.remedy?.en.length).toBeGreaterThan(5);
    });
  });

  it('has a line for an adopted policy that is none', async () => {
    await inFreshFolder(async (folder) => {
      await adopted(folder, 'trial');
      inLedger(folder, `UPDATE event SET data = '{"document":{"name":"x"}}'`);
      const { lines } = await examined(folder);
      expect(lines.policy).toMatchObject({ ok: false, remedy: { zh: expect.any(String) } });
    });
  });

  it('says where a file stands in the data directory’s place', async () => {
    await inFreshFolder(async (folder) => {
      await writeFile(join(folder, 'file'), '');
      expect((await examined(join(folder, 'file'))).lines.data).toMatchObject({ ok: false });
      await mkdir(join(folder, 'empty'));
      expect((await examined(join(folder, 'empty'))).sound).toBe(true);
      await expect(access(join(folder, 'empty', 'ledger.sqlite'))).rejects.toMatchObject({ code: 'ENOENT' });
    });
  });
});
