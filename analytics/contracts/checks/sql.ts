/** A text of our own in SQL. */
export const literal = (written: string): string => `'${written.replaceAll("'", "''")}'`;

/**
 * SQL that works a value out once and names it in `body`: written again at each place where it is used, it would make
 * a statement that takes longer to plan than to run.
 */
export const once = (value: string, name: string, body: string): string =>
  `list_transform([${value}], lambda ${name}: ${body})[1]`;

/** SQL that looks a value up among pairs; NULL where it is none of them. */
export const lookedUp = (pairs: readonly (readonly [string, string])[], value: string): string =>
  `MAP {${pairs.map(([key, found]) => `${literal(key)}: ${literal(found)}`).join(', ')}}[${value}]`;
