import type { Fault } from '../fault.ts';

const listedPerCode = 100;

/** Keeps the first hundred of each code; the last of them counts the rest. */
export const limitFaults = (faults: readonly Fault[]): readonly Fault[] => {
  const byCode = Map.groupBy(faults, (fault) => `${fault.severity} ${fault.code}`);
  const kept = new Set<Fault>();
  const totals = new Map<Fault, number>();
  for (const group of byCode.values()) {
    for (const fault of group.slice(0, listedPerCode)) kept.add(fault);
    const rest = group.slice(listedPerCode).reduce((sum, fault) => sum + fault.times, 0);
    const last = group[listedPerCode - 1];
    if (last && rest > 0) totals.set(last, last.times + rest);
  }
  return faults
    .filter((fault) => kept.has(fault))
    .map((fault) => ({ ...fault, times: totals.get(fault) ?? fault.times }));
};
