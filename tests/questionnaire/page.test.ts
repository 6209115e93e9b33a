import { expect, test } from 'vitest';
import { noticePage, stepPage, thanksPage } from '../../app/questionnaire/page';
import { entryOf, type Study } from '../../app/study/document';
import { questionOf, sentBy, stepView } from './asBrowser';
import { everyKind } from './everyKind';

const assets = { style: '/style.css', script: '/script.js' };
const inline = everyKind.questionnaires.consumer.flatMap((page) =>
  page.items.map(entryOf).flatMap(({ item, when }) => (when ? [{ item, when }] : [])),
);

/** A study whose every text is an attack. */
function hostile(text: string): Study {
  const poisoned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(poisoned);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) =>
        ['label', 'title', 'consumer'].includes(key) && Object.hasOwn(Object(inner), 'en')
          ? [key, { en: text }]
          : [key, poisoned(inner)],
      ),
    );
  };
  return { ...everyKind, ...Object(poisoned(everyKind)) };
}

test('no text of a study or a respondent becomes markup', () => {
  const attack = `"><script>alert(1)</script><img src=x onerror='alert(1)'>`;
  const values = new URLSearchParams(
    everyKind.items.flatMap(({ key }) => [
      [key, attack],
      [`${key}.other`, attack],
    ]),
  );
  const study = hostile(attack);
  const html = stepPage(
    stepView({
      study,
      inline,
      values,
      notice: attack,
      token: attack,
      action: attack,
      faults: study.items.map(({ key }) => ({
        field: key,
        fault: { code: 'unknown_code', values: { code: attack } },
      })),
    }),
  );
  expect(html).not.toContain('<script>');
  expect(html).not.toContain('<img');
  expect(html.match(/<script /g)).toHaveLength(1);
  for (const page of [
    thanksPage({
      study,
      audience: 'consumer',
      locale: 'en',
      again: attack,
      notice: attack,
      assets,
    }),
    noticePage({ kind: 'closed', study, locale: 'en', opensAt: null, notice: null, assets }),
  ])
    expect(page).not.toMatch(/<script|<img/);
});

