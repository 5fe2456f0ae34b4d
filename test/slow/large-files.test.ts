import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingest } from '../../functions/steps/ingest/step.ts';
import { type Office, openOffice, textUpload } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await ingest(office.effects, [
    textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'),
    textUpload('项目.csv', '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂,0\n'),
    textUpload(
      '指标.csv',
      '年度,项目编码,指标编码,指标名称,一级指标,二级指标,指标方向,目标值,权重\n2025,P1,01,个数,产出,数量,≥,10,90\n',
    ),
  ]);
});
afterAll(() => office.close());

interface Form {
  readonly name: string;
  readonly head: string;
  readonly row: (index: number) => string;
}

const filling = '填充'.repeat(300);
const execution: Form = {
  name: '执行',
  head: '年度,期间,项目编码,预算明细,全年预算数,执行数,备注',
  row: (index) => `2025,2025-01,P1,${index},10.00,1.00,${filling}`,
};
const progress: Form = {
  name: '指标进展',
  head: '年度,期间,项目编码,指标编码,实际完成值,填报完成率,说明',
  row: (index) =>
    `2025,2025-${String((index % 12) + 1).padStart(2, '0')},P1,${String(Math.floor(index / 12) + 1)},1,0.5,${filling}`,
};

const list: Form = {
  name: '项目表',
  head: '年度,预算单位编码,项目编码,项目名称,年初预算数,摘要,备注',
  row: (index) => `2025,101001,L${index},项目${index},10.00,,${filling}`,
};

/**
 * The extra lines in the midst of few rows, and of so many that the text is left in its file; in a shape the engine
 * reads in place, and in one it does not.
 */
const answers = async ({ name, head, row }: Form, extra: readonly string[], count: number, end: string) => {
  const rows = Array.from({ length: count }, (_, index) => row(index));
  const text = [head, ...rows.slice(0, 2), ...extra, ...rows.slice(2), ...extra].join('\n') + end;
  const [receipt] = await ingest(office.effects, [textUpload(`${name}.csv`, text)]);
  const shown = receipt?.faults
    // The cases before left more lines in the office.
    .filter(({ code }) => !['unknown-reference', 'unknown-column', 'lines-left-out'].includes(code))
    .map(({ code, severity, place }) =>
      `${severity} ${code} ${place.row} ${place.column ?? ''} ${place.value ?? ''}`.trim(),
    );
  return {
    shown: shown?.map((line) => line.replaceAll(String(4 + extra.length + count - 3), 'second')).toSorted(),
    rows: receipt?.tables[0]?.rowsReceived,
  };
};

// Totals without figures: those of a small text are held against its rows, of a large one not.
const cases: readonly (readonly [string, Form, string, readonly string[]])[] = [
  ['a total', execution, '合计,,,,,,', ['warning total-row-skipped']],
  ['a total written wide', execution, '合 计,,,,,,', ['warning total-row-skipped']],
  ['a total with a colon', execution, '合计:,,,,,,', ['warning total-row-skipped']],
  ['a total with a wide colon', execution, '总计：,,,,,,', ['warning total-row-skipped']],
  ['a subtotal in place of a code', execution, '2025,2025-01,小计,,,,', ['warning total-row-skipped']],
  ['blanks', execution, ' , ,\u3000, , , , ', []],
  ['nothing', execution, ',,,,,,', []],
  ['an example', execution, '2025,2025-02,P1,示例,10.00,1.00,', ['warning example-row-skipped']],
  ['an example in brackets', execution, '2025,2025-02,P1,（填写示例）,10.00,1.00,', ['warning example-row-skipped']],
  ['a name that begins like one', execution, '2025,2025-02,P1,示例区医院,10.00,1.00,', ['duplicate']],
  ['the header again', execution, execution.head, ['warning header-row-skipped']],
  ['a line at the foot', execution, '制表人：李四,,,,,,', ['warning footer-row-skipped']],
  ['another unit at the foot', execution, '单位：万元,,,,,,', ['fault unit-at-foot']],
  ['a share without its sign', progress, '2025,2025-01,P1,X,1,8,', ['fault out-of-range', 'duplicate']],
  ['an exact copy on a list', list, list.row(0), ['warning row-repeated']],
  ['a copy with other blanks', list, `${list.row(0)} `, ['warning row-repeated']],
  ['a row of one code that says something else', list, list.row(0).replace('10.00', '11'), ['duplicate', 'copy']],
  [
    'a percentage for a number',
    progress,
    '2025,2025-01,P1,X,80%,0.5,',
    ['warning percent-read-as-number', 'duplicate'],
  ],
];

/** What is found of the second of the lines alone. */
const once: Readonly<Record<string, readonly string[]>> = {
  duplicate: ['fault duplicate-key'],
  copy: ['warning row-repeated'],
};

describe('a large text is read by the rules of a small one', () => {
  test.each(cases)('%s', async (_says, form, line, expected) => {
    const small = await answers(form, [line], 4, '\n');
    const large = await answers(form, [line], 2_400, '\n');
    const copied = await answers(form, [line], 2_400, '\n\n');
    const codes = (shown: readonly string[] = []) => shown.map((fault) => fault.split(' ').slice(0, 2).join(' '));
    const own = expected.flatMap((code) => once[code] ?? [code, code]);
    expect(codes(small.shown)).toEqual(own.toSorted());
    const without = (shown: readonly string[] = []) =>
      shown.map((fault) => fault.replace(/ (?:second|\d+)(?= |$)/, ''));
    expect(without(large.shown)).toEqual(without(small.shown));
    expect(copied.shown).toEqual(large.shown);
    expect(Number(large.rows) - 2_400).toBe(Number(small.rows) - 4);
    expect(copied.rows).toBe(large.rows);
  });
});
