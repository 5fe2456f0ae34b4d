import { readFile } from 'node:fs/promises';
import type { Effects } from '../../analytics/core/ports/effects.ts';

const home = new URL('../../analytics/', import.meta.url);

/** The files that ship with the product, by their path below `analytics/`. */
export const asset: Effects['asset'] = (path) => readFile(new URL(path, home), 'utf8');
