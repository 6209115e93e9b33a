import { readFile } from 'node:fs/promises';
import { vitePlugin as remix } from '@remix-run/dev';
import { transformWithEsbuild } from 'vite';
import { defineConfig } from 'vitest/config';

/** Packages of hundreds of small files: to find and read these takes longer than most commands do. */
const BUNDLED = [/^@stdlib\//, 'debug', 'ms', 'drizzle-orm', 'zod'];

/**
 * The server bundle is the program itself: command line and HTTP server, with Remix's build inside.
 * @type {import('vite').Plugin}
 */
const programAsServerEntry = {
  name: 'parallax-program-entry',
  config: (_config, { isSsrBuild }) =>
    isSsrBuild
      ? {
          ssr: { noExternal: BUNDLED },
          build: {
            target: 'node20',
            rollupOptions: {
              input: { parallax: './app/cli.ts' },
              output: { entryFileNames: '[name].js' },
              // zod writes some notes to bundlers where Rollup can make nothing of them.
              onwarn: (warning, warn) => {
                if (warning.code !== 'INVALID_ANNOTATION') warn(warning);
              },
            },
          },
        }
      : {},
};

/**
 * `import source from './x.js?minified'`: a browser script as text, as small as it gets.
 * @type {import('vite').Plugin}
 */
const minifiedText = {
  name: 'parallax-minified-text',
  enforce: 'pre',
  async load(id) {
    if (!id.endsWith('?minified')) return null;
    const file = id.slice(0, -'?minified'.length);
    this.addWatchFile(file);
    const { code } = await transformWithEsbuild(await readFile(file, 'utf8'), file, {
      minify: true,
      format: 'iife',
      target: 'es2018',
      sourcemap: false,
    });
    return `export default ${JSON.stringify(code)}`;
  },
};

const UNIT = [
  'study',
  'responses',
  'statistics',
  'gap',
  'money',
  'comments',
  'ui',
  'questionnaire',
  'seeds',
  'http',
  'accounts',
  'waves',
  'fieldwork',
  'project',
];
const SYSTEM = ['db', 'mail', 'routes', 'commands', 'browser', 'soak'];

export default defineConfig({
  // Hashing is the server's; what the package has for browsers is not installed.
  optimizeDeps: { exclude: ['@node-rs/argon2'] },
  plugins: process.env.VITEST
    ? []
    : [
        remix({
          buildDirectory: process.env.BUILD_FOLDER ?? 'build',
          future: {
            v3_fetcherPersist: true,
            v3_relativeSplatPath: true,
            v3_throwAbortReason: true,
            v3_routeConfig: true,
            v3_singleFetch: true,
            v3_lazyRouteDiscovery: true,
            unstable_optimizeDeps: true,
          },
        }),
        programAsServerEntry,
        minifiedText,
      ],
  test: {
    // Long enough for a test of many commands on a busy machine.
    testTimeout: 300_000,
    hookTimeout: 180_000,
    // What a busy machine takes its time for comes all the same; vitest waits a second.
    expect: { poll: { timeout: 20_000 } },
    // Files share processes, so that what all of them import is read once a process.
    isolate: false,
    // One more than the cores of a small machine: many tests wait, one of them for a minute.
    maxWorkers: 3,
    // A build needs no order of tests, and is quicker without it.
    ...(process.env.VITEST
      ? { sequence: { sequencer: (await import('./tests/system/longestFirst')).LongestFirst } }
      : {}),
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: UNIT.map((folder) => `tests/${folder}/**/*.test.{ts,tsx}`) },
      },
      {
        extends: true,
        // Against the built program, a real PostgreSQL and a real Chromium.
        test: {
          name: 'system',
          include: process.env.BENCH
            ? ['tests/bench/**/*.bench.ts']
            : SYSTEM.map((folder) => `tests/${folder}/**/*.test.ts`),
          globalSetup: 'tests/system/globalSetup.ts',
        },
      },
    ],
  },
});
