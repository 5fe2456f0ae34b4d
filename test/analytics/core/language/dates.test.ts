import { expect, it } from 'vitest';
import { dateZh, instantZh } from '../../../../analytics/core/language/dates.ts';
import { plural } from '../../../../analytics/core/language/english.ts';

it.each([
  ['2025-06', '2025年6月'],
  ['2025-12-05', '2025年12月5日'],
  ['', ''],
  ['第二季度', '第二季度'],
])('the date %s is %s', (written, expected) => expect(dateZh(written)).toBe(expected));

it('an instant names its zone', () => expect(instantZh('2026-01-05T10:00:00.000Z')).toBe('2026年1月5日 10:00 UTC'));

it.each([
  ['department', 'departments'],
  ['agency', 'agencies'],
  ['bus', 'buses'],
  ['day', 'days'],
  ['Centro Gestor', 'Centro Gestor'],
])('more than one %s are %s', (one, more) => expect(plural(one)).toBe(more));
