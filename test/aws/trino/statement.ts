/** A value as Trino's protocol writes it: DECIMAL and DATE as text, BIGINT and DOUBLE as numbers. */
export type TrinoValue = string | number | boolean | null;

export interface TrinoResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly TrinoValue[])[];
}

/** Where statements go: the server's address, and the catalog and schema in which bare names are looked up. */
export interface TrinoPlace {
  readonly address: string;
  readonly catalog: string;
  readonly schema: string;
}

/** Trino refused or failed a statement; `errorName` is its own word for why, such as SYNTAX_ERROR. */
export class TrinoError extends Error {
  override readonly name = 'TrinoError';
  readonly errorName: string;
  constructor(errorName: string, why: string) {
    super(`${errorName}: ${why}`);
    this.errorName = errorName;
  }
}

interface Page {
  readonly nextUri?: string;
  readonly columns?: readonly { readonly name: string }[];
  readonly data?: readonly (readonly TrinoValue[])[];
  readonly error?: { readonly errorName: string; readonly message: string };
}

const pageOf = async (response: Response): Promise<Page> => {
  if (!response.ok) throw new TrinoError(`HTTP ${response.status}`, await response.text());
  return (await response.json()) as Page;
};

/** Runs one statement by the plain client protocol and reads it to its end; throws TrinoError. */
export const statement = async ({ address, catalog, schema }: TrinoPlace, sql: string): Promise<TrinoResult> => {
  const headers = { 'X-Trino-User': 'test', 'X-Trino-Catalog': catalog, 'X-Trino-Schema': schema };
  let page = await pageOf(await fetch(`${address}/v1/statement`, { method: 'POST', headers, body: sql }));
  let columns: readonly string[] = [];
  const rows: (readonly TrinoValue[])[] = [];
  for (;;) {
    if (page.error) throw new TrinoError(page.error.errorName, page.error.message);
    if (page.columns) columns = page.columns.map(({ name }) => name);
    if (page.data) rows.push(...page.data);
    if (!page.nextUri) return { columns, rows };
    page = await pageOf(await fetch(page.nextUri));
  }
};
