import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inFreshFolder } from '../../fresh-folder.ts';
import { jixiao } from '../../functions/cli/command.ts';

const source = `
name: treasury
title: { zh: 国库全表, en: Treasury }
file: '*.csv'
format: csv
sheets:
  - header: { row: 1 }
    columns: { unit: Unit, code: Code, amount: Amount, kind: Kind }
    tables:
      - dataset: organisation
        keep: [{ column: kind, equals: unit }]
        fields: { fiscal_year: { constant: '2025' }, department_code: unit, department_name: unit, unit_code: unit, unit_name: unit }
      - dataset: project
        keep: [{ column: kind, equals: project }]
        fields: { fiscal_year: { constant: '2025' }, unit_code: unit, project_code: code, project_name: code, initial_amount: amount }
        accept: [{ rule: unknown-reference, because: { zh: 名单每季度才来, en: lists come once a quarter } }]
      - dataset: execution
        keep: [{ column: kind, equals: spent }]
        fields:
          fiscal_year: { constant: '2025' }
          period: { constant: '2025-12' }
          project_code: code
          adjusted_amount: { constant: '10' }
          spent_amount: amount
          reporter: { constant: treasury }
`;
const rows = [
  '6,,,unit',
  '7,,,unit',
  '6,P0,5,project',
  '7,P1,5,project',
  '8,P2,6,project',
  '6,P0,3,spent',
  '7,P1,4,spent',
  '8,P2,1,spent',
];

it('a year with a unit that no list has lists it below the departments, without a rank, and writes to the unit', () =>
  inFreshFolder(async (folder) => {
    const [input, out, data] = ['in', 'out', 'data'].map((name) => join(folder, name)) as [string, string, string];
    await mkdir(input);
    await writeFile(join(input, 'treasury.source.yaml'), source);
    await writeFile(join(input, 'all.csv'), `Unit,Code,Amount,Kind\n${rows.join('\n')}\n`);
    const run = await jixiao('run', input, '--out', out, '--data', data);
    expect(run.code).toBe(0);
    expect(run.out).toContain('名单里没有的行,不因此拒收 1');
    const year = ['--data', data, '--lang', 'zh'];
    const monitored = (await jixiao('monitor', '--period', '2025-12', ...year)).out.trim().split('\n');
    expect(monitored.map((line) => line.split(/\s+/)[0])).toEqual(['部门', '6', '7', '不在机构表的单位']);
    const evaluated = (await jixiao('evaluate', '--year', '2025', ...year)).out.trim().split('\n');
    expect(evaluated.map((line) => line.trim().split(/\s+/).slice(0, 2))).toEqual([
      ['名次', '部门'],
      ['—', '6'],
      ['—', '7'],
      ['—', '不在机构表的单位'],
    ]);
    expect(await readFile(join(out, 'notices', 'P2-2025-12.html'), 'utf8')).toContain('<p>8(不在机构表的单位):</p>');
  }));
