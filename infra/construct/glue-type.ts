/** How Glue spells the SQL types of our tables. */
const spelled: Readonly<Record<string, string>> = {
  VARCHAR: 'string',
  BIGINT: 'bigint',
  INTEGER: 'int',
  DATE: 'date',
  BOOLEAN: 'boolean',
};

export class UnknownTypeError extends Error {
  override readonly name = 'UnknownTypeError';
}

/** @example glueType('DECIMAL(18,2)') // 'decimal(18,2)' */
export const glueType = (sql: string): string => {
  const type = spelled[sql] ?? (/^DECIMAL\(\d+,\d+\)$/.test(sql) ? sql.toLowerCase() : undefined);
  if (!type) throw new UnknownTypeError(`Glue has no type for ${sql}`);
  return type;
};
