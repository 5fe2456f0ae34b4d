/**
 * Does the work for each item, so many at a time; after a failure no further one is begun, and the first failure is
 * thrown.
 */
export const inParallel = async <Item>(
  items: Iterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> => {
  const rest = Iterator.from(items);
  const failures: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (let next = rest.next(); !next.done && failures.length === 0; next = rest.next()) {
      await work(next.value).catch((cause: unknown) => {
        failures.push(cause);
      });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
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
