import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunRecord } from '../../../analytics/run/record.ts';
import { readDataDirectory } from '../../../functions/cli/data-directory.ts';
import { verifyPublished } from '../../../functions/steps/verify/published.ts';
import { jixiao, office } from '../../functions/cli/command.ts';

const correction = `年度,期间,数据口径,项目编码,资金类别,全年预算数,执行数
2025,2025-12,国库,2025202001001,当年,3000000.00,3000000.00
`;
const unreadable =
  '年度,期间,数据口径,项目编码,资金类别,全年预算数,执行数\n2025,2025-13,国库,2025202001001,当年,一,二\n';

describe('after a run that took files in and made no result', () => {
  let home = '';
  let standing: RunRecord;
  let before: readonly string[] = [];
  const out = (): string => join(home, 'out');
  const record = (): string => join(out(), 'run.json');
  const data = (): readonly string[] => ['--data', join(home, 'data'), '--json'];
  const stateIn = async (): Promise<Readonly<Record<string, string>>> => {
    const index = JSON.parse(await readFile(join(out(), 'receipts/index.json'), 'utf8')) as Record<string, string>[];
    return Object.fromEntries(index.map(({ fileName = '', state = '' }) => [fileName, state]));
  };
  /** What verify finds in the output, after somebody has been at it. */
  const found = async (tamper: () => Promise<void> = async () => {}): Promise<readonly string[]> => {
    await cp(out(), join(home, 'kept'), { recursive: true });
    await tamper();
    const kept = await readDataDirectory(join(home, 'data'));
    if (!kept) throw new Error('no data directory');
    const { findings } = await verifyPublished(kept, standing, out()).finally(() => kept.close());
    await rm(out(), { recursive: true });
    await cp(join(home, 'kept'), out(), { recursive: true });
    await rm(join(home, 'kept'), { recursive: true });
    return findings.map(({ code, place }) => `${code} ${place}`);
  };

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'jixiao-standing-'));
    await jixiao('run', office, '--out', out(), ...data());
    standing = JSON.parse(await readFile(record(), 'utf8'));
    before = await readdir(join(out(), 'receipts'));
    await cp(office, join(home, 'sent'), { recursive: true });
    await writeFile(join(home, 'sent', '坏表.csv'), unreadable);
    await writeFile(join(home, 'sent', '国库支付_更正.csv'), correction);
    await cp(join(home, 'sent', '坏表.csv'), join(home, 'refused', '坏表.csv'));
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  it.each([
    ['the files were all refused', 'nothing-accepted', 'refused', []],
    ['a later month stands', 'later-month-stands', 'sent', ['--through', '2025-06']],
    ['again a later month stands', 'later-month-stands', 'sent', ['--through', '2025-07']],
    ['the month has no data', 'period-unknown', 'sent', ['--through', '2026-03']],
    ['the envelope is below the floors', 'envelope-too-small', 'sent', ['--envelope', '1.00']],
  ])(
    'because %s, the one that stands is the last and whole, and the receipts are there',
    async (_, code, sent, options) => {
      const ran = await jixiao('run', join(home, sent), '--out', out(), ...options, ...data());
      expect(ran.code).toBe(3);
      const { error } = ran.json() as { error: { code: string; remedy: { zh: string } } };
      expect(error.code).toBe(code);
      for (const said of ['拒收:坏表.csv', `回执 → ${join(out(), 'receipts/index.html')}`])
        expect(error.remedy.zh).toContain(said);
      expect(await stateIn()).toMatchObject({
        '坏表.csv': 'refused',
        ...(sent === 'sent' ? { '国库支付_更正.csv': 'accepted' } : {}),
      });
      expect(await readdir(join(out(), 'receipts'))).toEqual(expect.arrayContaining([...before]));
      expect((await jixiao('status', ...data())).json().run).toMatchObject({ run: standing.id, through: '2025-12' });
      expect(await found()).toEqual([]);
    },
  );

  it('explain and verify go by the one that stands', async () => {
    const explained = await jixiao('explain', 'evaluation_project', '2025', '2025202001001', ...data());
    expect(explained.json()).toMatchObject({ of: { run: standing.id, through: '2025-12' } });
    for (const file of [[], [record()]])
      expect((await jixiao('verify', ...file, ...data())).json()).toMatchObject({
        holds: true,
        recomputed: standing.resultDigest,
      });
  });

  it('nobody can change, remove or add a receipt unseen, old or new', async () => {
    const names = await readdir(join(out(), 'receipts'));
    for (const name of [/^坏表.*json$/, /^国库支付_更正.*html$/, /^机构.*json$/, /^index.html$/]) {
      const receipt = join('receipts', names.find((each) => name.test(each)) ?? 'none');
      const flip = async (): Promise<void> => {
        const bytes = await readFile(join(out(), receipt));
        bytes[20] = (bytes[20] ?? 0) ^ 1;
        await writeFile(join(out(), receipt), bytes);
      };
      expect(await found(flip)).toEqual([`receipt_changed ${receipt}`]);
      expect(await found(() => rm(join(out(), receipt)))).toEqual([`receipt_missing ${receipt}`]);
    }
    expect(await found(() => writeFile(join(out(), 'receipts/a.html'), ''))).toEqual(['receipt_extra receipts/a.html']);
  });

  it('a receipt that was changed before such a run is not taken for right by it', async () => {
    const changed = join(out(), 'receipts', before.find((name) => /^机构.*json$/.test(name)) ?? 'none');
    const right = await readFile(changed);
    await writeFile(changed, '{}');
    const ran = await jixiao('run', join(home, 'refused'), '--out', out(), ...data());
    expect(ran.code).toBe(3);
    expect(await found()).toEqual([`receipt_changed receipts/${changed.slice(changed.lastIndexOf('/') + 1)}`]);
    await writeFile(changed, right);
  });

  it('the next result takes its place', async () => {
    const next = await jixiao('run', office, '--out', out(), '--through', '2025-06', '--replace-later', ...data());
    expect(next.code).toBe(0);
    expect((await jixiao('status', ...data())).json().run).toMatchObject({ run: next.json().id, through: '2025-06' });
    expect((await jixiao('verify', record(), ...data())).json()).toMatchObject({ holds: true });
    expect(await stateIn()).not.toHaveProperty('坏表.csv');
  });
});
