import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { RESPONDENT_LOCALES, respondentMessages } from '../../app/messages/respondent';
import { respondentEn } from '../../app/messages/respondent.en';
import { respondentNb } from '../../app/messages/respondent.nb';
import { respondentPl } from '../../app/messages/respondent.pl';
import { respondentRu } from '../../app/messages/respondent.ru';
import { respondentSv } from '../../app/messages/respondent.sv';
import { translator } from '../../app/messages/translate';
import { faultInWords } from '../../app/questionnaire/faults';
import type { AnswerFault } from '../../app/study/answers';
import { publications } from '../../seeds/publications';
import { everyKind } from './everyKind';

/** One fault of each code; the type makes the list complete. */
const FAULTS: { [Code in AnswerFault['code']]: AnswerFault & { code: Code } } = {
  required: { code: 'required' },
  unknown_code: { code: 'unknown_code', values: { code: 'x' } },
  not_a_code: { code: 'not_a_code' },
  not_a_list: { code: 'not_a_list' },
  doubled_code: { code: 'doubled_code', values: { code: 'train' } },
  exclusive: { code: 'exclusive', values: { code: 'none' } },
  dont_know_alone: { code: 'dont_know_alone' },
  too_few: { code: 'too_few', values: { min: 2 } },
  too_many: { code: 'too_many', values: { max: 3 } },
  tied_ranks: { code: 'tied_ranks', values: { rank: 1 } },
  not_a_rank: { code: 'not_a_rank', values: { rank: 'first', max: 3 } },
  not_a_number: { code: 'not_a_number' },
  below_min: { code: 'below_min', values: { min: 0.5 } },
  above_max: { code: 'above_max', values: { max: 1200 } },
  off_step: { code: 'off_step', values: { step: 0.5 } },
  not_a_text: { code: 'not_a_text' },
  too_long: { code: 'too_long', values: { max: 10_000 } },
  unstorable: { code: 'unstorable' },
  other_not_chosen: { code: 'other_not_chosen' },
  unknown_item: { code: 'unknown_item' },
  not_asked: { code: 'not_asked' },
};

/** The placeholders of a message, with what formats them. */
function placeholders(message: string): string[] {
  const names = [...message.matchAll(/\{(\w+)(?:, (\w+))?[,}]/g)].map(([, name]) => name ?? '');
  return [...new Set(names)].sort();
}

const CATALOGUES: [string, Record<string, string>][] = [
  ['en', respondentEn],
  ['sv', respondentSv],
  ['pl', respondentPl],
  ['nb', respondentNb],
  ['ru', respondentRu],
];

test.for(CATALOGUES)('every text is there in %s, with the same placeholders', ([locale, texts]) => {
  expect(Object.keys(texts)).toEqual(Object.keys(respondentEn));
  for (const [key, message] of Object.entries(respondentEn)) {
    const own = texts[key] ?? '';
    expect([key, placeholders(own)]).toEqual([key, placeholders(message)]);
    expect(() => new IntlMessageFormat(own, locale)).not.toThrow();
    // Nothing was left in English but what is written alike.
    if (locale !== 'en' && own === message)
      expect(['ranking.no_place', 'test.mark']).toContain(key);
  }
});

test.for(CATALOGUES)('%s has a form for every plural that it has', ([locale, texts]) => {
  const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  for (const [key, message] of Object.entries(texts))
    if (message.includes(', plural,'))
      for (const form of forms)
        expect([key, form, message.includes(` ${form} {`)]).toEqual([key, form, true]);
});

test('the catalogues are those of the languages that the published studies are in', () => {
  expect([...RESPONDENT_LOCALES].sort()).toEqual(CATALOGUES.map(([locale]) => locale).sort());
  const studies = publications().flatMap(({ study }) => study.locales);
  for (const locale of studies) expect(RESPONDENT_LOCALES).toContain(locale);
});

test('counts are told as the language tells them', () => {
  const faults = (locale: string) =>
    [1, 3, 5].map((count) => respondentMessages(locale)('faults.title', { count }));
  expect(faults('pl')).toEqual([
    'Jedna odpowiedź wymaga poprawy',
    '3 odpowiedzi wymagają poprawy',
    '5 odpowiedzi wymaga poprawy',
  ]);
  expect(faults('ru')).toEqual([
    'Нужно исправить 1 ответ',
    'Нужно исправить 3 ответа',
    'Нужно исправить 5 ответов',
  ]);
  expect(respondentMessages('nb')('page.progress', { page: 1, count: 5 })).toBe('Side 1 av 5');
});

describe.for([...RESPONDENT_LOCALES, 'de'])('in %s', (locale) => {
  test('every fault of every kind of item is told in plain words', () => {
    const translate = respondentMessages(locale);
    for (const fault of Object.values(FAULTS))
      for (const item of everyKind.items) {
        const words = faultInWords({ study: everyKind, locale, translate }, item, fault);
        expect(words).toMatch(/^[\p{Lu}“”„«].*[.”»]$/u);
        expect(words).not.toMatch(/[{}]|undefined|NaN/);
      }
  });
});

test('a fault names the option as the respondent sees it', () => {
  const item = everyKind.items.find(({ key }) => key === 'priorities');
  if (!item) throw new Error('no such item');
  const words = faultInWords(
    { study: everyKind, locale: 'en', translate: respondentMessages('en') },
    item,
    { code: 'exclusive', values: { code: 'none' } },
  );
  expect(words).toBe('“None of these” does not go with other answers. Keep it or the others.');
});

test('a language without a catalogue reads English, a regional one its language', () => {
  expect(respondentMessages('sv-FI')('page.next')).toBe('Nästa');
  expect(respondentMessages('de')('page.next')).toBe('Next');
});

test('numbers are written as the language writes them', () => {
  expect(respondentMessages('sv')('fault.off_step', { step: 0.5 })).toBe(
    'Ange ett tal i steg om 0,5.',
  );
  expect(respondentMessages('en')('fault.too_long', { max: 10_000 })).toBe(
    'Shorten this to 10,000 characters.',
  );
});

test('a value is text and never markup or a message of its own', () => {
  const translate = translator({ hello: 'Hello {name}' }, 'en');
  expect(translate('hello', { name: '<b>{other}</b>' })).toBe('Hello <b>{other}</b>');
});
