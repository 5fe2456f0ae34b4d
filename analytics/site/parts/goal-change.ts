/** One part of an indicator that an approved adjustment changed (model `goal_adjustment`). */
export interface GoalChange {
  readonly project_code: string;
  /** The place of the file that brought the changed goals. */
  readonly change_order: number;
  readonly indicator_code: string;
  readonly indicator_name: string;
  /** A field of the goal that is fixed once approved, such as `direction`, `target_value` or `plan_06`. */
  readonly changed: string;
  readonly value_before: string | null;
  readonly value_after: string | null;
  readonly reason: string | null;
  readonly approved_on: string | null;
  readonly document: string | null;
  readonly source_file: string | null;
  readonly source_sheet: string | null;
  readonly source_row: number | null;
}
