import { mkdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPORT_LANGUAGES } from '../../app/messages/report';
import { accessibilityFaults, launchChromium } from '../system/browser';
import { apiClient, type Program, startProgram } from '../system/program';

/** Every language at both widths, light and dark; or a sample of them. */
const VIEWS = process.env.SOAK
  ? REPORT_LANGUAGES.flatMap((language) =>
      [390, 1280].flatMap((width) =>
        (['light', 'dark'] as const).map((colorScheme) => ({ language, width, colorScheme })),
      ),
    )
  : [{ language: 'sv', width: 390, colorScheme: 'dark' as const }];

const SAMPLE = ['signIn', 'manager', 'broken'];

/** Where the pictures are left to be looked at. */
const FOLDER = process.env.SCREENSHOTS ?? path.join(os.tmpdir(), 'parallax-screenshots');

interface WaveJson {
  key: string;
  links: { consumer: string; manager: string; report: string };
}

describe('every kind of page', () => {
  let program: Program;
  let browser: Browser;
  let pages: Record<string, string>;
  beforeAll(async () => {
    program = await startProgram('embedded');
    browser = await launchChromium();
    await mkdir(FOLDER, { recursive: true });
    const admin = await apiClient(program, 'admin');
    const waves = (await admin.get('/api/v1/waves')).body as WaveJson[];
    const links = (key: string) => {
      const wave = waves.find((candidate) => candidate.key === key);
      if (!wave) throw new Error(`no wave ${key}`);
      return wave.links;
    };
    pages = {
      home: '/',
      signIn: '/sign-in',
      nothing: '/nothing-here',
      api: '/api/docs',
      consumer: links('try-it').consumer,
      manager: links('try-it').manager,
      closed: links('published').consumer,
      empty: links('try-it').report,
      report: links('published').report,
      tables: links('published').report.replace('/report?', '/tables?'),
      groups: links('published').report.replace('/report?', '/groups?'),
      drivers: links('published').report.replace('/report?', '/drivers?'),
      trend: links('published').report.replace('/report?', '/trend?'),
      planning: links('published').report.replace('/report?', '/planning?'),
      broken: `${links('published').report}&by=country`,
      segment: `${links('published').report}&only=country:US`,
      opened: `${links('published').report}&open=channels.first_choice.phone&rows=all`,
    };
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  it.each(VIEWS)(
    'fits and is readable to all in $language at $width px, $colorScheme',
    async ({ language, width, colorScheme }) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      try {
        const seen = Object.entries(pages).filter(
          ([name]) => process.env.SOAK || SAMPLE.includes(name),
        );
        for (const [name, link] of seen) {
          const { pathname, searchParams } = new URL(link, program.url);
          searchParams.set('lang', language);
          const page = await context.newPage();
          await page.goto(`${program.url}${pathname}?${searchParams}`, {
            waitUntil: 'networkidle',
          });
          const file = `${name}-${language}-${width}-${colorScheme}.png`;
          await page.screenshot({ path: path.join(FOLDER, file), fullPage: true });
          const over = await page.evaluate(
            () => document.documentElement.scrollWidth - window.innerWidth,
          );
          expect([file, over]).toEqual([file, Math.min(over, 0)]);
          expect([file, await accessibilityFaults(page)]).toEqual([file, []]);
          expect(await page.innerText('body')).not.toMatch(/NaN|undefined|Infinity|\[object/);
          await page.close();
        }
      } finally {
        await context.close();
      }
    },
    600_000,
  );
});
