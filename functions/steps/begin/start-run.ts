import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { regionCode } from '../../../analytics/regions/region-code.ts';
import { demandKey, monthBefore, monthlyKey } from '../../../analytics/regions/run-key.ts';
import { periodText, type RunInput, regionList } from '../run-documents/input.ts';

const scheduled = z.object({ scheduledAt: z.iso.datetime({ offset: true }), regions: regionList });
const demanded = z
  .object({
    period: periodText,
    reason: z.string().regex(/^[0-9A-Za-z-]{1,40}$/),
    regions: regionList,
    only: z.array(regionCode).min(1).optional(),
    replaceLater: z.boolean().optional(),
  })
  .refine(
    ({ regions, only = [] }) => only.every((code) => regions.some((region) => region.code === code)),
    'only names a region that is not in the list',
  );

/** A month of the schedule, or a run that somebody asks for with a reason of a few letters. */
export const beginEvent = z.union([scheduled, demanded]);

/** The run that an event asks for; its key says so, whenever and however often the event comes. */
export const runOf = (event: z.infer<typeof beginEvent>, timeZone: string): RunInput => {
  if ('scheduledAt' in event) {
    const period = monthBefore(event.scheduledAt, timeZone);
    return { key: monthlyKey(period), period, regions: event.regions };
  }
  const { period, reason, regions, only, replaceLater } = event;
  return {
    key: demandKey(period, reason),
    period,
    regions,
    ...(only && { only }),
    ...(replaceLater && { replaceLater }),
  };
};

/** Starts the run under its key; false where it was started before, in which case nothing happens. */
export const startRun = async (client: Pick<SFNClient, 'send'>, machine: string, run: RunInput): Promise<boolean> => {
  try {
    await client.send(
      new StartExecutionCommand({ stateMachineArn: machine, name: run.key, input: JSON.stringify(run) }),
    );
    return true;
  } catch (cause) {
    if (cause instanceof ExecutionAlreadyExists) return false;
    throw cause;
  }
};
