import { describe, expect, it } from 'vitest';
import { describeSetting, settingsSchema } from '../../../analytics/policy/settings.ts';
import { policyTables } from '../../../analytics/policy/tables.ts';
import { defaultPolicy } from '../evaluation/year.ts';

const names = Object.keys(settingsSchema.shape);
const [policyTable] = policyTables(defaultPolicy);

describe('a setting', () => {
  it.each(names)('%s says in both languages what it decides', (name) => {
    const { zh, en } = describeSetting(name).decides;
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[A-Z][^\p{Script=Han}]+$/u);
  });

  it('is decided by no two settings in the same words', () =>
    expect(new Set(names.map((name) => describeSetting(name).decides.zh)).size).toBe(names.length));

  it.each([
    ['execution_weight', 'DECIMAL(18,6)'],
    ['refusal', 'VARCHAR'],
    ['self_evaluation_due', 'VARCHAR'],
    ['allocation_envelope_amount', 'DECIMAL(20,2)'],
  ])('%s is a column of %s', (name, type) => expect(policyTable?.columns[name]).toBe(type));

  it('that does not exist is refused by its name', () =>
    expect(() => describeSetting('toString')).toThrow('no setting of a policy is called toString'));
});
