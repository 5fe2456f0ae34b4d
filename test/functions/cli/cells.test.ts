import { expect, it } from 'vitest';
import { departmentCell } from '../../../functions/cli/cells.ts';

it.each([
  [{ department_code: '101', department_name: '教育局' }, '教育局', '教育局'],
  [{ department_code: '101', department_name: null }, '—', '—'],
  [{ department_code: '-', department_name: '-' }, '不在机构表的单位', 'Units on no list'],
])('the department of %j is %s', (row, zh, en) => {
  expect([departmentCell(row, 'zh'), departmentCell(row, 'en')]).toEqual([zh, en]);
});