test('a page holds nothing that a strict content security policy would stop', () => {
  const html = stepPage(
    stepView({ inline, faults: [{ field: 'age', fault: { code: 'required' } }] }),
  );
  expect(html).not.toMatch(/ on\w+=| style=|<style|javascript:/);
  expect(html.match(/ (?:src|href)="[^#?"][^"]*"/g)).toEqual([
    expect.stringMatching(/href="data:image\/svg/),
    ' href="/style.css"',
    ' src="/script.js"',
  ]);
});

test('a page says where it stands and carries what the server needs', () => {
  const html = stepPage(stepView({ locale: 'sv', pageNumber: 2 }));
  expect(html).toContain('<html lang="sv" dir="ltr">');
  expect(html).toContain('<title>Din senaste kundtjänstkontakt – Sida 2 av 3 – Alla slag</title>');
  expect(html).toContain('<progress max="3" value="2" aria-labelledby="progress">');
  const sent = sentBy(html);
  expect([sent.get('_response'), sent.get('_step'), sent.get('_lang')]).toEqual([
    'token',
    'all',
    'sv',
  ]);
  expect(stepPage(stepView({ locale: 'ar' }))).toContain('<html lang="ar" dir="rtl">');
});

test('the first button leads on, so that the Enter key does too', () => {
  const buttons = (html: string) =>
    [...html.matchAll(/<button[^>]* value="(\w+)"[^>]*>([^<]*)/g)].map(([, value, text]) => [
      value,
      text,
    ]);
  expect(buttons(stepPage(stepView()))).toEqual([['next', 'Next']]);
  expect(buttons(stepPage(stepView({ isFirst: false, isLast: true })))).toEqual([
    ['next', 'Send'],
    ['back', 'Back'],
  ]);
});

test('on the last page a script that shows the waiting questions makes the button send', () => {
  expect(stepPage(stepView({ inline, pageNumber: 3 }))).toContain('data-send="Send">Next');
  expect(stepPage(stepView({ inline, pageNumber: 2 }))).not.toContain('data-send');
});

test('other languages are offered by their own names, and none where there is one', () => {
  const html = stepPage(stepView());
  expect(html).toContain('<a href="?lang=sv" lang="sv" hreflang="sv">Svenska</a>');
  expect(html).toContain('<summary>English</summary>');
  expect(stepPage(stepView({ languages: [{ locale: 'en', href: '?' }] }))).not.toContain('<nav');
});

test('a fault stands beside its question and in the summary that links to it', () => {
  const faults = [
    { field: 'comment', fault: { code: 'too_long', values: { max: 10_000 } } as const },
    { field: 'contact.other', fault: { code: 'too_long', values: { max: 500 } } as const },
    { field: 'access', fault: { code: 'required' } as const },
  ];
  const html = stepPage(stepView({ faults }));
  expect(html).toContain('<title>Error: Your last contact');
  expect(html).toContain('role="alert" tabindex="-1" autofocus');
  expect([...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)).toEqual([
    'q-access',
    'q-contact-other',
    'q-comment-field',
  ]);
  for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(` id="${id}"`);
  expect(questionOf(html, 'access')).toContain(
    '<p class="fault" id="q-access-fault">Choose one answer, or “I don’t know”.</p>',
  );
  expect(questionOf(html, 'access')).toMatch(
    /aria-invalid="true" aria-describedby="q-access-fault"/,
  );
  expect(questionOf(html, 'contact')).toContain('Shorten this to 500 characters.');
  expect(questionOf(html, 'comment')).toContain(
    'aria-describedby="q-comment-fault" aria-invalid="true"',
  );
  expect(questionOf(html, 'comment')).toContain('Shorten this to 10,000 characters.');
  expect(html.match(/aria-invalid/g)).toHaveLength(3);
});

test('a fault of a question that is not on the page is told without a link', () => {
  const faults = [{ field: 'gone', fault: { code: 'unknown_item' } as const }];
  const html = stepPage(stepView({ faults }));
  expect(html).toContain('<li>This question has changed. Please answer it again.</li>');
});

test('questions that wait for an answer lie in templates, in the order of the page', () => {
  const html = stepPage(stepView({ inline }));
  const order = [...html.matchAll(/data-item="(\w+)"/g)].map(([, key]) => key);
  expect(order.slice(0, 5)).toEqual(['access', 'contact', 'called_back', 'why', 'priorities']);
  expect(html).toContain(
    '<template data-when="{&quot;item&quot;:&quot;contact&quot;,&quot;is&quot;:[&quot;call&quot;]}"><fieldset',
  );
  expect(html.match(/<template/g)).toHaveLength(2);
});

test('what a condition asks of earlier pages is decided by the server', () => {
  const when = {
    all: [
      { item: 'contact', is: ['call'] },
      { item: 'age', atLeast: 40 },
    ],
  };
  const step = { ...stepView().step, items: ['contact'] };
  const waiting = [{ item: 'called_back', when }];
  const page = (query: string) =>
    stepPage(stepView({ step, inline: waiting, values: new URLSearchParams(query) }));
  expect(page('age=44')).toContain('[&quot;call&quot;]},{&quot;all&quot;:[]}]}');
  expect(page('age=30')).toContain('[&quot;call&quot;]},{&quot;any&quot;:[]}]}');
});

test('a resumed questionnaire and a note are told apart from the questions', () => {
  const html = stepPage(stepView({ resumed: true, notice: 'This is a demo.' }));
  expect(html).toContain('<p class="note">This is a demo.</p>');
  expect(html).toContain('We kept your answers.');
});

test('the last page thanks, and offers another round only where there is one', () => {
  const view = {
    study: everyKind,
    audience: 'consumer',
    locale: 'sv',
    again: null,
    notice: null,
    assets,
  } as const;
  expect(thanksPage(view)).toContain('<h1>');
  expect(thanksPage({ ...view, notice: 'Only a <demo>' })).toContain('Only a &lt;demo&gt;');
});

test('a notice says when a questionnaire opens, in a time zone that it names', () => {
  const opensAt = new Date('2026-10-01T12:00:00Z');
  const html = noticePage({
    kind: 'not_yet_open',
    study: everyKind,
    locale: 'sv',
    opensAt,
    notice: 'A demo',
    assets,
  });
  expect(html).toContain('A demo');
  expect(html).toContain('Undersökningen öppnar 1 oktober 2026 kl. 12:00 UTC.');
});

test('a notice is readable whatever language the browser claims', () => {
  for (const locale of ['de-AT', 'not a locale', '', '<b>'])
    expect(
      noticePage({ kind: 'not_found', study: null, locale, opensAt: null, notice: null, assets }),
    ).toContain('<html lang="en" dir="ltr">');
});
