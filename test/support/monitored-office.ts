import { dirname } from 'node:path';
import { marts } from '../../analytics/contracts/marts/catalogue.ts';
import { type Period, yearOf } from '../../analytics/core/period.ts';
import type { Effects } from '../../analytics/core/ports/effects.ts';
import type { Session } from '../../analytics/core/ports/engine.ts';
import { martTypes } from '../../analytics/models/mart-rows.ts';
import { prepareInputs } from '../../analytics/models/prepare.ts';
import { runModel } from '../../analytics/models/run-model.ts';
import type { Policy } from '../../analytics/policy/schema.ts';
import { locateSnapshot } from '../../functions/steps/compute/inputs.ts';
import { takeSnapshot } from '../../functions/steps/snapshot/step.ts';
import { behind } from './behind.ts';
import { everyModel } from './drawn/worlds.ts';

const monitored = behind(everyModel, ['monitoring_district', 'monitoring_department', 'monitoring_indicator']);

/**
 * A session in which monitoring stands worked out over what an office took in, and every other mart is empty, in a
 * third of the time of a whole build; the caller closes it.
 */
export const openMonitoredOffice = async (effects: Effects, policy: Policy, through: Period): Promise<Session> => {
  const { lake, rows: snapshot } = await locateSnapshot(effects, await takeSnapshot(effects));
  const session = await effects.engine.open([...new Set(Object.values(lake).flat().map(dirname))]);
  try {
    const fiscalYear = yearOf(through);
    await prepareInputs(session, { policy, fiscalYear, through, envelopeAmount: null, lake, snapshot });
    for (const model of monitored)
      await runModel(
        session,
        model,
        marts.find(({ name }) => name === model.name),
      );
    for (const mart of marts.filter(({ name }) => !monitored.some((model) => model.name === name)))
      await session.loadTyped(mart.name, martTypes(mart), []);
    return session;
  } catch (cause) {
    await session.close();
    throw cause;
  }
};
