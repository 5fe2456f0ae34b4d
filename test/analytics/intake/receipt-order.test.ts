import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fault } from '../../../analytics/intake/fault.ts';
import type { FileState } from '../../../analytics/intake/receipt.ts';
import { byUrgency } from '../../../analytics/intake/receipt-order.ts';

const answer = (name: string, state: FileState, ...codes: readonly string[]) => ({
  name,
  state,
  faults: codes.map((code): Fault => {
    const severity = state === 'accepted' ? 'warning' : 'fault';
    return { code, severity, place: {}, detail: {}, times: 1 };
  }),
});

const inOrder = [
  answer('项目.xlsx', 'refused', 'not-money', 'unknown-reference'),
  answer('损坏.xlsx', 'refused', 'damaged-workbook'),
  answer('执行.xlsx', 'refused', 'unknown-reference'),
  answer('自评.xlsx', 'partly', 'not-money'),
  answer('申报表.docx', 'refused', 'form-project-unknown'),
  answer('机构 副本.csv', 'accepted', 'copy-name'),
  answer('机构.csv', 'accepted'),
];

test('what is refused of itself comes first, then what others left without a reference, and so on', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(inOrder, { minLength: inOrder.length }), (shuffled) => {
      const places = byUrgency(shuffled).map(({ name }) => inOrder.findIndex((each) => each.name === name));
      const [first, second, ...rest] = places;
      expect(new Set([first, second])).toEqual(new Set([0, 1]));
      expect(rest).toEqual([2, 3, 4, 5, 6]);
    }),
  );
});

test('answers of one kind stay in the order they came', () => {
  const [one, two] = [answer('一', 'refused', 'not-money'), answer('二', 'refused', 'not-year')];
  expect(byUrgency([two, one]).map(({ name }) => name)).toEqual(['二', '一']);
});

test('a scan or an archive comes after the tables at fault', () => {
  const [scan, table] = [answer('照片.jpg', 'refused', 'not-a-table'), answer('项目.csv', 'refused', 'not-money')];
  expect(byUrgency([scan, table]).map(({ name }) => name)).toEqual(['项目.csv', '照片.jpg']);
});

test('a project that no list can name comes with the references, not with the names to match', () => {
  const waiting = answer('申报表.docx', 'refused', 'form-project-unknown');
  const faults = waiting.faults.map((fault) => ({ ...fault, detail: { refused_list: '项目.csv' } }));
  const partly = answer('自评.xlsx', 'partly', 'not-money');
  expect(byUrgency([waiting, partly, { ...waiting, name: '等项目表', faults }]).map(({ name }) => name)).toEqual([
    '等项目表',
    '自评.xlsx',
    '申报表.docx',
  ]);
});
