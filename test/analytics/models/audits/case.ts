/** A change of the small year's tables, and the keys of the rows that an audit must find afterwards; none: silent. */
export type AuditCase = readonly [change: string, ...found: string[]];

/** What an audit must find and what it must let be. */
export interface AuditCases {
  /** The columns of the audit's rows that tell them apart. */
  readonly key: readonly string[];
  readonly cases: readonly AuditCase[];
}
