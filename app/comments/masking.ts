import { GIVEN_NAMES } from './names';

/** What stands where something was masked. */
export const MASKS = { email: '[e-mail]', link: '[link]', number: '[number]', name: '[name]' };

const EMAIL = /[\p{L}\p{N}._%+-]+\s?@\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const LINK = /(?:https?:\/\/|www\.)\S+|(?<![\p{L}\p{N}])@[\p{L}\p{N}_.]{2,}/giu;
/** Five digits and more, however they are grouped: phones, orders, accounts, personal ids. */
const NUMBER = /\+?\(?\d(?:[\s\u00a0()./+-]{0,2}\d){4,}[A-Z]?(?![\p{L}])/gu;
/** Letters and digits in one: account and card numbers, registrations, national insurance numbers. */
const MIXED =
  /(?<![\p{L}\p{N}])(?=[\p{Lu}\p{N}-]*\d[\p{Lu}\p{N}-]*\d)(?=[\p{Lu}\p{N}-]*\p{Lu})[\p{Lu}\p{N}][\p{Lu}\p{N}-]{4,}(?![\p{L}\p{N}])/gu;

const WORD = String.raw`\p{Lu}[\p{L}’'-]+`;
const NAMES = String.raw`${WORD}(?:\s+${WORD}){0,2}`;
/** Words after which a name stands, in the languages of the shipped studies. */
const BEFORE = [
  'my name is|name was|called|named|mr|mrs|ms|miss|dr|sir|dear|regards|sincerely|cheers|thanks to|spoke (?:to|with)',
  'jag heter|heter|vid namn|herr|fru|doktor|hälsningar|mvh|pratade med|talade med',
  'jeg heter|hilsen|vennlig hilsen|snakket med',
  'nazywam się|mam na imię|imieniem|pani|pan|panem|panią|pana|pozdrawiam|rozmawiał(?:em|am) z',
  'меня зовут|зовут|по имени|господин(?:ом|у|а)?|госпож(?:а|ой|у|е)|с уважением|говорил(?:а)? с',
]
  .join('|')
  .replaceAll(/(^|[|])(\p{Ll})/gu, (_, bar, first) => `${bar}[${first}${first.toUpperCase()}]`);
const INTRODUCED = new RegExp(
  String.raw`(?<![\p{L}])((?:${BEFORE})[.,:]?\s+)(${NAMES})(?![\p{L}])`,
  'gu',
);
const PAIR = new RegExp(String.raw`(?<![\p{L}\p{N}])(${WORD})((?:\s+${WORD}){1,2})`, 'gu');
const SINGLE = new RegExp(String.raw`(?<![\p{L}\p{N}])${WORD}`, 'gu');
const SIGNED = new RegExp(String.raw`(\s[/–—-]+\s*)(${NAMES})\s*[.!]?\s*$`, 'u');

/**
 * A comment with what may name a person masked: e-mail addresses, links and handles, numbers of five
 * digits and more (phones, orders, personal ids), and names: common given names, in other cases too,
 * capitalised words that stand together, and what follows "my name is" and the like, in English,
 * Swedish, Norwegian, Polish and Russian (definition). It can miss a name, and mask what is none.
 *
 * @example masked('Call Anna Svensson, 070-123 45 67, or anna@svensson.se')
 * // 'Call [name], [number], or [e-mail]'
 */
export function masked(text: string): string {
  return text
    .replaceAll(EMAIL, MASKS.email)
    .replaceAll(LINK, MASKS.link)
    .replaceAll(MIXED, MASKS.number)
    .replaceAll(NUMBER, MASKS.number)
    .replaceAll(INTRODUCED, (_, before: string) => `${before}${MASKS.name}`)
    .replace(SIGNED, (_, before: string) => `${before}${MASKS.name}`)
    .replaceAll(PAIR, maskedPair)
    .replaceAll(SINGLE, (word) => (isGivenName(word) ? MASKS.name : word));
}

/** Words that stand together are a name; the first of a sentence may be any word. */
function maskedPair(whole: string, first: string, rest: string, at: number, text: string): string {
  const before = text.slice(0, at).trimEnd();
  const startsSentence = before === '' || /[.!?…:]$/.test(before);
  if (!startsSentence || isGivenName(first)) return MASKS.name;
  const others = rest.trim().split(/\s+/);
  return others.length > 1 ? `${first} ${MASKS.name}` : whole;
}

const ENDINGS = /(?:'s|’s|s|a|ą|ę|y|i|em|owi|iem|u|ie|ka|om|ой|ом|ем|у|ю|а|я|е|ы|и|ей)$/u;

/** Whether a word is a common given name, in its own case or another. */
function isGivenName(word: string): boolean {
  const lower = word.toLowerCase();
  if (GIVEN_NAMES.has(lower)) return true;
  const stem = lower.replace(ENDINGS, '');
  if (stem.length < 3 || stem === lower) return false;
  return ['', 'a', 'а', 'я', 'й', 'ia'].some((ending) => GIVEN_NAMES.has(stem + ending));
}
