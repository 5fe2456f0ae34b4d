import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inFreshFolder } from '../../fresh-folder.ts';
import { jixiao, office } from '../../functions/cli/command.ts';

const allocated = async (out: string, project: string): Promise<string> => {
  const [head = '', ...lines] = (await readFile(join(out, 'marts/allocation_line.csv'), 'utf8')).trim().split('\r\n');
  const names = head.replace('\uFEFF', '').split(',');
  const line =
    lines.map((each) => each.split(',')).find((cells) => cells[names.indexOf('project_code')] === project) ?? [];
  return line[names.indexOf('allocated_amount')] ?? '';
};

it('explains what the last run published, with its envelope, its policy and its files, until another policy is named', async () => {
  await inFreshFolder(async (folder) => {
    const [out, data] = [join(folder, 'out'), ['--data', join(folder, 'data')]];
    const policy = join(folder, 'trial.yaml');
    const written = await readFile(new URL('../../../analytics/policy/default.yaml', import.meta.url), 'utf8');
    await writeFile(policy, written.replace('name: default', 'name: trial'));
    expect(
      (await jixiao('run', office, '--out', out, '--envelope', '4000000.01', '--policy', policy, ...data)).code,
    ).toBe(0);
    const run = JSON.parse(await readFile(join(out, 'run.json'), 'utf8'));
    const [line] = (await readFile(join(out, 'marts/allocation_line.csv'), 'utf8')).split('\r\n').slice(1);
    const [year = '', project = '', fund = ''] = line?.split(',') ?? [];

    const correction = join(folder, '国库支付_更正.csv');
    await writeFile(
      correction,
      '年度,期间,数据口径,项目编码,资金类别,全年预算数,执行数\n2025,2025-12,国库,2025202001001,当年,3000000.00,3000000.00\n',
    );
    expect((await jixiao('ingest', correction, ...data)).code).toBe(0);

    const explained = await jixiao('explain', 'allocation_line', year, project, fund, '--json', ...data);
    expect(explained.json()).toMatchObject({
      of: {
        run: run.id,
        snapshot: run.snapshot,
        policy: run.policy.id,
        through: '2025-12',
        envelopeAmount: '4000000.01',
      },
      row: { allocated_amount: await allocated(out, project) },
    });
    const score = await jixiao('explain', 'evaluation_project', '2025', '2025202001001', ...data);
    for (const said of [
      '最近一次运行',
      run.snapshot.slice(0, 12),
      run.policy.id,
      '66.20',
      '项目编码',
      '权重 × 得分率 = 得分',
      '差',
    ])
      expect(score.out).toContain(said);
    expect(score.out).not.toContain('project_code');

    const present = await jixiao(
      'explain',
      'evaluation_project',
      '2025',
      '2025202001001',
      '--policy',
      policy,
      '--lang',
      'en',
      ...data,
    );
    for (const said of ['The present data', '71.40', 'Project code', 'Weight × share = points'])
      expect(present.out).toContain(said);
  });
});

it('explains a period that the last run did not look at from the present data', async () => {
  await inFreshFolder(async (folder) => {
    const data = ['--data', join(folder, 'data')];
    expect((await jixiao('run', office, '--out', join(folder, 'out'), '--through', '2025-06', ...data)).code).toBe(0);
    const within = (await jixiao('explain', 'monitoring_district', '2025', '2025-03', '--json', ...data)).json();
    expect(within).toMatchObject({ of: { through: '2025-06', run: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    const beyond = (await jixiao('explain', 'monitoring_district', '2025', '2025-09', '--json', ...data)).json();
    expect(beyond).toMatchObject({ of: { through: '2025-09', run: null } });
  });
});

it('lists the rows where the end of a key is left out, and takes another policy as the last run was asked', {
  timeout: 180_000,
}, async () => {
  await inFreshFolder(async (folder) => {
    const input = join(folder, 'input');
    const data = ['--data', join(folder, 'data')];
    await cp(office, input, { recursive: true });
    const requests = await readFile(join(input, '预算申请.csv'), 'utf8');
    const second = '2026,101002,2026101002001,教师培训,2025101002001,政府性基金预算,1000.00,0.00';
    await writeFile(join(input, '预算申请.csv'), `${requests.trimEnd()}\n${second}\n`);
    expect((await jixiao('run', input, '--out', join(folder, 'out'), '--envelope', '4000000.01', ...data)).code).toBe(
      0,
    );
    const listed = await jixiao('explain', 'allocation_line', '2026', '2026101002001', ...data);
    expect(listed.code).toBe(3);
    for (const fund of ['一般公共预算', '政府性基金预算']) expect(listed.err).toContain(`\n  ${fund}`);

    const policy = join(folder, 'trial.yaml');
    const written = await readFile(new URL('../../../analytics/policy/default.yaml', import.meta.url), 'utf8');
    await writeFile(policy, written.replace('name: default', 'name: trial'));
    const trial = await jixiao(
      'explain',
      'allocation_line',
      '2026',
      '2026101001001',
      '--policy',
      policy,
      '--json',
      ...data,
    );
    expect(trial.json()).toMatchObject({ of: { run: null, through: '2025-12', envelopeAmount: '4000000.01' } });
    const report = (...args: readonly string[]) =>
      jixiao('report', '--out', join(folder, 'again'), '--json', ...args, ...data);
    expect((await report('--policy', policy)).json()).toMatchObject({ policy: { name: 'trial' } });
    expect((await report('--policy', join(folder, 'none.yaml'))).json()).toMatchObject({
      error: { code: 'file-missing' },
    });
  });
});
