import { asset } from '../../../functions/adapters/assets.ts';
import type { Random } from '../random.ts';
import { exportSeeds } from './exports.ts';
import { formSeeds } from './forms.ts';
import { type Kind, kinds, type Seed } from './seed.ts';
import { type Slot, slotOf } from './slot.ts';
import { largeSeed, tableSeeds } from './tables.ts';

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

/** One text in so many is a large one, which takes as long as all others of a delivery. */
const fewLarge = 50;

const seedsOf = async (kind: Kind, place: number): Promise<readonly [Seed, ...Seed[]]> => {
  const seeds = made.get(place) ?? all(slotOf(place));
  made.set(place, seeds);
  const [first, ...rest] = (await seeds).filter((seed) => seed.kind === kind);
  if (!first) throw new RangeError(`no file of the kinds ${kinds.join(', ')} is ${kind}`);
  return [first, ...rest];
};

/** Draws the file that is changed, of one kind, as the office at this place of a delivery sends it. */
export const drawnSeed = async (kind: Kind, place: number, { below, of }: Random): Promise<Seed> =>
  kind === 'csv' && below(fewLarge) === 0 ? largeSeed(slotOf(place)) : of(await seedsOf(kind, place));
