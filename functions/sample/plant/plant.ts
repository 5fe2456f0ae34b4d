import { text } from '../../../analytics/core/language/text.ts';
import type { Random } from '../random.ts';
import { bytesOf, type Draft, renamed } from '../write/draft.ts';
import { type FaultPlan, faultPlans } from './faults.ts';
import type { Planted } from './planted.ts';

export interface SampleFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A mistake that is never corrected goes into one month's file, not into a quarter's. */
const suits = (plan: FaultPlan, draft: Draft): boolean =>
  draft.dataset === plan.dataset &&
  (plan.forms?.includes(draft.form) ?? true) &&
  (plan.corrected || draft.period !== null) &&
  (draft.tables[0]?.rows.length ?? 0) > 6;

interface Site {
  readonly plan: FaultPlan;
  readonly draft: Draft;
  readonly broken: Draft;
}

/** Finds a file for every mistake, each a different one, several departments rather than one. */
const sitesOf = (draw: Random, drafts: readonly Draft[], most: number): readonly Site[] => {
  const used = new Set<Draft>();
  const visits = new Map<string | null, number>();
  const sites: Site[] = [];
  for (const plan of faultPlans.slice(0, most)) {
    const candidates = draw
      .fork(plan.kind)
      .shuffle(drafts.filter((draft) => suits(plan, draft) && !used.has(draft)))
      .sort((a, b) => (visits.get(a.department) ?? 0) - (visits.get(b.department) ?? 0));
    for (const draft of candidates) {
      const broken = plan.tables ? plan.tables(draft) : draft;
      if (!broken) continue;
      used.add(draft);
      visits.set(draft.department, (visits.get(draft.department) ?? 0) + 1);
      sites.push({ plan, draft, broken });
      break;
    }
  }
  return sites;
};

/**
 * Puts the mistakes into the drafts and writes everything; about one file in thirty is broken, each in its own way.
 * Files of the `earlier` restatements and duplicates are left as they are.
 */
export const plantFaults = (
  draw: Random,
  drafts: readonly Draft[],
  earlier: readonly Planted[],
): { readonly files: readonly SampleFile[]; readonly planted: readonly Planted[] } => {
  const taken = new Set(earlier.flatMap((planted) => [planted.file, planted.correctedBy, planted.original]));
  const sites = sitesOf(
    draw,
    drafts.filter((draft) => !taken.has(draft.path)),
    Math.max(3, Math.round(drafts.length / 29)),
  );
  const byDraft = new Map(sites.map((site) => [site.draft, site]));
  const planted = sites.map(
    ({ plan, draft }): Planted => ({
      kind: plan.kind,
      expect: plan.expect ?? 'refused',
      file: draft.path,
      ...(plan.corrected ? { correctedBy: renamed(draft.path, '_更正') } : {}),
      dataset: plan.dataset,
      ...(draft.department ? { department: draft.department } : {}),
      ...(draft.period ? { period: draft.period } : {}),
      says: plan.corrected
        ? text(`${plan.says.zh};随后送来更正`, `${plan.says.en}; a corrected file follows`)
        : plan.says,
    }),
  );
  const files = drafts.flatMap((draft): readonly SampleFile[] => {
    const site = byDraft.get(draft);
    if (!site) return [{ path: draft.path, bytes: bytesOf(draft) }];
    const written = bytesOf(site.broken);
    const broken = { path: draft.path, bytes: site.plan.bytes ? site.plan.bytes(written) : written };
    return site.plan.corrected ? [broken, { path: renamed(draft.path, '_更正'), bytes: bytesOf(draft) }] : [broken];
  });
  return { files, planted };
};
