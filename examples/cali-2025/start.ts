import { join, relative, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { processIo } from '../../functions/cli/process-io.ts';
import { runExample } from './example.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const near = (path: string): string => relative(process.cwd(), path) || '.';
const [folder] = process.argv.slice(2);

process.exitCode = await runExample(
  {
    folder: folder ?? near(resolve(root, '../shared/data/cali-2025')),
    out: near(join(root, 'out', 'cali-2025')),
    data: near(join(root, 'out', 'cali-2025-data')),
  },
  processIo,
);
