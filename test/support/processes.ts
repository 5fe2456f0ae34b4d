import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('../../', import.meta.url));

/** Runs Node with these arguments from the project's folder; gives its output, null where it was killed. */
const inNode = (args: readonly string[]): Promise<string | null> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--no-warnings', ...args], { cwd: home });
    let out = '';
    let err = '';
    child.stdout.on('data', (data) => {
      out += data;
    });
    child.stderr.on('data', (data) => {
      err += data;
    });
    child.on('error', reject);
    child.on('close', (code, signal) =>
      signal === 'SIGKILL' ? resolve(null) : code === 0 ? resolve(out) : reject(new Error(err)),
    );
  });

/** Runs a module as a process of its own; gives its output, null where it was killed, throws with its stderr. */
export const inChild = (module: URL, ...args: readonly string[]): Promise<string | null> =>
  inNode([fileURLToPath(module), ...args]);

/** Runs a module's text as a process of its own; gives its output, null where it was killed, throws with its stderr. */
export const inProcess = (source: string, ...args: readonly string[]): Promise<string | null> =>
  inNode(['--input-type=module-typescript', '--eval', source, ...args]);

/** The same module twice at once; the last argument says which it is, `0` or `1`. */
export const inTwoProcesses = (source: string, ...args: readonly string[]): Promise<readonly (string | null)[]> =>
  Promise.all(['0', '1'].map((which) => inProcess(source, ...args, which)));
