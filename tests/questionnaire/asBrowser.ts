import type { StepView } from '../../app/questionnaire/page';
import { stepsOf } from '../../app/study/steps';
import { everyKind } from './everyKind';

const TEXTS: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** A step of the study of every kind, with what a test is about laid over it. */
export function stepView(overrides: Partial<StepView> = {}): StepView {
  const study = overrides.study ?? everyKind;
  const [step] = stepsOf(study, 'consumer');
  if (!step) throw new Error('the study asks nothing');
  return {
    study,
    audience: 'consumer',
    locale: 'en',
    languages: study.locales.map((locale) => ({ locale, href: `?lang=${locale}` })),
    step,
    pageNumber: 1,
    pageCount: 3,
    isFirst: true,
    isLast: false,
    inline: [],
    values: new URLSearchParams(),
    faults: [],
    action: '/q/wave/consumer',
    token: 'token',
    version: 'version',
    opened: 'opened',
    isTest: false,
    resumed: false,
    notice: null,
    assets: { style: '/style.css', script: '/script.js' },
    ...overrides,
  };
}

/** What a browser without script would send of a page, pressed on no button. */
export function sentBy(page: string): URLSearchParams {
  const form = new URLSearchParams();
  const controls =
    /<input ([^>]*)>|<select ([^>]*)>(.*?)<\/select>|<textarea ([^>]*)>\n?([^<]*)<\/textarea>/gs;
  for (const [, input, select, options, area, text] of page.matchAll(controls)) {
    const attributes = attributesOf(input ?? select ?? area ?? '');
    const name = attributes.get('name') ?? '';
    if (select !== undefined)
      form.append(name, /<option selected>([^<]*)/.exec(options ?? '')?.[1] ?? '');
    else if (area !== undefined) form.append(name, unescaped(text ?? ''));
    else if (!/radio|checkbox/.test(attributes.get('type') ?? '') || attributes.has('checked'))
      form.append(name, attributes.get('value') ?? '');
  }
  return form;
}

function attributesOf(tag: string): Map<string, string> {
  return new Map(
    [...tag.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [
      name,
      unescaped(value),
    ]),
  );
}

function unescaped(text: string): string {
  return text.replace(/&[a-z#0-9]+;/g, (entity) => TEXTS[entity] ?? entity);
}

/** The markup of one question of a page. */
export function questionOf(page: string, key: string): string {
  const [, after = ''] = page.split(` id="q-${key}"`);
  return after.split('data-item=').slice(0, 2).join('');
}
