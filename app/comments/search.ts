/** A letter without its case: those that differ only by case have one (Unicode's case mappings). */
function foldedLetter(letter: string): string {
  // The dotted capital has no plain letter otherwise, and both of a language's letters are found.
  return letter === 'İ' ? 'i' : letter.toUpperCase().toLowerCase();
}

/**
 * A text without case, letter by letter, so that neither language nor place in a word matters, and
 * with one space between words (definition).
 *
 * @example folded('BankID  ΟΔΟΣ Straße') // 'bankid οδοσ strasse'
 */
export function folded(text: string): string {
  return [...text.replaceAll(/\s+/g, ' ')].map(foldedLetter).join('').replaceAll('ς', 'σ');
}

/** Letters of all scripts lie below, those of which an alphabet with case is known. */
const LETTERS = 0x1e944;

let known: Map<string, string[]> | null = null;

/** All ways of writing each letter, by the letter without case. */
function spellings(): Map<string, string[]> {
  if (known) return known;
  known = new Map();
  for (let code = 0; code < LETTERS; code += 1) {
    const letter = String.fromCodePoint(code);
    const plain = folded(letter);
    if (plain !== letter) known.set(plain, [...(known.get(plain) ?? [plain]), letter]);
  }
  return known;
}

const escaped = (letter: string) => letter.replace(/[\\^$.*+?()[\]{}|]/, '\\$&');

/**
 * A regular expression for a database that holds a text in any case, whatever its collation knows of
 * letters: each letter stands with all its spellings (definition).
 *
 * @example searchPattern('a+') // '(?:a|A)\\+'
 */
export function searchPattern(term: string): string {
  const wanted = folded(term.replaceAll('\u0000', ''));
  const ways = (text: string) => spellings().get(text) ?? [text];
  const parts: string[] = [];
  for (let at = 0; at < wanted.length; ) {
    const letter = String.fromCodePoint(wanted.codePointAt(at) ?? 0);
    // One letter may stand for several: ß for ss.
    const longer = [3, 2]
      .map((length) => wanted.slice(at, at + length))
      .find((text) => text.length > letter.length && spellings().has(text));
    const plain = longer ?? letter;
    const own = [...plain].map((one) => group(ways(one))).join('');
    if (plain === ' ') parts.push('[ \\t\\n\\r\\f\\v\u00a0\u2007\u202f]+');
    else if (longer) parts.push(`(?:${[own, ...ways(plain).slice(1).map(escaped)].join('|')})`);
    else parts.push(own);
    at += plain.length;
  }
  return parts.join('');
}

function group(ways: readonly string[]): string {
  const written = ways.map(escaped).join('|');
  return ways.length > 1 ? `(?:${written})` : written;
}
