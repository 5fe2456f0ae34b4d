import { expect, test } from 'vitest';
import { formulaMark, setApartMark, unreadMark } from '../../../../analytics/intake/read/sheet.ts';
import { unreadCell, withoutMarks } from '../../../../analytics/intake/read/unread-cell.ts';

test.each([
  [`${formulaMark}=5+5`, 'formula-without-value', '=5+5'],
  [`${unreadMark}12`, 'part-unread', '12'],
  [`${setApartMark}12`, 'digits-set-apart', '12'],
  ['#DIV/0!', 'error-value', '#DIV/0!'],
  ['#1', undefined, '#1'],
  ['12所', undefined, '12所'],
])('%j', (written, code, shown) => {
  expect(unreadCell(written)).toBe(code);
  expect(withoutMarks(written)).toBe(shown);
});
