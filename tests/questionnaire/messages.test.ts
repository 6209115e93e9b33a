import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { respondentMessages } from '../../app/messages/respondent';
import { respondentEn } from '../../app/messages/respondent.en';
import { respondentSv } from '../../app/messages/respondent.sv';
import { translator } from '../../app/messages/translate';
import { faultInWords } from '../../app/questionnaire/faults';
import type { AnswerFault } from '../../app/study/answers';
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

test('every text is there in every language, with the same placeholders', () => {
  expect(Object.keys(respondentSv)).toEqual(Object.keys(respondentEn));
  for (const [key, message] of Object.entries(respondentEn)) {
    const other = Object.entries(respondentSv).find(([name]) => name === key)?.[1] ?? '';
    expect([key, placeholders(other)]).toEqual([key, placeholders(message)]);
    expect(() => new IntlMessageFormat(message, 'en')).not.toThrow();
    expect(() => new IntlMessageFormat(other, 'sv')).not.toThrow();
  }
});

describe.for(['en', 'sv', 'de'])('in %s', (locale) => {
  test('every fault of every kind of item is told in plain words', () => {
    const translate = respondentMessages(locale);
    for (const fault of Object.values(FAULTS))
      for (const item of everyKind.items) {
        const words = faultInWords({ study: everyKind, locale, translate }, item, fault);
        expect(words).toMatch(/^[\p{Lu}“”].*[.”]$/u);
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
  expect(respondentMessages('ru')('page.next')).toBe('Next');
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
