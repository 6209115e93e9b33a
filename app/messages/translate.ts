import { IntlMessageFormat } from 'intl-messageformat';

export type MessageValues = Record<string, string | number | Date>;
export type Translate<Key extends string> = (key: Key, values?: MessageValues) => string;

/**
 * The texts of one catalogue (ICU MessageFormat) in one locale; each is compiled once.
 * @example translator({ chosen: '{count, number} chosen' }, 'sv')('chosen', { count: 1.5 }) // '1,5 chosen'
 */
export function translator<Key extends string>(
  catalogue: Partial<Record<Key, string>>,
  locale: string,
): Translate<Key> {
  const compiled = new Map<Key, IntlMessageFormat>();
  return (key, values) => {
    let message = compiled.get(key);
    if (!message) {
      const text = catalogue[key];
      if (text === undefined) throw new Error(`no text “${key}” was loaded`);
      message = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
      compiled.set(key, message);
    }
    return String(message.format(values));
  };
}
