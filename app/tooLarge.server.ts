import { problem } from './problem.server';
import { notice } from './questionnaire/visit.server';
import { acceptedLanguages } from './study/text';

/** The answer to a body over the limit, in the form that its reader expects. */
export function tooLarge(pathname: string, limit: number, languages: string | null): Response {
  return pathname.startsWith('/api/')
    ? problem(413, 'Too large', {
        detail: `The body is larger than ${Math.round(limit / 1024 / 1024)} MB.`,
      })
    : notice('too_large', acceptedLanguages(languages)[0] ?? 'en');
}
