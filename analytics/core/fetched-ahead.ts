/**
 * Each item with what is fetched for it, one after the other; the next is under way while one is worked on.
 * @example for await (const [period, rows] of fetchedAhead(periods, read)) draw(period, rows)
 */
export async function* fetchedAhead<Item, Fetched>(
  items: readonly Item[],
  fetch: (item: Item) => Promise<Fetched>,
): AsyncGenerator<readonly [Item, Fetched]> {
  const begin = (item: Item): Promise<Fetched> => {
    const underWay = fetch(item);
    // A failure is thrown when its turn comes; until then nobody waits for it.
    underWay.catch(() => {});
    return underWay;
  };
  let fetched: Promise<Fetched> | undefined;
  for (const [index, item] of items.entries()) {
    const rows = await (fetched ?? begin(item));
    fetched = index + 1 < items.length ? begin(items[index + 1] as Item) : undefined;
    yield [item, rows];
  }
}
