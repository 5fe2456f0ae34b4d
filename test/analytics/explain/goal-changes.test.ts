import { afterAll, beforeAll, expect, test } from 'vitest';
import { marts } from '../../../analytics/contracts/marts/catalogue.ts';
import type { Session } from '../../../analytics/core/ports/engine.ts';
import { explain } from '../../../analytics/explain/explain.ts';
import { cellWords, columnLabel } from '../../../analytics/explain/words.ts';
import { loadPolicy } from '../../../analytics/policy/load.ts';
import { buildStep } from '../../../functions/steps/compute/step.ts';
import { ingest } from '../../../functions/steps/ingest/step.ts';
import { takeSnapshot } from '../../../functions/steps/snapshot/step.ts';
import { officeUploads } from '../../support/finished-run.ts';
import { type Office, openOffice, textUpload } from '../../support/office.ts';

const head = '年度,项目编码,指标编码,指标名称,一级指标,二级指标,指标方向,目标值,计量单位,权重,累计方式';
const changed = textUpload(
  '指标_更正.csv',
  `${head}
2025,2025202001001,01,养护道路里程,产出,数量,≥,60,公里,50,累计
2025,2025202001001,02,单位养护成本,效益,经济效益,≤,2.5,万元/公里,30,时点
2025,2025202001001,03,群众满意度,满意度,服务对象满意度,≥,85,%,10,时点
`,
);
const adjustment = textUpload(
  '调整.csv',
  '年度,项目编码,批复结果,批复类别,调整原因,批复日期,批复文号\n2025,2025202001001,批复,目标调整,洪水停工,2025-09-01,示财预〔2025〕9号\n',
);

let office: Office;
let session: Session;
beforeAll(async () => {
  office = await openOffice();
  await ingest(office.effects, await officeUploads());
  const receipts = await ingest(office.effects, [changed, adjustment]);
  expect(receipts.map(({ state, faults }) => [state, faults])).toEqual([
    ['accepted', []],
    ['accepted', []],
  ]);
  const policy = loadPolicy(await office.effects.asset('policy/default.yaml'));
  const snapshot = await takeSnapshot(office.effects);
  ({ session } = await buildStep(office.effects, { snapshot, policy, through: null, envelopeAmount: null }));
});
afterAll(async () => {
  await session.close();
  await office.close();
});

const changesOf = async (indicator: string) => {
  const mart = marts.find(({ name }) => name === 'evaluation_indicator');
  if (!mart) throw new RangeError('no mart');
  const { parts } = await explain(session, office.effects.asset, mart, ['2025', '2025202001001', indicator]);
  return parts.find(({ title }) => title.zh === '目标经批准调整过')?.rows;
};

test('the points of an indicator say what an approved adjustment changed in its goal', async () => {
  const rows = (await changesOf('01')) ?? [];
  const words = rows.map((row) =>
    Object.fromEntries(
      Object.keys(row).map((name) => [
        columnLabel(name, 'evaluation_indicator').zh,
        cellWords(row, name, 'evaluation_indicator').zh,
      ]),
    ),
  );
  expect(words).toEqual([
    {
      改了什么: '目标值',
      调整前: '120.000000',
      调整后: '60.000000',
      调整原因: '洪水停工',
      批复日期: '2025-09-01',
      批复文号: '示财预〔2025〕9号',
      文件名: '调整.csv',
      来源表: '',
      来源行: '2',
    },
  ]);
  expect(await changesOf('02')).toEqual([]);
});
