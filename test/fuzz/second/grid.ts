/** Cells by row as another reader than ours finds them; an empty one is ''. */
export type Rows = ReadonlyMap<number, readonly string[]>;

/** A sheet of a workbook, a table of a document, or a text. */
export interface Grid {
  readonly name: string;
  readonly rows: Rows;
  /** By row and column, the value of a range merged down that one column in the cells below its first. */
  readonly down?: ReadonlyMap<number, ReadonlyMap<number, string>>;
}
