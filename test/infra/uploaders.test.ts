import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { sortInput } from '../../analytics/intake/input-files.ts';

interface Policy {
  readonly Statement: readonly {
    readonly Effect: 'Allow' | 'Deny';
    readonly Action: string | readonly string[];
    readonly Resource: string | readonly string[];
  }[];
}

// The first policy that the operators' book hands out is the one for departments.
const written =
  /^```json\n(?<policy>[\s\S]+?)^```$/m.exec(await readFile('docs/operations.md', 'utf8'))?.groups?.policy ?? '';
const { Statement } = JSON.parse(written) as Policy;

/** A pattern of IAM: any characters for a star, slashes too, and one for a question mark. */
const matches = (pattern: string, text: string): boolean =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  ).test(text);
const reached = (effect: string, name: string): boolean =>
  Statement.some(
    ({ Effect, Action, Resource }) =>
      Effect === effect &&
      [Action].flat().includes('s3:PutObject') &&
      [Resource].flat().some((pattern) => matches(pattern, `arn:aws:s3:::<landing bucket>/310115/${name}`)),
  );
const mayUpload = (name: string): boolean => reached('Allow', name) && !reached('Deny', name);

it.each([
  'policy.yaml',
  'policy.yml',
  'Policy.YAML',
  'POLICY.Yml',
  'a.source.yaml',
  '国库/深/导出.source.yml',
  '国库/A.SOURCE.YAML',
  'b.Source.yMl',
])('keeps from departments what says how others are read or judged: %s', (name) => {
  const { policy, sources } = sortInput([{ name }]);
  expect([policy, ...sources].filter(Boolean)).toHaveLength(1);
  expect(mayUpload(name)).toBe(false);
});

it.each(['6月监控.xlsx', '教育局/2025/执行.csv', '项目库.CSV', '年度/policy.xlsx'])(
  'lets departments upload tables: %s',
  (name) => {
    expect(sortInput([{ name }]).tables).toHaveLength(1);
    expect(mayUpload(name)).toBe(true);
  },
);
