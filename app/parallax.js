#!/usr/bin/env node
// Starts the program: `start` builds it first, `serve` takes what was built, `dev` runs it from its
// sources with hot reload, and every other command runs what was built.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { buildOnce } from './build.js';

// Left to itself the collector lets a file that passes through quadruple the heap before it cleans up.
setFlagsFromString('--heap-growing-percent=50');

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const built = path.join(root, 'build', 'server', 'parallax.js');
const [command = 'help', ...rest] = process.argv.slice(2);
// What the operator said, before the start sets it for React and the build.
const production = process.env.NODE_ENV === 'production';
// npm runs scripts in a shell and stops only that shell: who lost it was told to stop.
const parent = process.env.npm_lifecycle_event ? process.ppid : null;

if (command === 'dev') {
  const { createServer } = await import('vite');
  const vite = await createServer({
    root,
    configFile: path.join(root, 'remix.config.js'),
    server: { middlewareMode: true },
  });
  const { main } = await vite.ssrLoadModule('./app/cli.ts');
  process.exitCode = await main(['serve', ...rest], {
    root,
    production: false,
    vite,
    parent,
  });
  await vite.close();
} else {
  process.env.NODE_ENV = 'production';
  if (command === 'start' || !existsSync(built)) await buildOnce(root, build);
  const { main } = await import(pathToFileURL(built).href);
  process.exitCode = await main([command === 'start' ? 'serve' : command, ...rest], {
    root,
    production,
    vite: null,
    parent,
  });
}

/**
 * @param {string} folder
 * @returns {Promise<void>}
 */
function build(folder) {
  process.stderr.write('Building Parallax …\n');
  const remix = path.join(root, 'node_modules', '@remix-run', 'dev', 'dist', 'cli.js');
  const child = spawn(process.execPath, [remix, 'vite:build', '-c', 'remix.config.js'], {
    cwd: root,
    env: { ...process.env, BUILD_FOLDER: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += chunk;
    });
  const stop = () => child.kill();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  return new Promise((resolve) => {
    child.on('exit', (code) => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      if (code === 0) return resolve();
      process.stderr.write(output);
      process.exit(code ?? 1);
    });
  });
}
