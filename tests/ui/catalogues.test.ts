import { IntlMessageFormat } from 'intl-messageformat';
import { expect, it } from 'vitest';
import { accountEn } from '../../app/messages/account.en';
import { accountSv } from '../../app/messages/account.sv';
import { reportEn } from '../../app/messages/report.en';

/** The placeholders of a message. */
const placeholders = (message: string) =>
  [
    ...new Set([...message.matchAll(/\{(\w+)(?:, \w+)?[,}]/g)].map(([, name]) => name ?? '')),
  ].sort();

it('every text of the accounts is there in both languages, with the same placeholders', () => {
  expect(Object.keys(accountSv)).toEqual(Object.keys(accountEn));
  // The catalogues become one: none may hide a text of the other.
  for (const key of Object.keys(accountEn)) expect(Object.keys(reportEn)).not.toContain(key);
  const others = new Map<string, string>(Object.entries(accountSv));
  for (const [key, message] of Object.entries(accountEn)) {
    const other = others.get(key) ?? '';
    const values = Object.fromEntries(placeholders(message).map((name) => [name, 2]));
    expect([key, placeholders(other)]).toEqual([key, placeholders(message)]);
    expect(() => new IntlMessageFormat(message, 'en').format(values)).not.toThrow();
    expect(() => new IntlMessageFormat(other, 'sv').format(values)).not.toThrow();
  }
});
