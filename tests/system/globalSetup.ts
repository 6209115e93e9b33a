import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { findChromium } from './chromium';
import { startPostgres } from './postgres';

declare module 'vitest' {
  export interface ProvidedContext {
    root: string;
    postgresUrl: string;
    chromium: string;
    /** The run's folder of databases that tests start from. */
    templates: string;
  }
}

/** What system tests need, once a run: a Chromium, a PostgreSQL server, the built program. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = path.resolve(import.meta.dirname, '..', '..');
  const chromium = await findChromium(root);
  const postgres = await startPostgres();
  build(root);
  const templates = await mkdtemp(path.join(os.tmpdir(), 'parallax-templates-'));
  project.provide('root', root);
  project.provide('chromium', chromium);
  project.provide('postgresUrl', postgres.url);
  project.provide('templates', templates);
  return async () => {
    await postgres.stop();
    await rm(templates, { recursive: true, force: true });
  };
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
