import { performance } from 'node:perf_hooks';
import type { FormContent } from '../../analytics/forms/content.ts';
import { formDocument } from '../../analytics/forms/document.ts';
import { papers } from '../../analytics/forms/papers.ts';
import { formWorkbook } from '../../analytics/forms/workbook.ts';
import { plainRules } from '../../analytics/intake/check/rules.ts';
import { readingWorker } from '../../functions/adapters/reading-worker.ts';
import { ingest } from '../../functions/steps/ingest/step.ts';
import { openOffice, textUpload } from '../support/office.ts';

export interface FormsBench {
  readonly forms: number;
  readonly seconds: number;
  readonly formsPerMinute: number;
}

const code = (index: number): string => `P${String(index).padStart(5, '0')}`;

const selfEvaluation = (index: number): FormContent => ({
  fiscalYear: 2025,
  month: 12,
  project: `道路养护${code(index)}`,
  department: '交通运输局',
  departmentCode: '101',
  unit: '公路管理所',
  money: { initial: '1000000.00', adjusted: '1000000.00', spent: '950000.00', points: '9.5' },
  goal: '完成年度养护任务',
  indicators: Array.from({ length: 9 }, (_, place) => ({
    level1: ['产出', '效益', '满意度'][Math.floor(place / 3)] ?? '',
    level2: ['数量', '社会效益', '服务对象满意度'][Math.floor(place / 3)] ?? '',
    name: `${['养护', '清扫', '修补'][place % 3]}里程${place + 1}`,
    target: '≥100公里',
    weight: '10',
    isQualitative: false,
    actual: '98公里',
    expected: '',
    points: '9.8',
    reason: '',
    cause: '',
    likelihood: '',
  })),
  total: '97.7',
  reportedOn: '2026年3月1日',
});

/** Half of them workbooks of ten sheets, as an office collects them, half Word documents of one form each. */
const uploadsOf = async (count: number) => {
  const paper = papers['self-evaluation-2020'];
  const bytesOf = (bytes: Uint8Array) => async () => bytes;
  const books = Array.from({ length: count / 20 }, async (_, book) => ({
    name: `自评${book}.xlsx`,
    bytes: bytesOf(
      await formWorkbook(Array.from({ length: 10 }, (_, sheet) => paper(selfEvaluation(book * 10 + sheet)))),
    ),
  }));
  const documents = Array.from({ length: count / 2 }, async (_, index) => ({
    name: `自评${index}.docx`,
    bytes: bytesOf(await formDocument(paper(selfEvaluation(count / 2 + index)))),
  }));
  return Promise.all([...books, ...documents]);
};

/** Official forms of a thousand projects through intake: read, matched by name, checked, stored, answered. */
export const benchForms = async (forms = 1000): Promise<FormsBench> => {
  const office = await openOffice();
  const reading = readingWorker();
  try {
    const uploads = await uploadsOf(forms);
    const projects = Array.from(
      { length: forms },
      (_, index) => `2025,101001,${code(index)},道路养护${code(index)},1000000.00`,
    );
    await ingest(office.effects, [
      textUpload(
        '机构.csv',
        '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,交通运输局,101001,公路管理所\n',
      ),
      textUpload('项目.csv', `年度,预算单位编码,项目编码,项目名称,年初预算数\n${projects.join('\n')}\n`),
    ]);
    const started = performance.now();
    const receipts = await ingest(office.effects, uploads, plainRules, reading.read);
    const seconds = (performance.now() - started) / 1000;
    const unwanted = receipts.find(({ state }) => state !== 'accepted');
    if (unwanted) throw new Error(`${unwanted.fileName} was not accepted: ${JSON.stringify(unwanted.faults[0])}`);
    return { forms, seconds, formsPerMinute: Math.round((forms / seconds) * 60) };
  } finally {
    await reading.close();
    await office.close();
  }
};

if (import.meta.main) console.log(await benchForms());
