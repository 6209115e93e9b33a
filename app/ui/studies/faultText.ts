import type { ReportMessage, ReportTranslate } from '../../messages/report';

/** The faults that are met while a study is being built, as the document's rules word them. */
const TEXTS: readonly (readonly [RegExp, ReportMessage])[] = [
  [/^the default locale's text is missing$/, 'studies.fault_text'],
  [/is worded for the \w+ but missing from/, 'studies.fault_not_asked'],
  [/^needs the wording of at least one audience$/, 'studies.fault_no_side'],
  [/^needs at least (?:two options|one option)$/, 'studies.fault_options'],
  [/^needs at least one item$/, 'studies.fault_empty'],
  [/^names at least one option$/, 'studies.fault_favourable'],
  [/is asked on a later page$/, 'studies.fault_later'],
  [/^makes a cycle/, 'studies.fault_cycle'],
  [/is not paired: it is asked of one side only$/, 'studies.fault_unpaired'],
  [/^unknown (?:item|code|scale) /, 'studies.fault_unknown'],
];

/** What is wrong at a place, in the reader's language where it is one of the usual faults. */
export function faultText(message: string, t: ReportTranslate): string {
  const known = TEXTS.find(([pattern]) => pattern.test(message));
  return known ? t(known[1]) : message;
}
