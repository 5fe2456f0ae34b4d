/** An indicator as an official form prints it; what is not known yet is left for the sender to fill in. */
export interface PrintedIndicator {
  readonly level1: string;
  readonly level2: string;
  readonly name: string;
  /** Sign, number and unit, or words: ≥12所. */
  readonly target: string;
  /** Points as decimal text; null where the goals have none. */
  readonly weight: string | null;
  readonly isQualitative: boolean;
  readonly actual?: string;
  readonly expected?: string;
  readonly points?: string;
  readonly reason?: string;
  /** The contract's codes of the cause and of the likelihood that are ticked. */
  readonly cause?: string;
  readonly likelihood?: string;
}

/** Money of the year, in yuan as decimal text. */
export interface PrintedMoney {
  readonly initial?: string;
  readonly adjusted?: string;
  readonly spent?: string;
  readonly expected?: string;
  /** Points of the execution rate. */
  readonly points?: string;
}

/** What an official form is filled with. */
export interface FormContent {
  readonly fiscalYear: number;
  /** The month that a monitoring form runs to. */
  readonly month?: number;
  readonly project: string;
  readonly department: string;
  readonly departmentCode: string;
  readonly unit: string;
  readonly money: PrintedMoney;
  readonly goal: string;
  readonly outcome?: string;
  readonly indicators: readonly PrintedIndicator[];
  readonly total?: string;
  readonly reportedOn?: string;
}
