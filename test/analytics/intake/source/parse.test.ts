import process from 'node:process';
import { describe, expect, it, vi } from 'vitest';
import { DescriptionError } from '../../../../analytics/intake/description.ts';
import { parseSource } from '../../../../analytics/intake/source/parse.ts';
import { described } from './sheet.ts';

const rest = { fiscal_year: { constant: '2025' }, unit_code: 'code', project_name: 'code' };
const table = { dataset: 'project', fields: { project_code: 'code', ...rest } };
const sheet = { columns: { code: 'Code' }, tables: [table] };
const because = { zh: '因', en: 'why' };
const unknownReference = { rule: 'unknown-reference', because };
const fields = (given: Record<string, unknown>) => ({
  ...sheet,
  tables: [{ ...table, fields: { ...rest, ...given } }],
});

const issuesOf = (written: string): DescriptionError['issues'] => {
  try {
    parseSource(written);
  } catch (thrown) {
    if (thrown instanceof DescriptionError) return thrown.issues;
    throw thrown;
  }
  return [];
};

describe('parseSource', () => {
  it('reads YAML, with shorthands written out and defaults filled in', () => {
    const source = parseSource(`
name: treasury
title: { zh: 国库, en: Treasury }
file: 'spending_{year}.csv'
format: csv
sheets:
  - header: { row: 1 }
    columns: { code: Code, amount: { heading: [Amount, Sum], number: cents } }
    tables:
      - dataset: project
        fields: &shared { project_code: code, fiscal_year: year, unit_code: code, project_name: code }
      - dataset: project
        fields: { <<: *shared, initial_amount: { from: amount } }
numbers:
  cents: { decimal: ',' }
`);
    const [first] = source.sheets;
    expect(first?.columns.code).toEqual({ heading: 'Code', occurrence: 1, optional: false });
    expect(first?.tables[1]?.fields).toMatchObject({
      project_code: { from: 'code' },
      initial_amount: { from: 'amount' },
    });
    expect(first?.tables[0]?.duplicates).toBe('refuse');
    expect(source.numbers.cents).toEqual({ decimal: ',', strip: [], zero: [], nothing: [], parentheses: false });
  });

  it.each<[string, string, string, RegExp, RegExp]>([
    ['another encoding', 'name: \ufffd\ufffd', '', /不是 UTF-8/, /not in UTF-8/],
    ['not YAML', 'a: [1', '', /不是有效的 YAML/, /not readable as YAML/],
    ['an unknown key', described({ ...sheet, kolumns: {} }), 'sheets.0', /未知的键|kolumns/, /kolumns/],
    ['a missing file pattern', described(sheet, { file: undefined }), 'file', /./, /add text/],
    ['a format that is not read', described(sheet, { format: 'pdf' }), 'format', /csv/, /csv/],
    [
      'an unknown dataset',
      described({ ...sheet, tables: [{ ...table, dataset: 'projects' }] }),
      'sheets.0.tables.0.dataset',
      /没有数据集 projects/,
      /no dataset projects.*project/,
    ],
    [
      'a required field left out',
      described({
        ...sheet,
        tables: [{ ...table, fields: { project_code: 'code', ...rest, project_name: undefined } }],
      }),
      'sheets.0.tables.0.fields.project_name',
      /缺少必填字段 project_name/,
      /required field project_name/,
    ],
    [
      'an unknown field',
      described(fields({ code: 'code' })),
      'sheets.0.tables.0.fields',
      /没有字段 code/,
      /no field code/,
    ],
    [
      'an unknown column',
      described(fields({ project_code: 'kode' })),
      'sheets.0.tables.0.fields.project_code',
      /没有列 kode/,
      /no column kode; known: code/,
    ],
    [
      'an unknown column in a template',
      described(fields({ project_code: { template: '{code}-{x}' } })),
      'sheets.0.tables.0.fields.project_code',
      /没有列 x/,
      /no column x/,
    ],
    [
      'two origins',
      described(fields({ project_code: { from: 'code', constant: 'x' } })),
      'sheets.0.tables.0.fields.project_code',
      /恰好写一个/,
      /exactly one/,
    ],
    [
      'no origin',
      described(fields({ project_code: { round: 2 } })),
      'sheets.0.tables.0.fields.project_code',
      /恰好写一个/,
      /exactly one/,
    ],
    [
      'otherwise without codes',
      described(fields({ project_code: { from: 'code', otherwise: { keep: true } } })),
      'sheets.0.tables.0.fields.project_code',
      /codes/,
      /codes/,
    ],
    [
      'a column without a place',
      described({ ...sheet, columns: { code: { optional: true } } }),
      'sheets.0.columns.code',
      /heading 或 letter/,
      /heading or a letter/,
    ],
    [
      'an unknown number format',
      described({ ...sheet, columns: { code: { heading: 'Code', number: 'pesos' } } }),
      'sheets.0.columns.code.number',
      /没有数字格式 pesos/,
      /no number format pesos/,
    ],
    [
      'an unknown date format',
      described({ ...sheet, columns: { code: { heading: 'Code', date: 'day' } } }),
      'sheets.0.columns.code.date',
      /没有日期格式 day/,
      /no date format day/,
    ],
    [
      'a column with a name that is taken',
      described({ ...sheet, columns: { code: 'Code', source_row: 'Row' } }),
      'sheets.0.columns.source_row',
      /保留/,
      /is taken/,
    ],
    [
      'an expression the engine cannot run',
      described({ ...sheet, skip: [{ column: 'code', matches: 'a(?=b)' }] }),
      'sheets.0.skip.0.matches',
      /环视/,
      /lookaround/,
    ],
    [
      'a column named like a part of the name',
      described(sheet, { file: '{code}.csv' }),
      'sheets.0.columns.code',
      /同名/,
      /name of a part/,
    ],
    [
      'an unknown part in as_of',
      described(sheet, { as_of: '{year}' }),
      'as_of',
      /没有文件名的部分 year/,
      /no part of the file’s name year/,
    ],
    [
      'codes for an unknown part',
      described(sheet, { file_codes: { year: {} } }),
      'file_codes.year',
      /没有文件名的部分 year/,
      /year/,
    ],
    [
      'an encoding for a workbook',
      described(sheet, { format: 'xlsx', encoding: 'utf-8' }),
      'format',
      /只用于 csv/,
      /csv only/,
    ],
    [
      'a condition without a test',
      described({ ...sheet, skip: [{ column: 'code' }] }),
      'sheets.0.skip.0',
      /equals/,
      /equals/,
    ],
    [
      'a condition on an unknown column',
      described({ ...sheet, keep: [{ column: 'x', empty: true }] }),
      'sheets.0.keep.0',
      /没有列 x/,
      /no column x/,
    ],
    [
      'a bad expression',
      described({ ...sheet, skip: [{ column: 'code', matches: '(' }] }),
      'sheets.0.skip.0.matches',
      /正则/,
      /regular expression/,
    ],
    [
      'an identity over an unknown column',
      described({ ...sheet, identities: [{ name: 'sum', says: { zh: '和', en: 'sum' }, total: 'code', of: ['x'] }] }),
      'sheets.0.identities.0',
      /没有列 x/,
      /no column x/,
    ],
    [
      'an identity term that is no term',
      described({
        ...sheet,
        identities: [{ name: 'sum', says: { zh: '和', en: 'sum' }, total: 'code', of: ['a + b'] }],
      }),
      'sheets.0.identities.0.of.0',
      /./,
      /written as/,
    ],
    [
      'an unknown rule to accept',
      described({ ...sheet, tables: [{ ...table, accept: [{ rule: 'x', because: { zh: '因', en: 'why' } }] }] }),
      'sheets.0.tables.0.accept.0',
      /没有规则 x/,
      /no rule x/,
    ],
    [
      'a reason left out',
      described({ ...sheet, tables: [{ ...table, accept: [{ rule: 'ends-before-start' }] }] }),
      'sheets.0.tables.0.accept.0.because',
      /./,
      /./,
    ],
    [
      'a merge without duplicates: sum',
      described({ ...sheet, tables: [{ ...table, merge: { initial_amount: 'sum' } }] }),
      'sheets.0.tables.0.merge',
      /duplicates: sum/,
      /duplicates: sum/,
    ],
    [
      'per-period amounts without a period',
      described({ ...sheet, tables: [{ ...table, per_period: ['initial_amount'] }] }),
      'sheets.0.tables.0.per_period',
      /没有期间/,
      /no period/,
    ],
    [
      'a scale of more than ten digits',
      described(fields({ project_code: { from: 'code', scale: '0.00000000001' } })),
      'sheets.0.tables.0.fields.project_code.scale',
      /最多十位/,
      /ten digits/,
    ],
    [
      'a scale that makes everything nothing',
      described(fields({ project_code: { from: 'code', scale: '0.0' } })),
      'sheets.0.tables.0.fields.project_code.scale',
      /不能为零/,
      /not zero/,
    ],
    [
      'a title without a place',
      described({ ...sheet, titles: { year: { codes: {} } } }),
      'sheets.0.titles.year',
      /cell 或 matches/,
      /cell or matches/,
    ],
    [
      'a bad expression of a title',
      described({ ...sheet, titles: { year: { matches: '(' } } }),
      'sheets.0.titles.year.matches',
      /正则/,
      /regular expression/,
    ],
    [
      'a bad expression of a clean-up',
      described({ ...sheet, columns: { code: { heading: 'C', clean: { replace: [{ matches: '(', with: '' }] } } } }),
      'sheets.0.columns.code.clean.replace.0.matches',
      /正则/,
      /regular expression/,
    ],
    [
      'a column filled down within an unknown one',
      described({ ...sheet, columns: { code: { heading: 'C', fill_down: { within: ['x'] } } } }),
      'sheets.0.columns.code.fill_down.within',
      /没有列 x/,
      /no column x/,
    ],
    [
      'a column named like a title',
      described({ ...sheet, titles: { code: { cell: 'A1' } } }),
      'sheets.0.columns.code',
      /标题同名/,
      /of a title/,
    ],
    [
      'a title named like a part of the sheet’s name',
      described({ ...sheet, sheet: '{month}', titles: { month: { cell: 'A1' } } }),
      'sheets.0',
      /用了两次/,
      /used twice/,
    ],
    [
      'codes for an unknown part of the sheet’s name',
      described({ ...sheet, sheet: '{month}', sheet_codes: { day: {} } }),
      'sheets.0.sheet_codes.day',
      /没有表名的部分 day/,
      /no part of the sheet’s name day; known: month/,
    ],
    ...(
      [
        [
          'by an unknown column',
          { column: 'x', entries: { A: { initial_amount: 'code' } } },
          'pivot.column',
          /没有列 x/,
          /no column x/,
        ],
        ['without any field', { column: 'code', entries: { A: {} } }, 'pivot.entries', /至少一项/, /at least one/],
        [
          'of a key field',
          { column: 'code', entries: { A: { unit_code: 'code', project_code: 'code' } } },
          'pivot.entries',
          /主键/,
          /part of the key/,
        ],
        [
          'whose entries share some of their fields',
          { column: 'code', entries: { A: { initial_amount: 'code' }, B: { initial_amount: 'code', basis: 'code' } } },
          'pivot.entries',
          /全同/,
          /in common/,
        ],
        [
          'of an unknown field',
          { column: 'code', entries: { A: { kode: 'code' } } },
          'pivot.entries.A',
          /没有字段/,
          /no field/,
        ],
      ] as const
    ).map(
      ([says, pivot, path, zh, en]) =>
        [
          `a pivot ${says}`,
          described({ ...sheet, tables: [{ ...table, pivot }] }),
          `sheets.0.tables.0.${path}`,
          zh,
          en,
        ] as [string, string, string, RegExp, RegExp],
    ),
    [
      'a pivot beside an unpivot',
      described({
        ...sheet,
        tables: [{ ...table, unpivot: [{}], pivot: { column: 'code', entries: { A: { basis: 'code' } } } }],
      }),
      'sheets.0.tables.0.pivot',
      /不能同时用/,
      /do not go together/,
    ],
    ...(['constant', 'month'] as const).map(
      (period) =>
        [
          `amounts of each period on a sheet of one (${period})`,
          described({
            ...sheet,
            sheet: '{month}月',
            tables: [
              {
                dataset: 'execution',
                fields: { ...table.fields, period: period === 'month' ? 'month' : { constant: '2025-03' } },
                per_period: ['spent_amount'],
              },
            ],
          }),
          'sheets.0.tables.0.per_period',
          /只有一个期间/,
          /one period only/,
        ] as [string, string, string, RegExp, RegExp],
    ),
    [
      'rows to drop of what refers to nothing',
      described({
        ...sheet,
        tables: [
          {
            dataset: 'organisation',
            fields: {},
            drop: unknownReference,
          },
        ],
      }),
      'sheets.0.tables.0.drop',
      /不引用/,
      /refers to no other/,
    ],
    ...(
      [
        ['progress', 'unknown-reference', /离开所引用的就不计入任何数/, /count nowhere .* give drop/],
        ['organisation', 'unknown-reference', /没有规则 unknown-reference/, /no rule unknown-reference/],
      ] as const
    ).map(
      ([dataset, rule, zh, en]) =>
        [
          `unknown references of ${dataset} to accept`,
          described({
            ...sheet,
            tables: [
              {
                dataset,
                fields: {},
                accept: [
                  { rule: 'out-of-range', because },
                  { rule, because },
                ],
              },
            ],
          }),
          'sheets.0.tables.0.accept.1',
          zh,
          en,
        ] as [string, string, string, RegExp, RegExp],
    ),
    [
      'rows both to drop and to accept',
      described({
        ...sheet,
        tables: [{ ...table, accept: [unknownReference], drop: unknownReference }],
      }),
      'sheets.0.tables.0.drop',
      /不能又写 drop/,
      /contrary of drop/,
    ],
    [
      'a fiscal year that nobody says the start of',
      described(fields({ fiscal_year: { from: 'code', fiscal: 'year' } })),
      'sheets.0.tables.0.fields.fiscal_year.fiscal',
      /fiscal_year: \{ starts/,
      /at the top/,
    ],
    [
      'a fiscal year that is scaled',
      described(fields({ fiscal_year: { from: 'code', fiscal: 'year', scale: '2' } }), { fiscal_year: { starts: 4 } }),
      'sheets.0.tables.0.fields.fiscal_year.fiscal',
      /不与 scale/,
      /without scale/,
    ],
    ['no columns', described({ ...sheet, columns: {} }), 'sheets.0.columns', /至少写一列/, /at least one column/],
  ])('names %s by its path, in both languages', (_says, written, path, zh, en) => {
    const issues = issuesOf(written);
    expect(issues.map((issue) => issue.path)).toContain(path);
    const issue = issues.find((each) => each.path === path);
    expect(issue?.says.zh).toMatch(zh);
    expect(issue?.says.en).toMatch(en);
  });

  it.each(['project', 'execution'])('lets rows of %s be accepted that refer to what no list has', (dataset) => {
    const own = dataset === 'project' ? table : { dataset, fields: { fiscal_year: 'code', project_code: 'code' } };
    const issues = issuesOf(described({ ...sheet, tables: [{ ...own, accept: [unknownReference] }] }));
    expect(issues.filter(({ path }) => path.includes('accept'))).toEqual([]);
  });

  it('says everything that is wrong at once', () => {
    const issues = issuesOf(
      described({ columns: { code: 'Code' }, tables: [{ dataset: 'project', fields: { kode: 'x', code: 'y' } }] }),
    );
    expect(issues.length).toBeGreaterThanOrEqual(4);
    const error = new DescriptionError(issues);
    expect(error.says.zh).toContain('sheets.0.tables.0.fields');
    expect(error.says.en.split('; ').length).toBeGreaterThanOrEqual(4);
  });

  it('leaves no line of the parser in the log', () => {
    const warning = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    expect(issuesOf('name: !en treasury').length).toBeGreaterThan(0);
    expect(warning).not.toHaveBeenCalled();
    warning.mockRestore();
  });
});
