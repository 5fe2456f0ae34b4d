import { textUpload } from '../../support/office.ts';

/**
 * Files of one delivery may not state different figures for one row, so each place in a delivery has a unit and
 * projects of its own.
 */
export interface Slot {
  readonly department: string;
  readonly departmentName: string;
  readonly unit: string;
  readonly unitName: string;
  /** Projects that finance has on its list. */
  readonly projects: readonly string[];
  /** The project on its list that official forms are of, by name. */
  readonly formProject: string;
  /** Projects that are on no list yet. */
  readonly newProjects: readonly string[];
}

/** Files in a delivery. */
export const deliverySize = 20;

const twelve = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(3, '0'));

export const slotOf = (place: number): Slot => {
  const department = String(101 + place);
  const unit = `${department}001`;
  return {
    department,
    departmentName: `第${place + 1}局`,
    unit,
    unitName: `第${place + 1}所`,
    projects: twelve.map((serial) => `2025${unit}${serial}`),
    formProject: `第${place + 1}所食堂改造`,
    newProjects: twelve.map((serial) => `2025${unit}9${serial.slice(1)}`),
  };
};

const slots = Array.from({ length: deliverySize }, (_, place) => slotOf(place));

const csv = (name: string, rows: readonly (readonly unknown[])[]) =>
  textUpload(name, rows.map((row) => `${row.join(',')}\n`).join(''));

/** The lists of units and projects that finance has before any of the files comes. */
export const lists = [
  csv('机构.csv', [
    ['年度', '主管部门编码', '主管部门', '预算单位编码', '预算单位'],
    ...slots.map(({ department, departmentName, unit, unitName }) => [
      2025,
      department,
      departmentName,
      unit,
      unitName,
    ]),
  ]),
  csv('项目.csv', [
    ['年度', '预算单位编码', '项目编码', '项目名称', '年初预算数'],
    ...slots.flatMap(({ unit, unitName, projects, formProject }) => [
      ...projects.map((code, index) => [2025, unit, code, `${unitName}项目${index + 1}`, '1000000.00']),
      [2025, unit, `2025${unit}800`, formProject, '5200000.00'],
    ]),
  ]),
];
