/**
 * Does the work for each item, so many at a time; after a failure no further one is begun, and the first failure is
 * thrown. Items may still be in the making: the next is made while others are worked on.
 */
export const inParallel = async <Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> => {
  const rest = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  const failures: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (let next = await rest.next(); !next.done && failures.length === 0; next = await rest.next())
      await work(next.value);
  };
  const ended = Array.from({ length: atOnce }, () =>
    worker().catch((cause: unknown) => {
      failures.push(cause);
    }),
  );
  await Promise.all(ended);
  if (failures.length > 0) throw failures[0];
};

/** What the work gives for each item, in the items' order; otherwise as `inParallel`. */
export const allInParallel = async <Item, Result>(
  items: Iterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> => {
  const results: Result[] = [];
  await inParallel([...items].entries(), atOnce, async ([index, item]) => {
    results[index] = await work(item);
  });
  return results;
};
