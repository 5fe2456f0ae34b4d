import { asset } from '../../../functions/adapters/assets.ts';
import { exportSeeds } from './exports.ts';
import { formSeeds } from './forms.ts';
import { type Kind, kinds, type Seed } from './seed.ts';
import { type Slot, slotOf } from './slot.ts';
import { tableSeeds } from './tables.ts';

const all = async (slot: Slot): Promise<readonly Seed[]> => [
  ...(await tableSeeds(slot)),
  ...(await formSeeds(slot)),
  ...exportSeeds(slot),
  {
    kind: 'yaml',
    name: 'policy.yaml',
    describes: 'policy',
    bytes: new TextEncoder().encode(await asset('policy/default.yaml')),
  },
];

const made = new Map<number, Promise<readonly Seed[]>>();

/** The files that are changed, of one kind, as the office at this place of a delivery sends them. */
export const seedsOf = async (kind: Kind, place: number): Promise<readonly [Seed, ...Seed[]]> => {
  const seeds = made.get(place) ?? all(slotOf(place));
  made.set(place, seeds);
  const [first, ...rest] = (await seeds).filter((seed) => seed.kind === kind);
  if (!first) throw new RangeError(`no file of the kinds ${kinds.join(', ')} is ${kind}`);
  return [first, ...rest];
};
