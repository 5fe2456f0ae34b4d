import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inFormOrder } from '../../../../analytics/site/parts/form-order.ts';

const row = (code: string, level1: string, level2: string | null = null) => ({ code, level1, level2 });
const codes = (rows: readonly { readonly code: string }[]): string => rows.map(({ code }) => code).join(' ');

it('lists indicators as forms do, whatever their codes are', () => {
  const rows = [
    row('A', 'satisfaction', '服务对象满意度'),
    row('EXECUTION', 'execution'),
    row('N1', 'benefit', '社会效益'),
    row('N2', 'output', '时效'),
    row('N3', 'output', '数量指标'),
    row('N4', 'own level'),
    row('N5', 'benefit', '经济效益'),
    row('N6', 'output', '质量'),
    row('N7', 'output', '数量'),
  ];
  expect(codes(inFormOrder(rows))).toBe('N3 N7 N6 N2 N5 N1 A N4 EXECUTION');
});

it('keeps the order of rows of one level', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 20 }), (names) => {
      const rows = names.map((name) => row(name, 'output', '数量'));
      expect(inFormOrder(rows)).toEqual(rows);
    }),
  );
});
