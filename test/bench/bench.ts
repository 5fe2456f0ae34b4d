import { availableParallelism, cpus } from 'node:os';
import { benchForms } from './forms.ts';
import { benchIntake } from './intake.ts';
import { benchModels } from './models.ts';
import { benchStart } from './start.ts';
import { benchWhole } from './whole.ts';
import { benchWorkbook } from './workbook.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const fixed = (value: number, digits = 2): string => value.toFixed(digits);

say(`node ${process.versions.node}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}`);

const benchParts = async (): Promise<void> => {
  const start = benchStart();
  say(
    `npm start, whole: ${fixed(start.seconds, 1)} s, peak ${start.peakMegabytes} MB (must stay under 60 s on 2 cores)`,
  );

  // The lake keeps one file a month and department, and more departments send more of them; the last turn has the same
  // rows in few large files, as no lake of ours is.
  for (const { millions, departments, goal } of [
    { millions: 1, departments: 42, goal: ' (must stay at or under 8)' },
    { millions: 12, departments: 504, goal: ' (must stay at or under 8)' },
    { millions: 12, departments: 42, goal: '' },
  ]) {
    const { ours, bare, ratio, cpuRatio, files } = await benchModels(millions * 1_000_000, departments);
    say(
      `monitoring models, ${millions} M indicator-months in ${files} files: ${fixed(ours.seconds)} s, peak ${fixed(ours.peakMegabytes, 0)} MB; bare scan of the same columns ${fixed(bare.seconds)} s, peak ${fixed(bare.peakMegabytes, 0)} MB; ratio ${fixed(ratio)}, in processor seconds ${fixed(cpuRatio)} (${fixed(ours.cpuSeconds)} to ${fixed(bare.cpuSeconds)})${goal}`,
    );
  }

  const intake = await benchIntake();
  say(
    `CSV intake, ${intake.rows} rows validated: ${intake.ours.rowsPerSecond} rows/s, peak ${intake.ours.peakMegabytes} MB; bare read_csv into Parquet ${intake.bare.rowsPerSecond} rows/s, peak ${intake.bare.peakMegabytes} MB; ratio ${fixed(intake.ratio)}; ${intake.polars ? `the same checks in Polars ${intake.polars.rowsPerSecond} rows/s, peak ${intake.polars.peakMegabytes} MB` : 'no Polars here to compare with (pip install polars)'}`,
  );

  const workbook = await benchWorkbook();
  say(
    `XLSX, ${workbook.rows} rows of ten columns: ${fixed(workbook.ours.seconds)} s, peak ${workbook.ours.peakMegabytes} MB (must stay under 300); SheetJS alone ${fixed(workbook.sheetjs.seconds)} s, peak ${workbook.sheetjs.peakMegabytes} MB; ratio ${fixed(workbook.ratio)} (must stay under 0.5)`,
  );

  const forms = await benchForms();
  say(
    `official forms, ${forms.forms} of self-evaluation, half in Word: ${fixed(forms.seconds, 1)} s, ${forms.formsPerMinute} a minute (must stay over 1000)`,
  );
};

const [what, indicatorMonths] = process.argv.slice(2);
if (what === 'whole') process.exitCode = (await benchWhole(Number(indicatorMonths ?? 1_000_000), say)) ? 0 : 1;
else await benchParts();
