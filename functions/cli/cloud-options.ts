import type { Command } from 'commander';
import { regionCode } from '../../analytics/regions/region-code.ts';
import { cloudProblems } from './cloud-problems.ts';
import { UsageError } from './failure.ts';
import type { Io } from './outcome.ts';

/** Settings of the cloud that a command may need: how each is written, and the variable that may stand for it. */
const settings = {
  regionCode: {
    option: '--region-code',
    variable: 'JIXIAO_REGION_CODE',
    says: '区划代码,如 310115 · the region’s code',
  },
  lakeBucket: { option: '--lake-bucket', variable: 'JIXIAO_LAKE_BUCKET', says: '数据湖的桶 · bucket of the lake' },
  ledgerTable: { option: '--ledger-table', variable: 'JIXIAO_LEDGER_TABLE', says: '台账的表 · table of the ledger' },
  archiveBucket: {
    option: '--archive-bucket',
    variable: 'JIXIAO_ARCHIVE_BUCKET',
    says: '台账存档的桶 · bucket of the ledger’s archive',
  },
} as const;

export type CloudSetting = keyof typeof settings;

/** Adds the options to a command. */
export const withCloudOptions = (command: Command, ...needed: readonly CloudSetting[]): Command =>
  needed.reduce(
    (so, name) =>
      so.option(`${settings[name].option} <${name === 'regionCode' ? 'code' : 'name'}>`, settings[name].says),
    command,
  );

/** A setting as written, or as its variable says; null where neither does. */
export const cloudSetting = (name: CloudSetting, options: Readonly<Record<string, unknown>>, io: Io): string | null => {
  const { variable } = settings[name];
  const written = typeof options[name] === 'string' ? options[name] : (io.environment[variable] ?? null);
  if (name === 'regionCode' && written !== null && !regionCode.safeParse(written).success)
    throw new UsageError(cloudProblems.regionCodeUnreadable(written));
  return written;
};

/** A setting that must be given. Throws UsageError. */
export const neededSetting = (name: CloudSetting, options: Readonly<Record<string, unknown>>, io: Io): string => {
  const found = cloudSetting(name, options, io);
  if (!found) throw new UsageError(cloudProblems.settingMissing(settings[name].option, settings[name].variable));
  return found;
};
