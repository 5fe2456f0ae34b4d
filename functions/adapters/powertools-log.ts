import type { Log } from '../../analytics/core/ports/log.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What the log needs of a Powertools Logger. */
export interface StructuredLogger {
  info(message: string, fields: Fields): void;
  warn(message: string, fields: Fields): void;
}

/**
 * The log of a function: one JSON line each, progress left out. Callers keep cell values, names of files and persons
 * out of the fields.
 */
export const powertoolsLog = (logger: StructuredLogger): Log => ({
  info: (message, fields = {}) => logger.info(message, fields),
  warn: (message, fields = {}) => logger.warn(message, fields),
  progress: () => undefined,
});
