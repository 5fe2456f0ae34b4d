import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import process from 'node:process';
import type { Effects } from '../../analytics/core/ports/effects.ts';
import type { Log } from '../../analytics/core/ports/log.ts';
import { asset } from '../adapters/assets.ts';
import { duckdbEngine } from '../adapters/duckdb.ts';
import { clearStaleWorkspaces, newWorkspace } from '../adapters/workspaces.ts';
import type { Environment } from './environment.ts';
import { regionParts } from './region.ts';

/** One region in the cloud as the steps see it. */
export interface Cloud {
  readonly effects: Effects;
  /** A local folder that goes with it. */
  readonly workspace: string;
  close(): Promise<void>;
}

/** The share of a function's memory that the engine may take; the rest is the program's own. */
const engineShare = 0.6;

const engineMemory = (): { readonly megabytes?: number } => {
  const megabytes = Number(process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE);
  return megabytes > 0 ? { megabytes: Math.floor(megabytes * engineShare) } : {};
};

/**
 * Opens a region, with everything downloaded for it in a folder of its own that `close` removes: a function's next call
 * finds the room it had.
 * @example const { effects, close } = await openCloud(environment, '330100', { clock, log })
 */
export const openCloud = async (
  environment: Pick<Environment, 'lakeBucket' | 'ledgerTable' | 'busName'>,
  region: string,
  { clock, log }: { readonly clock: () => string; readonly log: Log },
): Promise<Cloud> => {
  // A function that died left its folder behind, and the next one may find itself in the same room.
  await clearStaleWorkspaces(tmpdir());
  const workspace = await newWorkspace(tmpdir());
  const engine = duckdbEngine({ workspaces: workspace, ...engineMemory() });
  return {
    effects: { ...regionParts(environment, region, workspace), engine, log, clock, asset },
    workspace,
    close: () => rm(workspace, { recursive: true, force: true }),
  };
};
