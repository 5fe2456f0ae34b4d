import { allocationLine } from '../contracts/marts/allocation.ts';
import { type Fen, formatYuan } from '../core/money.ts';
import type { Row } from '../core/ports/engine.ts';
import type { Policy } from '../policy/schema.ts';
import { type Ask, type EnvelopeOrigin, problemOf } from './problem.ts';
import { bindingLimit, type ReplacedScores, reasonFor } from './reasons.ts';
import { reserveReason } from './sentences.ts';
import { solve } from './solve.ts';

/** The line's cells as text in the order of the mart's columns, as `loadTyped` takes them. */
type LineCells = readonly (string | null)[];

export interface Allocation {
  /**
   * The year allocated and its envelope in yuan, as run.json records them, and where the envelope came from; null
   * without requests.
   */
  readonly envelope: { readonly year: number; readonly envelopeAmount: string; readonly origin: EnvelopeOrigin } | null;
  /** Rows of allocation_line in key order; they add up to the envelope. */
  readonly lines: readonly LineCells[];
}

const cellsOf = (line: Row): LineCells =>
  allocationLine.columns.map(({ name }) =>
    line[name] === null || line[name] === undefined ? null : String(line[name]),
  );

const lineOf = (ask: Ask, allocatedFen: Fen, policy: Policy, replaced: ReplacedScores): Row => {
  const reason = reasonFor(ask, allocatedFen, policy, replaced);
  return {
    ...ask.row,
    allocated_amount: formatYuan(allocatedFen),
    binding_limit: bindingLimit(ask, allocatedFen),
    reason: reason.zh,
    reason_en: reason.en,
  };
};

const reserveLine = (year: number, reserveFen: Fen, policy: Policy): Row => {
  const amount = formatYuan(reserveFen);
  const reason = reserveReason(amount, policy.region.currency);
  return {
    fiscal_year: year,
    project_code: 'RESERVE',
    fund_source: '-',
    project_name: '预留',
    requested_amount: '0.00',
    floor_amount: '0.00',
    low_amount: '0.00',
    high_amount: amount,
    rule: 'reserve',
    allocated_amount: amount,
    binding_limit: 'reserve',
    reason: reason.zh,
    reason_en: reason.en,
  };
};

/**
 * Proposes next year's money: every row of allocation_range gets an amount inside its range, and all amounts add up to
 * the envelope; what no range can take stands in the line RESERVE. `givenEnvelope` is yuan with two decimals, null
 * where none was given. `replaced` says which scores are of a re-evaluation. Throws EnvelopeTooSmallError and
 * MoneyError.
 */
export const allocate = (
  rows: readonly Row[],
  givenEnvelope: string | null,
  policy: Policy,
  replaced: ReplacedScores = new Map(),
): Allocation => {
  const [first] = rows;
  if (!first) return { envelope: null, lines: [] };
  const year = Number(first.fiscal_year);
  const { asks, envelopeFen, origin } = problemOf(rows, givenEnvelope, policy);
  const { allocated, reserveFen } = solve(asks, envelopeFen);
  const lines = asks
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((ask) => lineOf(ask, allocated.get(ask.id) ?? 0n, policy, replaced));
  if (reserveFen > 0n) lines.push(reserveLine(year, reserveFen, policy));
  return { envelope: { year, envelopeAmount: formatYuan(envelopeFen), origin }, lines: lines.map(cellsOf) };
};
