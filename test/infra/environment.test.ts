import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type FunctionName, functions } from '../../infra/bundle/bundle.ts';
import { appFor, templatesOf } from './synthesised.ts';

const handlerOf = (step: string): URL => new URL(`../../functions/lambda/${step}.ts`, import.meta.url);

/** The settings a handler names: `environmentOf(process.env, 'lakeBucket', …)` → LAKE_BUCKET, …. */
const asked = (step: string): readonly string[] => {
  const source = readFileSync(handlerOf(step), 'utf8');
  const named = [...source.matchAll(/environmentOf\(\s*process\.env,([^)]*)\)/g)].flatMap(([, names = '']) =>
    [...names.matchAll(/'(\w+)'/g)].map(([, name = '']) => name),
  );
  return named.map((name) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()).sort();
};

describe('a function is told what its handler asks for, and no more', () => {
  let told: Readonly<Record<string, readonly string[]>>;
  beforeAll(() => {
    const made = Object.values(templatesOf(appFor('aws'))).flatMap((template) =>
      Object.values(template.findResources('AWS::Lambda::Function')),
    );
    told = Object.fromEntries(
      made.map(({ Properties }) => [
        Properties.FunctionName.replace('jixiao-test-', ''),
        Object.keys(Properties.Environment.Variables)
          .filter((name) => name.startsWith('JIXIAO_'))
          .map((name) => name.slice('JIXIAO_'.length))
          .sort(),
      ]),
    );
  });

  it.each(Object.keys(functions) as FunctionName[])('%s', (step) => {
    expect(existsSync(handlerOf(step))).toBe(true);
    expect(told[step]).toEqual(asked(step));
  });
});
