import { describe, expect, it } from 'vitest';
import { compared, type Fixture, fixturesOf } from '../../analytics/evaluation/fixture.ts';
import { openRelations } from '../../analytics/evaluation/year.ts';
import { formulasHold } from '../../analytics/explain/formulas-hold.ts';

const models = [
  'evaluation_execution',
  'evaluation_basis',
  'evaluation_indicator',
  'evaluation_project',
  'evaluation_framework',
  'evaluation_standing',
  'evaluation_department',
  'allocation_request',
  'allocation_range',
];

const check = async (model: string, fixture: Fixture): Promise<void> => {
  const session = await openRelations(fixture.given, fixture.policy, [model, ...Object.keys(fixture.expected)]);
  try {
    for (const { relation, due, found } of await compared(session, fixture)) expect(found, relation).toEqual(due);
    if (model === 'evaluation_indicator')
      formulasHold(await session.rows('SELECT * FROM evaluation_indicator'), fixture.policy);
  } finally {
    await session.close();
  }
};

for (const model of models) {
  const fixtures = await fixturesOf(model);
  describe(model, () => {
    for (const fixture of fixtures) it(`${fixture.name}: ${fixture.says}`, () => check(model, fixture));
  });
}
