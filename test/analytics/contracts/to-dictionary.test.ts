import { describe, expect, test } from 'vitest';
import { datasets } from '../../../analytics/contracts/catalogue.ts';
import { aliasWords, ruleWords, typeWords } from '../../../analytics/contracts/describe.ts';
import type { Field } from '../../../analytics/contracts/field.ts';
import { marts } from '../../../analytics/contracts/marts/catalogue.ts';
import { dictionaryMarkdown } from '../../../analytics/contracts/to-dictionary.ts';
import { text } from '../../../analytics/core/language/text.ts';

const page = dictionaryMarkdown();

const field = (more: Partial<Field>): Field => ({
  name: 'x',
  label: text('甲', 'A'),
  type: 'number',
  about: text('关于', 'about'),
  example: '1',
  ...more,
});

describe('dictionaryMarkdown', () => {
  test.each(datasets.map((dataset) => [dataset.name, dataset] as const))(
    'describes %s with every field, rule and reference',
    (name, dataset) => {
      const from = page.indexOf(`(\`${name}\`)`);
      expect(from).toBeGreaterThan(0);
      const section = page.slice(from, page.indexOf('\n### ', from));
      for (const { name: column, label } of dataset.fields) {
        expect(section).toContain(`| \`${column}\` | ${label.zh}<br>${label.en} |`);
      }
      for (const { code, says } of dataset.rules ?? []) {
        expect(section).toContain(`\`${code}\``);
        expect(section).toContain(says.zh);
      }
      for (const reference of dataset.references ?? []) expect(section).toContain(`→ \`${reference.dataset}\``);
      expect(section).toContain('CREATE TABLE');
      expect(section).toContain(dataset.clause);
    },
  );

  test.each(marts.map((mart) => [mart.name, mart] as const))(
    'describes the mart %s with every column',
    (name, mart) => {
      const from = page.indexOf(`(\`${name}\`)`);
      const section = page.slice(from, page.indexOf('\n### ', from) === -1 ? undefined : page.indexOf('\n### ', from));
      for (const column of mart.columns)
        expect(section).toContain(
          `| \`${column.name}\` | ${column.label.zh} ${column.label.en} | \`${column.type}\` |`,
        );
    },
  );

  test.each(marts.flatMap(({ name, about }) => (about ? [[name, about] as const] : [])))(
    'says of the mart %s how its figures are counted',
    (name, about) => {
      const section = page.slice(page.indexOf(`(\`${name}\`)`));
      expect(section.split('\n- 主键 key', 1)[0]).toContain(`${about.zh}。${about.en}.`);
    },
  );

  test('every row of a table has the cells its head has', () => {
    let width = 0;
    for (const line of page.split('\n')) {
      if (!line.startsWith('|')) {
        width = 0;
        continue;
      }
      const cells = line.replaceAll('\\|', '').split('|').length;
      if (width === 0) width = cells;
      expect(cells).toBe(width);
    }
  });

  test('is the same each time', () => {
    expect(dictionaryMarkdown()).toBe(page);
  });
});

describe('describe', () => {
  test.each([
    [{}, '可以不填', 'may be left empty'],
    [{ required: true }, '', ''],
    [{ required: true, min: '0' }, '不小于 0', 'at least 0'],
    [{ required: true, max: '1' }, '不大于 1', 'at most 1'],
    [{ required: true, min: '0', max: '100' }, '0 至 100', '0 to 100'],
    [{ fallback: '否' }, '不填按“否”', 'empty means “否”'],
    [{ required: true, choices: [{ code: 'a', label: text('优', 'good') }] }, '优', '优 good'],
  ])('rules of %j', (more, zh, en) => {
    expect(ruleWords(field(more))).toEqual({ zh, en });
  });

  test('types are told in both languages', () => {
    expect(typeWords({ type: 'money' })).toEqual({
      zh: '金额,元,最多两位小数',
      en: 'money in yuan, at most two decimals',
    });
  });

  test('other headers include the English label', () => {
    expect(aliasWords(field({ aliases: ['乙', '丙'] }))).toBe('A、乙、丙');
  });
});
