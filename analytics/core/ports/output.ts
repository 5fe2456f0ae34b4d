/** What a run hands over: files by relative path. Everything appears together at `publish`, or nothing does. */
export interface Output {
  /** A folder in which the engine may write files to be handed over with `move`. */
  readonly workspace: string;
  write(path: string, content: string | Uint8Array): Promise<void>;
  /** Hands over a file that lies in the workspace. */
  move(path: string, from: string): Promise<void>;
  /** Replaces the last published result. */
  publish(): Promise<void>;
  /** Drops what was not published. */
  discard(): Promise<void>;
}
