import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inFreshFolder } from '../../fresh-folder.ts';
import { jixiao, office } from '../../functions/cli/command.ts';

const [canteen, training, road] = ['2025101001001', '2025101002001', '2025202001001'];

/** The office's treasury rows to March, every project overspent from January on. */
const overspent = (written: string): string =>
  written
    .split(/\r?\n/)
    .filter((line) => !/^2025,2025-(?:0[4-9]|1)/.test(line))
    .map((line) =>
      line.replace(/^(2025,.*,(\d+)\.00),[\d.]+$/, (_, head, budget) => `${head},${Number(budget) + 1}.00`),
    )
    .join('\n');

const answers: Readonly<Record<string, string>> = {
  [`2025,2025-02,${canteen},01`]: '取消项目,2025-02-10',
  [`2025,2025-02,${training},01`]: '继续执行,',
};

/** The office's monitoring to March, without measures; the canteen answers in time, the training late, the road not. */
const answered = (written: string): string => {
  const [head = '', ...lines] = written.trimEnd().split(/\r?\n/);
  const rows = lines.filter((line) => /^2025,2025-0[1-3]/.test(line));
  const answer = (line: string): string => answers[line.split(',').slice(0, 4).join(',')] ?? ',';
  return `${[`${head},答复,答复日期`, ...rows.map((line) => `${line.split(',').slice(0, 7).join(',')},,${answer(line)}`)].join('\n')}\n`;
};

const plain = (markup: string): string =>
  markup
    .replaceAll('\u00a0', ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

it('notices are answered in time, late or not at all under preset C', { timeout: 180_000 }, async () => {
  await inFreshFolder(async (folder) => {
    const [input, out] = [join(folder, 'input'), join(folder, 'out')];
    const data = ['--data', join(folder, 'data')];
    const rewrite = async (name: string, change: (written: string) => string): Promise<void> =>
      writeFile(join(input, name), change(await readFile(join(input, name), 'utf8')));
    await cp(office, input, { recursive: true });
    await rewrite('国库支付.csv', overspent);
    await rewrite('月度监控.csv', answered);
    await writeFile(join(input, 'policy.yaml'), (await jixiao('policy', 'presets', 'lights-c')).out);
    const ran = await jixiao('run', input, '--out', out, ...data, '--json');
    expect(ran.code, ran.out + ran.err).toBe(0);

    const page = plain(await readFile(join(out, 'site', 'notices.html'), 'utf8'));
    expect(page).toContain('发出 3 个偏差通知,2 个有了答复,1 个还没有答复,其中 1 个到期自动暂停');
    expect(page).toContain('从第二天起 10 个工作日内答复');
    expect(page).toContain('规则的工作日历里没有 2025 年的日子:只扣除了星期六和星期日');
    expect(page).toContain('取消项目 2025年2月10日');
    expect(page).toContain('继续执行 2025年2月28日 逾期;没有写日期,按月末算');
    expect(page).toMatch(/到期自动暂停 2025年2月14日 2025年1月31日发出/);
    expect(plain(await readFile(join(out, 'site', 'method.html'), 'utf8'))).toContain('只扣除了星期六和星期日');

    const letter = plain(await readFile(join(out, 'notices', `${road}-2025-01.html`), 'utf8'));
    expect(letter).toContain('请不晚于 2025年2月14日选择继续执行、调整用途或取消项目');
    expect(letter).toContain('到期自动暂停');

    const explained = await jixiao('explain', 'monitoring_notice', '2025', `${training}-2025-01`, ...data, '--json');
    const parts = JSON.stringify(explained.json());
    expect(parts).toContain(
      '"given_on":"2025-01-31","working_days":10,"answer_due":"2025-02-14","looked_at":"2025-03-31"',
    );
    expect(parts).toContain('"answer":"go_on"');
    expect((await jixiao('verify', out, ...data)).code).toBe(0);

    // A holiday in the policy, and the due day moves; the page no longer says that only weekends were counted.
    const own = (await readFile(join(input, 'policy.yaml'), 'utf8')).replace(
      /^calendar: \[\]$/m,
      'calendar:\n  - { day: 2025-02-03, works: no, clause: 春节放假通知 }',
    );
    await writeFile(join(input, 'policy.yaml'), own);
    expect((await jixiao('run', input, '--out', out, ...data, '--json')).code).toBe(0);
    const moved = plain(await readFile(join(out, 'site', 'notices.html'), 'utf8'));
    expect(moved).toMatch(/自动暂停 2025年2月17日 2025年1月31日发出/);
    expect(moved).not.toContain('只扣除了');
    expect(plain(await readFile(join(out, 'site', 'method.html'), 'utf8'))).toContain('2025-02-03 不上班');
    const again = await jixiao('explain', 'monitoring_notice', '2025', `${road}-2025-01`, ...data, '--json');
    expect(JSON.stringify(again.json())).toContain('"day":"2025-02-03","works":false,"clause":"春节放假通知"');
  });
});
