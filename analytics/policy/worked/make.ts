import { text } from '../../core/language/text.ts';
import type { Scoring } from '../scorings.ts';
import type { ExampleRow, RuleExample } from './example.ts';

type Form = Scoring extends infer Each
  ? Each extends Scoring
    ? Omit<Each, 'code' | 'name' | 'clause'>
    : never
  : never;

export const by = (
  settings: RuleExample['settings'],
  zh: string,
  en: string,
  row: ExampleRow,
  how: string,
  points: string,
): RuleExample => ({ rule: text(zh, en), settings, scoring: null, row, how, points });

export const named = (
  zh: string,
  en: string,
  form: Form,
  row: ExampleRow,
  how: string,
  points: string,
): RuleExample => ({
  rule: text(zh, en),
  settings: {},
  scoring: { code: 'example', name: { zh, en }, clause: '算例 example', ...form } as Scoring,
  row,
  how,
  points,
});

export const least = (target: number, actual: number): ExampleRow => ({ direction: '>=', target, actual });
export const most = (target: number, actual: number): ExampleRow => ({ direction: '<=', target, actual });
