import { describe, expect, test } from 'vitest';
import { DescriptionError } from '../../../../analytics/intake/description.ts';
import { draftOf } from '../../../../analytics/intake/form/draft.ts';
import { findForms } from '../../../../analytics/intake/form/find.ts';
import { readLayouts } from '../../../../analytics/intake/form/layouts.ts';
import { parseForm } from '../../../../analytics/intake/form/parse.ts';
import { readForm } from '../../../../analytics/intake/form/read-form.ts';
import type { Sheet } from '../../../../analytics/intake/read/sheet.ts';
import { asset } from '../../../../functions/adapters/assets.ts';

const layouts = await readLayouts(asset);

/** A province's own form, in which nothing is called what the ministry calls it. */
const local: Sheet = {
  name: '表',
  rows: [
    ['某省财政支出项目自查表'],
    ['(2025年度)'],
    ['项目全称', '食堂改造', '承办单位', '第一小学'],
    ['一级指标', '二级指标', '考核内容', '考核目标', '达成情况', '满分', '自打分'],
    ['产出指标', '数量指标', '改造数量', '≥12所', '11所', '50', '45.83'],
  ].map((cells, index) => ({ row: index + 1, cells })),
};

describe('a form that no layout knows', () => {
  test('is not read by any', () => {
    expect(findForms(local, layouts).forms).toEqual([]);
  });

  test('gets a draft that parses and lists the words it does not know', () => {
    const draft = draftOf([local], layouts, 'province');
    expect(parseForm(draft).name).toBe('province');
    for (const word of ['项目全称', '承办单位', '考核内容', '达成情况', '自打分'])
      expect(draft).toContain(`#   ${word}\n`);
    expect(draft).not.toContain('#   一级指标');
  });

  test('is read once its words are put into the draft', () => {
    const words: readonly (readonly [string, string])[] = [
      ['项目名称', '项目全称'],
      ['实施单位', '承办单位'],
      ['三级指标', '考核内容'],
      ['年度指标值', '考核目标'],
      ['实际完成值', '达成情况'],
      ['分值', '满分'],
      ['得分', '自打分'],
    ];
    const [base] = layouts.filter(({ name }) => name === 'self-evaluation-2020');
    const written = words.reduce(
      (yaml, [known, own]) => yaml.replaceAll(new RegExp(`"${known}"`, 'g'), `"${known}","${own}"`),
      JSON.stringify({ ...base, name: 'province' }),
    );
    const [form] = findForms(local, [parseForm(written), ...layouts]).forms.map((each) => readForm(each, ''));
    expect(form?.description.name).toBe('province');
    expect([form?.heads.get('project')?.text, form?.heads.get('unit')?.text]).toEqual(['食堂改造', '第一小学']);
    expect(form?.table.rows.map(({ cells }) => Object.fromEntries(cells))).toEqual([
      Object.fromEntries([
        ['level1', '产出指标'],
        ['level2', '数量指标'],
        ['name', '改造数量'],
        ['target', '≥12所'],
        ['actual', '11所'],
        ['weight', '50'],
        ['points', '45.83'],
      ]),
    ]);
  });
});

test.each([
  ['no YAML', 'name: [', ''],
  ['an unknown key', 'name: a\nstrange: 1\n', 'strange'],
  ['a kind that is none', JSON.stringify({ ...layouts[0], kind: 'letter' }), 'kind'],
  ['no label to begin with', JSON.stringify({ ...layouts[0], heads: {} }), 'heads.project'],
])('a form description with %s is refused', (_, written, path) => {
  let thrown: unknown;
  try {
    parseForm(written);
  } catch (cause) {
    thrown = cause;
  }
  expect(thrown).toBeInstanceOf(DescriptionError);
  expect((thrown as DescriptionError).issues.map((issue) => `${issue.path} ${issue.says.en}`).join(' ')).toContain(
    path,
  );
});
