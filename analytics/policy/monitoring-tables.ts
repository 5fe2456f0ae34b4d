import type { Policy } from './schema.ts';
import type { PolicyTable } from './table.ts';

/** The early lines, plan curves and calendar of a policy, as the models join them. */
export const monitoringTables = ({ early_lines, plan_curves, calendar }: Policy): readonly PolicyTable[] => [
  {
    name: 'policy_early_line',
    columns: { month: 'INTEGER', below: 'DECIMAL(18,6)', clause: 'VARCHAR' },
    rows: early_lines.map(({ month, below, clause }) => [String(month), String(below), clause]),
  },
  {
    name: 'policy_calendar',
    columns: { day: 'DATE', works: 'BOOLEAN', clause: 'VARCHAR' },
    rows: calendar.map(({ day, works, clause }) => [day, String(works === 'yes'), clause]),
  },
  {
    name: 'policy_plan_curve',
    columns: {
      place: 'INTEGER',
      subject: 'VARCHAR',
      project_type: 'VARCHAR',
      function_code: 'VARCHAR',
      unit_code: 'VARCHAR',
      plan_03: 'DECIMAL(18,6)',
      plan_06: 'DECIMAL(18,6)',
      plan_09: 'DECIMAL(18,6)',
      clause: 'VARCHAR',
    },
    rows: plan_curves.map((curve, place) => [
      String(place),
      curve.of ?? 'goals',
      curve.project_type ?? null,
      curve.function_code ?? null,
      curve.unit_code ?? null,
      String(curve.plan_03),
      String(curve.plan_06),
      String(curve.plan_09),
      curve.clause,
    ]),
  },
];
