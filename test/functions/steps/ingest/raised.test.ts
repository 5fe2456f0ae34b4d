import { afterEach, beforeEach, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Receipt } from '../../../../analytics/intake/receipt.ts';
import { PolicyError, policyOf } from '../../../../analytics/policy/load.ts';
import { intakeRules } from '../../../../analytics/policy/refusal.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { type Office, openOffice, textUpload } from '../../../support/office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const lists = [
  textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'),
  textUpload('项目.csv', '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂,6000000\n'),
];
const goals = textUpload(
  '指标.csv',
  '年度,项目编码,指标编码,指标名称,一级指标,二级指标,指标方向,目标值,计量单位,权重\n2025,P1,01,合格率,产出,质量,≥,0.95,%,90\n',
);
const results = textUpload('监控.csv', '年度,期间,项目编码,指标编码,实际完成值\n2025,2025-06,P1,01,80\n');

const policyWith = async (...codes: readonly string[]) =>
  policyOf({
    ...parse(await office.effects.asset('policy/default.yaml')),
    refused_warnings: codes.map((code) => ({ code, clause: '区财政局' })),
  });

const said = ({ state, faults }: Receipt): string =>
  [state, ...faults.map(({ severity, code }) => `${severity} ${code}`)].join(' | ');

it('refuses a file for a warning that the policy names, and what refers to it', async () => {
  const rules = intakeRules(await policyWith('target-looks-like-fraction'));
  expect((await ingest(office.effects, [...lists, goals, results], rules)).map(said)).toEqual([
    'accepted',
    'accepted',
    'refused | fault target-looks-like-fraction',
    'refused | fault unknown-reference',
  ]);
});

it('goes on warning of what the policy does not name', async () => {
  const rules = intakeRules(await policyWith('total-row-skipped'));
  expect((await ingest(office.effects, [...lists, goals, results], rules)).map(said)).toEqual([
    'accepted',
    'accepted',
    'accepted | warning target-looks-like-fraction',
    'accepted | warning target-read-as-percent',
  ]);
});

it('refuses for what is warned of as a file is read', async () => {
  const book = textUpload(
    '项目2.csv',
    '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P2,操场,50\n合计,,,,50\n',
  );
  const rules = intakeRules(await policyWith('total-row-skipped'));
  expect((await ingest(office.effects, [...lists, book], rules)).map(said)).toContain(
    'refused | fault total-row-skipped',
  );
});

it('knows no policy with a code that is none, and says which is meant', async () => {
  await expect(policyWith('total-row-skiped')).rejects.toThrow(PolicyError);
  await expect(policyWith('total-row-skiped')).rejects.toThrow(/did you mean total-row-skipped/);
});
