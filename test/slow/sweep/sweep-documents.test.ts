import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { currentFiles } from '../../../analytics/ledger/streams/current-files.ts';
import { intakeStream } from '../../../analytics/ledger/streams/intake.ts';
import { loadPolicy } from '../../../analytics/policy/load.ts';
import { adoptPolicy } from '../../../functions/steps/policy/step.ts';
import { landingReceipts } from '../../../functions/steps/sweep/landing-receipts.ts';
import { type SweepEffects, sweep as sweepWoken } from '../../../functions/steps/sweep/sweep.ts';
import { memoryLanding, type TestLanding } from '../../support/landing.ts';
import { type Office, openOffice } from '../../support/office.ts';
import { countsOf } from '../../support/swept.ts';

const units = 'Code;Name;Amt\n101;Schools;1\n102;Roads;2\n';
const description = (heading: string) => `
name: units
title: { zh: 单位, en: Units }
file: 'units_{year}.csv'
format: csv
delimiter: ';'
sheets:
  - header: { row: 1 }
    columns: { code: Code, name: ${heading} }
    tables:
      - dataset: organisation
        fields: { fiscal_year: year, department_code: code, department_name: name, unit_code: code, unit_name: name }
`;

let office: Office;
let landing: TestLanding;
let workspace: string;
let effects: SweepEffects;

