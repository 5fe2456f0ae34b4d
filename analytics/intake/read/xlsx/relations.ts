import { attribute, meant } from '../attributes.ts';
import type { Listener } from '../xml-scan.ts';

/** A part that another refers to. */
export interface Relation {
  readonly id: string;
  /** The last word of its type: worksheet, styles. */
  readonly kind: string;
  /** Its name in the archive. */
  readonly part: string;
}

/** Where the relations of a part are listed. */
export const relationsOf = (part: string): string => part.replace(/([^/]*)$/, '_rels/$1.rels');

/** A name as another part gives it, from the root or from where it lies itself. */
const resolved = (base: string, target: string): string => {
  const steps = target.startsWith('/') ? [] : base.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
};

/** Reads the relations of the part `base` into `relations`; those that lead out of the archive are none. */
export const listedRelations = (base: string, relations: Relation[]): Listener => ({
  open: (name, attributes) => {
    if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
    relations.push({
      id: attribute(attributes, 'Id') ?? '',
      kind: (attribute(attributes, 'Type') ?? '').replace(/^.*\//, ''),
      part: resolved(base, meant(attribute(attributes, 'Target') ?? '')),
    });
  },
  close: () => undefined,
});
