import type { ReportMessage } from '../messages/report';
import type { Words } from './Words';

/** The faults of a file of responses as their rules word them; the first that fits, with its named parts. */
const TEXTS: readonly (readonly [RegExp, ReportMessage])[] = [
  [/^must be one of consumer, manager$/, 'responses.fault_audience'],
  [/^is required$/, 'responses.fault_required'],
  [/^is missing$|received undefined$/, 'responses.fault_missing'],
  [/^unknown code "(?<name>.*)"$/, 'responses.fault_unknown_code'],
  [/^must be one code$/, 'responses.fault_not_a_code'],
  [/^must be a list of codes$/, 'responses.fault_not_a_list'],
  [/^"(?<name>.*)" is chosen twice$/, 'responses.fault_doubled_code'],
  [/^"(?<name>.*)" cannot be combined with other/, 'responses.fault_exclusive'],
  [/^needs at least (?<count>\d+) options$/, 'responses.fault_too_few'],
  [/^takes at most (?<count>\d+) options$/, 'responses.fault_too_many'],
  [/^two options share place (?<name>.+)$/, 'responses.fault_tied'],
  [/^"(?<name>.*)" is not a place from 1 to (?<most>.+)$/, 'responses.fault_rank'],
  [/^must be a number$/, 'responses.fault_number'],
  [/^must be above 0$/, 'responses.fault_positive'],
  [/^must be at most (?<name>[\d,]+) characters$/, 'responses.fault_long'],
  [/^must be at least (?<name>[-\d.,]+)$/, 'responses.fault_least'],
  [/^must be at most (?<name>[-\d.,]+)$/, 'responses.fault_most'],
  [/^must go in steps of (?<name>.+)$/, 'responses.fault_step'],
  [/^must be a text$/, 'responses.fault_text'],
  [/^holds a character that cannot be stored$/, 'responses.fault_character'],
  [/^is given though its option is not chosen$/, 'responses.fault_other'],
  [/^unknown item$|^is no item of the study$/, 'responses.fault_item'],
  [/^is not asked of this audience$/, 'responses.fault_side'],
  [/^is named twice$/, 'responses.fault_twice'],
  [/^column \d+ has no name$/, 'responses.fault_unnamed'],
  [/^must not be empty$/, 'responses.fault_empty'],
  [/^is not a language tag$/, 'responses.fault_language'],
  [/^must be a date and time/, 'responses.fault_moment'],
  [/^must lie in the years/, 'responses.fault_years'],
  [/^this respondent answered differently before$/, 'responses.fault_differently'],
  [/^a quotation mark is never closed/, 'responses.fault_quotation'],
  [/^has (?<count>\d+) cells, and the header (?<columns>\d+)$/, 'responses.fault_cells'],
  [/is not JSON/, 'responses.fault_json'],
  [/^The file is UTF-16/, 'responses.fault_utf16'],
  [/^The file is not UTF-8/, 'responses.fault_utf8'],
  [/^The file holds NUL/, 'responses.fault_nul'],
  [/^The (?:file|body) is empty/, 'responses.fault_no_rows'],
  [/^A quotation mark of the header/, 'responses.fault_header_quotation'],
  [/line of (?:the file|record \d+) is too long/, 'responses.fault_line'],
];

/** What is wrong with a row or a file, in the reader's language; as it is where no rule words it so. */
export function responseFaultText(message: string, { t }: Words): string {
  for (const [pattern, text] of TEXTS) {
    const found = pattern.exec(message);
    if (!found) continue;
    const { count, columns, ...named } = found.groups ?? {};
    return t(text, { ...named, count: Number(count ?? 0), columns: Number(columns ?? 0) });
  }
  return message;
}
