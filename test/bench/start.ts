import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface StartBench {
  readonly seconds: number;
  readonly peakMegabytes: number;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Loaded into every Node process below: each says its peak memory, in kilobytes, as it ends. */
const tellPeak = `data:text/javascript,${encodeURIComponent("process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS+String.fromCharCode(10)))")}`;

/** `npm start` whole, as a person types it: generates the district, runs the year, writes the site. */
export const benchStart = (): StartBench => {
  const began = performance.now();
  const ran = spawnSync('npm', ['start'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: `--import ${tellPeak}` },
  });
  if (ran.status !== 0) throw new Error(`npm start ended with ${ran.status}: ${ran.stderr}`);
  const peaks = [...ran.stderr.matchAll(/^peak (\d+)$/gm)].map(([, kilobytes]) => Number(kilobytes));
  return { seconds: (performance.now() - began) / 1000, peakMegabytes: Math.round(Math.max(...peaks) / 1024) };
};
