import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseSource } from '../../../analytics/intake/source/parse.ts';
import { loadPolicy } from '../../../analytics/policy/load.ts';
import { type Headline, headlineOf } from '../../../analytics/run/headline.ts';
import { ingest, type Upload } from '../../../functions/steps/ingest/step.ts';
import { officeUploads } from '../../support/finished-run.ts';
import { openMonitoredOffice } from '../../support/monitored-office.ts';
import { type Office, openOffice, textUpload } from '../../support/office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

/** What a run says of December when the lines that `drop` picks were never reported. */
const headlineWithout = async (drop: (line: string) => boolean, after: readonly Upload[] = []): Promise<Headline> => {
  const { effects } = office;
  const uploads = (await officeUploads()).map((upload) => ({
    ...upload,
    bytes: async () => {
      const bytes = await upload.bytes();
      if (!upload.name.startsWith('月度监控')) return bytes;
      const lines = new TextDecoder().decode(bytes).split('\n');
      return new TextEncoder().encode(lines.filter((line) => !drop(line)).join('\n'));
    },
  }));
  await ingest(effects, uploads);
  await ingest(effects, after);
  const policy = loadPolicy(await effects.asset('policy/default.yaml'));
  const session = await openMonitoredOffice(effects, policy, '2025-12');
  try {
    return await headlineOf(session, '2025-12');
  } finally {
    await session.close();
  }
};

test.each<[string, (line: string) => boolean, Pick<Headline, 'silent' | 'silentNames' | 'moneyOnly'>]>([
  ['nobody is silent who reported something', () => false, { silent: [], silentNames: [], moneyOnly: 0 }],
  [
    'a department is silent that reported no goals for the month, whatever it said before, and its project has its money’s light alone',
    (line) => /^2025,2025-12,2025202/.test(line),
    { silent: ['202'], silentNames: ['住房和城乡建设局'], moneyOnly: 1 },
  ],
  [
    'a project has its money’s light alone that never reported a goal',
    (line) => /^2025,2025-\d\d,2025101002001/.test(line),
    { silent: [], silentNames: [], moneyOnly: 1 },
  ],
])('%s', async (_, drop, expected) => {
  expect(await headlineWithout(drop)).toMatchObject(expected);
});

const source = parseSource(`
name: projects
title: { zh: 项目库, en: Projects }
file: '*.csv'
format: csv
sheets:
  - header: { row: 1 }
    columns: { unit: Unit, code: Code }
    tables:
      - dataset: project
        fields: { fiscal_year: { constant: '2025' }, unit_code: unit, project_code: code, project_name: code }
        accept: [{ rule: unknown-reference, because: { zh: 单位还没有列入, en: its unit is not listed yet } }]
`);

test('projects whose unit no list has are no department that is silent', async () => {
  const projects = { ...textUpload('库.csv', 'Unit,Code\n101001,A1\n909001,A2\n'), source };
  const goals = textUpload(
    '指标2.csv',
    '年度,项目编码,指标编码,指标名称,一级指标,指标方向,目标值,权重\n2025,A2,01,学位,产出,≥,10,90\n',
  );
  const headline = await headlineWithout(() => false, [projects, goals]);
  expect(headline).toMatchObject({ silent: [], silentNames: [], district: { departments: 2, projects: 5 } });
});
