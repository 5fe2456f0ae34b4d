import { describe, expect, it } from 'vitest';
import { inFreshFolder } from '../../fresh-folder.ts';
import { contestedBuckets } from '../../support/contested-buckets.ts';
import { contestedFolder } from '../../support/contested-folder.ts';
import { memoryBucket } from '../../support/memory-bucket.ts';
import { type Contested, publishAtOnce } from '../../support/publishing.ts';

const seeds = Array.from({ length: 50 }, (_, seed) => seed);

// The same on S3, and 1,000 times each: test/aws/publishing.test.ts.
describe('of runs that publish at once, and die on the way, one stands whole, of the latest month or asked for by name', () => {
  it('in buckets', async () => {
    for (const seed of seeds) await publishAtOnce(seed, contestedBuckets(memoryBucket(), memoryBucket(), 'r'));
  });

  it('in a folder', async () => {
    for (const seed of seeds) await inFreshFolder((folder) => publishAtOnce(seed, contestedFolder(folder)));
  });

  it('which this test would see: the last write wins', async () => {
    const careless = (place: Contested): Contested => ({
      ...place,
      open: async (...given) => {
        const output = await place.open(...given);
        return { ...output, publish: (candidate) => output.publish(candidate && { ...candidate, replaceLater: true }) };
      },
    });
    const ends = await Promise.allSettled(
      seeds.map((seed) => publishAtOnce(seed, careless(contestedBuckets(memoryBucket(), memoryBucket(), 'r')))),
    );
    expect(ends.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(5);
  });
});
