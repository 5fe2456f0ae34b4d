import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { yamlIssue } from '../../../../analytics/core/language/yaml-says.ts';

const said = (written: string): { readonly zh: string; readonly en: string } => {
  try {
    parse(written);
  } catch (cause) {
    return yamlIssue(cause).says;
  }
  throw new Error('it is readable');
};

describe('what is said of a document that is not YAML', () => {
  it.each([
    ['a missing comma', 'a: { b: 1 c: 2 }', '少了逗号'],
    ['a full-width comma', 'a: { b: 1，c: 2 }', '少了逗号'],
    ['a missing bracket', 'a: { b: 1\nc: 2', '括号没有配对'],
    ['a bracket of another kind', 'a: [}', '括号没有配对'],
    ['a full-width colon', 'a：{ b: 1, c: 2 }', '全角冒号'],
    ['a key twice', 'a: 1\na: 2', '写了两次:只留一个'],
    ['separators of thousands', 'a: { b: 2,600,000,000, c: 1 }', '不写千位逗号'],
    ['a tab', 'a:\n\tb: 1', '制表符'],
    ['uneven lines', 'a:\n    b: 1\n  c: 2', '行首空格数'],
    ['a mark at the beginning', 'a: @b', '给值加引号'],
    ['a mark that is not resolved', 'a: *b', '给值加引号'],
    ['two documents', 'a: 1\n---\nb: 2', '只留一份'],
    ['a missing quotation mark', 'a: "b', ':'],
  ])('%s', (_, written, remedy) => {
    const { zh, en } = said(written);
    expect(zh).toContain(remedy);
    expect(zh).toMatch(/^(第 \d+ 行第 \d+ 列|文件)不是有效的 YAML,[^:]*:.*[一-龥]/);
    expect(en).toMatch(/^(line \d+, column \d+|the file) is not readable as YAML, [^:]*: .*[a-z]{3}/);
  });

  it('shows the line', () => {
    expect(said('x: 1\na: { b: 1 c: 2 }').zh).toBe(
      '第 2 行第 9 列不是有效的 YAML,括号里两项之间少了逗号,或括号没有配对:补上半角的逗号或括号,逗号后空一格\na: { b: 1 c: 2 }\n        ^^^^^^^',
    );
  });
});
