import type { Model } from '../../analytics/models/catalogue.ts';

/** Those of some models, in their order, that relations are made from, themselves among them. */
export const behind = (
  models: readonly Model[],
  wanted: Iterable<string>,
  readBy: (model: Model) => readonly string[] = ({ inputs }) => inputs,
): readonly Model[] => {
  const named = new Map(models.map((model) => [model.name, model]));
  const needed = new Set<string>();
  const waiting = [...wanted];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const model = named.get(name);
    if (!model || needed.has(name)) continue;
    needed.add(name);
    waiting.push(...readBy(model));
  }
  return models.filter(({ name }) => needed.has(name));
};
