import type { RowsOf } from './catalogue.ts';

/*
 * A row of each published mart, by what it is: typed from the mart's declaration, so that a column nobody declared
 * can't be asked for.
 */
export type IntakeFile = RowsOf['intake_file'];
export type IntakeFault = RowsOf['intake_fault'];
export type ReconciledFigure = RowsOf['reconciliation'];
export type IndicatorMonth = RowsOf['monitoring_indicator'];
export type ProjectMonth = RowsOf['monitoring_project'];
export type UnitMonth = RowsOf['monitoring_unit'];
export type DepartmentMonth = RowsOf['monitoring_department'];
export type DistrictMonth = RowsOf['monitoring_district'];
export type NoticeRow = RowsOf['monitoring_notice'];
export type IndicatorScore = RowsOf['evaluation_indicator'];
export type ProjectScore = RowsOf['evaluation_project'];
export type FrameworkScore = RowsOf['evaluation_framework'];
export type DepartmentScore = RowsOf['evaluation_department'];
export type TargetCount = RowsOf['target_achievement'];
export type FundBalance = RowsOf['fund_balance'];
export type AllocationLine = RowsOf['allocation_line'];
