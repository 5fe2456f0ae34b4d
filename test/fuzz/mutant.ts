import { DescriptionError } from '../../analytics/intake/description.ts';
import { parseForm } from '../../analytics/intake/form/parse.ts';
import { parseSource } from '../../analytics/intake/source/parse.ts';
import { loadPolicy, PolicyError } from '../../analytics/policy/load.ts';
import type { Upload } from '../../functions/steps/ingest/upload.ts';
import { archiveChanged, textChanged } from './mutants.ts';
import { type Random, randomOf } from './random.ts';
import { drawnSeed } from './seeds/all.ts';
import { type Kind, kinds, type Seed } from './seeds/seed.ts';
import { deliverySize } from './seeds/slot.ts';

/** A file that was changed in a small way; `index` and the seed of the run draw it again. */
export interface Mutant {
  readonly index: number;
  readonly seed: Seed;
  readonly bytes: Uint8Array;
}

const changes: Readonly<Record<Kind, (bytes: Uint8Array, random: Random) => Uint8Array>> = {
  xlsx: archiveChanged,
  docx: archiveChanged,
  csv: textChanged,
  yaml: textChanged,
};

export const mutantOf = async (run: number, index: number): Promise<Mutant> => {
  const random = randomOf(run * 1_000_003 + index);
  const kind = kinds[index % kinds.length] ?? 'csv';
  const seed = await drawnSeed(kind, index % deliverySize, random);
  return { index, seed, bytes: changes[kind](seed.bytes, random) };
};

/** What a changed document of settings becomes: what was loaded of it, and what is sent with it. */
export interface Loaded {
  readonly settings: unknown;
  readonly upload?: Upload;
}

const load = (describes: 'policy' | 'source' | 'form', written: string, upload: Upload | undefined): Loaded => {
  if (describes === 'policy') return { settings: loadPolicy(written) };
  if (!upload) throw new TypeError('a description is tried on a file');
  if (describes === 'form') {
    const form = parseForm(written);
    return { settings: form, upload: { ...upload, forms: [form] } };
  }
  const source = parseSource(written);
  return { settings: source, upload: { ...upload, source } };
};

/** What a mutant is sent as; null where it is a document of settings that is refused. */
export const sentAs = ({ seed, bytes }: Mutant): Loaded | null => {
  if (seed.kind !== 'yaml') {
    const { name, source } = seed;
    return { settings: null, upload: { name, bytes: async () => bytes, ...(source ? { source } : {}) } };
  }
  try {
    return load(seed.describes, Buffer.from(bytes).toString('utf8'), seed.upload);
  } catch (cause) {
    if (cause instanceof PolicyError || cause instanceof DescriptionError) return null;
    throw cause;
  }
};
