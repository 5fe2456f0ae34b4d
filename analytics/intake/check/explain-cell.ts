import { moneyUnits } from '../../contracts/checks/money-units.ts';
import type { Field } from '../../contracts/field.ts';
import { columnType } from '../../contracts/field.ts';
import type { FaultCode } from '../faults/catalogue.ts';
import type { Detail } from '../faults/entry.ts';
import { unreadCell } from '../read/unread-cell.ts';
import { numberParts } from './number-parts.ts';

const number = /^[-(]?[¥]?\s?-?[0-9][0-9,]*(\.[0-9]+)?\)?\s?((?:[千万亿]|百万)?元|%)?$/;
const wellFormed = /^[-(]?[¥]?\s?-?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?\)?\s?((?:[千万亿]|百万)?元|%)?$/;
const scientific = /^[-+]?[0-9]+(\.[0-9]+)?[eE]\+?-?[0-9]+$/;
const lone = /^[-–—―]{1,2}$/;

const numeric = new Set(['money', 'number', 'fraction', 'integer', 'year', 'code']);

const unreadable: Readonly<Record<Field['type'], FaultCode>> = {
  money: 'not-money',
  number: 'not-number',
  fraction: 'not-fraction',
  integer: 'not-integer',
  year: 'not-year',
  period: 'not-period',
  date: 'not-date',
  code: 'not-code',
  text: 'not-text',
  choice: 'not-choice',
  flag: 'not-flag',
};

const numberCode = (field: Field, written: string): FaultCode => {
  if (!number.test(written) || !wellFormed.test(written)) return unreadable[field.type];
  const decimals = /\.([0-9]+)/.exec(written)?.[1]?.length ?? 0;
  if (field.type === 'money' && !written.includes('%')) {
    const unit = moneyUnits.findLast(({ name }) => written.endsWith(name));
    if (decimals > (unit?.decimals ?? 2)) return 'too-many-decimals';
    return 'number-too-wide';
  }
  if (field.type === 'number' && /元/.test(written)) return 'not-number';
  if (field.type === 'fraction' && /元/.test(written)) return 'not-fraction';
  return field.type === 'money' || field.type === 'integer' ? unreadable[field.type] : 'number-too-wide';
};

/** Written as something, but nothing once six decimals are kept. */
const isLost = ({ type }: Field, written: string): boolean => {
  if ((type !== 'number' && type !== 'fraction') || !wellFormed.test(written) || written.includes('元')) return false;
  const digits = Number((/[0-9][0-9,]*(\.[0-9]+)?/.exec(written)?.[0] ?? '').replaceAll(',', ''));
  const value = type === 'fraction' && written.includes('%') ? digits / 100 : digits;
  return value > 0 && value < 0.000001;
};

/** A day in any of the orders that begin with the year, without the time of day. */
const dayWritten = /^[0-9]{4}([-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?|[0-9]{4})$/;
const isoDay = /^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9:]+)?$/;

const periodCode = (written: string): FaultCode => {
  if (/季/.test(written)) return 'period-is-quarter';
  return isoDay.test(written) || dayWritten.test(written) ? 'period-is-a-day' : 'not-period';
};

const dateCode = (written: string): FaultCode => {
  if (/^[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}$/.test(written)) return 'ambiguous-date';
  return dayWritten.test(written) ? 'impossible-date' : 'not-date';
};

/**
 * Names what is wrong with a cell that its field's grammar did not accept. The grammar has decided already; this only
 * finds the words.
 * @example explainCell(amountField, '1,2,3', false).code // 'not-money'
 */
export const explainCell = (
  field: Field,
  raw: string | null,
  isReadable: boolean,
): { readonly code: FaultCode; readonly detail: Detail } => {
  const written = (raw ?? '').normalize('NFKC').trim().replaceAll('\u2212', '-');
  const label = { label_zh: field.label.zh, label_en: field.label.en };
  if (written === '') return { code: 'required-empty', detail: { ...label, example: field.example || '—' } };
  if (lone.test(written) && numeric.has(field.type)) return { code: 'dash-for-figure', detail: label };
  if (isReadable) {
    const bare = field.type === 'fraction' && /^[0-9]+(\.[0-9]+)?$/.test(written);
    return {
      code: 'out-of-range',
      detail: { min: field.min ?? '-∞', max: field.max ?? '∞', ...(bare ? { percent: `${written}%` } : {}) },
    };
  }
  const unread = unreadCell(written);
  if (unread) return { code: unread, detail: {} };
  if (numeric.has(field.type) && scientific.test(written)) return { code: 'scientific-notation', detail: {} };
  const example = { example: field.example || '—' };
  switch (field.type) {
    case 'money':
    case 'number':
    case 'fraction':
    case 'integer':
      if (isLost(field, written)) return { code: 'too-many-decimals', detail: { places: '6' } };
      return numberCode(field, written) === 'number-too-wide'
        ? { code: 'number-too-wide', detail: { digits: columnType(field) === 'DECIMAL(18,2)' ? '16' : '12' } }
        : {
            code: numberCode(field, written),
            detail: { ...example, ...(field.name === 'target_value' ? numberParts(written) : {}) },
          };
    case 'period':
      return { code: periodCode(written), detail: example };
    case 'date':
      return { code: dateCode(written), detail: {} };
    case 'choice': {
      const choices = field.choices ?? [];
      return {
        code: 'not-choice',
        detail: {
          choices_zh: choices.map((each) => each.label.zh).join('、'),
          choices_en: choices.map((each) => each.label.en).join(', '),
        },
      };
    }
    case 'code':
      return { code: isoDay.test(written) ? 'code-is-a-day' : 'not-code', detail: example };
    default:
      return { code: unreadable[field.type], detail: example };
  }
};
