import { describe, expect, it } from 'vitest';
import { auditPath } from '../../../analytics/models/audit.ts';
import type { Model } from '../../../analytics/models/catalogue.ts';
import { relationsRead } from '../../../analytics/models/relations.ts';
import { asset } from '../../analytics/evaluation/year.ts';
import { auditsHold } from '../../analytics/models/audits-hold.ts';
import { compared, type Fixture, fixturesOf, modelsOf, openMonitored } from '../../analytics/models/fixture.ts';
import { inForce, restated } from '../../analytics/models/restated.ts';
import { behind } from '../../support/behind.ts';
import { everyModel } from '../../support/drawn/worlds.ts';

const models = [
  'staging',
  'monitoring_month',
  'monitoring_head',
  'monitoring_added',
  'monitoring_goal',
  'monitoring_value',
  'monitoring_indicator',
  'monitoring_money',
  'monitoring_amount',
  'monitoring_fund',
  'monitoring_declared',
  'monitoring_progress',
  'monitoring_project',
  'monitoring_rollup',
  'monitoring_notice',
  'reconciliation',
  'fund_balance',
  'intake_file',
  'approval_return',
  'goal_adjustment',
  'self_evaluation_dropped',
  'self_evaluation_first',
  'self_evaluation_scaled',
  'target_result',
  'target_achievement',
];

/** The relations that each audit looks at. */
const lookedAt = new Map(
  await Promise.all(
    everyModel
      .flatMap(({ mustHold }) => mustHold)
      .map(async (name) => [name, [...relationsRead(await asset(auditPath(name)))]] as const),
  ),
);

/** What a relation is made from, and what its audits look at besides. */
const readBy = ({ inputs, mustHold }: Model): readonly string[] => [
  ...inputs,
  ...mustHold.flatMap((name) => lookedAt.get(name) ?? []),
];

/**
 * Works out what the example speaks of and what that is made from, and audits all of it. Every model and every audit
 * over one year: drawn.test.ts.
 */
const check = async (model: string, fixture: Fixture): Promise<void> => {
  const models = behind(modelsOf(model), Object.keys(fixture.expected), readBy);
  const session = await openMonitored(fixture, models);
  try {
    await auditsHold(session, models);
    for (const { relation, due, found } of await compared(session, fixture)) expect(found, relation).toEqual(due);
  } finally {
    await session.close();
  }
};

for (const model of models) {
  const fixtures = await fixturesOf(model);
  describe(model, () => {
    it('has worked examples', () => expect(fixtures.length).toBeGreaterThan(0));
    for (const fixture of fixtures) it(`${fixture.name}: ${fixture.says}`, () => check(model, fixture));
  });
}

it('every dataset restated: of a scope the last file speaks alone, its neighbours stay', async () => {
  const session = await openMonitored(restated, inForce);
  try {
    await auditsHold(session, inForce);
    for (const { relation, due, found } of await compared(session, restated)) expect(found, relation).toEqual(due);
  } finally {
    await session.close();
  }
});
