import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Runs a module's text as a process of its own, from the project's folder; gives its output, throws with its stderr.
 */
export const inProcess = (source: string, ...args: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--no-warnings', '--input-type=module-typescript', '--eval', source, ...args],
      { cwd: home },
    );
    let out = '';
    let err = '';
    child.stdout.on('data', (data) => {
      out += data;
    });
    child.stderr.on('data', (data) => {
      err += data;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => (code === 0 || signal === 'SIGKILL' ? resolve(out) : reject(new Error(err))));
  });

/** The same module twice at once; the last argument says which it is, `0` or `1`. */
export const inTwoProcesses = (source: string, ...args: readonly string[]): Promise<readonly string[]> =>
  Promise.all(['0', '1'].map((which) => inProcess(source, ...args, which)));
