/** Structured log lines without personal data or cell values. */
export interface Log {
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  /** Progress of a long step, shown on a terminal only. */
  progress(step: string, done: number, total: number): void;
}
