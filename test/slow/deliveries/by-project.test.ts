import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lakeTable } from '../../../analytics/contracts/catalogue.ts';
import { selfEvaluation } from '../../../analytics/contracts/datasets/self-evaluation.ts';
import type { Row } from '../../../analytics/core/ports/engine.ts';
import { plainRules } from '../../../analytics/intake/check/rules.ts';
import type { Receipt } from '../../../analytics/intake/receipt.ts';
import { currentFiles } from '../../../analytics/ledger/streams/current-files.ts';
import { intakeStream } from '../../../analytics/ledger/streams/intake.ts';
import { lakeColumns } from '../../../analytics/models/prepare.ts';
import { receiptPage } from '../../../analytics/site/receipts/receipt-page.ts';
import { refusedWorkbook } from '../../../analytics/site/receipts/refused-workbook.ts';
import { ingest, type Upload } from '../../../functions/steps/ingest/step.ts';
import { type Office, openOffice, textUpload } from '../../support/office.ts';
import { officeForEach } from '../../support/office-for-each.ts';
import { workbookOf } from '../../support/workbook.ts';

const apart = { ...plainRules, byProject: new Set(['self-evaluation', 'project', 'indicator']) };

const units = textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n');
const declared = ['P1', 'P2', 'P3', 'P4'];
const projects = textUpload(
  '项目.csv',
  `年度,预算单位编码,项目编码,项目名称,年初预算数\n${declared.map((code) => `2025,101001,${code},${code}号,1000`).join('\n')}\n`,
);

const selfHeader = '年度,项目编码,指标编码,全年完成值,自评得分';
const self = (name: string, lines: readonly string[]): Upload =>
  textUpload(name, `${selfHeader}\n${lines.join('\n')}\n`);

const office = officeForEach((effects) => ingest(effects, [units, projects]));

/** The accepted rows of these receipts by file, as the lake has them, without where they stood. */
const acceptedRows = async (
  { effects }: Office,
  receipts: readonly Receipt[],
): Promise<ReadonlyMap<unknown, readonly Row[]>> => {
  const keys = receipts.flatMap(({ tables }) => tables.flatMap(({ lakeKey }) => lakeKey ?? []));
  const paths = await Promise.all([...new Set(keys)].map((key) => effects.store.locate(key)));
  const session = await effects.engine.open([...new Set(paths.map((path) => path.slice(0, path.lastIndexOf('/'))))]);
  try {
    await session.viewParquet(lakeTable(selfEvaluation), paths, lakeColumns(selfEvaluation));
    const rows = await session.rows(
      `SELECT source_file, project_code, indicator_code, CAST(actual_value AS VARCHAR) AS actual, CAST(declared_points AS VARCHAR) AS points
FROM ${lakeTable(selfEvaluation)} ORDER BY ALL`,
    );
    return Map.groupBy(rows, ({ source_file }) => source_file);
  } finally {
    await session.close();
  }
};

const rowsOf = ({ tables }: Receipt): unknown =>
  tables.map(({ rowsReceived, rowsAccepted, refusedProjects }) => [rowsReceived, rowsAccepted, refusedProjects]);

