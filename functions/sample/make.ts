import { draftAll } from './draft-all.ts';
import { sendTwice } from './plant/duplicates.ts';
import { plantFaults, type SampleFile } from './plant/plant.ts';
import type { Planted } from './plant/planted.ts';
import { restate } from './plant/restatements.ts';
import { storiesOf } from './plant/stories.ts';
import { districtPolicy } from './policy.ts';
import { random } from './random.ts';
import { readmeOf } from './readme.ts';
import type { World } from './world/types.ts';
import { worldOf } from './world/world.ts';

/** How large the fictional district is; the seed tells which one. */
export interface SampleSize {
  readonly seed: number;
  readonly departments: number;
  readonly projects: number;
}

export interface Sample {
  readonly world: World;
  /** Data files in name order, then policy.yaml and README.txt. */
  readonly files: readonly SampleFile[];
  readonly planted: readonly Planted[];
  readonly dataFiles: number;
}

/**
 * The whole fictional district in memory: the same bytes for the same size and seed. `defaults` is the default policy's
 * text.
 */
export const makeSample = (size: SampleSize, defaults: string): Sample => {
  const draw = random(`jixiao ${size.seed}`);
  const world = worldOf(draw.fork('world'), size);
  const { drafts, offices } = draftAll(draw.fork('files'), world);
  const restated = restate(drafts, world.departments);
  const doubled = sendTwice(restated.drafts, world.departments);
  const written = plantFaults(draw.fork('faults'), doubled.drafts, [...restated.planted, ...doubled.planted]);
  const text = new TextEncoder();
  return {
    world,
    files: [
      ...written.files,
      { path: 'policy.yaml', bytes: text.encode(districtPolicy(defaults, world)) },
      { path: 'README.txt', bytes: text.encode(readmeOf(size.seed, written.files.length)) },
    ],
    planted: [...written.planted, ...restated.planted, ...doubled.planted, ...storiesOf(world, offices)],
    dataFiles: written.files.length,
  };
};
