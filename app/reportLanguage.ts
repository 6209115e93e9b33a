import type { HeaderReader } from './http/plain';
import { REPORT_LANGUAGES } from './messages/report';
import { acceptedLanguages, chooseLocale } from './study/text';

/** The language of the staff's pages: `lang` of the address, else what the browser asks for. */
export function reportLanguage(request: { url: string | URL; headers: HeaderReader }): string {
  const asked = new URL(request.url).searchParams.get('lang');
  const accepted = acceptedLanguages(request.headers.get('Accept-Language'));
  return chooseLocale(REPORT_LANGUAGES, asked === null ? accepted : [asked, ...accepted]);
}
