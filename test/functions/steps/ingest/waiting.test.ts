import { afterEach, beforeEach, expect, it } from 'vitest';
import { intakeStream } from '../../../../analytics/ledger/streams/intake.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { type Office, openOffice, textUpload } from '../../../support/office.ts';

const units = textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n');
const list = (code: string): string =>
  `年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,${code},食堂,125000\n`;

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

it('a file that waits for the lists is judged again with them', async () => {
  const [first] = await ingest(office.effects, [textUpload('项目.csv', list('P1'))]);
  expect(first?.state).toBe('refused');
  const [again] = await ingest(office.effects, [textUpload('项目.csv', list('P1')), units]);
  expect(again?.state).toBe('accepted');
});

it('a file that was written to between two looks at it is left for the next time, and its old answer stands', async () => {
  const [first] = await ingest(office.effects, [textUpload('项目.csv', list('P1'))]);
  const looks = [list('P1'), list('P2')];
  const moving = { name: '项目.csv', bytes: async () => new TextEncoder().encode(looks.shift()) };
  const [again] = await ingest(office.effects, [moving, units]);
  expect(looks).toEqual([]);
  expect(again).toEqual(first);
  const answered = await office.effects.ledger.read(intakeStream);
  expect(answered.map(({ kind }) => kind)).toEqual(['file.refused', 'file.accepted']);
  const [next] = await ingest(office.effects, [textUpload('项目.csv', list('P2'))]);
  expect(next?.state).toBe('accepted');
});
