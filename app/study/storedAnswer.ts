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
