import type { Row } from '../core/ports/engine.ts';

/** A model could not be computed; `cause` is the engine's complaint. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly model: string;
  constructor(model: string, options?: ErrorOptions) {
    super(`model ${model} could not be computed`, options);
    this.model = model;
  }
}

/** What must hold of a model does not; `violators` are the first rows that break it. */
export class AuditError extends Error {
  override readonly name = 'AuditError';
  readonly audit: string;
  readonly model: string;
  readonly violators: readonly Row[];
  constructor(audit: string, model: string, violators: readonly Row[], options?: ErrorOptions) {
    super(`audit ${audit} of ${model} found rows that break it`, options);
    this.audit = audit;
    this.model = model;
    this.violators = violators;
  }
}

/** A model's columns are not the columns its mart promises. */
export class MartShapeError extends Error {
  override readonly name = 'MartShapeError';
  readonly mart: string;
  readonly absent: readonly string[];
  readonly unknown: readonly string[];
  constructor(mart: string, absent: readonly string[], unknown: readonly string[], options?: ErrorOptions) {
    super(`mart ${mart} lacks [${absent.join(', ')}] and has unknown [${unknown.join(', ')}]`, options);
    this.mart = mart;
    this.absent = absent;
    this.unknown = unknown;
  }
}

/** A mart's file is not in the order of its key: `row` (from 1) does not come after the row before it. */
export class MartOrderError extends Error {
  override readonly name = 'MartOrderError';
  readonly mart: string;
  readonly row: number;
  constructor(mart: string, row: number, options?: ErrorOptions) {
    super(`row ${row} of mart ${mart} does not come after the row before it`, options);
    this.mart = mart;
    this.row = row;
  }
}

/** A model's head lacks something, or says what its SQL doesn't do. */
export class ModelHeadError extends Error {
  override readonly name = 'ModelHeadError';
  readonly model: string;
  constructor(model: string, why: string, options?: ErrorOptions) {
    super(`model ${model} ${why}`, options);
    this.model = model;
  }
}
