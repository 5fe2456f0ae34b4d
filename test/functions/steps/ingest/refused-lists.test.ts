import { expect, test } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { toMatch } from '../../../../analytics/intake/form/to-match.ts';
import { ingest, type Upload } from '../../../../functions/steps/ingest/step.ts';
import { evaluationForm, formLists } from '../../../support/evaluation-form.ts';
import { textUpload } from '../../../support/office.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const office = officeForEach(async () => undefined);

const sent = evaluationForm(() => undefined);
const bytes = sent.bytes();
const form: Upload = { ...sent, bytes: () => bytes };

const [units, projects] = formLists as readonly [Upload, Upload];
const brokenUnits = textUpload(
  '机构.csv',
  '年度,主管部门编码,主管部门,预算单位编码,预算单位\n二五,801,甲局,801001,甲局本级\n',
);
const brokenProjects = textUpload(
  '项目.csv',
  '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,801001,100101,道路养护,很多\n',
);

const said = async (...uploads: readonly Upload[]) => {
  const receipts = await ingest(office().effects, uploads);
  const receipt = receipts.at(-1);
  const [fault] = receipt?.faults.filter(({ severity }) => severity === 'fault') ?? [];
  const words = fault && faultWords(fault);
  return {
    receipt,
    said: words && [fault.code, words.rule.zh, words.remedy.zh, words.rule.en, words.remedy.en],
  };
};

test('a form says of a list of units that was refused beside it that it comes first', async () => {
  expect((await said(brokenUnits, projects, form)).said).toEqual([
    'form-unit-unknown',
    '机构表“机构.csv”被拒收了,没有可以对照的名单',
    '先改好“机构.csv”再发;这张表不用改,收到机构表后会重新判断',
    'The list of units “机构.csv” was refused, so there is none to look this one up in',
    'Correct “机构.csv” first; this form needs no change and is judged again with the list',
  ]);
  const [, , again] = await ingest(office().effects, [{ ...units, name: '机构更正.csv' }, projects, form]);
  expect(again?.state).toBe('accepted');
});

test('and of a list of projects, of which no name is then to be matched', async () => {
  const { receipt, said: words } = await said(units, brokenProjects, form);
  expect(words).toEqual([
    'form-project-unknown',
    '项目表“项目.csv”被拒收了,没有可以对照的名单',
    '先改好“项目.csv”再发;这张表不用改,收到项目表后会重新判断',
    'The list of projects “项目.csv” was refused, so there is none to look this one up in',
    'Correct “项目.csv” first; this form needs no change and is judged again with the list',
  ]);
  expect(receipt ? toMatch([receipt]) : []).toEqual([]);
});

test('where no list was refused the year is to blame, or the name', async () => {
  expect((await said(form)).said?.[1]).toBe('这张表的年度是 2025 年,已接收的机构表里没有这一年的单位');
  const { receipt } = await said(units, form);
  expect(receipt?.faults[0]?.code).toBe('form-project-unknown');
  expect(receipt ? toMatch([receipt]) : []).toHaveLength(1);
});
