import type { LedgerEvent, NewEvent } from '../ports/ledger.ts';

/** A row of the mart monitoring_notice with its department's name; absent periods are null. */
export interface NoticeRow {
  readonly notice_id: string;
  readonly fiscal_year: number;
  readonly project_code: string;
  readonly project_name: string | null;
  readonly department_code: string | null;
  readonly department_name: string | null;
  readonly unit_code: string | null;
  readonly opened_period: string;
  readonly reasons: string;
  readonly answered_period: string | null;
  readonly measure: string | null;
  readonly measure_due: string | null;
  readonly closed_period: string | null;
  readonly state: string;
}

const said = (event: { readonly kind: string; readonly data: Readonly<Record<string, unknown>> }): string => `${event.kind} ${String(event.data.notice)}`;

/**
 * The events that the ledger does not have yet: a notice is opened once, answered once and closed once (财预〔2019〕136号).
 * Order: by notice, and within one opened before answered before closed.
 */
export const noticeDecisions = (written: readonly LedgerEvent[], rows: readonly NoticeRow[]): readonly NewEvent[] => {
  const known = new Set(written.map(said));
  return rows.flatMap((row) => {
    const notice = row.notice_id;
    const events: NewEvent[] = [
      { kind: 'notice.opened', data: { notice, project: row.project_code, department: row.department_code, period: row.opened_period, reasons: row.reasons } },
    ];
    if (row.answered_period) events.push({ kind: 'notice.answered', data: { notice, period: row.answered_period, due: row.measure_due } });
    if (row.closed_period) events.push({ kind: 'notice.closed', data: { notice, period: row.closed_period } });
    return events.filter((event) => !known.has(said(event)));
  });
};
