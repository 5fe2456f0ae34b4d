import { describe, expect, it } from 'vitest';
import { runAudits } from '../../../analytics/models/audit.ts';
import { asset } from '../evaluation/year.ts';
import { compared, type Fixture, fixturesOf, modelsOf, openMonitored } from './fixture.ts';
import { inForce, restated } from './restated.ts';

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
  'intake_file',
  'approval_return',
  'self_evaluation_dropped',
  'self_evaluation_first',
  'self_evaluation_scaled',
  'target_result',
  'target_achievement',
];

const check = async (model: string, fixture: Fixture): Promise<void> => {
  const session = await openMonitored(fixture, modelsOf(model));
  try {
    await runAudits(session, asset, modelsOf(model));
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
    await runAudits(session, asset, inForce);
    for (const { relation, due, found } of await compared(session, restated)) expect(found, relation).toEqual(due);
  } finally {
    await session.close();
  }
});
