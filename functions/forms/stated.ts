import { formatYuan } from '../../analytics/core/money.ts';
import { fenOf } from '../../analytics/intake/form/cells/fen.ts';
import { codedName } from '../../analytics/intake/form/cells/name.ts';
import type { Result } from '../../analytics/intake/form/cells/result.ts';
import { factsOf, type IndicatorFact } from '../../analytics/intake/form/facts.ts';
import type { ReadForm } from '../../analytics/intake/form/read-form.ts';
import { targetCells } from '../../analytics/intake/form/rows/goal-cells.ts';
import { resultFor } from '../../analytics/intake/form/rows/result-cells.ts';

/** What a form says, in the columns of the list of what is expected; null where it has no place for it. */
export type Stated = Readonly<Record<string, string | null>>;

const yuanOf = (fen: bigint | undefined): string | null => (fen === undefined ? null : formatYuan(fen));

const moneyRow = ({ money, description }: ReadForm): Stated => {
  const [unit] = money?.units ?? [];
  const amount = (column: 'initial_amount' | 'adjusted_amount' | 'spent_amount'): string | null =>
    yuanOf(fenOf(money?.cells.get(column)?.text ?? '', unit));
  const isResult = description.kind === 'self-evaluation';
  return {
    row: 'money',
    target: amount('adjusted_amount') ?? amount('initial_amount'),
    unit_of_measure: '元',
    actual: isResult ? amount('spent_amount') : null,
    weight: isResult ? (money?.cells.get('weight')?.text ?? null) : null,
    points: isResult ? (money?.cells.get('points')?.text ?? null) : null,
  };
};

const said = (result: Result): string | null => {
  if (result.kind === 'amount') return result.value;
  if (result.kind === 'day') return result.to;
  return result.kind === 'words' ? result.words : null;
};

const indicatorRow = ({ description }: ReadForm, fact: IndicatorFact): Stated => {
  const cells = targetCells(fact.target);
  const isResult = description.kind.endsWith('self-evaluation');
  return {
    row: 'indicator',
    level1: fact.level1,
    indicator: fact.name,
    direction: cells.direction ?? null,
    target: cells.target_value ?? cells.target_date ?? cells.target_text ?? null,
    unit_of_measure: cells.unit_of_measure ?? null,
    actual: isResult ? said(resultFor(fact.result, cells.direction)) : null,
    weight: fact.weight,
    points: isResult ? fact.points : null,
  };
};

/** Everything that a form says, its money first. */
export const statedBy = (file: string, form: ReadForm): readonly Stated[] => {
  const { facts } = factsOf(form);
  const subject = {
    file,
    project: codedName(form.heads.get('project')?.text ?? '').name,
    unit: codedName(form.heads.get('unit')?.text ?? '').name,
    isResult: form.description.kind.endsWith('self-evaluation') ? 'yes' : 'no',
  };
  return [moneyRow(form), ...facts.map((fact) => indicatorRow(form, fact))].map((row) => ({ ...subject, ...row }));
};
