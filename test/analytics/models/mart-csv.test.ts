import { describe, expect, it } from 'vitest';
import { column, type Mart } from '../../../analytics/contracts/marts/mart.ts';
import { text } from '../../../analytics/core/language/text.ts';
import { martCsv } from '../../../analytics/models/mart-csv.ts';

const mart: Mart = {
  name: 'm',
  label: text('表', 'table'),
  key: ['code'],
  columns: [column('code', 'code', '编码', 'Code'), column('amount', 'money', '金额', 'Amount')],
};

const written = (code: string | null, amount: string | null): string =>
  [...martCsv(mart, [{ code, amount }])].slice(1).join('');

describe('a mart as CSV', () => {
  it('begins with the byte order mark and the column names', () => {
    expect([...martCsv(mart, [])]).toEqual(['\uFEFFcode,amount\r\n']);
  });

  it.each([
    ['plain text', 'A1', '1.00', 'A1,1.00\r\n'],
    ['a negative amount stays a number', 'A1', '-1.00', 'A1,-1.00\r\n'],
    ['a missing value is empty', 'A1', null, 'A1,\r\n'],
    ['commas and quotes are quoted', 'a,"b"', '1.00', '"a,""b""",1.00\r\n'],
    ['a line break stays inside its cell', 'a\nb', '1.00', '"a\nb",1.00\r\n'],
    ['a formula becomes text', '=1+1', '1.00', "'=1+1,1.00\r\n"],
    ['so does one in disguise', '+cmd', '1.00', "'+cmd,1.00\r\n"],
    ['and a full-width one', '\uFF1D1', '1.00', "'\uFF1D1,1.00\r\n"],
    ['and one after a tab', '\t=1', '1.00', "'\t=1,1.00\r\n"],
  ])('%s', (_what, code, amount, line) => {
    expect(written(code, amount)).toBe(line);
  });
});
