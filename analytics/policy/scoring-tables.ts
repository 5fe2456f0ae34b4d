import type { Policy } from './schema.ts';
import { divides, type Scoring, suits } from './scorings.ts';
import type { PolicyTable } from './table.ts';

const rate = 'DECIMAL(18,6)';

const asText = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

/** The two lines of a scoring: where it earns nothing and where it earns all. */
const lines = (scoring: Scoring): readonly [number | null, number | null] => {
  switch (scoring.form) {
    case 'proportional':
      return [scoring.zero_below ?? 0, scoring.full_from ?? 1];
    case 'between':
      return [scoring.zero_at, scoring.full_at];
    case 'linear':
      return [scoring.zero_at, 1];
    default:
      return [null, null];
  }
};

const scoringRow = (scoring: Scoring): readonly (string | null)[] => {
  const [zero, full] = lines(scoring);
  const unit = scoring.form === 'per_unit' ? scoring : null;
  const { over } = scoring;
  return [
    scoring.code,
    scoring.form === 'steps' ? `steps_${scoring.by}` : scoring.form,
    String(divides(scoring)),
    asText(zero),
    asText(full),
    asText(unit?.unit),
    asText(unit?.of),
    asText(unit?.points),
    asText(unit?.count),
    asText(over?.effect),
    asText(over && 'from' in over ? over.from : null),
    asText(over?.effect === 'points' ? over.points : null),
    asText(scoring.veto_cap),
    scoring.clause,
  ];
};

const steps = (scoring: Scoring): readonly (readonly (string | null)[])[] =>
  [
    ...(scoring.form === 'steps' ? scoring.steps.map((step) => ['under', step] as const) : []),
    ...(scoring.over?.effect === 'steps' ? scoring.over.steps.map((step) => ['over', step] as const) : []),
  ].map(([side, step]) => [scoring.code, side, asText(step.from), asText(step.below), asText(step.share)]);

/** The scorings of a policy, what they suit, and where they apply, as the models join them. */
export const scoringTables = ({ scorings, scoring_rules }: Policy): readonly PolicyTable[] => [
  {
    name: 'policy_scoring',
    columns: {
      scoring: 'VARCHAR',
      form: 'VARCHAR',
      divides: 'BOOLEAN',
      zero_line: rate,
      full_line: rate,
      unit_size: rate,
      unit_of: 'VARCHAR',
      unit_points: 'DECIMAL(9,4)',
      unit_count: 'VARCHAR',
      over_effect: 'VARCHAR',
      over_from: rate,
      over_points: 'DECIMAL(9,4)',
      veto_cap: 'DECIMAL(9,2)',
      clause: 'VARCHAR',
    },
    rows: scorings.map(scoringRow),
  },
  {
    name: 'policy_scoring_step',
    columns: { scoring: 'VARCHAR', side: 'VARCHAR', step_from: rate, step_below: rate, share: rate },
    rows: scorings.flatMap(steps),
  },
  {
    name: 'policy_scoring_name',
    columns: { name: 'VARCHAR', scoring: 'VARCHAR' },
    rows: scorings.flatMap(({ code, name }) => [...new Set([code, name.zh, name.en])].map((each) => [each, code])),
  },
  {
    name: 'policy_scoring_direction',
    columns: { scoring: 'VARCHAR', direction: 'VARCHAR' },
    rows: scorings.flatMap((scoring) => suits(scoring).map((direction) => [scoring.code, direction])),
  },
  {
    name: 'policy_scoring_rule',
    columns: {
      place: 'INTEGER',
      scheme: 'VARCHAR',
      direction: 'VARCHAR',
      level1: 'VARCHAR',
      level2: 'VARCHAR',
      scoring: 'VARCHAR',
      clause: 'VARCHAR',
    },
    rows: scoring_rules.map((rule, place) => [
      String(place),
      asText(rule.scheme),
      asText(rule.direction),
      asText(rule.level1),
      asText(rule.level2),
      rule.scoring,
      rule.clause,
    ]),
  },
];