describe('a file with a fault in one project', () => {
  const mixed = self('自评.csv', [
    '2025,P1,01,100,50',
    '2025,P2,01,约120,50',
    '2025,P2,02,100,40',
    '2025,P3,01,90,45',
    '2025,P2,TOTAL,,90',
  ]);

  test('keeps its other projects, and says of both how many rows', async () => {
    const [receipt] = await ingest(office().effects, [mixed], apart);
    if (!receipt) throw new Error('no receipt');
    expect(receipt.state).toBe('partly');
    expect(rowsOf(receipt)).toEqual([
      [
        5,
        2,
        [
          {
            fiscalYear: 2025,
            projectCode: 'P2',
            rows: [
              [3, 4],
              [6, 6],
            ],
          },
        ],
      ],
    ]);
    const kept = (await acceptedRows(office(), [receipt])).get(receipt.fileId) ?? [];
    expect(kept.map(({ project_code }) => project_code)).toEqual(['P1', 'P3']);
    expect(currentFiles(await office().effects.ledger.read(intakeStream)).at(-1)).toMatchObject({ state: 'partly' });
    const page = receiptPage(receipt, '', '自评.xlsx');
    for (const said of ['部分接收', '退回的项目', '<td>P2</td>', '3–4、6', encodeURI('自评.xlsx')])
      expect(page).toContain(said);
  });

  test('stands or falls whole where the policy says so', async () => {
    const [receipt] = await ingest(office().effects, [mixed]);
    expect(receipt?.state).toBe('refused');
    expect(receipt?.tables[0]).toMatchObject({ rowsReceived: 5, rowsAccepted: 0 });
    expect(receipt?.tables[0]?.refusedProjects?.map(({ projectCode }) => projectCode)).toEqual(['P1', 'P2', 'P3']);
  });

  test.each<[string, readonly string[]]>([
    ['a row whose project can’t be read', ['2025,P1,01,100,50', '2025,,02,100,40']],
    ['a line that is too long', ['2025,P1,01,100,50', '2025,P2,01,100,40,7,8']],
    ['nothing but faults', ['2025,P1,01,约120,50', '2025,P2,01,约120,40']],
  ])('is refused whole for %s', async (_what, lines) => {
    const [receipt] = await ingest(office().effects, [self('自评.csv', lines)], apart);
    expect(receipt?.state).toBe('refused');
    expect(receipt?.tables[0]?.rowsAccepted).toBe(0);
  });

  test('gives the refused projects back as a workbook that is taken once it is put right', async () => {
    const title = ['2025年绩效自评表', null, null, null, null];
    const cells = (await mixed.bytes().then((bytes) => new TextDecoder().decode(bytes)))
      .trim()
      .split('\n')
      .map((line) => line.split(',').map((cell) => (cell === '' ? null : cell)));
    const upload = { name: '自评.xlsx', bytes: () => workbookOf({ name: '自评表', rows: [title, ...cells] }) };
    for (const sent of [mixed, upload]) {
      const [receipt] = await ingest(office().effects, [sent], apart);
      if (!receipt) throw new Error('no receipt');
      expect(receipt.state).toBe('partly');
      const book = new ExcelJS.Workbook();
      await book.xlsx.load((await refusedWorkbook(await sent.bytes(), receipt)).slice().buffer);
      const [sheet, list] = book.worksheets;
      if (!sheet || !list) throw new Error('no sheets');
      const rows = sheet.getSheetValues().map((row) => String(row));
      expect(rows.filter((row) => row.includes('P2'))).toHaveLength(3);
      expect(rows.join('\n')).not.toMatch(/P1|P3/);
      const faulty = sheet.getRow(sent === mixed ? 2 : 3).getCell(4);
      expect([faulty.text, faulty.note === undefined]).toEqual(['约120', false]);
      expect(list.getRow(2).getCell(3).text).toBe('约120');
      faulty.value = sent === mixed ? '120' : '121';
      const corrected = new Uint8Array(await book.xlsx.writeBuffer());
      const [taken] = await ingest(office().effects, [{ name: '自评 更正.xlsx', bytes: async () => corrected }], apart);
      expect(taken?.state).toBe('accepted');
      expect(taken?.tables[0]).toMatchObject({ rowsReceived: 3, rowsAccepted: 3 });
    }
  });

  test('waits for what another file declares, and is then taken whole', async () => {
    const early = self('自评.csv', ['2025,P1,01,100,50', '2025,P9,01,100,50']);
    const [first] = await ingest(office().effects, [early], apart);
    expect(first?.state).toBe('partly');
    const late = textUpload('项目9.csv', '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P9,九,1000\n');
    const [, again] = await ingest(office().effects, [late, early], apart);
    expect(again?.state).toBe('accepted');
    // The same file under the policy of whole files takes nothing back.
    await ingest(office().effects, [self('自评2.csv', ['2025,P1,01,约,50'])]);
    expect(currentFiles(await office().effects.ledger.read(intakeStream)).map(({ state }) => state)).toEqual([
      'accepted',
      'accepted',
      'accepted',
      'accepted',
      'refused',
    ]);
  });

  test('a project that falls takes its rows on other sheets with it, and no other project’s', async () => {
    const goals = await workbookOf(
      {
        name: '项目',
        rows: [
          ['年度', '预算单位编码', '项目编码', '项目名称', '年初预算数'],
          ['2025', '101001', 'Q1', '甲', '100'],
          ['2025', '101001', 'Q2', '乙', '一百'],
        ],
      },
      {
        name: '绩效指标',
        rows: [
          ['年度', '项目编码', '指标编码', '指标名称', '一级指标', '指标方向', '目标值', '权重'],
          ['2025', 'Q1', '01', '甲', '产出', '≥', '1', '90'],
          ['2025', 'Q2', '01', '乙', '产出', '≥', '1', '90'],
        ],
      },
    );
    const [receipt] = await ingest(office().effects, [{ name: '申报.xlsx', bytes: async () => goals }], apart);
    expect(receipt?.state).toBe('partly');
    expect(
      receipt?.tables.map(({ dataset, rowsReceived, rowsAccepted, receivedAmount, acceptedAmount }) => [
        dataset,
        rowsReceived,
        rowsAccepted,
        receivedAmount,
        acceptedAmount,
      ]),
    ).toEqual([
      ['project', 2, 1, '100.00', '100.00'],
      ['indicator', 2, 1, null, null],
    ]);
  });
});

