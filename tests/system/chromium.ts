import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const INSTALLED = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The npm package that carries a Chromium for machines without one; the newest that runs on Node 20. */
const CARRIER = '@sparticuz/chromium';
const CARRIER_VERSION = '143.0.4';

/**
 * A Chromium to test with: an installed one, else Debian's where it can be installed, else the one
 * that a pinned npm package carries.
 * @throws where none can be had: browser tests are never skipped
 */
export async function findChromium(root: string): Promise<string> {
  const installed = INSTALLED.find((file) => file && existsSync(file));
  if (installed) return installed;
  const failures: string[] = [];
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    try {
      console.error('Installing Debian’s chromium for the browser tests …');
      const options = {
        stdio: ['ignore', 'ignore', 'pipe'] as ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      };
      execFileSync('apt-get', ['update', '-q'], options);
      execFileSync(
        'apt-get',
        ['install', '-y', '-q', '--no-install-recommends', 'chromium'],
        options,
      );
      if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium';
    } catch (error) {
      failures.push(`apt-get: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  try {
    return await carriedChromium(path.join(root, '.cache', 'chromium'));
  } catch (error) {
    failures.push(`${CARRIER}: ${error instanceof Error ? error.message : String(error)}`);
  }
  throw new Error(
    `No Chromium for the browser tests. Install one, or set CHROMIUM_PATH.\n${failures.join('\n')}`,
  );
}

async function carriedChromium(folder: string): Promise<string> {
  const modules = path.join(folder, 'node_modules', CARRIER);
  if (!existsSync(modules)) {
    console.error(`Fetching ${CARRIER} for the browser tests …`);
    await mkdir(folder, { recursive: true });
    execFileSync(
      process.platform === 'win32' ? 'npm.cmd' : 'npm',
      ['install', '--no-save', '--prefix', folder, `${CARRIER}@${CARRIER_VERSION}`],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
  }
  const entry = createRequire(path.join(folder, 'index.js')).resolve(CARRIER);
  const carrier: { default: { executablePath(): Promise<string> } } = await import(entry);
  return carrier.default.executablePath();
}
