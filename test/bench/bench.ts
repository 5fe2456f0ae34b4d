import { availableParallelism, cpus } from 'node:os';
import { benchIntake } from './intake.ts';
import { benchModels } from './models.ts';
import { benchStart } from './start.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const fixed = (value: number, digits = 2): string => value.toFixed(digits);

say(`node ${process.versions.node}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}`);

const start = benchStart();
say(`npm start, whole: ${fixed(start.seconds, 1)} s, peak ${start.peakMegabytes} MB (must stay under 60 s on 2 cores)`);

for (const millions of [1, 12]) {
  const { ours, bare, ratio } = await benchModels(millions * 1_000_000);
  say(
    `monitoring models, ${millions} M indicator-months: ${fixed(ours.seconds)} s, peak ${fixed(ours.peakMegabytes, 0)} MB; bare scan of the same columns ${fixed(bare.seconds)} s, peak ${fixed(bare.peakMegabytes, 0)} MB; ratio ${fixed(ratio)} (must stay at or under 8)`,
  );
}

const intake = await benchIntake();
say(
  `CSV intake, ${intake.rows} rows validated: ${intake.ours.rowsPerSecond} rows/s, peak ${intake.ours.peakMegabytes} MB; bare read_csv into Parquet ${intake.bare.rowsPerSecond} rows/s, peak ${intake.bare.peakMegabytes} MB; ratio ${fixed(intake.ratio)}`,
);
