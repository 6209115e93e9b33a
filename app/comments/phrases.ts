import { MASKS } from './contacts';

const MASKED = new RegExp(
  Object.values(MASKS)
    .map((mask) => mask.replaceAll(/[[\]]/g, '\\$&'))
    .join('|'),
  'g',
);

/** A divider of texts into words of a language, kept since one is dear to make. */
const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(locale: string): Intl.Segmenter {
  const known = segmenters.get(locale);
  if (known) return known;
  const made = new Intl.Segmenter(locale, { granularity: 'word' });
  segmenters.set(locale, made);
  return made;
}

/**
 * The words of a masked comment in lower case, null where a phrase ends: at a mark, at what was
 * masked, at a number (definition; word boundaries as Unicode has them).
 *
 * @example wordsIn('Long wait, again. Ask [name]!', 'en') // ['long', 'wait', null, 'again', null, 'ask', null]
 */
export function wordsIn(text: string, locale: string): (string | null)[] {
  const words: (string | null)[] = [];
  const end = () => {
    if (words.length > 0 && words.at(-1) !== null) words.push(null);
  };
  for (const { segment, isWordLike } of segmenterOf(locale).segment(text.replaceAll(MASKED, '|')))
    if (isWordLike && /\p{L}/u.test(segment)) words.push(segment.toLocaleLowerCase(locale));
    else if (segment.trim() !== '') end();
  return words;
}

/**
 * Each word of a comment once, without stop words and single letters (definition).
 *
 * @example saidWords(['the', 'wait', 'wait', null], new Set(['the'])) // ['wait']
 */
export function saidWords(words: readonly (string | null)[], stops: ReadonlySet<string>): string[] {
  return [
    ...new Set(words.filter((word) => word !== null && word.length > 1 && !stops.has(word))),
  ].filter((word) => word !== null);
}

/**
 * Each run of so many words that stand side by side once, of which the run without its first and
 * that without its last word are among those that are counted (definition): a run is said by no more
 * people than its parts are.
 *
 * @example saidRuns(['long', 'wait', null, 'again'], 2, new Set(['long', 'wait', 'again'])) // ['long wait']
 * @example saidRuns(['a', 'long', 'wait'], 3, new Set(['a long', 'long wait'])) // ['a long wait']
 */
export function saidRuns(
  words: readonly (string | null)[],
  length: number,
  counted: ReadonlySet<string>,
): string[] {
  const runs = words.flatMap((_, at) => {
    const run = words.slice(at, at + length);
    if (run.length < length || run.includes(null)) return [];
    const [first, last] = [run.slice(0, -1).join(' '), run.slice(1).join(' ')];
    return counted.has(first) && counted.has(last) ? [run.join(' ')] : [];
  });
  return [...new Set(runs)];
}

/** How many people said what. */
export class PhraseCounts {
  private readonly people = new Map<string, number>();

  add(phrases: readonly string[]): void {
    for (const phrase of phrases) this.people.set(phrase, (this.people.get(phrase) ?? 0) + 1);
  }

  /** What at least so many said, most first. */
  saidBy(least: number): { phrase: string; people: number }[] {
    return [...this.people]
      .filter(([, people]) => people >= least)
      .map(([phrase, people]) => ({ phrase, people }))
      .sort((a, b) => b.people - a.people || (a.phrase < b.phrase ? -1 : 1));
  }
}
