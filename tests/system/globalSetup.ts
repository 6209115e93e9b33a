import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { findChromium } from './chromium';
import { startPostgres } from './postgres';

declare module 'vitest' {
  export interface ProvidedContext {
    root: string;
    postgresUrl: string;
    chromium: string;
  }
}

/** What system tests need, once a run: a Chromium, a PostgreSQL server, the built program. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = path.resolve(import.meta.dirname, '..', '..');
  const chromium = await findChromium(root);
  const postgres = await startPostgres();
  build(root);
  project.provide('root', root);
  project.provide('chromium', chromium);
  project.provide('postgresUrl', postgres.url);
  return postgres.stop;
}

function build(root: string): void {
  const remix = path.join(root, 'node_modules', '@remix-run', 'dev', 'dist', 'cli.js');
  // Vitest marks its processes; the build must not take itself for a test.
  const { VITEST: _, ...env } = process.env;
  execFileSync(process.execPath, [remix, 'vite:build', '-c', 'remix.config.js'], {
    cwd: root,
    env: { ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
