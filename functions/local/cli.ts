import process from 'node:process';
import { main } from './main.ts';

process.exitCode = await main(process.argv.slice(2), {
  out: (written) => process.stdout.write(written),
  err: (written) => process.stderr.write(written),
  isTerminal: process.stderr.isTTY === true,
  clock: () => new Date().toISOString(),
  environment: process.env,
});
