import type { Worksheet } from 'exceljs';
import { expect, it } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { evaluationForm, formLists } from '../../../support/evaluation-form.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const office = officeForEach((effects) => ingest(effects, formLists));

const answer = async (change: (sheet: Worksheet) => void) => {
  const [receipt] = await ingest(office().effects, [evaluationForm(change)]);
  return receipt;
};

it('asks for the name of the project where a form that is filled in leaves it empty', async () => {
  const receipt = await answer((sheet) => {
    sheet.getCell('B3').value = null;
  });
  expect(receipt?.state).toBe('refused');
  expect(receipt?.faults.map(({ code, place }) => [code, place.row, place.column])).toEqual([
    ['form-name-empty', 3, '项目名称'],
  ]);
  expect(receipt?.faults.map((fault) => faultWords(fault).rule)).toEqual([
    { zh: '“项目名称”没有填,不知道是谁的表', en: '“项目名称” is empty: nobody can tell whose form it is' },
  ]);
});

it('leaves a blank form beside a filled one alone', async () => {
  const receipt = await answer((sheet) => {
    const blank = sheet.workbook.addWorksheet('空表');
    sheet.eachRow({ includeEmpty: true }, ({ values }) => blank.addRow(values));
    for (const cell of ['B3', 'E8']) blank.getCell(cell).value = null;
  });
  expect(receipt?.state).toBe('accepted');
});
