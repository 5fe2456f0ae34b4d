import { readDescription } from '../description.ts';
import { checkSource } from './check.ts';
import { type SourceDescription, sourceSchema } from './schema.ts';

/**
 * Reads and validates a source description in YAML; throws DescriptionError naming every wrong place.
 * @example const source = parseSource(await readFile('treasury.source.yaml', 'utf8'))
 */
export const parseSource = (written: string): SourceDescription => readDescription(written, sourceSchema, checkSource);
