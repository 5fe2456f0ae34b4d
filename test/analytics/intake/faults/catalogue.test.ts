import { expect, test } from 'vitest';
import { datasets } from '../../../../analytics/contracts/catalogue.ts';
import {
  errorCatalogueMarkdown,
  faultCodes,
  faultTitle,
  faultWords,
  UnknownFaultError,
} from '../../../../analytics/intake/faults/catalogue.ts';

test('every code has words in both languages, with or without detail', () => {
  const page = errorCatalogueMarkdown();
  const codes = [...page.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, code]) => code ?? '');
  expect(codes.length).toBeGreaterThan(40);
  for (const code of codes) {
    const { title, rule, remedy } = faultWords({ code, detail: {} });
    for (const { zh, en } of [title, rule, remedy]) {
      expect(`${code} ${zh}`).toMatch(/\p{Script=Han}/u);
      expect(`${code}: ${en}`).toMatch(/: .*[A-Za-z]{2}/);
      expect(`${code} ${zh} ${en}`).not.toMatch(/undefined|invalid file/i);
    }
  }
});

test('the catalogue has the rules of every contract', () => {
  const page = errorCatalogueMarkdown();
  for (const rule of datasets.flatMap((dataset) => dataset.rules ?? [])) expect(page).toContain(rule.says.zh);
});

test('detail fills the blanks', () => {
  expect(faultWords({ code: 'out-of-range', detail: { min: '0', max: '100' } }).rule).toEqual({
    zh: '应在 0 与 100 之间',
    en: 'Must lie between 0 and 100',
  });
  expect(faultWords({ code: 'weights-over-100', dataset: 'indicator', detail: {} }).remedy.zh).toContain('权重');
});

test.each(faultCodes)('the title of %s is a name, short enough for a list', (code) => {
  const { zh = '', en = '' } = faultTitle(code) ?? {};
  expect([...zh].length).toBeLessThanOrEqual(20);
  expect(en.length).toBeLessThanOrEqual(72);
  expect(zh).not.toMatch(/[;；]/);
});

test('a rule with a name of its own is called by it and says what it asks for', () => {
  const { title, rule } = faultWords({ code: 'target-looks-like-fraction', dataset: 'indicator', detail: {} });
  expect(title).toEqual({
    zh: '目标值像是写成了小数的百分数',
    en: 'Target looks like a percentage written as a fraction',
  });
  expect(rule.zh).toContain('95% 应写 95');
});

test('a code without words is an error, not an empty message', () => {
  expect(() => faultWords({ code: 'no-such-code', detail: {} })).toThrow(UnknownFaultError);
});

/** Faults of what finance itself uploads; it has the documents and the command. */
const ofFinance = new Set(['description-invalid', 'policy-invalid']);

test.each(faultCodes.filter((code) => !ofFinance.has(code)))(
  'what is said of %s asks for nothing that a sender has not: no command, option or file of ours',
  (code) => {
    const details = [{}, new Proxy<Record<string, string>>({}, { get: () => '甲' })];
    for (const detail of details) {
      const { title, rule, remedy } = faultWords({ code, detail });
      const said = [title, rule, remedy].flatMap(({ zh, en }) => [zh, en]).join('\n');
      expect(said).not.toMatch(/\bjixiao\b|\bnpm\b|(?:^|\s)--[a-z]|docs\/|policy\.yaml|\.ts\b/);
    }
  },
);

test('two columns of money spent: keep the running total and name the month’s; else keep either', () => {
  const remedyOf = (detail: Record<string, string>) => faultWords({ code: 'column-twice', detail }).remedy;
  expect(remedyOf({ running: '执行数' })).toEqual({
    zh: '留下年初至本期的累计数,当月数的列删去或改名“本月执行数”',
    en: 'Keep the total since January; remove the month’s own column, or name it 本月执行数',
  });
  expect(remedyOf({}).zh).toBe('只保留一列,或改正另一列的表头');
});

test('of two columns that mean the same the one that was read is named', () => {
  const detail = { first: '全年预算数', second: '指标金额', label_zh: '全年预算数', label_en: 'Adjusted budget' };
  expect(faultWords({ code: 'column-passed-over', detail }).rule).toEqual({
    zh: '“全年预算数”和“指标金额”都表示“全年预算数”,读的是“全年预算数”',
    en: '“全年预算数” and “指标金额” both mean “Adjusted budget”; “全年预算数” was read',
  });
});

