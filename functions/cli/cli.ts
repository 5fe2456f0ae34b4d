import process from 'node:process';
import { main } from './main.ts';
import { processIo } from './process-io.ts';

// A reader such as head takes what it wants and goes: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await main(process.argv.slice(2), processIo);
