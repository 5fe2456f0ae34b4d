import type { Policy } from './schema.ts';
import type { PolicyTable } from './table.ts';

/** The schemes of a policy, whom they are for and what their first levels weigh, as the models join them. */
export const schemeTables = ({ schemes }: Policy): readonly PolicyTable[] => [
  {
    name: 'policy_scheme',
    columns: { scheme: 'VARCHAR', execution_weight: 'DECIMAL(18,6)', clause: 'VARCHAR' },
    rows: schemes.map((scheme) => [scheme.code, String(scheme.execution_weight), scheme.clause]),
  },
  {
    name: 'policy_scheme_for',
    columns: {
      place: 'INTEGER',
      scheme: 'VARCHAR',
      project_type: 'VARCHAR',
      fund_source: 'VARCHAR',
      function_code: 'VARCHAR',
      department_code: 'VARCHAR',
      department_group: 'VARCHAR',
      project_code: 'VARCHAR',
    },
    rows: schemes
      .flatMap((scheme) => scheme.for.map((condition) => ({ scheme: scheme.code, condition })))
      .map(({ scheme, condition }, place) => [
        String(place),
        scheme,
        condition.project_type ?? null,
        condition.fund_source ?? null,
        condition.function_code ?? null,
        condition.department_code ?? null,
        condition.department_group ?? null,
        condition.project_code ?? null,
      ]),
  },
  {
    name: 'policy_scheme_level',
    columns: { scheme: 'VARCHAR', place: 'INTEGER', level1: 'VARCHAR', weight: 'DECIMAL(18,6)' },
    rows: schemes.flatMap((scheme) =>
      scheme.levels.map(({ level1, weight }, place) => [
        scheme.code,
        String(place),
        level1,
        weight === null ? null : String(weight),
      ]),
    ),
  },
];
