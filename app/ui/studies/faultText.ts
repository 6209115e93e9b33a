import type { ReportMessage, ReportTranslate } from '../../messages/report';

/** The faults of a document or of a file of translations, as their rules word them; the first that fits, with its named parts. */
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
  [/^unknown (?!field)/, 'studies.fault_unknown'],
  [/^"(?<name>.+)" is doubled$/, 'studies.fault_doubled'],
  [/is named twice$/, 'studies.fault_doubled_member'],
  [/^".+" is written "(?<name>.+)" as a BCP 47 tag$/, 'studies.fault_tag_written'],
  [/BCP 47 language tag$|^is not a language tag$/, 'studies.fault_tag'],
  [/^"(?<name>.+)" is not among the study's locales$/, 'studies.fault_locale'],
  [/^is below "min"$/, 'studies.fault_below_min'],
  [/^lies outside min and max$/, 'studies.fault_threshold'],
  [/^exceeds the options$/, 'studies.fault_few_options'],
  [/^exceeds "maxSelect"$/, 'studies.fault_select'],
  [/^only one option of an item may take a text$/, 'studies.fault_one_text'],
  [/^"(?<name>.+)" is an option's code already$/, 'studies.fault_net_code'],
  [/^unknown field$/, 'studies.fault_field'],
  [/^"(?<name>.+)" is asked twice$/, 'studies.fault_twice'],
  [/^"(?<name>.+)" has no wording for the \w+$/, 'studies.fault_no_wording'],
  [
    /^"(?<name>.+)" must be a scale or single item with favourable codes$/,
    'studies.fault_index_kind',
  ],
  [/^"(?<name>.+)" is not asked of the \w+$/, 'studies.fault_side'],
  [/^"is" asks for codes, but "(?<name>.+)" is of kind \w+$/, 'studies.fault_codes_kind'],
  [/^"\w+" asks for a number, but "(?<name>.+)" is of kind \w+$/, 'studies.fault_number_kind'],
  [/^predictions are asked of managers$/, 'studies.fault_prediction_side'],
  [/^a percentage is predicted/, 'studies.fault_prediction_range'],
  [/^"(?<name>.+)" is a role of .+ items$/, 'studies.fault_role_kind'],
  [/^"(?<name>.+)" needs "favourable" codes/, 'studies.fault_role_favourable'],
  [/^must not be empty$/, 'studies.fault_blank'],
  [/^must be at most 4000 characters$/, 'studies.fault_long'],
  [/^holds a character that cannot be stored$/, 'studies.fault_character'],
  [/^must be 1 to 64 lower-case letters, digits or "-"/, 'studies.fault_name_dash'],
  [/^must be 1 to 64 lower-case letters, digits(?: or|,) "_"/, 'studies.fault_name'],
  [/^a scale's name has 1 to 64 letters/, 'studies.fault_scale_name'],
  [/^must be 1 to 64 characters without spaces/, 'studies.fault_code'],
  [/^"(?<name>.+)" is kept for "don't know"$/, 'studies.fault_kept'],
  [/^a net names either "any" or "atLeast"$/, 'studies.fault_net'],
  [/^is a reserved name/, 'studies.fault_reserved'],
  [/^names at least one locale$/, 'studies.fault_no_locale'],
  [/^holds more than (?<count>\d+) items$/, 'studies.fault_many_items'],
  [/^(?:holds|is nested) more than/, 'studies.fault_excess'],
  [/^asks for at least one code$/, 'studies.fault_no_code'],
  [/^is one of \{ item/, 'studies.fault_condition'],
  [/^"__proto__" cannot be/, 'studies.fault_prototype'],
  [/^no JSON at line (?<line>\d+)$/, 'studies.fault_json_at'],
  [/^no JSON$/, 'studies.fault_json'],
  [/^"(?<name>.*)" is no language of the study$/, 'studies.fault_texts_language'],
  [/^there is no column "(?<name>.+)"$/, 'studies.fault_texts_column'],
  [/^has a quotation mark that stands wrong$/, 'studies.fault_texts_quotation'],
  [/^"(?<name>.*)" is no text of the study$/, 'studies.fault_texts_place'],
  [/received undefined$/, 'studies.fault_missing'],
  [/^Too small/, 'studies.fault_too_small'],
  [/^Too big/, 'studies.fault_too_big'],
  [/^(?:Invalid|Unrecognized|not|is|not a)/, 'studies.fault_value'],
];

/** What is wrong at a place, in the reader's language. */
export function faultText(message: string, t: ReportTranslate): string {
  for (const [pattern, text] of TEXTS) {
    const found = pattern.exec(message);
    if (found) return t(text, { ...found.groups });
  }
  return t('studies.fault_value');
}
