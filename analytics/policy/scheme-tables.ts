import type { ComputedRow, JudgedRow } from './measures.ts';
import type { Policy } from './schema.ts';
import type { PolicyTable } from './table.ts';

/** A row that a scheme brings itself; what it is judged by stands where others have their quotient. */
const measureRow = (scheme: string, row: ComputedRow | JudgedRow): readonly (string | null)[] => {
  const computed = 'formula' in row ? row : null;
  return [
    scheme,
    row.code,
    row.name.zh,
    row.name.en,
    row.level1,
    row.level2 ?? null,
    String(row.weight),
    computed?.formula ?? 'judged',
    computed?.numerator ?? null,
    computed?.denominator ?? null,
    computed?.direction ?? 'qualitative',
    computed ? String(computed.target) : null,
    computed?.scoring ?? null,
    row.clause,
  ];
};

/**
 * The schemes of a policy, whom they are for, what their levels weigh and what rows they bring, as the models join
 * them.
 */
export const schemeTables = ({ schemes, department_schemes }: Policy): readonly PolicyTable[] => [
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
  {
    name: 'policy_department_scheme',
    columns: {
      place: 'INTEGER',
      scheme: 'VARCHAR',
      department_code: 'VARCHAR',
      department_group: 'VARCHAR',
    },
    rows: department_schemes
      .flatMap((scheme) => scheme.for.map((condition) => ({ scheme: scheme.code, condition })))
      .map(({ scheme, condition }, place) => [
        String(place),
        scheme,
        condition.department_code ?? null,
        condition.department_group ?? null,
      ]),
  },
  {
    name: 'policy_department_level',
    columns: { scheme: 'VARCHAR', level_order: 'INTEGER', level1: 'VARCHAR', weight: 'DECIMAL(18,6)' },
    rows: department_schemes.flatMap((scheme) =>
      scheme.levels.map(({ level1, weight }, place) => [scheme.code, String(place), level1, String(weight)]),
    ),
  },
  {
    name: 'policy_measure',
    columns: {
      scheme: 'VARCHAR',
      code: 'VARCHAR',
      name_zh: 'VARCHAR',
      name_en: 'VARCHAR',
      level1: 'VARCHAR',
      level2: 'VARCHAR',
      weight: 'DECIMAL(18,6)',
      formula: 'VARCHAR',
      numerator_fact: 'VARCHAR',
      denominator_fact: 'VARCHAR',
      direction: 'VARCHAR',
      target: 'DECIMAL(18,6)',
      scoring: 'VARCHAR',
      clause: 'VARCHAR',
    },
    rows: [
      ...schemes.flatMap(({ code, computed }) => (computed ?? []).map((row) => measureRow(code, row))),
      ...department_schemes.flatMap(({ code, computed, judged }) =>
        [...computed, ...judged].map((row) => measureRow(code, row)),
      ),
    ],
  },
];
