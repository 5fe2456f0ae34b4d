import { expect, it } from 'vitest';
import { sqlTokens } from '../../../analytics/models/sql-tokens.ts';

it.each([
  ['a_1 <= 1.5', ['word a_1', 'sign <=', 'number 1.5']],
  ['.5||2e-3', ['number .5', 'sign ||', 'number 2e-3']],
  [`'it''s' "a ""b"""`, [`text 'it''s'`, 'name "a ""b"""']],
  ["'never closed", ["sign '", 'word never', 'word closed']],
  ['a -- 备注 b\n- /* c\nd */ e', ['word a', 'comment -- 备注 b', 'sign -', 'comment /* c\nd */', 'word e']],
])('takes %j apart', (sql, pieces) => {
  const tokens = sqlTokens(sql);
  expect(tokens.filter(({ kind }) => kind !== 'space').map(({ kind, text }) => `${kind} ${text}`)).toEqual(pieces);
  for (const { at, text } of tokens) expect(sql.slice(at, at + text.length)).toBe(text);
  expect(tokens.map(({ text }) => text).join('')).toBe(sql);
});
