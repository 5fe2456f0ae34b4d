/** A table of the policy as the models see it: SQL column types and rows of text (null for absent). */
export interface PolicyTable {
  readonly name: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly (readonly (string | null)[])[];
}
