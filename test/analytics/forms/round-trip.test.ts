import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FormContent, PrintedIndicator } from '../../../analytics/forms/content.ts';
import { formDocument } from '../../../analytics/forms/document.ts';
import { type PaperName, papers } from '../../../analytics/forms/papers.ts';
import { formWorkbook } from '../../../analytics/forms/workbook.ts';
import { factsOf } from '../../../analytics/intake/form/facts.ts';
import { findForms } from '../../../analytics/intake/form/find.ts';
import { readLayouts } from '../../../analytics/intake/form/layouts.ts';
import { type ReadForm, readForm } from '../../../analytics/intake/form/read-form.ts';
import { readDocument } from '../../../analytics/intake/read/docx.ts';
import type { Sheet } from '../../../analytics/intake/read/sheet.ts';
import { readWorkbook } from '../../../analytics/intake/read/xlsx/workbook.ts';
import { asset } from '../../../functions/adapters/assets.ts';

const word = fc
  .array(fc.constantFrom(...'改造食堂养护里程验收完成率群众满意数量'), { minLength: 3, maxLength: 9 })
  .map((all) => all.join(''));
const amount = fc.integer({ min: 1, max: 9_999_999 }).map((fen) => (fen / 100).toFixed(2));

const indicator: fc.Arbitrary<PrintedIndicator> = fc.record({
  level1: fc.constantFrom('产出', '效益', '满意度'),
  level2: fc.constantFrom('数量', '质量', '社会效益'),
  name: word,
  target: fc.constantFrom('≥120公里', '=100%', '≤4.5万元', '80-90分', '2025年11月底前', '达标'),
  weight: fc.integer({ min: 1, max: 20 }).map(String),
  isQualitative: fc.constant(false),
  actual: fc.constantFrom('118公里', '97.5%', '12'),
  expected: fc.constantFrom('120公里', '98%'),
  points: fc.integer({ min: 0, max: 20 }).map(String),
  reason: fc.constantFrom('', '资金到位晚'),
  cause: fc.constantFrom('funds', 'staff'),
  likelihood: fc.constantFrom('certain', 'possible', 'impossible'),
});

const content: fc.Arbitrary<FormContent> = fc.record({
  fiscalYear: fc.constant(2025),
  month: fc.constant(7),
  project: word,
  department: fc.constant('教育体育局'),
  departmentCode: fc.constant('101'),
  unit: fc.constant('第一实验小学'),
  money: fc.record({ initial: amount, adjusted: amount, spent: amount, points: fc.constant('9.5') }),
  goal: fc.constant('完成年度任务'),
  indicators: fc.uniqueArray(indicator, { selector: ({ name }) => name, minLength: 1, maxLength: 9 }),
  total: fc.constant('95.5'),
  reportedOn: fc.constant('2026年3月1日'),
});

const formsOn = async (sheets: readonly Sheet[]): Promise<readonly ReadForm[]> => {
  const layouts = await readLayouts(asset);
  return sheets.flatMap((sheet) => findForms(sheet, layouts).forms.map((form) => readForm(form, 'a.xlsx')));
};

/** Everything of a content that a form of this layout prints, as the reader states it. */
const due = (name: PaperName, { indicators, ...all }: FormContent) => ({
  layout: name,
  year: 2025,
  month: name === 'monitoring-2019' ? 7 : null,
  subject: name.startsWith('department') ? `101-${all.department}` : all.project,
  rows: indicators.map((each) => ({
    level1: each.level1,
    level2: each.level2,
    name: each.name,
    target: each.target,
    ...(name === 'goals-2015' || name === 'monitoring-2019' ? {} : { weight: each.weight }),
    ...(/self-evaluation|monitoring/.test(name) ? { actual: each.actual } : {}),
    ...(/self-evaluation/.test(name) ? { points: each.points } : {}),
    ...(name === 'monitoring-2019' ? { cause: each.cause, likelihood: each.likelihood } : {}),
  })),
});

const stated = (name: PaperName, form: ReadForm | undefined) => {
  if (!form) return undefined;
  const { facts, faults } = factsOf(form);
  expect([...form.faults, ...faults].filter(({ severity }) => severity === 'fault')).toEqual([]);
  return {
    layout: form.description.name,
    year: form.fiscalYear,
    month: form.month,
    subject: form.heads.get(name.startsWith('department') ? 'department' : 'project')?.text,
    rows: facts.map((fact) => ({
      level1: fact.level1,
      level2: fact.level2,
      name: fact.name,
      target: fact.cells.get('target'),
      ...(name === 'goals-2015' || name === 'monitoring-2019' ? {} : { weight: fact.weight }),
      ...(/self-evaluation|monitoring/.test(name) ? { actual: fact.cells.get('actual') } : {}),
      ...(/self-evaluation/.test(name) ? { points: fact.points } : {}),
      ...(name === 'monitoring-2019' ? { cause: fact.cause, likelihood: fact.likelihood } : {}),
    })),
  };
};

describe.each(Object.keys(papers) as PaperName[])('%s', (name) => {
  test('comes back from a workbook as it was filled in', async () => {
    await fc.assert(
      fc.asyncProperty(content, content, async (first, second) => {
        const forms = await formsOn(readWorkbook(await formWorkbook([first, second].map(papers[name]))));
        expect(forms.map((form) => stated(name, form))).toEqual([due(name, first), due(name, second)]);
      }),
      { numRuns: 8 },
    );
  });

  test('comes back from a document as it was filled in', async () => {
    await fc.assert(
      fc.asyncProperty(content, async (written) => {
        const forms = await formsOn(await readDocument(await formDocument(papers[name](written))));
        expect(forms.map((form) => stated(name, form))).toEqual([due(name, written)]);
      }),
      { numRuns: 8 },
    );
  });
});

test('money comes back to the fen, whatever it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.bigInt({ min: 0n, max: 10n ** 13n }), content, async (fen, written) => {
      const yuan = `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;
      const paper = papers['self-evaluation-2020']({ ...written, money: { ...written.money, spent: yuan } });
      const [form] = await formsOn(readWorkbook(await formWorkbook([paper])));
      const [whole = '', decimals = ''] = (form?.money?.cells.get('spent_amount')?.text ?? '').split('.');
      expect(form?.money?.units).toEqual(['万元']);
      expect(BigInt(whole + decimals.padEnd(6, '0'))).toBe(fen);
    }),
    { numRuns: 15 },
  );
});
