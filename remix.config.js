import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vitest/config';

/**
 * The server bundle is the program itself: command line and HTTP server, with Remix's build inside.
 * @type {import('vite').Plugin}
 */
const programAsServerEntry = {
  name: 'parallax-program-entry',
  config: (_config, { isSsrBuild }) =>
    isSsrBuild
      ? {
          build: {
            target: 'node20',
            rollupOptions: {
              input: { parallax: './app/cli.ts' },
              output: { entryFileNames: '[name].js' },
            },
          },
        }
      : {},
};

export default defineConfig({
  plugins: process.env.VITEST
    ? []
    : [
        remix({
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
      ],
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
