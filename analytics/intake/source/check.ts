import { datasetNamed, datasets } from '../../contracts/catalogue.ts';
import { text } from '../../core/language/text.ts';
import { fiscalIssues, outsideIssues, outsideNames, perPeriodIssues, pivotIssues } from './check-layout.ts';
import { columnsOf } from './field.ts';
import { braced } from './file.ts';
import { expressionIssue, type Issue, reserved, unknown } from './issues.ts';
import { entriesOf, mappingsOf } from './rows.ts';
import type { SourceDescription, SourceField, SourceSheet, SourceTable } from './schema.ts';

/** The parts of a file's name that its pattern names. */
const partsOf = (source: SourceDescription): readonly string[] => braced(source.file);

const fieldIssues = (path: string, field: SourceField, columns: ReadonlySet<string>): readonly Issue[] => {
  const origins = [field.from, field.constant, field.template].filter((origin) => origin !== undefined).length;
  const issues: Issue[] = [];
  if (origins !== 1)
    issues.push({
      path,
      says: text('from、constant、template 三者恰好写一个', 'give exactly one of from, constant and template'),
    });
  if (field.otherwise && !field.codes)
    issues.push({ path, says: text('otherwise 要与 codes 一起用', 'otherwise goes with codes') });
  for (const name of columnsOf(field))
    if (!columns.has(name)) issues.push({ path, says: unknown('列', 'column', name, columns) });
  return issues;
};

const conditionIssues = (
  path: string,
  conditions: SourceSheet['skip'],
  columns: ReadonlySet<string>,
): readonly Issue[] =>
  conditions.flatMap((condition, index) => {
    const at = `${path}.${index}`;
    const tests = [condition.equals, condition.matches, condition.empty].filter((test) => test !== undefined).length;
    return [
      ...(columns.has(condition.column)
        ? []
        : [{ path: at, says: unknown('列', 'column', condition.column, columns) }]),
      ...(tests > 0 ? [] : [{ path: at, says: text('写 equals、matches 或 empty', 'give equals, matches or empty') }]),
      ...expressionIssue(`${at}.matches`, condition.matches),
    ];
  });

const uncounted = text(
  '这个数据集的行,离开所引用的就不计入任何数,不能照收;不要它们时写 drop',
  'rows of this dataset count nowhere without what they refer to and can’t be accepted; give drop to leave them out',
);

const tableIssues = (
  path: string,
  table: SourceTable,
  columns: ReadonlySet<string>,
  outside: readonly string[],
): readonly Issue[] => {
  const dataset = datasetNamed(table.dataset);
  if (!dataset) {
    const known = datasets.map(({ name }) => name);
    return [{ path: `${path}.dataset`, says: unknown('数据集', 'dataset', table.dataset, known) }];
  }
  const fields = new Set(dataset.fields.map(({ name }) => name));
  // Of the rules of single cells only a range can be passed over: the cell was read, and stands as it is.
  const alone = dataset.references?.every(({ countsAlone }) => countsAlone) === true;
  const rules = [
    ...(dataset.rules ?? []).map(({ code }) => code),
    'out-of-range',
    ...(alone ? ['unknown-reference'] : []),
  ];
  const required = dataset.fields.filter((field) => field.required);
  const named = (at: string, names: Iterable<string>): readonly Issue[] =>
    [...names]
      .filter((name) => !fields.has(name))
      .map((name) => ({ path: `${path}.${at}`, says: unknown('字段', 'field', name, fields) }));
  const absent = required.filter(({ name }) =>
    table.pivot
      ? entriesOf(table).every((entry) => entry[name] === undefined)
      : entriesOf(table).some((entry) => entry[name] === undefined),
  );
  return [
    ...absent.map(({ name, label }) => ({
      path: `${path}.fields.${name}`,
      says: text(`缺少必填字段 ${name}(${label.zh})`, `the required field ${name} (${label.en}) is missing`),
    })),
    ...mappingsOf(table).flatMap(([at, mapping]) => [
      ...named(at, Object.keys(mapping)),
      ...Object.entries(mapping).flatMap(([name, field]) => fieldIssues(`${path}.${at}.${name}`, field, columns)),
    ]),
    ...pivotIssues(path, table, dataset.key, columns),
    ...perPeriodIssues(path, table, outside),
    ...named('drop_empty', table.drop_empty),
    ...named('per_period', table.per_period),
    ...named('merge', Object.keys(table.merge)),
    ...(table.per_period.length > 0 && !fields.has('period')
      ? [{ path: `${path}.per_period`, says: text('这个数据集没有期间', 'this dataset has no period') }]
      : []),
    ...(Object.keys(table.merge).length > 0 && table.duplicates !== 'sum'
      ? [{ path: `${path}.merge`, says: text('merge 要与 duplicates: sum 一起用', 'merge goes with duplicates: sum') }]
      : []),
    ...table.accept.flatMap(({ rule }, index) =>
      rules.includes(rule)
        ? []
        : [
            {
              path: `${path}.accept.${index}`,
              says:
                rule === 'unknown-reference' && dataset.references ? uncounted : unknown('规则', 'rule', rule, rules),
            },
          ],
    ),
    ...(table.drop && table.accept.some(({ rule }) => rule === table.drop?.rule)
      ? [{ path: `${path}.drop`, says: text('已写 accept,不能又写 drop', 'accept says the contrary of drop') }]
      : []),
    ...(table.drop && !dataset.references
      ? [{ path: `${path}.drop`, says: text('这个数据集不引用别的', 'this dataset refers to no other') }]
      : []),
    ...conditionIssues(`${path}.skip`, table.skip, columns),
    ...conditionIssues(`${path}.keep`, table.keep, columns),
  ];
};

