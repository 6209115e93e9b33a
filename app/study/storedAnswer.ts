import { z } from 'zod';
import type { Answer } from './conditions';
import { DONT_KNOW, type Item } from './document';

const several = z.array(z.string());

/**
 * What an answer says that a database gives as text, without quotation marks around codes.
 * @example storedAnswer({ kind: 'multiple', … }, '["phone", "email"]') // ['phone', 'email']
 * @example storedAnswer({ kind: 'nps', … }, '7') // 7
 */
export function storedAnswer(item: Item, text: string): Answer {
  switch (item.kind) {
    case 'number':
    case 'nps':
      return text === DONT_KNOW ? text : Number(text);
    case 'multiple':
    case 'ranking':
      return text.startsWith('[') ? several.parse(JSON.parse(text)) : text;
    default:
      return text;
  }
}

/** Texts that one reading remembers, and how long they may be. */
const REMEMBERED = 2000;
const LONGEST = 100;

/** The same reading of a text, once for as many texts as may be remembered: codes come again and again. */
export function remembered<Said>(read: (text: string) => Said): (text: string) => Said {
  const known = new Map<string, Said>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const said = read(text);
    if (text.length <= LONGEST && known.size < REMEMBERED) {
      // Otherwise a few letters would keep the text that they were cut from.
      known.set(Buffer.from(text).toString(), said);
    }
    return said;
  };
}