test('columns of money spent on a list are named, with what either table needs', () => {
  const detail = { columns: '“月份”、“本月支出”', dataset_zh: '项目', dataset_en: 'Project' };
  const { rule, remedy } = faultWords({ code: 'spending-on-list', detail: { ...detail, amount: '年初预算数' } });
  expect(rule).toEqual({
    zh: '有“月份”、“本月支出”,像是预算执行;照“项目”读,这些都不会读取',
    en: 'With “月份”、“本月支出” this looks like the execution of the budget; read as “Project” it would lose them',
  });
  expect(remedy).toEqual({
    zh: '是预算执行的,要有“期间”“全年预算数”“执行数”三列,执行数填年初至本期的累计数,不填当月数;确是“项目”的,预算一列改名“年初预算数”,删去其余这些列',
    en: 'If it is execution, give the columns 期间, 全年预算数 and 执行数, the last as the total since January and not the month’s own; if it is the list after all, name its budget 年初预算数 and remove these columns',
  });
  expect(faultWords({ code: 'spending-on-list', detail }).remedy.zh).toMatch(/确是“项目”的,删去其余这些列$/);
});

test('figures that may be the month’s own are quoted, with what is asked for', () => {
  const detail = { said: '当月支出明细表', label_zh: '执行数' };
  expect(faultWords({ code: 'month-alone', detail }).rule).toEqual({
    zh: '表上写的是“当月支出明细表”;“执行数”要的是年初至本期的累计数',
    en: 'The table says “当月支出明细表”; “执行数” asks for the total since January',
  });
});

test('a name beside a code of another project is given with whose it is, where somebody has it', () => {
  const detail = { listed: '食堂', written: '操场' };
  expect(faultWords({ code: 'name-of-another-project', detail: { ...detail, other: 'P2' } }).rule).toEqual({
    zh: '这个编码在项目表里是“食堂”,这一行写的是“操场”,那是 P2',
    en: 'On the project list this code is “食堂”, but the row says “操场”, which is P2',
  });
  expect(faultWords({ code: 'name-of-another-project', detail }).rule.zh).toMatch(/“操场”$/);
});

test('what was spent far below its budget is given with the budget', () => {
  const { rule } = faultWords({ code: 'spent-far-below-budget', detail: { other: '5200000' } });
  expect(rule.zh).toContain('全年预算数合计 5200000 元,执行数还不到它的千分之一');
  expect(rule.en).toContain('comes to 5200000 yuan, and less than a thousandth of it was spent');
});

test('a total that is not the sum of its rows is given with the sum', () => {
  const detail = { stated: '9999999', added: '3600000' };
  expect(faultWords({ code: 'total-row-differs', detail }).rule).toEqual({
    zh: '合计行写的是 9999999 元,各行相加是 3600000 元',
    en: 'The row of totals says 9999999 yuan, the rows add up to 3600000 yuan',
  });
});

test('a heading that is split without a total is given with its columns', () => {
  const said = faultWords({ code: 'heading-split', detail: { label: '执行数', columns: '“当年”、“结转”' } });
  expect(said.rule).toEqual({
    zh: '“执行数”下分“当年”、“结转”,没有唯一的合计列,不知道读哪一列',
    en: '“执行数” is split into “当年”、“结转”; no single column of them is the total, so there is no telling which to read',
  });
  expect(said.remedy).toEqual({
    zh: '加一列“合计”,填各列之和;或只留要报的一列,表头写“执行数”',
    en: 'Add one column 合计 with the sum of the others, or keep only the column that is meant and call it 执行数',
  });
});

test('a column of totals that is not the sum of its parts is given with both', () => {
  const detail = { label: '执行数', columns: '“当年”、“结转”', stated: '63', added: '36' };
  const said = faultWords({ code: 'total-column-differs', detail });
  expect(said.rule).toEqual({
    zh: '“执行数”的合计是 63 元,“当年”、“结转”相加是 36 元',
    en: 'The total of “执行数” is 63 yuan, “当年”、“结转” add up to 36 yuan',
  });
  expect(said.remedy.zh).toBe('核对这一行各列的金额,改正后再报;只是其中一部分的列,表头前面写“其中:”');
  expect(said.remedy.en).toBe(
    'Check the amounts of this row and send it again; a column that is only some part of another is headed 其中:',
  );
});

test('a printed rate of execution that is not that of the amounts is given with the right one', () => {
  const detail = { rate: '50.00%', spent: '执行数', adjusted: '全年预算数' };
  expect(faultWords({ code: 'printed-rate-differs', detail }).rule).toEqual({
    zh: '按“执行数”和“全年预算数”算是 50.00%',
    en: 'By “执行数” and “全年预算数” it is 50.00%',
  });
  expect(faultWords({ code: 'amounts-exchanged', detail }).rule).toEqual({
    zh: '按“执行数”和“全年预算数”算是 50.00%;表上的执行率是两列对调才有的',
    en: 'By “执行数” and “全年预算数” it is 50.00%; the printed rate is that of the two exchanged',
  });
});

test('no words of a fault or warning say that anything was taken, for the file may be refused for another', () => {
  const page = errorCatalogueMarkdown();
  const taken = /[^\n|]*(?:(?<!没有)(?<!没)收下|照收|\b(?:was|were|is|are) taken\b(?! (?:apart|for|out)))[^\n|]*/g;
  expect(page.match(taken) ?? []).toEqual([]);
});
