import type { Row } from '../../core/ports/engine.ts';
import { type Part, rowBase } from '../batch.ts';
import type { Fault } from '../fault.ts';
import { withoutMarks } from '../read/unread-cell.ts';

/** A fault with the number of its file within the batch. */
export interface Found {
  readonly file: number;
  readonly fault: Fault;
}

const shown = (raw: string): string => withoutMarks(raw).trim().slice(0, 120);

const placed = (part: Part, sourceRow: number, field: string, value: string | null): Fault['place'] => {
  const label = part.dataset.fields.find((each) => each.name === field)?.label.zh;
  const column = part.headers[field] ?? label;
  return {
    ...(part.sheet === null ? {} : { sheet: part.sheet }),
    row: sourceRow % rowBase,
    ...(column === undefined ? {} : { column }),
    ...(value === null ? {} : { value: shown(value) }),
  };
};

export const foundAt = (
  part: Part,
  code: string,
  sourceRow: number,
  field: string,
  value: string | null,
  more: Partial<Fault> = {},
): Found => ({
  file: part.file,
  fault: {
    code,
    severity: 'fault',
    dataset: part.dataset.name,
    place: placed(part, sourceRow, field, value),
    times: 1,
    ...more,
    detail: { ...more.detail, ...(part.origins?.[field] ? { at: part.origins[field] } : {}) },
  },
});

/**
 * Numbers the rows of a query within their part, and there within `each`, in an order of their own, so that only the
 * first of each are listed.
 */
export const listedOf = (query: string, limit: number, each?: string): string => {
  const part = ['source_row >> 32', ...(each === undefined ? [] : [each])].join(', ');
  return `SELECT * FROM (
  SELECT v.*, row_number() OVER (PARTITION BY ${part} ORDER BY source_row, v) AS nth, count(*) OVER (PARTITION BY ${part}) AS total
  FROM (${query}) v WHERE source_row IS NOT NULL) numbered WHERE nth <= ${limit} ORDER BY source_row, nth`;
};

/** How many rows of its part a listed row stands for: the last of `limit` for all that are left out too. */
export const timesListed = ({ nth, total }: Row, limit: number): number =>
  Number(nth) === limit ? Number(total) - limit + 1 : 1;

/**
 * A source description may take responsibility for what its source is known to break; the fault is then a warning with
 * the reason.
 */
export const acceptedAs = (part: Part, code: string, detail: Fault['detail'] = {}): Partial<Fault> => {
  const because = part.accept.find((each) => each.rule === code)?.because;
  return because ? { severity: 'warning', detail: { ...detail, because_zh: because.zh, because_en: because.en } } : {};
};
