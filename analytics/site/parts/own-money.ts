/** The money of a project that its unit reported for the run's last period, where the treasury has another figure. */
export interface OwnMoney {
  readonly project_code: string;
  readonly own_budget: string;
  readonly own_spent: string;
  readonly treasury_budget: string;
  readonly treasury_spent: string;
}
