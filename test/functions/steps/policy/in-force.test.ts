import { describe, expect, it } from 'vitest';
import { PolicyError } from '../../../../analytics/policy/load.ts';
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
        data: { document },
        at: '',
        actor: '',
        previousHash: '',
        hash: '',
      })),
  },
});

const written = async (name: string): Promise<object> => policyInForce(reach([]), await named(name));

describe('the policy in force', () => {
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
