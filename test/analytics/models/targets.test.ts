import { describe, expect, it } from 'vitest';
import { runAudits } from '../../../analytics/models/audit.ts';
import { everyModel } from '../../support/drawn/worlds.ts';
import { asset } from '../evaluation/year.ts';
import { compared, fixturesOf, openMonitored } from './fixture.ts';

for (const model of ['target_result', 'target_achievement']) {
  const fixtures = await fixturesOf(model);
  describe(model, () => {
    for (const fixture of fixtures)
      it(`${fixture.name}: ${fixture.says}`, async () => {
        const session = await openMonitored(fixture, everyModel);
        try {
          await runAudits(session, asset, everyModel);
          for (const { relation, due, found } of await compared(session, fixture)) expect(found, relation).toEqual(due);
        } finally {
          await session.close();
        }
      });
  });
}
