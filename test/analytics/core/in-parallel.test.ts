import { describe, expect, it } from 'vitest';
import { allInParallel, inParallel } from '../../../analytics/core/in-parallel.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('work in parallel', () => {
  it.each([
    [0, 4],
    [3, 4],
    [50, 4],
    [50, 1],
  ])('does %i things, each once and at most %i at a time', async (many, atOnce) => {
    let [now, most] = [0, 0];
    const done: number[] = [];
    await inParallel(
      Array.from({ length: many }, (_, index) => index),
      atOnce,
      async (item) => {
        now += 1;
        most = Math.max(most, now);
        await turn();
        now -= 1;
        done.push(item);
      },
    );
    expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: many }, (_, index) => index));
    expect(most).toBe(Math.min(many, atOnce));
  });

  it('begins nothing after a failure, ends what it began, and throws the first', async () => {
    const ended: number[] = [];
    const failing = inParallel(
      Array.from({ length: 20 }, (_, index) => index),
      2,
      async (item) => {
        await turn();
        if (item === 3) throw new Error('third');
        await turn();
        ended.push(item);
      },
    );
    await expect(failing).rejects.toThrow('third');
    const before = ended.length;
    await turn();
    expect(ended.length).toBe(before);
    expect(ended.length).toBeLessThan(6);
  });

  it('gives what came of each in the order of the items, whichever was ready first', async () => {
    const waits = [5, 0, 3, 1];
    const done = await allInParallel(waits, 3, async (turns) => {
      for (let left = turns; left > 0; left--) await turn();
      return turns * 10;
    });
    expect(done).toEqual([50, 0, 30, 10]);
  });

  it("works on items while the next are made, and throws where one can't be made", async () => {
    const said: string[] = [];
    async function* made() {
      for (const item of [1, 2, 3]) {
        said.push(`made ${item}`);
        yield item;
      }
      throw new Error('fourth');
    }
    const failing = inParallel(made(), 2, async (item) => {
      await turn();
      said.push(`done ${item}`);
    });
    await expect(failing).rejects.toThrow('fourth');
    expect(said.slice(0, 3)).toEqual(['made 1', 'made 2', 'done 1']);
    expect(said.filter((words) => words.startsWith('done')).toSorted()).toEqual(['done 1', 'done 2', 'done 3']);
  });
});
