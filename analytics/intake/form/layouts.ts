import type { Effects } from '../../core/ports/effects.ts';
import { parseForm } from './parse.ts';
import type { FormDescription } from './schema.ts';

/** The layouts that ship with the product, as files of their name in `intake/form/layouts/`. */
export const layoutNames = [
  'goals-2015',
  'goals-2011',
  'monitoring-2019',
  'self-evaluation-2020',
  'self-evaluation-system',
  'department-goals',
  'department-self-evaluation',
] as const;

/** Reads every layout that ships with the product. */
export const readLayouts = async (asset: Effects['asset']): Promise<readonly FormDescription[]> =>
  Promise.all(layoutNames.map(async (name) => parseForm(await asset(`intake/form/layouts/${name}.form.yaml`))));
