import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inFreshFolder } from '../../fresh-folder.ts';
import { jixiao, office } from '../../functions/cli/command.ts';

const [road, training] = ['2025202001001', '2025101002001'];

/** The office's self-evaluations as sent on a day. */
const sentOn = async (day: string, keeps: (line: string) => boolean): Promise<string> => {
  const [head = '', ...lines] = (await readFile(join(office, '自评.csv'), 'utf8')).trimEnd().split(/\r?\n/);
  return `${[`${head},填报日期`, ...lines.filter(keeps).map((line) => `${line},${day}`)].join('\n')}\n`;
};

it('an on-time self-evaluation that is corrected after the due day is not late', { timeout: 120_000 }, async () => {
  await inFreshFolder(async (folder) => {
    const input = join(folder, 'input');
    const data = ['--data', join(folder, 'data'), '--json'];
    await cp(office, input, { recursive: true });
    const policy = (await readFile(new URL('../../../analytics/policy/default.yaml', import.meta.url), 'utf8'))
      .replace(/self_evaluation_due: \{ value: null/, 'self_evaluation_due: { value: "03-31"')
      .replace(/late_self_evaluation_deduction: \{ value: 0/, 'late_self_evaluation_deduction: { value: 2');
    await writeFile(join(input, 'policy.yaml'), policy);
    // The road's form comes on time and is corrected late; the training's comes late and its correction claims not to
    // be.
    await writeFile(join(input, '自评.csv'), await sentOn('2026-03-20', (line) => !line.includes(training)));
    await writeFile(join(input, '自评二.csv'), await sentOn('2026-04-20', (line) => line.includes(training)));
    await writeFile(join(input, '自评更正.csv'), await sentOn('2026-05-08', (line) => line.includes(road)));
    await writeFile(join(input, '自评二更正.csv'), await sentOn('2026-03-01', (line) => line.includes(training)));
    const ran = await jixiao('run', input, '--out', join(folder, 'out'), ...data);
    expect(ran.code, ran.err).toBe(0);

    const explained = async (project: string) =>
      (await jixiao('explain', 'evaluation_project', '2025', project, ...data)).json();
    expect(await explained(road)).toMatchObject({ row: { deductions: null, deduction_points: null } });
    const late = await explained(training);
    expect(late).toMatchObject({ row: { deductions: 'late_self_evaluation', deduction_points: '2.00' } });
    expect(JSON.stringify(late)).toContain('"file_name":"自评二.csv","reported_on":"2026-04-20","due":"2026-03-31"');
  });
});
