/** Cells by row as another reader than ours finds them; an empty one is ''. */
export type Rows = ReadonlyMap<number, readonly string[]>;

/** A sheet of a workbook, a table of a document, or a text. */
export interface Grid {
  readonly name: string;
  readonly rows: Rows;
}
