export class IdentifierError extends Error {
  override readonly name = 'IdentifierError';
}

/**
 * Quotes a table or column name that comes from our own catalogues; throws on anything that is not plain snake case.
 */
export const ident = (name: string): string => {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new IdentifierError(`not a plain identifier: ${JSON.stringify(name)}`);
  return `"${name}"`;
};
