import { executionPartTable } from './execution-parts.ts';
import { monitoringTables } from './monitoring-tables.ts';
import type { Policy } from './schema.ts';
import { schemeTables } from './scheme-tables.ts';
import { scoringTables } from './scoring-tables.ts';
import { describeSetting } from './settings.ts';
import type { PolicyTable } from './table.ts';

const asText = (value: string | number | null): string | null => (value === null ? null : String(value));

const settingsTable = (policy: Policy): PolicyTable => {
  const settings = Object.entries(policy.settings);
  return {
    name: 'policy',
    columns: Object.fromEntries(settings.map(([name]) => [name, describeSetting(name).type])),
    rows: [settings.map(([, entry]) => asText(entry.value))],
  };
};

/** One row per setting, for the clause a rule's result is printed with. */
const clauseTable = (policy: Policy): PolicyTable => ({
  name: 'policy_clause',
  columns: { setting: 'VARCHAR', setting_value: 'VARCHAR', clause: 'VARCHAR' },
  rows: Object.entries(policy.settings).map(([name, entry]) => [name, asText(entry.value), entry.clause]),
});

const rate = 'DECIMAL(18,6)';

/** The policy as the tables the models join: numbers arrive as data, never as pasted text. */
export const policyTables = (policy: Policy): readonly PolicyTable[] => [
  settingsTable(policy),
  clauseTable(policy),
  {
    name: 'policy_execution_band',
    columns: { rate_from: rate, rate_below: rate, share: rate, clause: 'VARCHAR' },
    rows: policy.execution_bands.map((band) => [
      asText(band.from),
      asText(band.below),
      asText(band.share),
      band.clause,
    ]),
  },
  executionPartTable(policy.execution_parts),
  {
    name: 'policy_tier',
    columns: {
      tier: 'VARCHAR',
      low: rate,
      high: rate,
      monitoring_share: rate,
      evaluation_share: rate,
      clause: 'VARCHAR',
    },
    rows: policy.tiers.map((tier) => [
      tier.tier,
      asText(tier.low),
      asText(tier.high),
      asText(tier.monitoring),
      asText(tier.evaluation),
      tier.clause,
    ]),
  },
  {
    name: 'policy_grade',
    columns: {
      grade: 'VARCHAR',
      from_score: 'DECIMAL(9,2)',
      below_score: 'DECIMAL(9,2)',
      grade_order: 'INTEGER',
      clause: 'VARCHAR',
    },
    rows: policy.grades.map((grade) => [
      grade.grade,
      asText(grade.from),
      asText(grade.below),
      asText(grade.order),
      grade.clause,
    ]),
  },
  {
    name: 'policy_cap',
    columns: { rate_from: rate, rate_below: rate, cap: 'DECIMAL(9,2)', clause: 'VARCHAR' },
    rows: policy.caps.map((cap) => [asText(cap.from), asText(cap.below), asText(cap.cap), cap.clause]),
  },
  {
    name: 'policy_framework',
    columns: {
      framework_code: 'VARCHAR',
      name_zh: 'VARCHAR',
      name_en: 'VARCHAR',
      numerator_fact: 'VARCHAR',
      denominator_fact: 'VARCHAR',
      formula: 'VARCHAR',
      direction: 'VARCHAR',
      target: rate,
      weight: 'DECIMAL(9,4)',
      clause: 'VARCHAR',
    },
    rows: policy.framework.map((row) => [
      row.code,
      row.name.zh,
      row.name.en,
      row.numerator,
      row.denominator,
      row.formula,
      row.direction,
      asText(row.target),
      asText(row.weight),
      row.clause,
    ]),
  },
  ...monitoringTables(policy),
  ...scoringTables(policy),
  ...schemeTables(policy),
  {
    name: 'policy_application',
    columns: {
      grade: 'VARCHAR',
      low_factor: rate,
      high_factor: rate,
      priority: 'INTEGER',
      name_zh: 'VARCHAR',
      name_en: 'VARCHAR',
      clause: 'VARCHAR',
    },
    rows: policy.application.map((row) => [
      row.grade,
      asText(row.low),
      asText(row.high),
      asText(row.priority),
      row.name.zh,
      row.name.en,
      row.clause,
    ]),
  },
  {
    name: 'policy_known_slip',
    columns: {
      kind: 'VARCHAR',
      level: 'VARCHAR',
      key_code: 'VARCHAR',
      measure: 'VARCHAR',
      period: 'VARCHAR',
      gives: 'VARCHAR',
      note_zh: 'VARCHAR',
      note_en: 'VARCHAR',
    },
    rows: policy.known_slips.map((slip) => [
      slip.kind,
      slip.level,
      slip.key,
      slip.measure,
      slip.period,
      slip.gives ?? null,
      slip.note.zh,
      slip.note.en,
    ]),
  },
];
