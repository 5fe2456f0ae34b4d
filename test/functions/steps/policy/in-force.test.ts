import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadPolicy, PolicyError } from '../../../../analytics/policy/load.ts';
import { asset } from '../../../../functions/adapters/assets.ts';
import { policyInForce } from '../../../../functions/steps/policy/in-force.ts';

const named = async (name: string): Promise<string> =>
  (await asset('policy/default.yaml')).replace(/^name: .*$/m, `name: ${name}`);

const reach = (adopted: readonly object[]) => ({
  asset,
  ledger: {
    read: async (stream: string) =>
      adopted.map((document, index) => ({
        stream,
        version: index + 1,
        kind: 'policy.adopted',
        data: { id: 'former@1#0', document },
        at: '',
        actor: '',
        previousHash: '',
        hash: '',
      })),
  },
});

const written = async (name: string): Promise<object> => policyInForce(reach([]), await named(name));

const shapes = new URL('../../../fixtures/policies/', import.meta.url);

const kept = await readdir(shapes);

describe('the policy in force', () => {
  it.each(kept)('may be one that a release adopted as %s', async (name) => {
    const adopted = await readFile(new URL(name, shapes), 'utf8');
    expect(await policyInForce(reach([parse(adopted)]), null)).toEqual(loadPolicy(adopted));
  });

  it('is not an adopted one that makes no sense, and says which', async () => {
    const former = { ...(await written('former')), caps: [{ from: 0, below: 1, cap: -5, clause: 'x' }] };
    await expect(policyInForce(reach([former]), null)).rejects.toMatchObject({
      adopted: 'former@1#0',
      issues: [{ path: 'caps.0.cap' }],
    });
  });

  it('is the written one before the one last adopted, and that before the product’s own', async () => {
    const adopted = [await written('former'), await written('latest')];
    const names = [
      (await policyInForce(reach(adopted), await named('office'))).name,
      (await policyInForce(reach(adopted), null)).name,
      (await policyInForce(reach([]), null)).name,
    ];
    expect(names).toEqual(['office', 'latest', 'default']);
  });

  it('is never another one where the written one is none', async () => {
    await expect(policyInForce(reach([await written('former')]), 'name: [half')).rejects.toBeInstanceOf(PolicyError);
  });
});
