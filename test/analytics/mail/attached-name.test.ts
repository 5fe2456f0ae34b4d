import { expect, it } from 'vitest';
import { apart, ownName } from '../../../analytics/mail/attached-name.ts';

it.each([
  ['6月执行.xlsx', '6月执行.xlsx'],
  ['../../etc/6月.csv', '6月.csv'],
  ['C:\\报表\\6月.csv', '6月.csv'],
  ['a\r\nb\u202e\0.csv', 'ab.csv'],
  ['.~6月.csv', '6月.csv'],
  ['6月?*"<>|:.csv', '6月.csv'],
  [null, '附件3'],
  ['', '附件3'],
  ['/', '附件3'],
  ['..', '附件3'],
  ['\ufffd\ufffd.csv', '附件3.csv'],
  [`${'长'.repeat(100)}.xlsx`, `${'长'.repeat(60)}.xlsx`],
])('gives a file a name of its own: %j', (written, name) => {
  expect(ownName(written, 3)).toBe(name);
});

it('tells two of one name apart', () => {
  expect(apart(['a.csv', 'A.csv', 'b', 'a.csv', 'a 2.csv'])).toEqual(['a.csv', 'A 2.csv', 'b', 'a 3.csv', 'a 2 2.csv']);
});