beforeEach(async () => {
  office = await openOffice();
  workspace = await mkdtemp(join(tmpdir(), 'sweep-'));
  landing = memoryLanding(office.effects.clock);
  effects = {
    ...office.effects,
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

const sweep = async (given: SweepEffects) => countsOf(await sweepWoken(given, new Set()));
const standing = async () =>
  currentFiles(await effects.ledger.read(intakeStream)).map(({ fileName, state }) => `${state} ${fileName}`);
const receipts = async () =>
  (await landingReceipts(effects)).map(({ fileName, sentAs, state, faults }) => [
    sentAs ?? fileName,
    state,
    ...faults.map(({ code }) => code),
  ]);

describe('a description of a place’s own form in a landing place', () => {
  const goals =
    '2025年度项目支出绩效目标申报表,,,\n项目名称,食堂,,\n实施单位,一小,,\n绩效指标,,,\n一级指标,二级指标,具体指标,指标值\n产出指标,数量指标,改造数量,≥12所\n';
  const own = async (): Promise<string> =>
    (await effects.asset('intake/form/layouts/goals-2015.form.yaml'))
      .replaceAll('三级指标', '具体指标')
      .replace('name: goals-2015', 'name: goals-own');

  beforeEach(async () => {
    landing.put('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n');
    landing.put('项目.csv', '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂,125000\n');
  });

  test('is answered, and reads what comes after it', async () => {
    landing.put('本区.form.yaml', await own());
    await sweep(effects);
    expect(await receipts()).toContainEqual(['本区.form.yaml', 'accepted']);
    landing.put('食堂.csv', goals);
    await sweep(effects);
    expect((await standing()).at(-1)).toBe('accepted 食堂.csv');
  });

  test('is needed: without it no form is recognised', async () => {
    landing.put('食堂.csv', goals);
    await sweep(effects);
    expect((await standing()).at(-1)).toBe('refused 食堂.csv');
  });

  const codes = async () =>
    (await receipts()).flatMap(([name, ...rest]) => (name === '食堂.csv' ? [rest.join(' ')] : []));

  test('that comes after its form has the form judged again, once', async () => {
    landing.put('食堂.csv', goals);
    await sweep(effects);
    expect(await codes()).toEqual(['refused form-unknown']);
    landing.put('本区.form.yaml', await own());
    expect(await sweep(effects)).toMatchObject({ accepted: 1 });
    expect((await codes())[0]).toMatch(/^accepted/);
    expect((await standing()).at(-1)).toBe('accepted 食堂.csv');
    expect(await sweep(effects)).toMatchObject({ accepted: 0, refused: 0 });
  });

  test('that does not know the form leaves it refused, and one put right has it judged anew', async () => {
    landing.put('食堂.csv', goals);
    landing.put('本区.form.yaml', (await own()).replaceAll('具体指标', '细化指标'));
    await sweep(effects);
    expect(await codes()).toEqual(['refused form-unknown']);
    const { reads } = landing;
    expect(await sweep(effects)).toMatchObject({ accepted: 0, refused: 0 });
    expect(reads.get('食堂.csv')).toBe(1);
    landing.put('别的.form.yaml', (await own()).replaceAll('具体指标', '细化指标').replace('goals-own', 'goals-other'));
    await sweep(effects);
    await sweep(effects);
    expect([await codes(), reads.get('食堂.csv')]).toEqual([['refused form-unknown'], 2]);
    landing.put('本区.form.yaml', await own());
    await sweep(effects);
    expect((await codes())[0]).toMatch(/^accepted/);
  });

  test('has nothing read again that was accepted, or refused for what no description can cure', async () => {
    landing.put('坏.csv', '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂,很多\n');
    await sweep(effects);
    landing.put('本区.form.yaml', await own());
    await sweep(effects);
    expect(Object.fromEntries(landing.reads)).toEqual({
      '机构.csv': 1,
      '项目.csv': 1,
      '坏.csv': 1,
      '本区.form.yaml': 1,
    });
  });

  test('that is wrong is refused, and the last valid version goes on reading forms', async () => {
    landing.put('本区.form.yaml', await own());
    await sweep(effects);
    landing.put('本区.form.yaml', 'name: [');
    landing.put('食堂.csv', goals);
    await sweep(effects);
    expect(await receipts()).toContainEqual(['本区.form.yaml', 'refused', 'description-invalid']);
    expect((await standing()).at(-1)).toBe('accepted 食堂.csv');
  });
});

describe('a source description in a landing place', () => {
  test('speaks for what came with it', async () => {
    landing.put('units_2025.csv', units);
    landing.put('出口/units.source.yaml', description('Name'));
    await sweep(effects);
    expect(await standing()).toEqual(['accepted units_2025.csv']);
    expect(await receipts()).toEqual([
      ['出口/units.source.yaml', 'accepted'],
      ['units_2025.csv', 'accepted'],
    ]);
  });

  test('that comes after its table has the table judged again, once', async () => {
    landing.put('units_2025.csv', units);
    await sweep(effects);
    expect(await standing()).toEqual(['refused units_2025.csv']);
    landing.put('units.source.yaml', description('Name'));
    expect(await sweep(effects)).toMatchObject({ accepted: 1 });
    expect((await standing()).at(-1)).toBe('accepted units_2025.csv');
    expect((await receipts()).map(([name, state]) => [name, state])).toEqual([
      ['units_2025.csv', 'accepted'],
      ['units.source.yaml', 'accepted'],
    ]);
    expect(await sweep(effects)).toMatchObject({ accepted: 0, refused: 0 });
  });

  test('that is changed has the current version of its table read anew, not older ones', async () => {
    landing.put('units.source.yaml', description('Name'));
    landing.put('units_2025.csv', units.replace('Roads', 'Streets'));
    landing.put('units_2025.csv', units);
    await sweep(effects);
    landing.put('units.source.yaml', description('Amt'));
    expect(await sweep(effects)).toMatchObject({ accepted: 1, refused: 0 });
    expect(landing.reads.get('units_2025.csv')).toBe(3);
  });

  test('that is wrong is named and stops nothing; the last valid version stays in force', async () => {
    landing.put('units.source.yaml', description('Name'));
    await sweep(effects);
    landing.put('units.source.yaml', 'name: [');
    landing.put('other.source.yaml', 'sheets: 3');
    landing.put('units_2025.csv', units);
    expect(await sweep(effects)).toMatchObject({ accepted: 1, finished: true });
    const told = await receipts();
    expect(told.map(([name, state]) => [name, state])).toEqual([
      ['units.source.yaml', 'refused'],
      ['other.source.yaml', 'refused'],
      ['units_2025.csv', 'accepted'],
    ]);
    expect(new Set(told.flatMap(([, , ...codes]) => codes))).toEqual(new Set(['description-invalid']));
    expect(await standing()).toEqual(['accepted units_2025.csv']);
  });

  test('that was deleted speaks no more', async () => {
    landing.put('units.source.yaml', description('Name'));
    await sweep(effects);
    landing.remove('units.source.yaml');
    landing.put('units_2025.csv', units);
    await sweep(effects);
    expect(await standing()).toEqual(['refused units_2025.csv']);
  });

  test('of the size of data is not read', async () => {
    landing.put('units.source.yaml', '#'.repeat(300_000));
    await sweep(effects);
    expect(await receipts()).toEqual([['units.source.yaml', 'refused', 'upload-too-large']]);
    expect(landing.reads.size).toBe(0);
  });
});

describe('a document that can’t be read', () => {
  const lost = (name: string): SweepEffects => {
    const read: TestLanding['read'] = async (version) => {
      if (version.name === name)
        throw Object.assign(new Error('not your key'), { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } });
      return landing.read(version);
    };
    return { ...effects, landing: { ...landing, read } };
  };

  test.each(['a.source.yaml', 'policy.yaml'])(
    '%s keeps nothing from its answer, and is refused in the end',
    async (name) => {
      landing.put(name, 'x');
      landing.put('units.source.yaml', description('Name'));
      landing.put('units_2025.csv', units);
      for (let again = 0; again < 8; again++) {
        await expect(sweep(lost(name))).rejects.toMatchObject({ name: 'AccessDenied' });
        expect(await standing()).toEqual(['accepted units_2025.csv']);
      }
      expect(await sweep(lost(name))).toMatchObject({ finished: true });
      expect((await receipts()).find(([each]) => each === name)).toEqual([name, 'refused', 'upload-unreadable']);
    },
  );

  test('a description, once accepted, speaks whether it can still be read there or not', async () => {
    landing.put('units.source.yaml', description('Name'));
    await sweep(effects);
    landing.put('units_2025.csv', units);
    expect(await sweep(lost('units.source.yaml'))).toMatchObject({ accepted: 1, finished: true });
  });
});

describe('the policy of a landing place', () => {
  test('is answered; a wrong one with every mistake, and files are taken in all the same', async () => {
    const good = await office.effects.asset('policy/default.yaml');
    landing.put('policy.yaml', good);
    landing.put('units.source.yaml', description('Name'));
    await sweep(effects);
    expect((await receipts()).find(([name]) => name === 'policy.yaml')).toEqual(['policy.yaml', 'accepted']);
    landing.put('policy.yaml', good.replace('version: ', 'versions: '));
    landing.put('units_2025.csv', units);
    expect(await sweep(effects)).toMatchObject({ accepted: 1 });
    const [name, state, code] = (await receipts()).find(([each]) => each === 'policy.yaml') ?? [];
    expect([name, state, code]).toEqual(['policy.yaml', 'refused', 'policy-invalid']);
  });

  test('says what a fault refuses; a wrong one leaves it to the one adopted', async () => {
    const good = await office.effects.asset('policy/default.yaml');
    const wholeFiles = good.replace('value: project_in_evaluation', 'value: file');
    const self = (points: string) =>
      `年度,项目编码,指标编码,全年完成值,自评得分\n2025,P1,01,1,${points}\n2025,P2,01,约1,50\n`;
    landing.put('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n');
    landing.put('项目.csv', '年度,预算单位编码,项目编码,项目名称\n2025,101001,P1,甲\n2025,101001,P2,乙\n');
    const answer = async (policy: string, name: string, points: string): Promise<unknown> => {
      landing.put('policy.yaml', policy);
      landing.put(name, self(points));
      await sweep(effects);
      return (await receipts()).find(([each]) => each === name)?.[1];
    };
    expect(await answer(good, '自评1.csv', '50')).toBe('partly');
    expect(await answer(wholeFiles, '自评2.csv', '51')).toBe('refused');
    const wrong = good.replace('version: ', 'versions: ');
    expect(await answer(wrong, '自评3.csv', '52')).toBe('partly');
    await adoptPolicy(effects, loadPolicy(wholeFiles));
    expect(await answer(wrong, '自评4.csv', '53')).toBe('refused');
  });
});
