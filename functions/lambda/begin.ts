import process from 'node:process';
import { sfnClient } from '../cloud/clients.ts';
import { environmentOf } from '../cloud/environment.ts';
import { handled } from '../cloud/handled.ts';
import { beginEvent, runOf, startRun } from '../steps/begin/start-run.ts';

/**
 * Begins the month's run, or one that was asked for. A second call for the same run collides with the first and changes
 * nothing.
 */
export const handler = handled('begin', async (event, { log }) => {
  const { stateMachineArn, timeZone } = environmentOf(process.env, 'stateMachineArn', 'timeZone');
  const run = runOf(beginEvent.parse(event), timeZone);
  const started = await startRun(sfnClient(), stateMachineArn, run);
  log.info(started ? 'run.started' : 'run.collision', { key: run.key, regions: run.regions.length });
  return { key: run.key, period: run.period, started };
});
