import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadPolicy } from '../../../analytics/policy/load.ts';
import { choiceWords, settingWords } from '../../../analytics/policy/settings.ts';
import { en, zh } from '../site/sentences/every.ts';

const policy = loadPolicy(readFileSync(new URL('../../../analytics/policy/default.yaml', import.meta.url), 'utf8'));

describe('the words of the policy', () => {
  it.each(Object.keys(policy.settings))('say what %s decides', (name) => expect(settingWords[name]).toBeDefined());

  it('know every choice of the default policy', () => {
    const choices = Object.values(policy.settings).flatMap(({ value }) =>
      typeof value === 'string' && !/^\d/.test(value) ? [value] : [],
    );
    expect(choices.filter((choice) => !(choice in choiceWords))).toEqual([]);
  });

  it('name no setting that is gone', () =>
    expect(Object.keys(settingWords).filter((name) => !(name in policy.settings))).toEqual([]));
});

it('every sentence is written in both languages', () => expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort()));