const sheetIssues = (path: string, source: SourceDescription, sheet: SourceSheet): readonly Issue[] => {
  const outside = outsideNames(source, sheet);
  const columns = new Set([...Object.keys(sheet.columns), ...outside]);
  const places = Object.entries(sheet.columns).flatMap(([name, column]): readonly Issue[] => {
    const at = `${path}.columns.${name}`;
    return [
      ...(column.heading === undefined && column.letter === undefined
        ? [{ path: at, says: text('写 heading 或 letter', 'give a heading or a letter') }]
        : []),
      ...(column.number !== undefined && !source.numbers[column.number]
        ? [
            {
              path: `${at}.number`,
              says: unknown('数字格式', 'number format', column.number, Object.keys(source.numbers)),
            },
          ]
        : []),
      ...(column.date !== undefined && !source.dates[column.date]
        ? [{ path: `${at}.date`, says: unknown('日期格式', 'date format', column.date, Object.keys(source.dates)) }]
        : []),
      ...(reserved.has(name) ? [{ path: at, says: text(`${name} 是保留的名字`, `the name ${name} is taken`) }] : []),
      ...(outside.includes(name)
        ? [
            {
              path: at,
              says: text(
                '与文件名、表名的部分或标题同名',
                'has the name of a part of the file’s or the sheet’s name, or of a title',
              ),
            },
          ]
        : []),
      ...(column.clean?.replace ?? []).flatMap(({ matches }, index) =>
        expressionIssue(`${at}.clean.replace.${index}.matches`, matches),
      ),
      ...expressionIssue(`${at}.fill_down.matches`, column.fill_down?.matches),
      ...(column.fill_down?.within ?? [])
        .filter((each) => !columns.has(each))
        .map((each) => ({ path: `${at}.fill_down.within`, says: unknown('列', 'column', each, columns) })),
    ];
  });
  const identities = sheet.identities.flatMap((identity, index) => {
    const terms = identity.of.flatMap((term) => term.replace(/^-/, '').split(' * '));
    return [identity.total, ...terms, ...identity.per, ...identity.once_per]
      .filter((name) => !columns.has(name))
      .map((name) => ({ path: `${path}.identities.${index}`, says: unknown('列', 'column', name, columns) }));
  });
  return [
    ...(Object.keys(sheet.columns).length > 0
      ? []
      : [{ path: `${path}.columns`, says: text('至少写一列', 'name at least one column') }]),
    ...places,
    ...outsideIssues(path, source, sheet),
    ...conditionIssues(`${path}.skip`, sheet.skip, columns),
    ...conditionIssues(`${path}.keep`, sheet.keep, columns),
    ...identities,
    ...sheet.tables.flatMap((table, index) => fiscalIssues(`${path}.tables.${index}`, source, table)),
    ...sheet.tables.flatMap((table, index) => tableIssues(`${path}.tables.${index}`, table, columns, outside)),
  ];
};

/** What the schema can't see: names that nothing bears, mappings that say two things at once. */
export const checkSource = (source: SourceDescription): readonly Issue[] => {
  const parts = partsOf(source);
  const used = braced(source.as_of);
  return [
    ...used
      .filter((name) => !parts.includes(name))
      .map((name) => ({ path: 'as_of', says: unknown('文件名的部分', 'part of the file’s name', name, parts) })),
    ...Object.keys(source.file_codes)
      .filter((name) => !parts.includes(name))
      .map((name) => ({
        path: `file_codes.${name}`,
        says: unknown('文件名的部分', 'part of the file’s name', name, parts),
      })),
    ...(source.format === 'xlsx' && (source.delimiter !== undefined || source.encoding !== undefined)
      ? [{ path: 'format', says: text('encoding 和 delimiter 只用于 csv', 'encoding and delimiter are for csv only') }]
      : []),
    ...source.sheets.flatMap((sheet, index) => sheetIssues(`sheets.${index}`, source, sheet)),
  ];
};
