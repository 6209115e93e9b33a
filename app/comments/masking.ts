import { MASKS, maskedContacts } from './contacts';
import {
  INTRODUCTIONS,
  LETTERED,
  ORDINARY,
  SHORTENED,
  SIGNING,
  THAI_BEGINNINGS,
  THAI_ENDINGS,
  THAI_INTRODUCTIONS,
  THAI_TITLES,
  THANKING,
} from './introductions';
import { GIVEN_NAMES, isSmallName, isSurname, NO_CASES, WORDS_TOO } from './names';
import { isStopWord } from './stopWords';

const LETTERS = String.raw`[\p{L}\p{M}’'-]`;
const ANY = String.raw`\p{L}${LETTERS}{0,60}`;
const FOLLOWING = new RegExp(String.raw`${ANY}(?:\s+${ANY}){0,2}`, 'uy');
/** Capitals alone are how people raise their voices. */
const WORD = String.raw`\p{Lu}(?=${LETTERS}{0,60}\p{Ll})${LETTERS}{1,60}`;
const CAPITAL = new RegExp(`^${WORD}$`, 'u');
const NAMES = String.raw`${WORD}(?:\s+${WORD}){0,2}`;
const PAIR = new RegExp(String.raw`(?<![\p{L}\p{N}])(${WORD})((?:\s+${WORD}){1,2})`, 'gu');
const SHOUTED = /(?<![\p{L}\p{N}])(\p{Lu}{3,})(?:\s+(\p{Lu}{3,}))?(?![\p{L}])/gu;
const SINGLE = new RegExp(String.raw`(?<![\p{L}\p{N}])\p{Lu}${LETTERS}{1,60}`, 'gu');
const DASHED = new RegExp(String.raw`((?:^|\s)[/–—-]+\s*)(${NAMES})\s*[.!]?\s*$`, 'u');
/** The same in small letters, and after thanks: only a given name signs so. */
const SIGNED_SMALL = new RegExp(
  String.raw`((?:^|\s)[/–—-]+\s*|(?<!\p{L})(?:${THANKING}),\s+)(${ANY})(?:\s+${ANY})?\s*[.!]?\s*$`,
  'iu',
);
const SIGNED = new RegExp(
  String.raw`(?<![\p{L}])((?:${SIGNING.join('|')})[,.!:]?\s+)(${ANY}(?:\s+${ANY})?)\s*[.!]?\s*$`,
  'iu',
);
/** Thai writes no space around a name: all up to the next one, or to what ends a sentence, is taken for it. */
const THAI = new RegExp(
  String.raw`((?:${THAI_INTRODUCTIONS.join('|')})\s*)(?:(?!${THAI_ENDINGS})\p{Script=Thai})+`,
  'gu',
);
/** A title, or "you" before one of the commonest names. */
const THAI_TITLED = new RegExp(
  String.raw`(?<!\p{Script=Thai})((?:${THAI_TITLES})\s?)(?:(?!${THAI_ENDINGS})\p{Script=Thai})+`,
  'gu',
);
/** A surname stands behind a space, where no other sentence begins there. */
const THAI_SURNAME = new RegExp(
  String.raw`(\[name\])\s(?!${THAI_ENDINGS}|${THAI_BEGINNINGS})\p{Script=Thai}{3,18}(?!\p{Script=Thai})`,
  'gu',
);
/** Initials before a surname, after one, or after a given name that was masked. */
const INITIALS = new RegExp(
  String.raw`(?<![\p{L}\p{N}.])((?:\p{Lu}\.\s?){1,3}|(?:\p{Lu}\s){1,2}(?=${WORD}(?:son|sen|ski|cki|nen)(?!\p{L})))(${WORD}(?:-${WORD})?)`,
  'gu',
);
/** The same in a comment that is shouted. */
const SHOUTED_INITIALS =
  /(?<![\p{L}\p{N}.])((?:\p{Lu}\.\s?){1,3})(\p{Lu}{2,}(?:-\p{Lu}{2,})?)(?!\p{L})/gu;
