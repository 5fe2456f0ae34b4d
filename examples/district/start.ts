import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { sha256 } from '../../analytics/core/digest.ts';
import { main } from '../../functions/cli/main.ts';
import { processIo } from '../../functions/cli/process-io.ts';
import { holdsOthersResult } from '../../functions/cli/whose-result.ts';
import { generateSample, plantedPath } from '../../functions/sample/generate.ts';

const home = join(fileURLToPath(new URL('../..', import.meta.url)), 'out');

/** As a person would type it from where they stand. */
const near = (path: string): string => relative(process.cwd(), path) || '.';

const run = (folder: string, out: string, data: string): Promise<number> =>
  main(['run', folder, '--out', near(out), '--data', near(data), '--replace-later'], processIo);

/** The fictional district, made anew each time, through the whole year. */
const district = async (): Promise<number> => {
  const [input, out, data] = [join(home, 'district-input'), join(home, 'district'), join(home, 'district-data')];
  for (const folder of [input, out, data]) await rm(folder, { recursive: true, force: true });
  await mkdir(dirname(input), { recursive: true });
  const made = await generateSample(input, { seed: 1, departments: 42, projects: 600 });
  processIo.out(
    [
      `示例区(虚构):${made.departments} 个部门、${made.units} 个单位、${made.projects} 个项目、${made.indicators} 个指标,${made.files} 个文件,种子 ${made.seed}`,
      `Example District (fictional): ${made.departments} departments, ${made.units} units, ${made.projects} projects, ${made.indicators} indicators in ${made.files} files, seed ${made.seed}`,
      `  文件 files    ${near(input)}`,
      `  埋入 planted  ${near(plantedPath(input))}`,
      '',
      '',
    ].join('\n'),
  );
  return run(near(input), out, data);
};

/**
 * The reader's own folder. Its data directory goes by the folder's place, so that two offices never mix and one
 * office's year grows; out/own shows the folder that was given last.
 */
const own = async (folder: string): Promise<number> => {
  const [out, data] = [join(home, 'own'), join(home, `own-data-${sha256(resolve(folder)).slice(0, 8)}`)];
  if (existsSync(folder) && (await holdsOthersResult(out, data))) await rm(out, { recursive: true, force: true });
  return run(folder, out, data);
};

const [folder] = process.argv.slice(2);
process.exitCode = folder ? await own(folder) : await district();
