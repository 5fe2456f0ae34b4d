#!/usr/bin/env node
// Starts the command on the Node that came with the project, whatever Node started this file.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const own = here('../../node_modules/node/bin/node');
const node = existsSync(own) ? own : process.execPath;
const { status } = spawnSync(node, [here('cli.ts'), ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = status ?? 4;
