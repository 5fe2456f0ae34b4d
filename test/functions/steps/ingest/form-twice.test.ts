import type { Worksheet } from 'exceljs';
import { expect, it } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { evaluationForm, formLists } from '../../../support/evaluation-form.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const office = officeForEach((effects) => ingest(effects, formLists));

/** The form once more on a sheet of its own, with another goal and of this project. */
const copied = (sheet: Worksheet, project: string, goal = '绿化面积'): void => {
  const copy = sheet.workbook.addWorksheet('Sheet2');
  sheet.eachRow({ includeEmpty: true }, ({ values }) => copy.addRow(values));
  copy.getCell('B3').value = project;
  copy.getCell('C8').value = goal;
};

const said = async (project: string): Promise<readonly unknown[]> => {
  const form = evaluationForm((sheet) => copied(sheet, project));
  const [receipt] = await ingest(office().effects, [form]);
  return (receipt?.faults ?? [])
    .filter(({ code }) => /twice|duplicate|weights|each-line/.test(code))
    .map((fault) => [fault.code, fault.severity, fault.place.sheet, fault.place.value, faultWords(fault).rule]);
};

it('names two forms of one project in a workbook in one sentence, and nothing that comes of their being two', async () => {
  expect(await said('道路养护')).toEqual([
    [
      'form-twice',
      'fault',
      'Sheet2',
      '道路养护',
      {
        zh: '“自评”第 3 行起的一张表也是“道路养护”的同一种表,不知道以哪一张为准',
        en: 'The form from row 3 of “自评” on is of the same kind and of “道路养护” as well; nobody can tell which of the two stands',
      },
    ],
  ]);
});

it('says nothing of forms of two projects', async () => {
  expect(await said('桥梁维修')).toEqual([]);
});