const AFTER = new RegExp(String.raw`(?<![\p{L}\p{N}])(${WORD})\s(\p{Lu}\.\s?\p{Lu}\.)`, 'gu');
const LAST_INITIAL = /(\[name\]) \p{Lu}(?:\.|(?![\p{L}\p{N}’'-]))/gu;
const BEFORE = /([\p{L}]+)[\s,]*$/u;
const SMALL = new RegExp(String.raw`(?<![\p{L}\p{N}@._’'-])\p{Ll}${LETTERS}{1,30}`, 'gu');
const SMALL_AFTER = new RegExp(String.raw`(\[name\])\s+(\p{Ll}${LETTERS}{3,30})`, 'gu');

const introduced = INTRODUCTIONS.map(({ phrases, between, small, isKnownOnly = false }) => ({
  isKnownOnly,
  phrase: new RegExp(String.raw`(?<![\p{L}])(?:${phrases.join('|')})${between}`, 'giu'),
  small,
}));

/**
 * A comment with what may name a person masked: e-mail addresses, links and handles, numbers of five
 * digits and more (phones, orders, personal ids) in any script and with letters, and names: common
 * given names, in other cases too, capitalised words that stand together, and what follows "my name
 * is", "agent", "thanks" and the like, in English, Swedish, Norwegian, Danish, Finnish, German, Polish
 * and Russian (definition). It can miss a name, and mask what is none.
 *
 * @example masked('Call Anna Svensson, 070-123 45 67, or anna@svensson.se')
 * // 'Call [name], [number], or [e-mail]'
 * @example masked('my name is anna svensson, order 12345a') // 'my name is [name], order [number]'
 */
export function masked(text: string): string {
  const plain = maskedContacts(text)
    .replaceAll(THAI, `$1${MASKS.name}`)
    .replaceAll(THAI_TITLED, `$1${MASKS.name}`)
    .replaceAll(THAI_SURNAME, '$1')
    .replaceAll(INITIALS, maskedInitials)
    .replaceAll(SHOUTED_INITIALS, maskedInitials)
    .replaceAll(AFTER, (whole, word: string) => (isOrdinary(word) ? whole : MASKS.name));
  return introduced
    .reduce((said, introduction) => maskedAfter(said, introduction), plain)
    .replace(SIGNED, (whole, before: string, words: string) =>
      isSignature(words) ? `${before}${MASKS.name}` : whole,
    )
    .replace(DASHED, (_, before: string) => `${before}${MASKS.name}`)
    .replace(SIGNED_SMALL, (whole, before: string, first: string) =>
      isGivenName(first) ? `${before}${MASKS.name}` : whole,
    )
    .replaceAll(SHOUTED, maskedShout)
    .replaceAll(PAIR, maskedPair)
    .replaceAll(SINGLE, (word) => (!isShouted(word) && isGivenName(word) ? MASKS.name : word))
    .replaceAll(LAST_INITIAL, '$1')
    .replaceAll(SMALL, (word) => (isSmallName(word.replace(/['’]s$/u, '')) ? MASKS.name : word))
    .replaceAll(SMALL_AFTER, (whole, name: string, word: string) =>
      isSurname(word) && !isOrdinary(word) ? name : whole,
    );
}

/** A surname after its initials, unless these stand for other things or belong to the word before. */
function maskedInitials(
  whole: string,
  initials: string,
  surname: string,
  at: number,
  text: string,
): string {
  const letters = initials.replace(/[^\p{L}]/gu, '').toLowerCase();
  const before = BEFORE.exec(text.slice(Math.max(0, at - 40), at))?.[1]?.toLowerCase() ?? '';
  const isOther = SHORTENED.has(letters) || (letters.length === 1 && LETTERED.has(before));
  const isNone = isOrdinary(surname) || SHORTENED.has(surname.toLowerCase());
  return isOther || isNone ? whole : MASKS.name;
}

/** The names masked that stand after a phrase; words without capitals only as far as it says. */
function maskedAfter(
  text: string,
  { phrase, small, isKnownOnly }: { phrase: RegExp; small: number; isKnownOnly: boolean },
): string {
  let [said, at] = ['', 0];
  for (const found of text.matchAll(phrase)) {
    const start = found.index + found[0].length;
    FOLLOWING.lastIndex = start;
    const words = FOLLOWING.exec(text)?.[0].split(/\s+/) ?? [];
    const isName = start >= at && (!isKnownOnly || isKnown(words[0] ?? ''));
    const count = isName ? namesIn(words, small) : 0;
    if (count === 0) continue;
    said += `${text.slice(at, start)}${MASKS.name}`;
    at = start + endOf(text.slice(start), count);
  }
  return said + text.slice(at);
}

/** Where the so many first words end. */
function endOf(text: string, count: number): number {
  return (
    new RegExp(String.raw`^${ANY}(?:\s+${ANY}){${count - 1}}`, 'u').exec(text)?.[0].length ?? 0
  );
}

/** How many of the words are a name. */
function namesIn(words: readonly string[], small: number): number {
  const [first = '', second = ''] = words;
  const isNone = small > 0 ? (word: string) => ORDINARY.has(word.toLowerCase()) : isOrdinary;
  const other = words.findIndex((word) => !CAPITAL.test(word));
  const capitals = words.slice(0, other < 0 ? words.length : other);
  if (capitals.length > 0) return capitals.every(isNone) ? 0 : capitals.length;
  // Small or shouted: as many as are no other words.
  const known = isKnown(first) ? (isShouted(first) && isShouted(second) ? 2 : 1) : 0;
  const end = words.findIndex(isOrdinary);
  return Math.min(Math.max(known, small), end < 0 ? words.length : end);
}

/** Whether it is a given name and no other word. */
function isKnown(word: string): boolean {
  return isGivenName(word) && !WORDS_TOO.has(word.toLowerCase());
}

function isShouted(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase();
}

function isOrdinary(word: string): boolean {
  return ORDINARY.has(word.toLowerCase()) || isStopWord(word.toLowerCase());
}

/** One or two words that end a comment after its greeting. */
function isSignature(words: string): boolean {
  return words.split(/\s+/).every((word) => !isOrdinary(word));
}

/** A given name in capitals, with the surname that may follow. */
function maskedShout(whole: string, first: string, second: string | undefined): string {
  if (!isKnown(first)) return whole;
  return second === undefined || !isOrdinary(second)
    ? MASKS.name
    : `${MASKS.name}${whole.slice(first.length)}`;
}

/** Words that stand together are a name; the first of a sentence may be any word. */
function maskedPair(whole: string, first: string, rest: string, at: number, text: string): string {
  const before = text.slice(0, at).trimEnd();
  const startsSentence = before === '' || /[.!?…:]$/.test(before);
  if (!startsSentence || isGivenName(first)) return MASKS.name;
  const others = rest.trim().split(/\s+/);
  return others.length > 1 ? `${first} ${MASKS.name}` : whole;
}

const ENDINGS =
  /(?:'s|’s|s|n|lle|lta|lla|a|ą|ę|y|i|em|owi|iem|u|ie|ka|om|ой|ом|ем|у|ю|а|я|е|ы|и|ей)$/u;

/** Whether a word is a common given name, in its own case or another. */
function isGivenName(word: string): boolean {
  const lower = word.toLowerCase();
  if (ORDINARY.has(lower)) return false;
  if (GIVEN_NAMES.has(lower)) return true;
  const stem = lower.replace(ENDINGS, '');
  if (stem.length < 3 || stem === lower || NO_CASES.has(lower)) return false;
  return ['', 'a', 'а', 'я', 'й', 'ia'].some((ending) => GIVEN_NAMES.has(stem + ending));
}
