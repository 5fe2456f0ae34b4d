import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { columns } from '../../../functions/cli/terminal.ts';

it('lines columns up where a Chinese character takes two cells', () => {
  const written = columns(
    [{ title: '部门' }, { title: '金额', align: 'right' }],
    [
      ['教育体育局', '1.00'],
      ['IT', '12345.00'],
    ],
  ).split('\n');
  expect(written).toEqual(['部门            金额', '教育体育局      1.00', 'IT          12345.00']);
  expect(new Set(written.map((line) => stringWidth(line))).size).toBe(1);
});
