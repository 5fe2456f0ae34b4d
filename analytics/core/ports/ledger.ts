/** A decision to be written down. `data` is plain JSON; money in it is text. */
export interface NewEvent {
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A decision as it stands in the ledger, chained to the one before it in its stream. */
export interface LedgerEvent extends NewEvent {
  readonly stream: string;
  /** 1 for a stream's first event, then without gaps. */
  readonly version: number;
  /** ISO time given by the writer's clock. */
  readonly at: string;
  /** Role or system that wrote it; never a person's name. */
  readonly actor: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** A stream up to its last event: what the next one is chained to. */
export interface Head {
  readonly version: number;
  readonly hash: string;
}

/** A named stream up to its last event, as somebody saw it. */
export interface StreamHead extends Head {
  readonly stream: string;
}

/** Append-only streams of decisions, each append conditional on the version the writer saw. */
export interface Ledger {
  /**
   * All events or none; throws StaleVersionError when the stream has moved past `expectedVersion` (0 for a new stream),
   * AppendTooLargeError when they are more than can be written at once.
   */
  append(
    stream: string,
    expectedVersion: number,
    events: readonly NewEvent[],
    by: { readonly actor: string; readonly at: string },
  ): Promise<readonly LedgerEvent[]>;
  /** The stream's events in version order, from `fromVersion` (default 1). */
  read(stream: string, fromVersion?: number): Promise<readonly LedgerEvent[]>;
  /** The names of all streams that start with the prefix, in order. */
  streams(prefix?: string): Promise<readonly string[]>;
  /** Events of one kind over all streams written at or after `since` (ISO), ordered by stream and version. */
  scan(kind: string, since?: string): Promise<readonly LedgerEvent[]>;
}

export class StaleVersionError extends Error {
  override readonly name = 'StaleVersionError';
  readonly stream: string;
  readonly expectedVersion: number;
  constructor(stream: string, expectedVersion: number, options?: ErrorOptions) {
    super(`stream ${stream} has moved past version ${expectedVersion}`, options);
    this.stream = stream;
    this.expectedVersion = expectedVersion;
  }
}

/**
 * The events of one append are more than the ledger can write all or none of; nothing of them was kept. Any append is
 * small enough whose events, as they stand in the ledger, have up to 300 KB each and 3 MB in all.
 */
export class AppendTooLargeError extends Error {
  override readonly name = 'AppendTooLargeError';
  readonly stream: string;
  readonly bytes: number;
  constructor(stream: string, bytes: number, options?: ErrorOptions) {
    super(`${bytes} bytes are more than one append to stream ${stream} can hold`, options);
    this.stream = stream;
    this.bytes = bytes;
  }
}

/** An event can't be read back as what was written; the chain is broken at this version. */
export class DamagedEventError extends Error {
  override readonly name = 'DamagedEventError';
  readonly stream: string;
  readonly version: number;
  constructor(stream: string, version: number, options?: ErrorOptions) {
    super(`event ${version} of stream ${stream} can't be read`, options);
    this.stream = stream;
    this.version = version;
  }
}

/** What keeps the ledger can't be read as a ledger any more: not one event but the whole is in doubt. */
export class LedgerDamagedError extends Error {
  override readonly name = 'LedgerDamagedError';
  readonly place: string;
  constructor(place: string, options?: ErrorOptions) {
    super(`the ledger at ${place} is damaged`, options);
    this.place = place;
  }
}
