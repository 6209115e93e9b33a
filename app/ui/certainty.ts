import { insideSentence } from './headlineText';

/** How sure a view's finding is: one sentence, and what else is to be known of it, on request. */
export interface Certainty {
  sentence: string;
  remarks: readonly string[];
}

type Said = string | null | false | undefined;

/**
 * Several statements as one sentence.
 * @example oneSentence(['Ten people.', null, 'The gap is certain.'], 'en') // 'Ten people; the gap is certain.'
 */
export function oneSentence(statements: readonly Said[], locale: string): string {
  const [first, ...others] = said(statements).map((text) => text.replace(/\.$/u, ''));
  if (first === undefined) return '';
  return `${[first, ...others.map((text) => insideSentence(text, locale))].join('; ')}.`;
}

/** Statements that are there. */
export function said(statements: readonly Said[]): string[] {
  return statements.filter((text): text is string => typeof text === 'string' && text !== '');
}

/** All of it in one text, for a file that folds nothing. */
export function wholeCertainty({ sentence, remarks }: Certainty): string {
  return said([sentence, ...remarks]).join(' ');
}
