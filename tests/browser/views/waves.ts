import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { randomFrom } from '../../../seeds/random';
import { launchChromium } from '../../system/browser';
import { panelStudy } from '../../system/panel';
import { apiClient, type Program, startProgram } from '../../system/program';
import { sixthAnswers, sixthStudy } from '../../system/sixthStudy';
import { topicAnswers, topicStudy } from '../../system/topicStudy';
import { signedIn, type Visitor } from '../../system/visitor';

export interface WaveJson {
  id: string;
  links: { report: string };
}

export let program: Program;
let browser: Browser;
export let admin: Awaited<ReturnType<typeof apiClient>>;
export let analyst: Visitor;
export const waves: Record<
  'before' | 'now' | 'empty' | 'topics' | 'alone' | 'sixth' | 'long' | 'longTopics' | 'longEmpty',
  WaveJson
> = Object.create(null);

const RUSSIAN =
  'достопримечательности клиентоориентированного высококвалифицированного взаимодействия с представителями обслуживающей организации';

/** A study with all that it says in Russian, 120 characters each, one label in a single word. */
function long(
  study: { key: string; locales: string[]; items: { key: string }[] },
  key: string,
): object {
  const items = study.items.map((item, at) => {
    const label = { en: at === 1 ? RUSSIAN.replaceAll(' ', '') : item.key };
    return { ...item, label };
  });
  const texts = JSON.stringify({ ...study, items, key, locales: ['ru'] }).replace(
    /"en":"([^"]*)"/g,
    (_, text: string) => `"ru":"${`${text} ${RUSSIAN}`.slice(0, 120)}"`,
  );
  return JSON.parse(texts);
}

/** Answers of which managers' are better by `ahead`, and what recommendation follows from. */
export function answersOf(count: number, ahead: number): object[] {
  const random = randomFrom('views');
  const codes = ['far_below', 'below', 'meets', 'exceeds', 'far_exceeds'];
  return Array.from({ length: count }, (_, i) => {
    const isManager = i % 2 === 0;
    const level = () =>
      Math.min(4, Math.max(0, Math.floor(random() * 5 + (isManager ? ahead : 0))));
    const [one, two, three] = [level(), level(), level()];
    return {
      audience: isManager ? 'manager' : 'consumer',
      answers: {
        rating_1: codes[one],
        rating_2: codes[two],
        rating_3: codes[three],
        advise: Math.min(10, (isManager ? one : two) * 2 + Math.floor(random() * 3)),
        country: ['SE', 'NO', 'DK'][i % 3],
        why: isManager ? 'Our agents are great' : `Long wait. Call Anna Svensson ${900_000 + i}`,
      },
    };
  });
}

/** The program with the waves that the views are tested on. */
export async function startViews(): Promise<void> {
  program = await startProgram('embedded', { env: { DEMO: '0' } });
  browser = await launchChromium();
  admin = await apiClient(program, 'admin');
  await admin.post('/api/v1/studies', panelStudy());
  for (const [key, count, ahead] of [
    ['before', 160, 0],
    ['now', 160, 3],
    ['empty', 0, 0],
  ] as const) {
    const made = await admin.post('/api/v1/studies/panel/waves', {
      key,
      title: key,
      status: 'open',
    });
    waves[key] = made.body as WaveJson;
    if (count > 0)
      await admin.post(`/api/v1/waves/${waves[key].id}/responses`, answersOf(count, ahead));
  }
  await admin.post('/api/v1/studies', topicStudy());
  for (const [key, answers] of [
    ['topics', topicAnswers(240, 80)],
    ['alone', topicAnswers(1, 0)],
  ] as const) {
    const made = await admin.post('/api/v1/studies/topics/waves', {
      key,
      title: key,
      status: 'open',
    });
    waves[key] = made.body as WaveJson;
    await admin.post(`/api/v1/waves/${waves[key].id}/responses`, answers);
  }
  await admin.post('/api/v1/studies', sixthStudy());
  const sixth = { key: 'sixth', title: 'sixth', status: 'open' };
  waves.sixth = (await admin.post('/api/v1/studies/kuudes/waves', sixth)).body as WaveJson;
  await admin.post(`/api/v1/waves/${waves.sixth.id}/responses`, sixthAnswers());
  await admin.patch(`/api/v1/waves/${waves.sixth.id}`, { status: 'closed' });
  for (const [name, study, answers] of [
    ['long', panelStudy(), answersOf(60, 3)],
    ['longTopics', topicStudy(), topicAnswers(60, 20)],
  ] as const) {
    const key = `long-${study.key}`;
    await admin.post('/api/v1/studies', long(study, key));
    const made = await admin.post(`/api/v1/studies/${key}/waves`, {
      key: 'long',
      title: RUSSIAN.slice(0, 120),
      status: 'open',
    });
    waves[name] = made.body as WaveJson;
    await admin.post(`/api/v1/waves/${waves[name].id}/responses`, answers);
  }
  const unanswered = await admin.post('/api/v1/studies/long-panel/waves', {
    ...{ key: 'empty', title: 'empty', status: 'open' },
  });
  waves.longEmpty = unanswered.body as WaveJson;
  analyst = await signedIn(program, 'ana@example.org', 'analyst');
}

export async function stopViews(): Promise<void> {
  await browser?.close();
  await program?.stop();
}

/** A view's address by the signed link of its wave. */
export const linked = (wave: keyof typeof waves, view: string, query = '') => {
  const { search } = new URL(waves[wave].links.report);
  return `/waves/${waves[wave].id}/${view}${search}${query}`;
};

/** What a page says, without what its script is given. */
export const said = async (response: Response | Promise<Response>) =>
  (await (await response).text())
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<!-- -->/g, '')
    .replace(/&#x27;/g, "'");

export async function open(
  look: { width: number; colorScheme: 'light' | 'dark' },
  cookie: string | undefined,
  walk: (page: Page) => Promise<void>,
) {
  const { width, colorScheme } = look;
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const faults: string[] = [];
  if (cookie) {
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: program.url }]);
  }
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await walk(page);
  } finally {
    await context.close();
  }
  expect(faults).toEqual([]);
}

/** The parts of channels, waiting and loyalty. */
export const TOPICS = [
  ['channels', 'ranking'],
  ['channels', 'journey'],
  ['channels', 'service'],
  ['waiting', 'waits'],
  ['waiting', 'conditions'],
  ['waiting', 'acceptance'],
  ['loyalty', 'reactions'],
  ['loyalty', 'switching'],
  ['loyalty', 'reasons'],
  ['loyalty', 'told'],
  ['loyalty', 'resolution'],
  ['loyalty', 'importance'],
] as const;
