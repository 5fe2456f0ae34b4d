import type { Mart } from '../../analytics/contracts/marts/mart.ts';
import { yearOf } from '../../analytics/core/period.ts';
import type { Effects } from '../../analytics/core/ports/effects.ts';
import type { Explained } from '../../analytics/explain/explained.ts';
import type { Policy } from '../../analytics/policy/schema.ts';
import type { RunRecord } from '../../analytics/run/record.ts';
import { type BuildRequest, type Built, buildStep, PeriodNotReportedError } from '../steps/compute/step.ts';
import { lastRun } from '../steps/record/last.ts';
import { verifyPolicy } from '../steps/verify/policy.ts';
import { verifySnapshot } from '../steps/verify/snapshot.ts';
import { InputError } from './failure.ts';
import { type CommonOptions, dataFolder, type Io } from './outcome.ts';
import { problems } from './problems.ts';
import { openLocal } from './wiring.ts';
import { presentState } from './with-built.ts';

/** A row by its key, as a person asks for it. */
export interface Asked {
  readonly mart: Mart;
  readonly key: readonly string[];
}

const partOf = ({ mart, key }: Asked, column: string): string | null => key[mart.key.indexOf(column)] ?? null;

const isAllocation = ({ mart }: Asked): boolean => mart.name.startsWith('allocation_');

/**
 * The year whose months make the asked row, null where its key has none; the marts of allocation are keyed by the year
 * after it.
 */
const dataYearOf = (asked: Asked): number | null => {
  const written = partOf(asked, 'fiscal_year');
  if (written === null || !/^\d{4}$/.test(written)) return null;
  return isAllocation(asked) ? Number(written) - 1 : Number(written);
};

/** What to tell of a year without data: a person who asks for an allocation named the year after it. */
const ofAskedYear = (cause: unknown, asked: Asked): unknown => {
  if (!(cause instanceof PeriodNotReportedError) || cause.period === null || !isAllocation(asked)) return cause;
  const years = new Set(cause.known.map((period) => yearOf(period) + 1));
  return new InputError(problems.allocationYearUnknown(Number(partOf(asked, 'fiscal_year')), [...years]), { cause });
};

/** Whether a run computed the asked row's year and period; a key without either may be any run's. */
const covers = ({ fiscalYear, through }: RunRecord, asked: Asked): boolean => {
  const [year, period] = [dataYearOf(asked), partOf(asked, 'period')];
  return (
    (year === null || year === fiscalYear) &&
    (period === null || (period <= through && period.startsWith(String(fiscalYear))))
  );
};

/** What a run was built from, each part proved to be what it was. */
const requestOf = async (
  effects: Effects,
  { snapshot: id, policy: named, through, allocation }: RunRecord,
): Promise<BuildRequest> => {
  const [{ snapshot }, { kept }] = [await verifySnapshot(effects, id), await verifyPolicy(effects, named)];
  if (!snapshot || !kept?.policy) throw new InputError(problems.runUnreadable(snapshot ? named.id : id));
  return { snapshot, policy: kept.policy, through, envelopeAmount: allocation?.envelopeAmount ?? null };
};

/**
 * Builds what published the asked row: the last run, as it was asked for, where it covers the row and no other policy
 * is named; else the present state, under another policy to the month and with the envelope that the last run was
 * given. Everything is closed afterwards.
 */
export const withExplained = async <T>(
  options: CommonOptions,
  asked: Asked,
  io: Io,
  use: (built: Built, effects: Effects, of: Explained, policy: Policy) => Promise<T>,
): Promise<T> => {
  const local = await openLocal(dataFolder(options, io), io);
  try {
    const last = await lastRun(local.effects);
    const covering = last && covers(last, asked) ? last : null;
    const run = options.policy === undefined ? covering : null;
    const year = dataYearOf(asked);
    const present = {
      through: partOf(asked, 'period') ?? covering?.through ?? null,
      ...(year === null ? {} : { fiscalYear: year }),
      envelopeAmount: covering?.allocation?.origin === 'given' ? covering.allocation.envelopeAmount : null,
    };
    const request = run ? await requestOf(local.effects, run) : await presentState(local.effects, options, present);
    const built = await buildStep(local.effects, request).catch((cause) => {
      throw ofAskedYear(cause, asked);
    });
    try {
      const { policy, through, result } = built;
      const of = {
        run: run?.id ?? null,
        snapshot: request.snapshot.id,
        policy: run?.policy.id ?? policy.id,
        through,
        envelopeAmount: result.allocation?.envelopeAmount ?? null,
        currency: request.policy.region.currency,
      };
      return await use(built, local.effects, of, request.policy);
    } finally {
      await built.session.close();
    }
  } finally {
    await local.close();
  }
};
