import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ConfigError, configOf, readConfig } from '../../infra/config.ts';

const example = parse(await readFile(new URL('../../infra/example.yaml', import.meta.url), 'utf8'));
const faultsOf = (settings: unknown): readonly string[] => {
  try {
    configOf(settings);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
};

it('reads the example as it is handed out', async () => {
  expect(await readConfig('infra/example.yaml')).toMatchObject({
    name: 'jixiao',
    partition: 'aws',
    site: { on: true },
    processor: 'arm64',
  });
});

it.each([
  ['a file that is not there', 'infra/nowhere.yaml', /^infra\/nowhere\.yaml: ENOENT/],
  ['a file that is no YAML', 'infra/config.ts', /^infra\/config\.ts: /],
])('says of %s where and why', async (_, path, says) => {
  const fault = await readConfig(path).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(ConfigError);
  expect((fault as ConfigError).faults[0]).toMatch(says);
});

describe('the site', () => {
  it.each([
    ['aws', true],
    ['aws-cn', false],
  ])('in %s is there unless said otherwise: %s', (partition, on) => {
    expect(configOf({ ...example, partition, site: {} }).site.on).toBe(on);
  });

  it('can be left out in aws', () => {
    expect(configOf({ ...example, site: { on: false } }).site.on).toBe(false);
  });
});

describe('settings that can’t be', () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    ['a name that no bucket could bear', { name: 'Jixiao_1' }, /^name:/],
    ['a name that leaves no room in a bucket’s', { name: 'a'.repeat(25) }, /^name:/],
    ['another partition', { partition: 'aws-iso' }, /^partition:/],
    ['no region', { regions: [] }, /^regions:/],
    ['a region with a slash', { regions: [{ code: 'a/b', name: 'x' }] }, /^regions\.0\.code:/],
    [
      'a region twice',
      {
        regions: [
          { code: 'a', name: 'x' },
          { code: 'a', name: 'y' },
        ],
      },
      /^regions: .*twice/,
    ],
    ['a time zone nobody knows', { timeZone: 'Asia/Nowhere' }, /^timeZone:/],
    ['a day that not every month has', { schedule: { day: 29, hour: 6 } }, /^schedule\.day:/],
    ['overdue before it is due', { overdueDay: 5 }, /^overdueDay:/],
    ['more failures than there are', { toleratedFailurePercent: 101 }, /^toleratedFailurePercent:/],
    ['an edition there is not', { edition: 'secret' }, /^edition:/],
    ['days that CloudWatch does not know', { logDays: 100 }, /^logDays:/],
    ['no address for alarms', { alarmEmail: 'operators' }, /^alarmEmail:/],
    ['a misspelt setting', { overdueday: 9 }, /overdueday/],
    ['a site in aws-cn', { partition: 'aws-cn', site: { on: true } }, /^site\.on:/],
    ['an inner edition for everyone', { edition: 'internal' }, /webAclArn/],
    [
      'more regions than one message holds',
      { regions: Array.from({ length: 1000 }, (_, at) => ({ code: `${at}`, name: '区'.repeat(70) })) },
      /^regions: .*200 kB/,
    ],
    ['a domain without its certificate', { site: { on: true, domain: 'jixiao.example.org' } }, /certificateArn/],
  ])('%s', (_, changes, says) => {
    const faults = faultsOf({ ...example, ...changes });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(says);
  });

  it('are told all at once', () => {
    expect(faultsOf({ ...example, name: '', timeZone: '', edition: '' })).toHaveLength(3);
  });
});
