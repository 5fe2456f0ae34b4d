import manifest from '../../../package.json' with { type: 'json' };

/** Name and version as recorded with every run. */
export const product = `${manifest.name} ${manifest.version}`;
