import { parse, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Effects } from '../core/ports/effects.ts';
import { words } from './values.ts';

/** The presets that ship with the product, as files of their name in `policy/presets/`. */
export const presetNames = [
  'hubei',
  'guizhou',
  'central-101',
  'whole-points',
  'rate-first',
  'grades-80-70-60',
  'capped-by-execution',
  'finance-evaluation',
  'transfer-payment',
  'with-cost',
  'decision-management',
  'whole-department',
  'duty-performance',
  'far-above-deducted',
  'lights-a',
  'lights-b',
  'lights-c',
] as const;

export type PresetName = (typeof presetNames)[number];

export const isPreset = (name: string): name is PresetName => (presetNames as readonly string[]).includes(name);

/** Where a preset is used and what it rests on; `changes` are the parts of the default that it replaces. */
const presetSchema = z.strictObject({
  province: words,
  about: words,
  clause: z.string().min(1),
  title: words,
  changes: z.record(z.string(), z.unknown()),
});

export type Preset = z.infer<typeof presetSchema>;

/** Reads what a preset says of itself and what it changes. */
export const readPreset = async (asset: Effects['asset'], name: PresetName): Promise<Preset> =>
  presetSchema.parse(parse(await asset(`policy/presets/${name}.yaml`)));

/**
 * A preset as a whole policy document in YAML, the default's comments included, for an office to keep as its own.
 * Settings that it changes stand in the place of the default's; lists are replaced.
 */
export const presetDocument = async (asset: Effects['asset'], name: PresetName): Promise<string> => {
  const { title, changes } = await readPreset(asset, name);
  const document = parseDocument(await asset('policy/default.yaml'));
  document.set('name', name);
  document.set('title', document.createNode(title));
  for (const [part, value] of Object.entries(changes)) {
    if (part !== 'settings') document.set(part, document.createNode(value));
    else
      for (const [setting, entry] of Object.entries(value as Record<string, unknown>))
        document.setIn(['settings', setting], document.createNode(entry));
  }
  return document.toString({ lineWidth: 0 });
};
