/**
 * Partitions that follow from a rule, so that no crawler has to look for them and a new region or year is there at
 * once.
 */
export interface Projection {
  readonly keys: readonly { readonly name: string; readonly type: string; readonly comment: string }[];
  readonly parameters: Readonly<Record<string, string>>;
}

const byRegion = (regions: readonly string[]) => ({
  'projection.region.type': 'enum',
  'projection.region.values': regions.join(','),
});
// biome-ignore lint/suspicious/noTemplateCurlyInString: Athena's own placeholder, not ours
const place = '${region}';
const region = { name: 'region', type: 'string', comment: '财政区划 Fiscal district' };
/**
 * Not `fiscal_year`: that is a column of every mart but two, and of the allocation it says the year that is asked for,
 * which is the next.
 */
const runYear = { name: 'run_year', type: 'int', comment: '运行年度 Fiscal year of the run' };

/** One partition per region, in the folder that `at` says. */
export const regions = (codes: readonly string[], at: (region: string) => string): Projection => ({
  keys: [region],
  parameters: { 'projection.enabled': 'true', ...byRegion(codes), 'storage.location.template': at(place) },
});

/** One partition per region and year, in folders as Hive names them; thirty years from the first. */
export const regionsAndYears = (codes: readonly string[], firstYear: number): Projection => ({
  keys: [region, runYear],
  parameters: {
    'projection.enabled': 'true',
    ...byRegion(codes),
    'projection.run_year.type': 'integer',
    'projection.run_year.range': `${firstYear},${firstYear + 29}`,
  },
});