/** Lines of one project as people get them right and wrong. */
const projectLines = fc
  .record({
    code: fc.constantFrom(...declared, 'X9'),
    actual: fc.constantFrom('100', '95.5', '', '约120'),
    points: fc.constantFrom('50', '45.25', '101', '-1'),
    total: fc.constantFrom(null, '95.25', '60'),
    twice: fc.boolean(),
  })
  .map(({ code, actual, points, total, twice }) => ({
    code,
    lines: [
      `2025,${code},01,${actual},${points}`,
      `2025,${code},02,100,10`,
      ...(twice ? [`2025,${code},02,100,10`] : []),
      ...(total === null ? [] : [`2025,${code},TOTAL,,${total}`]),
    ],
  }));

const mixture = fc.record({
  projects: fc.uniqueArray(projectLines, { selector: ({ code }) => code, minLength: 1, maxLength: 5 }),
  interleaved: fc.boolean(),
});

const withoutFile = (rows: readonly Row[]): readonly unknown[] => rows.map(({ source_file: _, ...row }) => row);

test('of any mixture of good and bad projects that is accepted which would be if each came in a file of its own', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(mixture, { minLength: 12, maxLength: 12 }), async (mixtures) => {
      const [one, other] = [await openOffice(), await openOffice()];
      try {
        const together = mixtures.map(({ projects: found, interleaved }, index) => {
          const lines = found.flatMap(({ lines: own }) => own);
          return self(
            `自评${index}.csv`,
            interleaved ? lines.toSorted((a, b) => (a.slice(8) < b.slice(8) ? -1 : 1)) : lines,
          );
        });
        const alone = mixtures.flatMap(({ projects: found }, index) =>
          found.map(({ code, lines }) => ({ index, code, lines, sent: self(`自评${index}${code}.csv`, lines) })),
        );
        const whole = (await ingest(one.effects, [units, projects, ...together], apart)).slice(2);
        const single = (await ingest(other.effects, [units, projects, ...alone.map(({ sent }) => sent)], apart)).slice(
          2,
        );
        const [rows, rowsAlone] = [await acceptedRows(one, whole), await acceptedRows(other, single)];
        for (const [index, receipt] of whole.entries()) {
          const own = alone.flatMap((each, place) =>
            each.index === index ? [{ ...each, receipt: single[place] }] : [],
          );
          const expected = own.flatMap(({ receipt: its }) => withoutFile(rowsAlone.get(its?.fileId) ?? []));
          const got = withoutFile(rows.get(receipt.fileId) ?? []);
          expect(got.map((row) => JSON.stringify(row)).toSorted()).toEqual(
            expected.map((row) => JSON.stringify(row)).toSorted(),
          );
          const [table] = receipt.tables;
          expect((table?.refusedProjects ?? []).map(({ projectCode }) => projectCode)).toEqual(
            own.flatMap(({ code, receipt: its }) => (its?.state === 'refused' ? [code] : [])).toSorted(),
          );
          expect([table?.rowsReceived, table?.rowsAccepted]).toEqual([
            own.flatMap(({ lines }) => lines).length,
            got.length,
          ]);
        }
      } finally {
        await one.close();
        await other.close();
      }
    }),
    { numRuns: 3 },
  );
}, 120_000);
