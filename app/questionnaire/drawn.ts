import { LRUCache } from 'lru-cache';
import type { Answers } from '../study/conditions';
import { entryOf, type Study } from '../study/document';
import { answersToConditions } from './inline';
import { type StepView, stepPage } from './page';

/** What of a page is another one's for every respondent. */
interface Own {
  token: string;
  version: string;
  opened: string;
  languages: StepView['languages'];
}

/** Stand in the kept pages where a respondent's own belong; no study's text holds them by chance. */
const TOKEN = `token-${crypto.randomUUID()}`;
const VERSION = `version-${crypto.randomUUID()}`;
const OPENED = `opened-${crypto.randomUUID()}`;
const OWN = new RegExp(`(${TOKEN}|${VERSION}|${OPENED})`);

/** Pages kept of one version of a study. */
const MOST = 500;

const kept = new WeakMap<Study, LRUCache<string, string[]>>();

/**
 * A step's page. One without answers and faults is the same for every respondent but for what is
 * their own, and is drawn once.
 * @param address the address of the page in another language, by the respondent's token
 */
export function drawnPage(
  view: Omit<StepView, keyof Own>,
  own: Omit<Own, 'languages'>,
  answers: Answers,
  address: (token: string, locale: string) => string,
): string {
  const languages = (token: string) =>
    view.study.locales.map((locale) => ({ locale, href: address(token, locale) }));
  const isBlank =
    view.faults.length === 0 &&
    view.step.page.items.every((entry) => answers[entryOf(entry).item] === undefined);
  if (!isBlank) return stepPage({ ...view, ...own, languages: languages(own.token) });
  const pages = pagesOf(view.study);
  const key = keyOf(view);
  const known = pages.get(key);
  const parts =
    known ??
    stepPage({
      ...view,
      token: TOKEN,
      version: VERSION,
      opened: OPENED,
      languages: languages(TOKEN),
    }).split(OWN);
  const written = new Map([
    [TOKEN, own.token],
    [VERSION, own.version],
    [OPENED, own.opened],
  ]);
  if (!known) pages.set(key, parts);
  return parts.map((part, at) => (at % 2 === 0 ? part : (written.get(part) ?? ''))).join('');
}

function pagesOf(study: Study): LRUCache<string, string[]> {
  const known = kept.get(study);
  if (known) return known;
  const made = new LRUCache<string, string[]>({ max: MOST });
  kept.set(study, made);
  return made;
}

/** Everything that the page depends on beside the study and what is a respondent's own. */
function keyOf(view: Omit<StepView, keyof Own>): string {
  const { study, audience, inline, values } = view;
  const conditions = inline.map(({ when }) => when);
  return JSON.stringify([
    audience,
    view.locale,
    view.step.id,
    view.pageNumber,
    view.pageCount,
    view.isFirst,
    view.isLast,
    view.action,
    view.resumed,
    view.isTest,
    view.notice,
    view.landmark,
    inline.map(({ item }) => item),
    conditions.length > 0 ? answersToConditions(study, audience, conditions, values) : null,
  ]);
}
