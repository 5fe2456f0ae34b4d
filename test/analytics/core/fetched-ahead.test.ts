import { describe, expect, it } from 'vitest';
import { fetchedAhead } from '../../../analytics/core/fetched-ahead.ts';

describe('what is fetched one ahead', () => {
  it('gives each item once, in order, and has no more than the next under way', async () => {
    const said: string[] = [];
    const fetch = async (item: number): Promise<number> => {
      said.push(`fetch ${item}`);
      return item * 10;
    };
    for await (const [item, fetched] of fetchedAhead([1, 2, 3], fetch)) said.push(`use ${item} ${fetched}`);
    expect(said).toEqual(['fetch 1', 'fetch 2', 'use 1 10', 'fetch 3', 'use 2 20', 'use 3 30']);
  });

  it('throws a failure in its turn, after what came before it', async () => {
    const used: number[] = [];
    const failing = async (): Promise<void> => {
      const fetch = async (item: number): Promise<number> => {
        if (item === 2) throw new Error('second');
        return item;
      };
      for await (const [item] of fetchedAhead([1, 2, 3], fetch)) used.push(item);
    };
    await expect(failing()).rejects.toThrow('second');
    expect(used).toEqual([1]);
  });
});
